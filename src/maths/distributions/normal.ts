import type { Random } from "../../kernel/index.ts";
import { erfc } from "../special/normal-integral.ts";
import { HALF_LOG_TWO_PI } from "../special/stirling.ts";
import { standardNormalDraw } from "./draws.ts";
import { standardNormalQuantile } from "./normal-quantile.ts";

/** The normal distribution of a mean and a standard deviation above 0 (otherwise every function gives NaN). */
export const normal = {
  /** The logarithm of the density at x. */
  logDensity(x: number, mean: number, sd: number): number {
    if (!(sd > 0)) return Number.NaN;
    const z = (x - mean) / sd;
    return -0.5 * z * z - Math.log(sd) - HALF_LOG_TWO_PI;
  },

  /** The probability of a value up to x. */
  cdf(x: number, mean: number, sd: number): number {
    if (!(sd > 0)) return Number.NaN;
    return 0.5 * erfc(((mean - x) / sd) * Math.SQRT1_2);
  },

  /**
   * The value that is not exceeded with probability p.
   *
   * @param p from 0 (−Infinity) to 1 (Infinity); outside, NaN
   */
  quantile(p: number, mean: number, sd: number): number {
    if (!(sd > 0)) return Number.NaN;
    return mean + sd * standardNormalQuantile(p);
  },

  /** A random value, by the polar method. */
  sample(random: Random, mean: number, sd: number): number {
    if (!(sd > 0)) return Number.NaN;
    return mean + sd * standardNormalDraw(random);
  },
};
