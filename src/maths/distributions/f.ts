import { logBetaKernel, regularizedBetaOf } from "../special/incomplete-beta.ts";
import { regularizedGammaP, regularizedGammaQ } from "../special/incomplete-gamma.ts";
import { gammaDistribution } from "./gamma.ts";
import { quantileOf } from "./positive-quantile.ts";

function isDomain(d1: number, d2: number): boolean {
  return d1 > 0 && d2 > 0 && d1 < Number.POSITIVE_INFINITY;
}

/** The share of d2 in d2 + d1 x, which with its complement is all that the tails depend on. */
function share(x: number, d1: number, d2: number): number {
  return 1 / (1 + (x / d2) * d1);
}

/** The complement of `share`. */
function rest(x: number, d1: number, d2: number): number {
  return x === 0 ? 0 : 1 / (1 + d2 / x / d1);
}

/**
 * The F distribution of the ratio of two mean squares with d1 and d2 degrees of freedom, both above 0. d2 may be
 * Infinity, which makes it a chi-square over its degrees of freedom. Other arguments give NaN from every function.
 *
 * Method: the incomplete beta function (gamma function for an infinite d2) of each tail by itself, so that a small
 * chance keeps its digits; the quantile by Newton steps on the logarithm of the smaller tail.
 * Source: DLMF 8.17; Abramowitz & Stegun (1964), 26.6.
 * Check: `f.test.ts`, against 60-digit values, tails down to 1e-53.
 */
export const fDistribution = {
  /** The probability of a value up to x; 0 below 0. */
  cdf(x: number, d1: number, d2: number): number {
    if (!isDomain(d1, d2) || Number.isNaN(x)) return Number.NaN;
    if (x <= 0) return 0;
    if (d2 === Number.POSITIVE_INFINITY) return regularizedGammaP(d1 / 2, (d1 / 2) * x);
    return regularizedBetaOf(rest(x, d1, d2), share(x, d1, d2), d1 / 2, d2 / 2);
  },

  /** The probability of a value above x, to relative precision however small: the chance of an F test. */
  upperTail(x: number, d1: number, d2: number): number {
    if (!isDomain(d1, d2) || Number.isNaN(x)) return Number.NaN;
    if (x <= 0) return 1;
    if (d2 === Number.POSITIVE_INFINITY) return regularizedGammaQ(d1 / 2, (d1 / 2) * x);
    return regularizedBetaOf(share(x, d1, d2), rest(x, d1, d2), d2 / 2, d1 / 2);
  },

  /**
   * The value that is not exceeded with probability p.
   *
   * @param p from 0 (0) to 1 (Infinity); outside, NaN
   */
  quantile(p: number, d1: number, d2: number): number {
    if (!isDomain(d1, d2) || !(p >= 0 && p <= 1)) return Number.NaN;
    if (p === 0 || p === 1) return p === 0 ? 0 : Number.POSITIVE_INFINITY;
    if (d2 === Number.POSITIVE_INFINITY) return gammaDistribution.quantile(p, d1 / 2, d1 / 2);
    const tails = {
      lower: (t: number): number => fDistribution.cdf(Math.exp(t), d1, d2),
      upper: (t: number): number => fDistribution.upperTail(Math.exp(t), d1, d2),
      logSlope: (t: number): number => {
        const x = Math.exp(t);
        return logBetaKernel(rest(x, d1, d2), share(x, d1, d2), d1 / 2, d2 / 2);
      },
    };
    return Math.exp(quantileOf(tails, p, 1 - p, 0));
  },
};
