import { negativeBinomial } from "../distributions/negative-binomial.ts";

/** The forecast of a count: how probable each number of events is. */
export interface CountDistribution {
  readonly mean: number;
  readonly variance: number;
  /** The logarithm of the probability of k events; −Infinity where k is no count. */
  logMass(k: number): number;
  /** The probability of k events or fewer. */
  cdf(k: number): number;
  /** The smallest count whose cumulative probability reaches p, from 0 to 1. */
  quantile(p: number): number;
}

/**
 * The negative binomial as a forecast.
 *
 * @param mean from 0 up
 * @param size above 0; Infinity for the Poisson. The variance is mean + mean² / size
 */
export function negativeBinomialCounts(mean: number, size: number): CountDistribution {
  return {
    mean,
    variance: mean + (mean / size) * mean,
    logMass: (k) => negativeBinomial.logMass(k, mean, size),
    cdf: (k) => negativeBinomial.cdf(k, mean, size),
    quantile: (p) => negativeBinomial.quantile(p, mean, size),
  };
}

/**
 * The negative binomial of a mean and a variance; the Poisson where the variance does not exceed the mean.
 *
 * @param mean from 0 up
 */
export function countsOfMoments(mean: number, variance: number): CountDistribution {
  const excess = variance - mean;
  return negativeBinomialCounts(
    mean,
    excess > 0 ? (mean / excess) * mean : Number.POSITIVE_INFINITY,
  );
}
