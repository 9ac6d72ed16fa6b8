import type { CountDistribution } from "../../maths/index.ts";

/** Counts in rising order, and the probability of each of them or fewer. */
export interface Knots {
  readonly at: readonly number[];
  readonly upTo: readonly number[];
}

/** The place of the last knot at or below a count; −1 before the first. */
function knotBefore(at: readonly number[], k: number): number {
  let [low, high] = [-1, at.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) <= k) low = middle;
    else high = middle;
  }
  return low;
}

/** From one value to another, geometrically where neither is 0. */
function between(from: number, to: number, share: number): number {
  if (from > 0 && to > 0) return from * (to / from) ** share;
  return from + share * (to - from);
}

interface Tails {
  readonly below: number;
  readonly above: number;
}

/** Both tails between two knots: the smaller one is interpolated, so that it keeps its digits. */
function tailsBetween({ at, upTo }: Knots, i: number, k: number): Tails {
  const [from, to] = [at[i] ?? 0, at[i + 1] ?? 0];
  const [low, high] = [upTo[i] ?? 0, upTo[i + 1] ?? 1];
  if (high <= 0.5) {
    const share = Math.log((k + 1) / (from + 1)) / Math.log((to + 1) / (from + 1));
    const below = between(low, high, share);
    return { below, above: 1 - below };
  }
  const above = between(1 - low, 1 - high, (k - from) / (to - from));
  return { below: 1 - above, above };
}

/** How much is left of a tail one step on, by the last stretch between knots. */
function decay(from: number, to: number, steps: number): number {
  if (!(from > 0 && to > 0 && steps > 0)) return 0;
  return Math.min(1, (to / from) ** (1 / steps));
}

function tailsBefore({ at, upTo }: Knots, k: number): Tails {
  const [first, second] = [at[0] ?? 0, at[1] ?? 0];
  const steps = Math.log((second + 1) / (first + 1));
  const rate = decay(upTo[1] ?? 0, upTo[0] ?? 0, steps);
  const below = (upTo[0] ?? 0) * rate ** Math.log((first + 1) / (k + 1));
  return { below, above: 1 - below };
}

function tailsAfter({ at, upTo }: Knots, k: number): Tails {
  const last = at.length - 1;
  const left = 1 - (upTo[last] ?? 1);
  const before = last > 0 ? 1 - (upTo[last - 1] ?? 0) : 1;
  const steps = (at[last] ?? 0) - (last > 0 ? (at[last - 1] ?? 0) : -1);
  const above = left * decay(before, left, steps) ** (k - (at[last] ?? 0));
  return { below: 1 - above, above };
}

/**
 * A distribution of counts between knots.
 *
 * Method: between neighbouring knots the upper tail falls geometrically and the lower one by a power of k + 1, as those of the
 * negative binomial do; beyond the first and last knot as between the two nearest.
 * Check: `stored-distribution.test.ts`.
 *
 * @param knots one or more; where the last leaves nothing, no greater count is possible
 * @param moments mean and variance, which knots alone do not tell exactly
 */
export function interpolatedCounts(
  knots: Knots,
  { mean, variance }: Pick<CountDistribution, "mean" | "variance">,
): CountDistribution {
  const { at, upTo } = knots;
  const isEndless = (upTo[at.length - 1] ?? 1) < 1;
  const tails = (k: number): Tails => {
    if (k < 0) return { below: 0, above: 1 };
    const i = knotBefore(at, k);
    if (i < 0) return tailsBefore(knots, k);
    return i === at.length - 1 ? tailsAfter(knots, k) : tailsBetween(knots, i, k);
  };
  const cdf = (k: number): number => (Number.isNaN(k) ? k : tails(Math.floor(k)).below);
  const logMass = (k: number): number => {
    if (!Number.isInteger(k) || k < 0) return Number.NEGATIVE_INFINITY;
    const [before, here] = [tails(k - 1), tails(k)];
    const mass = here.below > 0.5 ? before.above - here.above : here.below - before.below;
    return Math.log(Math.max(0, mass));
  };
  return {
    mean,
    variance,
    logMass,
    cdf,
    quantile: (p) => (p === 1 && isEndless ? Number.POSITIVE_INFINITY : quantileOf(p, cdf, mean)),
  };
}

/** The smallest count whose cumulative probability reaches p, to within rounding. */
function quantileOf(p: number, cdf: (k: number) => number, mean: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  const enough = p - 1e-12 * Math.min(p, 1 - p);
  let [low, high] = [-1, Math.max(1, Math.ceil(mean))];
  while (cdf(high) < enough) [low, high] = [high, 2 * high];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (cdf(middle) >= enough) high = middle;
    else low = middle;
  }
  return high;
}
