import { seededRandom } from "../../kernel/index.ts";
import {
  areaUnderCurve,
  type BootstrappedMean,
  type BrierDecomposition,
  blockBootstrapMean,
  brierDecomposition,
  brierScore,
  eventLogScore,
  skillScore,
} from "../../maths/index.ts";
import { historyAtMonth, type KindPanel, type KindSeries } from "./kind-panel.ts";
import {
  DEFAULT_PRIOR,
  LEAST_PROBABILITY,
  type QuestionPrior,
  questionProbability,
} from "./probability.ts";
import type { QuestionRule } from "./question.ts";
import { DEFAULT_VOID } from "./rule.ts";

/** How questions are asked of the past. */
export interface QuestionBacktestSettings {
  /** Lengths of windows, months; by default 3, 6 and 12. */
  readonly windows?: readonly number[];
  /** Months between one origin and the next; by default 3. */
  readonly every?: number;
  /** Months that the source must have looked in before the first origin; by default 24. */
  readonly least?: number;
  readonly prior?: QuestionPrior;
  /** For the intervals of skill. */
  readonly seed: number;
}

/** Questions that were put to the past, one a place in every column. */
export interface AskedPast {
  readonly kind: string[];
  readonly window: number[];
  /** Index of the dyad and of the origin in the panel. */
  readonly dyad: number[];
  readonly origin: number[];
  readonly p: number[];
  /** The base rate, drawn towards one half by Jeffreys' prior. */
  readonly base: number[];
  /** The base rate as it stands, kept from 0 and 1 as every probability is. */
  readonly rate: number[];
  /** 1 yes, 0 no; void ones are left out. */
  readonly outcome: number[];
}

/** Scores of one way of giving probabilities. */
export interface EventScores {
  readonly brier: number;
  readonly log: number;
}

/** How questions of a kind and a window fared. */
export interface QuestionScores extends EventScores {
  /** "all" for every kind together. */
  readonly kind: string;
  readonly window: number;
  readonly questions: number;
  readonly dyads: number;
  readonly origins: number;
  /** Share of yes. */
  readonly share: number;
  /** By tenths of probability. */
  readonly parts: BrierDecomposition;
  /** NaN where all came out alike. */
  readonly auc: number;
  readonly baseRate: EventScores & { readonly auc: number };
  readonly plainRate: EventScores;
  readonly half: EventScores;
  /** 1 − Brier score / that of the base rate. */
  readonly skill: number;
  /** 1 − Brier score / that of the base rate as it stands. */
  readonly plainSkill: number;
  /** Of the Brier score of the base rate less that of the forecast, by origin; absent with fewer than four origins. */
  readonly gain: BootstrappedMean | undefined;
}

/** A back-test of questions. */
export interface QuestionBacktest {
  readonly teller: string;
  readonly asked: AskedPast;
  /** For each window all kinds together, then each kind. */
  readonly scores: readonly QuestionScores[];
}

const AT_LEAST_ONE: QuestionRule = { kind: "events", select: {}, bound: { atLeast: 1 } };

const BINS = 10;
const LEAST_ORIGINS = 4;

/**
 * Whether one event came in a window; undefined where the source looked in too little of it, even if an event came: only a yes could
 * come of such windows.
 */
function outcomeOf({ events }: KindSeries, origin: number, window: number): number | undefined {
  let [sum, seen] = [0, 0];
  for (let t = origin + 1; t <= origin + window; t++) {
    const count = events[t] ?? Number.NaN;
    if (Number.isNaN(count)) continue;
    sum += count;
    seen += 1;
  }
  if (1 - seen / window > DEFAULT_VOID.mostUnseen) return undefined;
  return sum > 0 ? 1 : 0;
}

/** Every so many months, from the first that has enough before it. */
function originsOf(panel: KindPanel, least: number, every: number): number[] {
  const looked = panel.dyads[0]?.series[0]?.events ?? new Float64Array(0);
  const origins: number[] = [];
  let seen = 0;
  looked.forEach((count, t) => {
    if (Number.isNaN(count)) return;
    seen += 1;
    const previous = origins.at(-1);
    if (seen >= least && (previous === undefined || t - previous >= every)) origins.push(t);
  });
  return origins;
}

function emptyColumns(): AskedPast {
  return { kind: [], window: [], dyad: [], origin: [], p: [], base: [], rate: [], outcome: [] };
}

const clamped = (p: number): number =>
  Math.min(1 - LEAST_PROBABILITY, Math.max(LEAST_PROBABILITY, p));

