import { type CountDistribution, negativeBinomialCounts } from "../../maths/index.ts";
import { baseRate, smoothedShare } from "./base-rate.ts";
import type { QuestionHistory } from "./history.ts";
import type { BaseRate, LevelBound, QuestionRule } from "./question.ts";
import { DEFAULT_VOID, eventRange } from "./rule.ts";

/** How the rate of a question's events is taken to move. */
export interface QuestionPrior {
  /** What a month still weighs one month later, above 0 and up to 1. */
  readonly discount: number;
  /** How many months the long-run mean is worth to the drifting rate, above 0. */
  readonly strength: number;
  /** The size of the negative binomial of a month's events about their rate, above 0. */
  readonly scatter: number;
}

/** Chosen by log score on every other dyad of the chronicle, those that the figures of docs/method/questions.md are not from. */
export const DEFAULT_PRIOR: QuestionPrior = { discount: 0.95, strength: 3, scatter: 3 };

/** Nothing is certain: every probability lies between these. */
export const LEAST_PROBABILITY = 0.001;
const MOST_PROBABILITY: number = 1 - LEAST_PROBABILITY;

/** Half an event is added to what was seen, so that what has never happened may. */
const HALF_AN_EVENT = 0.5;

/** Fewest months from which a probability is given. */
const LEAST_MONTHS = 6;

/** Counts beyond this cumulative probability are left out of sums. */
const TAIL = 1 - 1e-9;

/** What is averaged to a probability, each with a third of the weight. */
export interface QuestionMembers {
  /** The long-run rate of the events, and their scatter. */
  readonly climatology: number;
  /** The rate of the last years, older ones weighing less. */
  readonly discounted: number;
  /** How often the condition has held in windows of this length. */
  readonly share: number;
}

/** How probable a question's yes is. */
export interface QuestionProbability {
  /** From .001 to .999. */
  readonly p: number;
  readonly members: QuestionMembers;
  /** How often it has held before, from the same history. */
  readonly baseRate: BaseRate;
}

interface Rate {
  readonly shape: number;
  readonly rate: number;
}

/** The gamma distribution of the long-run rate, events a month. */
function longRun(counts: Float64Array): Rate {
  let [events, months] = [HALF_AN_EVENT, 0];
  for (const count of counts) {
    if (Number.isNaN(count)) continue;
    events += count;
    months += 1;
  }
  return { shape: events, rate: months };
}

/** The gamma distribution of a drifting rate, `ahead` months after the last. */
function recent(counts: Float64Array, prior: QuestionPrior, ahead: number): Rate {
  const { shape: events, rate: months } = longRun(counts);
  let [shape, rate] = [0, 0];
  for (const count of counts) {
    shape *= prior.discount;
    rate *= prior.discount;
    if (Number.isNaN(count)) continue;
    shape += count;
    rate += 1;
  }
  const left = prior.discount ** ahead;
  return {
    shape: (prior.strength * events) / months + left * shape,
    rate: prior.strength + left * rate,
  };
}

/** The sum of the counts of so many months of one rate. */
function sumOver(months: number, { shape, rate }: Rate, scatter: number): CountDistribution {
  const size = 1 / (1 / shape + (1 + 1 / shape) / (scatter * months));
  return negativeBinomialCounts((months * shape) / rate, size);
}

const atMost = (counts: CountDistribution, most: number): number =>
  most === Number.POSITIVE_INFINITY ? 1 : counts.cdf(Math.floor(most));

/** The chance that a share of events passes a bound, given that there is an event. */
function shareBeyond(
  events: CountDistribution,
  others: CountDistribution,
  bound: LevelBound,
): number {
  const level = "above" in bound ? bound.above : bound.below;
  const most = events.quantile(TAIL);
  let sum = 0;
  for (let k = 0; k <= most; k++) {
    // The share is the level where the others number this.
    const even = level === 0 ? Number.POSITIVE_INFINITY : (k * (100 - level)) / level;
    const isAbove = "above" in bound;
    if (isAbove && k === 0) continue;
    const passing = isAbove ? atMost(others, Math.ceil(even) - 1) : 1 - atMost(others, even);
    sum += Math.exp(events.logMass(k)) * passing;
  }
  return sum / (1 - events.cdf(0) * others.cdf(0));
}

function chanceOf(
  rule: QuestionRule,
  rateOf: (counts: Float64Array) => Rate,
  { events, others }: QuestionHistory,
  months: number,
  scatter: number,
): number {
  const sum = (counts: Float64Array): CountDistribution => sumOver(months, rateOf(counts), scatter);
  const range = eventRange(rule);
  if (range === undefined) {
    return rule.kind === "balance" ? shareBeyond(sum(events), sum(others), rule.bound) : Number.NaN;
  }
  const counts = sum(events);
  return atMost(counts, range.most) - (range.fewest === 0 ? 0 : counts.cdf(range.fewest - 1));
}

const clamped = (p: number): number => Math.min(MOST_PROBABILITY, Math.max(LEAST_PROBABILITY, p));

/**
 * How probable the yes of a question is.
 *
 * Method: the mean of three: (1) the long-run rate, gamma with shape Σ y + ½ and rate n over n months of counts y; (2) a drifting one,
 * shape k m + dᵃ Σ dⁱ y and rate k + dᵃ Σ dⁱ, where m is the long-run mean, i the age of a month and a the middle of the window;
 * (3) the share of past windows of the same length in which the condition held, with Jeffreys' prior on the windows that fit side
 * by side. Under (1) and (2) the sum over H months is a negative binomial of the mean and variance that follow when each month is
 * negative binomial about one rate with size s: mean H · shape / rate, 1 / size = 1 / shape + (1 + 1 / shape) / (s H). Of a balance,
 * events and others are independent sums.
 * Source: Smith (1979) on the discounted gamma-Poisson, as `discountedForecasts`; the mean of forecasts: Clemen (1989),
 * "Combining forecasts", International Journal of Forecasting 5. The moments of the sum are ours.
 * Check: `probability.test.ts`: by simulation, and against the exact gamma-Poisson without scatter.
 *
 * Method page: docs/method/questions.md
 *
 * @param history up to the day on which the question opens
 * @param months the length of the window
 * @returns undefined where the source had looked in fewer than six months, or in no window of this length
 */
export function questionProbability(
  history: QuestionHistory,
  rule: QuestionRule,
  months: number,
  prior: QuestionPrior = DEFAULT_PRIOR,
): QuestionProbability | undefined {
  const seen = history.events.reduce((n, count) => n + (Number.isNaN(count) ? 0 : 1), 0);
  const past = baseRate(history, rule, DEFAULT_VOID, months);
  if (seen < LEAST_MONTHS || past === undefined) return undefined;
  const ahead = (months - 1) / 2;
  const chance = (rateOf: (counts: Float64Array) => Rate): number =>
    clamped(chanceOf(rule, rateOf, history, months, prior.scatter));
  const members = {
    climatology: chance(longRun),
    discounted: chance((counts) => recent(counts, prior, ahead)),
    share: clamped(smoothedShare(past)),
  };
  const p = (members.climatology + members.discounted + members.share) / 3;
  return { p: clamped(p), members, baseRate: past };
}
