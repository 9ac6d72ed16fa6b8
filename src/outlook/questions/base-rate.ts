import { betaDistribution } from "../../maths/index.ts";
import type { QuestionHistory } from "./history.ts";
import type { BaseRate, QuestionRule, VoidRule } from "./question.ts";
import { holds } from "./rule.ts";

/** Chance with which the interval holds. */
const CONFIDENCE = 0.9;

/** Jeffreys' prior of a share. */
const HALF = 0.5;

/** Running sums, so that a window is two look-ups. */
interface Sums {
  readonly events: Float64Array;
  readonly others: Float64Array;
  readonly seen: Float64Array;
}

function sumsOf({ months, events, others }: QuestionHistory): Sums {
  const n = months.length;
  const sums = {
    events: new Float64Array(n + 1),
    others: new Float64Array(n + 1),
    seen: new Float64Array(n + 1),
  };
  for (let t = 0; t < n; t++) {
    const looked = !Number.isNaN(events[t]);
    sums.events[t + 1] = (sums.events[t] ?? 0) + (looked ? (events[t] ?? 0) : 0);
    sums.others[t + 1] = (sums.others[t] ?? 0) + (looked ? (others[t] ?? 0) : 0);
    sums.seen[t + 1] = (sums.seen[t] ?? 0) + (looked ? 1 : 0);
  }
  return sums;
}

/**
 * What the condition came to in each past window of so many months, the first beginning with the first month; undefined where the
 * source looked in too few of them, even if enough events are told of: were such windows kept, only a yes could come of them, and the
 * rate would be too high.
 */
export function pastOutcomes(
  history: QuestionHistory,
  rule: QuestionRule,
  voidRule: VoidRule,
  months: number,
): (boolean | undefined)[] {
  const sums = sumsOf(history);
  const within = (of: Float64Array, t: number): number => (of[t + months] ?? 0) - (of[t] ?? 0);
  return Array.from({ length: Math.max(0, history.months.length - months + 1) }, (_, t) => {
    const unseen = 1 - within(sums.seen, t) / months;
    if (unseen > voidRule.mostUnseen) return undefined;
    return holds(rule, within(sums.events, t), within(sums.others, t));
  });
}

/**
 * How often a question's condition has held before: the share of past windows of its length in which it did.
 *
 * Method: windows begin with each month, so that neighbours overlap; the interval therefore counts only as many as fit side by side,
 * n = windows that are not void / months, rounded down, at least one, as if the share had been found in n independent ones: Jeffreys'
 * interval of share · n successes in n.
 * Source: Brown, Cai & DasGupta (2001), "Interval estimation for a binomial proportion", Statistical Science 16.
 * Check: `base-rate.test.ts`.
 *
 * Method page: docs/method/questions.md
 *
 * @param months the length of the window
 * @returns undefined where no window of this length is told of
 */
export function baseRate(
  history: QuestionHistory,
  rule: QuestionRule,
  voidRule: VoidRule,
  months: number,
): BaseRate | undefined {
  const known = pastOutcomes(history, rule, voidRule, months).filter(
    (outcome) => outcome !== undefined,
  );
  const [from, to] = [history.months[0], history.months.at(-1)];
  if (known.length === 0 || from === undefined || to === undefined) return undefined;
  const share = known.filter(Boolean).length / known.length;
  const apart = Math.max(1, Math.floor((known.length + months - 1) / months));
  const [yes, no] = [share * apart + HALF, (1 - share) * apart + HALF];
  const at = (p: number): number => betaDistribution.quantile(p, yes, no);
  return {
    share,
    windows: known.length,
    apart,
    lo: share === 0 ? 0 : at((1 - CONFIDENCE) / 2),
    hi: share === 1 ? 1 : at((1 + CONFIDENCE) / 2),
    from,
    to,
  };
}

/** The share drawn towards one half by Jeffreys' prior, by the windows that fit side by side: never 0 or 1. */
export function smoothedShare({ share, apart }: BaseRate): number {
  return (share * apart + HALF) / (apart + 2 * HALF);
}
