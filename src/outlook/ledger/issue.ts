import {
  type Clock,
  contentHash,
  firstDayOf,
  type IsoDate,
  period,
  programVersion,
  timestamp,
  today,
} from "../../kernel/index.ts";
import type { CountDistribution } from "../../maths/index.ts";
import type { BalanceForecast, BaselineId, CountForecast } from "../forecasters/forecast.ts";
import type { Question } from "../questions/question.ts";
import type { EntryDraft, LedgerHead } from "./chain.ts";
import {
  type ForecastEntry,
  type IssuedQuestion,
  type LedgerEntry,
  type LedgerForecast,
  type LevelForecast,
  type LevelOfBalance,
  type QuestionForecast,
  questionKey,
} from "./entry.ts";
import { extendLedger, type LedgerAccess } from "./ledger-file.ts";
import { openEntries } from "./resolve.ts";
import { type StoredDistribution, storedDistribution } from "./stored-distribution.ts";

/** From what, when and how forecasts were made. */
export interface IssueContext {
  readonly clock: Clock;
  readonly asOf: IsoDate;
  readonly snapshot: string;
  readonly teller: string;
  /** Version of the forecaster; that of the program is added. */
  readonly forecaster: string;
}

/** What became of forecasts that were to be entered. */
export interface Issued {
  readonly added: number;
  /** Already there, from the same state of the record. */
  readonly known: number;
  /** Of days that are not all after the day of issue: they never enter. */
  readonly leftOut: number;
  readonly head: LedgerHead | undefined;
}

/** A forecast of a count as the ledger holds it. */
export function levelForecast(
  dyad: readonly [string, string],
  period: string,
  { target, horizon, pool, baselines }: CountForecast,
): LevelForecast {
  const stored = Object.entries(baselines).map(([id, forecast]: [string, CountDistribution]) => [
    id,
    storedDistribution(forecast),
  ]);
  return {
    kind: "level",
    dyad,
    target,
    period,
    horizon,
    distribution: storedDistribution(pool),
    baselines: Object.fromEntries(stored) as Record<BaselineId, StoredDistribution>,
  };
}

/** A forecast of the balance as the ledger holds it. */
export function balanceLevel(
  dyad: readonly [string, string],
  period: string,
  { horizon, quantiles, climatology, persistence }: BalanceForecast,
): LevelOfBalance {
  return { kind: "balance", dyad, period, horizon, quantiles, climatology, persistence };
}

/** A probability of a question as the ledger holds it; the question goes in whole. */
export function questionForecast(
  { teller, rule, voidRule, finePrint, ...question }: Question,
  { p, baseRate, topic }: { readonly p: number; readonly baseRate: number; readonly topic: string },
): QuestionForecast {
  const { id, text, dyad, opens, by, hash } = question;
  const whole = { teller, rule, voidRule, finePrint };
  return {
    kind: "question",
    question: { id, text, dyad, topic, opens, by, hash, rule: whole },
    p,
    baseRate,
  };
}

/** The question that was issued, to be resolved by its own rule. */
export function issuedQuestion({ topic: _, rule, ...question }: IssuedQuestion): Question {
  const whole = rule as Pick<Question, "teller" | "rule" | "voidRule" | "finePrint">;
  return { ...question, ...whole };
}

/** What makes two forecasts the same, whenever they were issued. */
function identity({
  record,
  method,
  forecast,
}: Pick<ForecastEntry, "record" | "method" | "forecast">): string {
  return contentHash({ record, method, forecast });
}

/** What the ledger already holds of questions. */
interface Asked {
  readonly ever: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
}

function askedIn(entries: readonly ForecastEntry[]): ReadonlySet<string> {
  return new Set(
    entries.flatMap(({ forecast }) =>
      forecast.kind === "question" ? [questionKey(forecast.question)] : [],
    ),
  );
}

/**
 * Whether all that a forecast is about lies after the day of its issue. A question must have been entered by the day it opens;
 * from then on its probability may be told anew until it is decided.
 */
function isAhead(forecast: LedgerForecast, day: IsoDate, { ever, open }: Asked): boolean {
  if (forecast.kind !== "question") return firstDayOf(period(forecast.period)) > day;
  const { opens, by } = forecast.question;
  const key = questionKey(forecast.question);
  return by > day && (ever.has(key) ? open.has(key) : opens >= day);
}

interface Plan extends Pick<Issued, "known" | "leftOut"> {
  readonly drafts: readonly EntryDraft[];
}

function planned(
  entries: readonly LedgerEntry[],
  forecasts: readonly LedgerForecast[],
  { clock, asOf, snapshot, teller, forecaster }: IssueContext,
): Plan {
  const issued = entries.filter((entry): entry is ForecastEntry => entry.kind === "forecast");
  const asked = { ever: askedIn(issued), open: askedIn(openEntries(entries)) };
  const ahead = forecasts.filter((forecast) => isAhead(forecast, today(clock), asked));
  const seen = new Set(issued.map(identity));
  const shared = {
    kind: "forecast" as const,
    issued: timestamp(clock),
    asOf,
    record: { snapshot, teller },
    method: `${forecaster} (entente ${programVersion()})`,
  };
  const drafts = ahead.flatMap((forecast) => {
    const draft = { ...shared, forecast };
    const id = identity(draft);
    if (seen.has(id)) return [];
    seen.add(id);
    return [draft];
  });
  return {
    drafts,
    known: ahead.length - drafts.length,
    leftOut: forecasts.length - ahead.length,
  };
}

/**
 * Enter forecasts in the ledger as they are issued. The same forecast from the same state of the record is entered once, however
 * often it is made. One of a period or question that has begun is left out: what was known of it cannot be told.
 *
 * Method page: docs/method/ledger.md
 *
 * @throws the errors of `extendLedger`; `kernel.period-malformed`
 */
export async function issue(
  access: LedgerAccess,
  forecasts: readonly LedgerForecast[],
  context: IssueContext,
): Promise<Issued> {
  const { plan, added, head } = await extendLedger(access, (entries) =>
    planned(entries, forecasts, context),
  );
  return { added: added.length, known: plan.known, leftOut: plan.leftOut, head };
}
