import type { Random } from "../../kernel/index.ts";
import { logGamma, stirlingCorrection } from "../special/gamma.ts";
import { regularizedGammaP, regularizedGammaQ } from "../special/incomplete-gamma.ts";
import { HALF_LOG_TWO_PI, logShortfall } from "../special/stirling.ts";
import { logGammaDraw } from "./draws.ts";
import { standardNormalQuantile } from "./normal-quantile.ts";
import { quantileOf } from "./positive-quantile.ts";

function isDomain(shape: number, rate: number): boolean {
  return (
    shape > 0 && rate > 0 && shape < Number.POSITIVE_INFINITY && rate < Number.POSITIVE_INFINITY
  );
}

/** The logarithm of y times the density at y, for rate 1: the density of log y. */
function logDensityOfLog(y: number, shape: number): number {
  return (
    -shape * logShortfall((y - shape) / shape, y / shape) +
    0.5 * Math.log(shape) -
    HALF_LOG_TWO_PI -
    stirlingCorrection(shape)
  );
}

/**
 * The logarithm of a first guess at the quantile for rate 1: the leading term of the lower tail, or the cube of a
 * normal (Wilson & Hilferty 1931).
 */
function logGuess(p: number, shape: number): number {
  const tail = (Math.log(p) + logGamma(shape + 1)) / shape;
  if (shape < 0.5 || tail < Math.log(shape) - 2) return tail;
  const root = 1 - 1 / (9 * shape) + standardNormalQuantile(p) / (3 * Math.sqrt(shape));
  return Math.log(shape) + 3 * Math.log(Math.max(root, 1e-3));
}

/**
 * The gamma distribution of a shape and a rate, both above 0 and finite (otherwise every function gives NaN). Its mean
 * is shape / rate.
 */
export const gammaDistribution = {
  /**
   * The logarithm of the density at x; −Infinity below 0.
   *
   * Method: Stirling's formula about the mean, as in `gammaPoissonLogMass`.
   */
  logDensity(x: number, shape: number, rate: number): number {
    if (!isDomain(shape, rate) || Number.isNaN(x)) return Number.NaN;
    if (x < 0 || x === Number.POSITIVE_INFINITY) return Number.NEGATIVE_INFINITY;
    if (x > 0) return logDensityOfLog(x * rate, shape) - Math.log(x);
    if (shape === 1) return Math.log(rate);
    return shape < 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  },

  /** The probability of a value up to x. */
  cdf(x: number, shape: number, rate: number): number {
    if (!isDomain(shape, rate)) return Number.NaN;
    return regularizedGammaP(shape, x < 0 ? 0 : x * rate);
  },

  /**
   * The value that is not exceeded with probability p.
   *
   * @param p from 0 (0) to 1 (Infinity); outside, NaN
   */
  quantile(p: number, shape: number, rate: number): number {
    if (!isDomain(shape, rate) || !(p >= 0 && p <= 1)) return Number.NaN;
    if (p === 0) return 0;
    if (p === 1) return Number.POSITIVE_INFINITY;
    const tails = {
      lower: (t: number): number => regularizedGammaP(shape, Math.exp(t)),
      upper: (t: number): number => regularizedGammaQ(shape, Math.exp(t)),
      logSlope: (t: number): number => logDensityOfLog(Math.exp(t), shape),
    };
    return Math.exp(quantileOf(tails, p, 1 - p, logGuess(p, shape))) / rate;
  },

  /** A random value; a small shape may draw a value too small for a number, and then gives 0. */
  sample(random: Random, shape: number, rate: number): number {
    if (!isDomain(shape, rate)) return Number.NaN;
    return Math.exp(logGammaDraw(random, shape)) / rate;
  },
};
