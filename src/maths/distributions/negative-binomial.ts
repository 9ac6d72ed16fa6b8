import type { Random } from "../../kernel/index.ts";
import { regularizedBetaOf } from "../special/incomplete-beta.ts";
import { poissonDraw } from "./count-draws.ts";
import { smallestCount } from "./count-quantile.ts";
import { logGammaDraw } from "./draws.ts";
import { gammaPoissonLogMass } from "./gamma-poisson-mass.ts";
import { standardNormalQuantile } from "./normal-quantile.ts";
import { poisson } from "./poisson.ts";

function isDomain(mean: number, size: number): boolean {
  return mean >= 0 && mean < Number.POSITIVE_INFINITY && size > 0;
}

/**
 * The negative binomial distribution of a mean from 0 up and a size above 0 (otherwise every function gives NaN).
 * Its variance is mean + mean² / size; a size of Infinity makes it the Poisson.
 */
export const negativeBinomial = {
  /** The logarithm of the probability of k events; −Infinity where k is no count. */
  logMass(k: number, mean: number, size: number): number {
    if (!isDomain(mean, size) || Number.isNaN(k)) return Number.NaN;
    if (!Number.isInteger(k) || k < 0) return Number.NEGATIVE_INFINITY;
    return gammaPoissonLogMass(k, mean, size);
  },

  /** The probability of k events or fewer. */
  cdf(k: number, mean: number, size: number): number {
    if (!isDomain(mean, size) || Number.isNaN(k)) return Number.NaN;
    if (size === Number.POSITIVE_INFINITY) return poisson.cdf(k, mean);
    if (k < 0) return 0;
    if (k === Number.POSITIVE_INFINITY) return 1;
    const sum = size + mean;
    return regularizedBetaOf(size / sum, mean / sum, size, Math.floor(k) + 1);
  },

  /**
   * The smallest count whose cumulative probability reaches p.
   *
   * @param p from 0 to 1 (Infinity); outside, NaN
   */
  quantile(p: number, mean: number, size: number): number {
    if (!isDomain(mean, size)) return Number.NaN;
    const sd = Math.sqrt(mean + (mean / size) * mean);
    const guess = mean + sd * standardNormalQuantile(p);
    const cdf = (k: number): number => negativeBinomial.cdf(k, mean, size);
    return smallestCount(p, cdf, guess, Number.POSITIVE_INFINITY);
  },

  /** A random count: a Poisson count whose rate is drawn from the gamma distribution. */
  sample(random: Random, mean: number, size: number): number {
    if (!isDomain(mean, size)) return Number.NaN;
    if (size === Number.POSITIVE_INFINITY || mean === 0) return poissonDraw(random, mean);
    return poissonDraw(random, mean * Math.exp(logGammaDraw(random, size) - Math.log(size)));
  },
};
