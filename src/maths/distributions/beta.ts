import type { Random } from "../../kernel/index.ts";
import { logBeta } from "../special/gamma.ts";
import { logBetaKernel, regularizedBeta, regularizedBetaOf } from "../special/incomplete-beta.ts";
import { logistic } from "../special/logistic.ts";
import { logGammaDraw } from "./draws.ts";
import { quantileOf } from "./positive-quantile.ts";

function isDomain(a: number, b: number): boolean {
  return a > 0 && b > 0 && a < Number.POSITIVE_INFINITY && b < Number.POSITIVE_INFINITY;
}

/** The log density at an end of the interval, where the exponent of the vanishing factor is `power` − 1. */
function logDensityAtEnd(power: number, other: number): number {
  if (power === 1) return Math.log(other);
  return power < 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}

/** The beta distribution of two shapes, both above 0 and finite (otherwise every function gives NaN). */
export const betaDistribution = {
  /** The logarithm of the density at x; −Infinity outside [0, 1]. */
  logDensity(x: number, a: number, b: number): number {
    if (!isDomain(a, b) || Number.isNaN(x)) return Number.NaN;
    if (x < 0 || x > 1) return Number.NEGATIVE_INFINITY;
    if (x === 0) return logDensityAtEnd(a, b);
    if (x === 1) return logDensityAtEnd(b, a);
    return logBetaKernel(x, 1 - x, a, b) - Math.log(x) - Math.log1p(-x);
  },

  /** The probability of a value up to x. */
  cdf(x: number, a: number, b: number): number {
    if (!isDomain(a, b)) return Number.NaN;
    return regularizedBeta(Math.min(1, Math.max(0, x)), a, b);
  },

  /**
   * The value that is not exceeded with probability p.
   *
   * @param p from 0 (0) to 1 (1); outside, NaN
   */
  quantile(p: number, a: number, b: number): number {
    if (!isDomain(a, b) || !(p >= 0 && p <= 1)) return Number.NaN;
    if (p === 0 || p === 1) return p;
    const tails = {
      lower: (t: number): number => regularizedBetaOf(logistic(t), logistic(-t), a, b),
      upper: (t: number): number => regularizedBetaOf(logistic(-t), logistic(t), b, a),
      logSlope: (t: number): number => logBetaKernel(logistic(t), logistic(-t), a, b),
    };
    return logistic(quantileOf(tails, p, 1 - p, logOddsGuess(p, a, b)));
  },

  /** A random value, as the share of one gamma draw in two. */
  sample(random: Random, a: number, b: number): number {
    if (!isDomain(a, b)) return Number.NaN;
    return logistic(logGammaDraw(random, a) - logGammaDraw(random, b));
  },
};

/** The log odds of a first guess: the leading term of the nearer tail if it is far out, otherwise the mean. */
function logOddsGuess(p: number, a: number, b: number): number {
  const centre = Math.log(a / b);
  const below = (Math.log(p) + Math.log(a) + logBeta(a, b)) / a;
  const above = -(Math.log1p(-p) + Math.log(b) + logBeta(a, b)) / b;
  if (below < centre - 2) return below;
  return above > centre + 2 ? above : centre;
}
