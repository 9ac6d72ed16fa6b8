import { stirlingCorrection } from "../special/gamma.ts";
import { HALF_LOG_TWO_PI, logShortfall } from "../special/stirling.ts";

/**
 * The log mass of the binomial distribution at k.
 *
 * Method: Stirling's formula about the mean, where the large terms have been cancelled on paper.
 * Source: Loader (2000), "Fast and accurate computation of binomial probabilities".
 * Check: `binomial.test.ts`, against 120-digit values, with n up to 1e6.
 *
 * @param k a whole number from 0 to n
 * @param n a whole number, at least 0
 * @param p from 0 to 1
 */
export function binomialLogMass(k: number, n: number, p: number): number {
  if (k === 0) return n === 0 ? 0 : n * Math.log1p(-p);
  if (k === n) return n * Math.log(p);
  if (p === 0 || p === 1) return Number.NEGATIVE_INFINITY;
  const rest = n - k;
  const mean = n * p;
  const meanRest = n * (1 - p);
  const deviance =
    k * logShortfall((mean - k) / k, mean / k) +
    rest * logShortfall((k - mean) / rest, meanRest / rest);
  return (
    -deviance -
    0.5 * Math.log(k * (rest / n)) -
    HALF_LOG_TWO_PI +
    stirlingCorrection(n) -
    stirlingCorrection(k) -
    stirlingCorrection(rest)
  );
}
