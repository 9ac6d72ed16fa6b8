import type { CountDistribution } from "../count-forecasts/count-distribution.ts";
import { requireEach, requireSome } from "./series.ts";

/** A share of n that falls short of a probability by so little reaches it. */
const ROUNDING = 32 * Number.EPSILON;

/**
 * A forecast by counts that came before, each as likely as the others: the last twelve months, say.
 *
 * Check: `count-scores.test.ts`.
 *
 * @param counts whole numbers from 0 up, at least one
 * @throws `maths.scores-empty`, `maths.score-value-outside`
 */
export function empiricalCounts(counts: ArrayLike<number>): CountDistribution {
  requireSome("The counts", counts);
  requireEach(
    "The counts",
    counts,
    "a whole number from 0 up",
    (k) => k >= 0 && Number.isInteger(k),
  );
  const sorted = Float64Array.from(counts).sort();
  const n = sorted.length;
  const mean = sorted.reduce((a, b) => a + b, 0) / n;
  const upTo = (k: number): number => sorted.reduce((number, x) => number + (x <= k ? 1 : 0), 0);
  const cdf = (k: number): number => (Number.isNaN(k) ? k : upTo(k) / n);
  return {
    mean,
    variance: sorted.reduce((a, b) => a + (b - mean) ** 2, 0) / n,
    logMass: (k) => Math.log(sorted.reduce((number, x) => number + (x === k ? 1 : 0), 0) / n),
    cdf,
    quantile: (p) =>
      p >= 0 && p <= 1
        ? (sorted[Math.max(0, Math.ceil(p * n * (1 - ROUNDING)) - 1)] ?? 0)
        : Number.NaN,
  };
}
