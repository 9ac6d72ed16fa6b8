import { negativeBinomial } from "../distributions/negative-binomial.ts";
import { brentMinimum, brentRoot } from "../optimise/brent.ts";
import { requireEqual } from "./count-series.ts";

/** What is believed of the size of a negative binomial beforehand: its logarithm is normal. */
export interface SizePrior {
  /** The median, above 0. */
  readonly size: number;
  /** The standard deviation of the logarithm, above 0. */
  readonly spread: number;
}

const LEAST_LOG_SIZE = Math.log(1e-3);
const MOST_LOG_SIZE = Math.log(1e6);

/** Visit the pairs in which the count is known and the mean is above 0. */
function eachPair(
  counts: ArrayLike<number>,
  means: ArrayLike<number>,
  visit: (count: number, mean: number) => void,
): void {
  requireEqual("the means", means, counts.length);
  for (let t = 0; t < counts.length; t++) {
    const [count, mean] = [counts[t] ?? Number.NaN, means[t] ?? Number.NaN];
    if (!Number.isNaN(count) && mean > 0) visit(count, mean);
  }
}

/**
 * The size of negative binomial counts about known means, by moments.
 *
 * Method: the size at which Pearson's statistic Σ (y − m)² / (m + m² / size) equals the number of counts less that of parameters.
 * Source: Christou and Fokianos (2014), "Quasi-likelihood inference for negative binomial time series models"; Breslow (1984).
 * Check: `ingarch-gold.test.ts`, R package tscount 1.4.3.
 *
 * @param counts NaN where unknown; a pair counts where the count is known and the mean above 0
 * @param parameters how many were estimated for the means
 * @returns Infinity (the Poisson) where the counts scatter no more than Poisson counts
 * @throws `maths.forecasts-unequal`
 */
export function sizeByMoments(
  counts: ArrayLike<number>,
  means: ArrayLike<number>,
  parameters: number = 0,
): number {
  const surplus = (size: number): number => {
    let sum = parameters;
    eachPair(counts, means, (count, mean) => {
      sum += (count - mean) ** 2 / (mean + (mean / size) * mean) - 1;
    });
    return sum;
  };
  if (!(surplus(Math.exp(MOST_LOG_SIZE)) > 0)) return Number.POSITIVE_INFINITY;
  if (surplus(Math.exp(LEAST_LOG_SIZE)) >= 0) return Math.exp(LEAST_LOG_SIZE);
  return Math.exp(brentRoot((log) => surplus(Math.exp(log)), LEAST_LOG_SIZE, MOST_LOG_SIZE));
}

/**
 * The size of negative binomial counts about known means, by maximum likelihood or, with a prior, its mode.
 *
 * Method: Brent's search over the logarithm of the size between .001 and a million.
 * Source: Lawless (1987), "Negative binomial and mixed Poisson regression"; the prior is ours.
 * Check: `dispersion.test.ts`, by simulation.
 *
 * @param counts NaN where unknown; a pair counts where the count is known and the mean above 0
 * @returns without a prior Infinity (the Poisson) where no size makes the counts more probable
 * @throws `maths.forecasts-unequal`
 */
export function sizeByLikelihood(
  counts: ArrayLike<number>,
  means: ArrayLike<number>,
  prior?: SizePrior,
): number {
  const logLikelihood = (size: number): number => {
    let sum = 0;
    eachPair(counts, means, (count, mean) => {
      sum += negativeBinomial.logMass(count, mean, size);
    });
    return sum;
  };
  const penalty = (log: number): number =>
    prior === undefined ? 0 : 0.5 * ((log - Math.log(prior.size)) / prior.spread) ** 2;
  const best = brentMinimum(
    (log) => penalty(log) - logLikelihood(Math.exp(log)),
    LEAST_LOG_SIZE,
    MOST_LOG_SIZE,
    1e-6,
  );
  const isPoisson = prior === undefined && logLikelihood(Number.POSITIVE_INFINITY) >= -best.value;
  return isPoisson ? Number.POSITIVE_INFINITY : Math.exp(best.x);
}
