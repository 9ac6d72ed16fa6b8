import { z } from "zod";
import { type IsoDate, isIsoDate } from "../../kernel/index.ts";
import type { BaselineId } from "../forecasters/forecast.ts";
import type { CountTarget } from "../panel/forecast-panel.ts";
import { type StoredDistribution, storedDistributionSchema } from "./stored-distribution.ts";

/** A count of one period of one dyad, forecast. */
export interface LevelForecast {
  readonly kind: "level";
  /** In the order of the alphabet. */
  readonly dyad: readonly [string, string];
  readonly target: CountTarget;
  readonly period: string;
  /** Periods after the last that was known whole, from 1 up. */
  readonly horizon: number;
  readonly distribution: StoredDistribution;
  /** What it will be scored beside, so that no old record is needed for that. */
  readonly baselines: Readonly<Record<BaselineId, StoredDistribution>>;
}

/** The balance of one period of one dyad, forecast; logits. */
export interface LevelOfBalance {
  readonly kind: "balance";
  readonly dyad: readonly [string, string];
  readonly period: string;
  readonly horizon: number;
  /** At probabilities .05, .25, .5, .75 and .95. */
  readonly quantiles: readonly [number, number, number, number, number];
  /** Mean of all levels so far, and the last level. */
  readonly climatology: number;
  readonly persistence: number;
}

/** A question as it stood when it was issued. */
export interface IssuedQuestion {
  readonly id: string;
  readonly text: string;
  readonly dyad: readonly [string, string];
  /** What it is about, where several questions are about the like. */
  readonly topic: string;
  /** The first day that counts is the one after. */
  readonly opens: IsoDate;
  /** The last day that counts. */
  readonly by: IsoDate;
  /** Hash of the rule. */
  readonly hash: string;
  /** All that is needed to resolve it: plain data. */
  readonly rule: unknown;
}

/** What makes two questions the same: the rule and the days it is about. */
export function questionKey({ hash, opens, by }: IssuedQuestion): string {
  return `${hash} ${opens} ${by}`;
}

/** The probability of a question. */
export interface QuestionForecast {
  readonly kind: "question";
  readonly question: IssuedQuestion;
  readonly p: number;
  /** Fixed before the question opened. */
  readonly baseRate: number;
}

/** What is issued. */
export type LedgerForecast = LevelForecast | LevelOfBalance | QuestionForecast;

interface Envelope {
  readonly schema: "entente/ledger-entry@1";
  /** From 1 up, without gaps. */
  readonly seq: number;
  /** Hash of the entry before; of the first, zeros. */
  readonly previous: string;
  /** The moment of issue, UTC. */
  readonly issued: string;
  /** What was known by the end of this day was known. */
  readonly asOf: IsoDate;
  readonly record: { readonly snapshot: string; readonly teller: string };
  /** Of everything else. */
  readonly hash: string;
}

/** A forecast that was issued. */
export interface ForecastEntry extends Envelope {
  readonly kind: "forecast";
  /** Version of the forecaster and of the program. */
  readonly method: string;
  readonly forecast: LedgerForecast;
}

/** How one distribution fared; null stands for an infinite score. */
export interface Scored {
  readonly crps: number;
  readonly log: number | null;
}

/** How a forecast of a count fared. */
export interface LevelScored extends Scored {
  readonly kind: "level";
  /** Probability of fewer events than came, and of as many or fewer. */
  readonly below: number;
  readonly upTo: number;
  readonly inside50: boolean;
  readonly inside90: boolean;
  readonly baselines: Readonly<Record<BaselineId, Scored>>;
}

/** How a forecast of the balance fared; logits. */
export interface BalanceScored {
  readonly kind: "balance";
  /** Twice the mean pinball loss of the quantiles, and its like for the points beside it: their distance. */
  readonly crps: number;
  readonly climatology: number;
  readonly persistence: number;
  readonly inside50: boolean;
  readonly inside90: boolean;
}

/** How a probability fared, beside the base rate; the one of a half scores .25 and log 2. */
export interface QuestionScored {
  readonly kind: "question";
  readonly brier: number;
  readonly log: number | null;
  readonly baseBrier: number;
  readonly baseLog: number | null;
}

/** The scores of one forecast. */
export type EntryScores = LevelScored | BalanceScored | QuestionScored;

/** What came of a forecast. */
export interface ResolutionEntry extends Envelope {
  readonly kind: "resolution";
  /** Its `seq`. */
  readonly of: number;
  readonly state: "resolved" | "void";
  /** A count, a level in logits, or 1 for yes and 0 for no; null where it is void. */
  readonly outcome: number | null;
  /** The day from which the outcome was certain: of a question the day that decided it, else the period's last. */
  readonly on: IsoDate;
  readonly because: string;
  readonly scores: EntryScores | null;
}

/** One line of the ledger. */
export type LedgerEntry = ForecastEntry | ResolutionEntry;

const day = z.string().refine(isIsoDate, { error: "not a day" });
const hash = z.string().regex(/^[0-9a-f]{64}$/, { error: "not a hash" });
const sequence = z.number().int().min(1);
const dyad = z.tuple([z.string(), z.string()]).readonly();
const level = z.number();
const share = z.number().min(0).max(1);
const score = z.number().nullable();

const baseline = z.literal([
  "zero",
  "last-value",
  "last-twelve",
  "same-period",
  "moments",
  "tsb",
  "climatology",
]);

const place = { dyad, period: z.string(), horizon: sequence };

const forecastSchema: z.ZodType<LedgerForecast> = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("level"),
    target: z.literal(["cooperation", "conflict", "material-conflict"]),
    ...place,
    distribution: storedDistributionSchema,
    baselines: z.record(baseline, storedDistributionSchema),
  }),
  z.strictObject({
    kind: z.literal("balance"),
    ...place,
    quantiles: z.tuple([level, level, level, level, level]),
    climatology: level,
    persistence: level,
  }),
  z.strictObject({
    kind: z.literal("question"),
    question: z.strictObject({
      id: z.string(),
      text: z.string(),
      dyad,
      topic: z.string(),
      opens: day,
      by: day,
      hash,
      rule: z.unknown(),
    }),
    p: share,
    baseRate: share,
  }),
]);

const scored = z.strictObject({ crps: z.number(), log: score });

const scoresSchema: z.ZodType<EntryScores> = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("level"),
    crps: z.number(),
    log: score,
    below: share,
    upTo: share,
    inside50: z.boolean(),
    inside90: z.boolean(),
    baselines: z.record(baseline, scored),
  }),
  z.strictObject({
    kind: z.literal("balance"),
    crps: z.number(),
    climatology: z.number(),
    persistence: z.number(),
    inside50: z.boolean(),
    inside90: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal("question"),
    brier: z.number(),
    log: score,
    baseBrier: z.number(),
    baseLog: score,
  }),
]);

const envelope = {
  schema: z.literal("entente/ledger-entry@1"),
  seq: sequence,
  previous: hash,
  issued: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, { error: "not a moment" }),
  asOf: day,
  record: z.strictObject({ snapshot: z.string(), teller: z.string() }),
  hash,
};

/** The shape of a line of the ledger. */
export const ledgerEntrySchema: z.ZodType<LedgerEntry> = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("forecast"),
    ...envelope,
    method: z.string(),
    forecast: forecastSchema,
  }),
  z.strictObject({
    kind: z.literal("resolution"),
    ...envelope,
    of: sequence,
    state: z.literal(["resolved", "void"]),
    outcome: z.number().nullable(),
    on: day,
    because: z.string(),
    scores: scoresSchema.nullable(),
  }),
]);
