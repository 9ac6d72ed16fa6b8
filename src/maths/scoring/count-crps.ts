import { negativeBinomial } from "../distributions/negative-binomial.ts";
import { poisson } from "../distributions/poisson.ts";
import { halfMeanDifference } from "./mean-difference.ts";

/**
 * The CRPS of a Poisson forecast, which for counts is the ranked probability score: Σ (F(k) − [k ≥ y])².
 *
 * Method, Source, Check: as `negativeBinomialCrps`.
 *
 * @param y what came, any number (a forecast of counts may be scored against a mean)
 * @param mean at least 0; otherwise NaN
 */
export function poissonCrps(y: number, mean: number): number {
  return negativeBinomialCrps(y, mean, Number.POSITIVE_INFINITY);
}

/**
 * The CRPS of a negative binomial forecast, which for counts is the ranked probability score: Σ (F(k) − [k ≥ y])².
 *
 * Method: E|X − y| − ½E|X − X′|, the first in closed form through F(y) and the mass at y, the second by `halfMeanDifference`.
 * All parts are of the size of the spread, so that nothing cancels for great means.
 * Source: Wei & Held (2014), "Calibration tests for count data", TEST 23, with F(y − 1) of size + 1
 * written through F(y) of size.
 * Check: `gold.test.ts`, against scoringRules 1.1.1 and sums of R's pnbinom; `count-crps.test.ts`, against 40-digit values.
 *
 * @param y what came, any number
 * @param mean at least 0; otherwise NaN
 * @param size above 0, otherwise NaN; Infinity makes it the Poisson
 */
export function negativeBinomialCrps(y: number, mean: number, size: number): number {
  const count = Math.floor(y);
  const upTo = negativeBinomial.cdf(count, mean, size);
  if (Number.isNaN(upTo)) return Number.NaN;
  if (mean === 0) return Math.abs(y);
  const mass = Math.exp(negativeBinomial.logMass(count, mean, size));
  const boundary = mass === 0 ? 0 : 2 * mean * mass * (1 + count / size);
  return (y - mean) * (2 * upTo - 1) + boundary - halfMeanDifference(mean, size);
}

/** The log score of a Poisson forecast: −log mass of what came (Good 1952). The smaller the better. */
export function poissonLogScore(y: number, mean: number): number {
  return -poisson.logMass(y, mean);
}

/** The log score of a negative binomial forecast: −log mass of what came. */
export function negativeBinomialLogScore(y: number, mean: number, size: number): number {
  return -negativeBinomial.logMass(y, mean, size);
}
