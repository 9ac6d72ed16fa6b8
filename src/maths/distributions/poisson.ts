import type { Random } from "../../kernel/index.ts";
import { regularizedGammaQ } from "../special/incomplete-gamma.ts";
import { poissonDraw } from "./count-draws.ts";
import { smallestCount } from "./count-quantile.ts";
import { gammaPoissonLogMass } from "./gamma-poisson-mass.ts";
import { standardNormalQuantile } from "./normal-quantile.ts";

function isDomain(mean: number): boolean {
  return mean >= 0 && mean < Number.POSITIVE_INFINITY;
}

/** The Poisson distribution of a mean from 0 up (otherwise every function gives NaN). */
export const poisson = {
  /** The logarithm of the probability of k events; −Infinity where k is no count. */
  logMass(k: number, mean: number): number {
    if (!isDomain(mean) || Number.isNaN(k)) return Number.NaN;
    if (!Number.isInteger(k) || k < 0) return Number.NEGATIVE_INFINITY;
    return gammaPoissonLogMass(k, mean, Number.POSITIVE_INFINITY);
  },

  /** The probability of k events or fewer. */
  cdf(k: number, mean: number): number {
    if (!isDomain(mean) || Number.isNaN(k)) return Number.NaN;
    if (k < 0) return 0;
    return k === Number.POSITIVE_INFINITY ? 1 : regularizedGammaQ(Math.floor(k) + 1, mean);
  },

  /**
   * The smallest count whose cumulative probability reaches p.
   *
   * @param p from 0 to 1 (Infinity); outside, NaN
   */
  quantile(p: number, mean: number): number {
    if (!isDomain(mean)) return Number.NaN;
    const guess = mean + Math.sqrt(mean) * standardNormalQuantile(p);
    return smallestCount(p, (k) => poisson.cdf(k, mean), guess, Number.POSITIVE_INFINITY);
  },

  /** A random count. */
  sample(random: Random, mean: number): number {
    return isDomain(mean) ? poissonDraw(random, mean) : Number.NaN;
  },
};
