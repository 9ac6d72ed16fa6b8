import type { Random } from "../../kernel/index.ts";
import { regularizedBetaOf } from "../special/incomplete-beta.ts";
import { binomialLogMass } from "./binomial-mass.ts";
import { binomialDraw } from "./count-draws.ts";
import { smallestCount } from "./count-quantile.ts";
import { standardNormalQuantile } from "./normal-quantile.ts";

function isDomain(n: number, p: number): boolean {
  return Number.isInteger(n) && n >= 0 && p >= 0 && p <= 1;
}

/**
 * The binomial distribution of n trials (a whole number from 0 up), each with probability p of success from 0 to 1
 * (otherwise every function gives NaN).
 */
export const binomial = {
  /** The logarithm of the probability of k successes; −Infinity where k is no count or above n. */
  logMass(k: number, n: number, p: number): number {
    if (!isDomain(n, p) || Number.isNaN(k)) return Number.NaN;
    if (!Number.isInteger(k) || k < 0 || k > n) return Number.NEGATIVE_INFINITY;
    return binomialLogMass(k, n, p);
  },

  /** The probability of k successes or fewer. */
  cdf(k: number, n: number, p: number): number {
    if (!isDomain(n, p) || Number.isNaN(k)) return Number.NaN;
    if (k < 0) return 0;
    const whole = Math.floor(k);
    return whole >= n ? 1 : regularizedBetaOf(1 - p, p, n - whole, whole + 1);
  },

  /**
   * The smallest count whose cumulative probability reaches a level.
   *
   * @param level from 0 to 1; outside, NaN
   */
  quantile(level: number, n: number, p: number): number {
    if (!isDomain(n, p)) return Number.NaN;
    const guess = n * p + Math.sqrt(n * p * (1 - p)) * standardNormalQuantile(level);
    return smallestCount(level, (k) => binomial.cdf(k, n, p), guess, n);
  },

  /** A random count. */
  sample(random: Random, n: number, p: number): number {
    return isDomain(n, p) ? binomialDraw(random, n, p) : Number.NaN;
  },
};