function ask(
  panel: KindPanel,
  dyad: number,
  series: KindSeries,
  origin: number,
  { windows = [3, 6, 12], prior = DEFAULT_PRIOR }: QuestionBacktestSettings,
  into: AskedPast,
): void {
  const history = historyAtMonth(panel.months, series, origin);
  for (const window of windows) {
    if (origin + window >= panel.months.length) continue;
    const outcome = outcomeOf(series, origin, window);
    if (outcome === undefined) continue;
    const forecast = questionProbability(history, AT_LEAST_ONE, window, prior);
    if (forecast === undefined) continue;
    into.kind.push(series.kind);
    into.window.push(window);
    into.dyad.push(dyad);
    into.origin.push(origin);
    into.p.push(forecast.p);
    into.base.push(clamped(forecast.members.share));
    into.rate.push(clamped(forecast.baseRate.share));
    into.outcome.push(outcome);
  }
}

/** Mean gain over the base rate of each origin, in order. */
function gains(asked: AskedPast, places: readonly number[]): number[] {
  const byOrigin = new Map<number, { sum: number; n: number }>();
  for (const i of places) {
    const outcome = asked.outcome[i] ?? 0;
    const own = byOrigin.get(asked.origin[i] ?? 0) ?? { sum: 0, n: 0 };
    own.sum += ((asked.base[i] ?? 0) - outcome) ** 2 - ((asked.p[i] ?? 0) - outcome) ** 2;
    own.n += 1;
    byOrigin.set(asked.origin[i] ?? 0, own);
  }
  return [...byOrigin].sort(([x], [y]) => x - y).map(([, { sum, n }]) => sum / n);
}

function scoresOf(
  asked: AskedPast,
  places: readonly number[],
  { kind, window, every, seed }: { kind: string; window: number; every: number; seed: number },
): QuestionScores {
  const column = (of: readonly number[]): number[] => places.map((i) => of[i] ?? 0);
  const [p, base, outcome] = [column(asked.p), column(asked.base), column(asked.outcome)];
  const rate = column(asked.rate);
  const score = (of: readonly number[]): EventScores => ({
    brier: brierScore(of, outcome),
    log: eventLogScore(of, outcome),
  });
  const squared = (of: readonly number[]): number[] =>
    of.map((q, i) => (q - (outcome[i] ?? 0)) ** 2);
  const series = gains(asked, places);
  // Windows overlap over so many origins.
  const length = Math.min(series.length, Math.max(1, Math.ceil(window / every)));
  return {
    kind,
    window,
    questions: places.length,
    dyads: new Set(column(asked.dyad)).size,
    origins: series.length,
    share: outcome.reduce((sum, yes) => sum + yes, 0) / outcome.length,
    ...score(p),
    parts: brierDecomposition(p, outcome, BINS),
    auc: areaUnderCurve(p, outcome),
    baseRate: { ...score(base), auc: areaUnderCurve(base, outcome) },
    plainRate: score(rate),
    half: score(outcome.map(() => 0.5)),
    skill: skillScore(squared(p), squared(base)),
    plainSkill: skillScore(squared(p), squared(rate)),
    gain:
      series.length < LEAST_ORIGINS
        ? undefined
        : blockBootstrapMean(series, { random: seededRandom(seed), length }),
  };
}

/**
 * What the probabilities of standard questions were worth: whether each kind of event came at least once in windows that begin every
 * few months, asked of every dyad with what was known at each origin.
 *
 * Each question stands beside its base rate, drawn towards one half by Jeffreys' prior and as it stands, and beside one half. Windows of
 * which the source saw too little are left out, whatever came in them.
 *
 * Method page: docs/method/questions.md
 *
 * @returns no scores where the panel has no origin with a window after it
 */
export function questionBacktest(
  panel: KindPanel,
  settings: QuestionBacktestSettings,
): QuestionBacktest {
  const { every = 3, least = 24, seed } = settings;
  const asked = emptyColumns();
  const origins = originsOf(panel, least, every);
  panel.dyads.forEach(({ series }, dyad) => {
    for (const one of series) {
      for (const origin of origins) ask(panel, dyad, one, origin, settings, asked);
    }
  });
  const kinds = [...new Set(asked.kind)];
  const windows = [...new Set(asked.window)].sort((x, y) => x - y);
  const scores = windows.flatMap((window) =>
    ["all", ...kinds].flatMap((kind) => {
      const places = asked.p.flatMap((_, i) =>
        asked.window[i] === window && (kind === "all" || asked.kind[i] === kind) ? [i] : [],
      );
      return places.length === 0 ? [] : [scoresOf(asked, places, { kind, window, every, seed })];
    }),
  );
  return { teller: panel.teller, asked, scores };
}
