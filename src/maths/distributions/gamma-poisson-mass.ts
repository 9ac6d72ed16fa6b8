import { stirlingCorrection } from "../special/gamma.ts";
import { HALF_LOG_TWO_PI, logShortfall } from "../special/stirling.ts";

/** The most factors that are multiplied out; beyond, the saddle-point form is as fast. */
const SHORT_PRODUCT = 16;

/** A product smaller than this has lost digits. */
const LEAST_PRODUCT = 1e-280;

/**
 * The log mass at x of a Poisson count whose rate is gamma distributed: the negative binomial, and with an
 * infinite size the Poisson. The binomial and the beta-binomial are such masses with their sum given, so all
 * four rest on this function, which calls for speed and allocates nothing.
 *
 * Method: for small x the product of x factors; otherwise Stirling's formula about the mean, where the large
 * terms have been cancelled on paper and what remains is a sum of terms of one sign and small corrections.
 * Source: Loader (2000), "Fast and accurate computation of binomial probabilities", carried from whole to real
 * sizes by writing the two deviances as s φ(u) and x φ(v), φ(u) = u − log(1 + u), s u + x v = 0.
 * Check: `negative-binomial.test.ts` and `poisson.test.ts`, against 120-digit values.
 *
 * @param x a whole number, at least 0
 * @param mean at least 0, finite
 * @param size above 0; Infinity for the Poisson
 */
export function gammaPoissonLogMass(x: number, mean: number, size: number): number {
  if (mean === 0) return x === 0 ? 0 : Number.NEGATIVE_INFINITY;
  const poisson = size === Number.POSITIVE_INFINITY;
  if (x <= SHORT_PRODUCT) {
    const product = poisson ? poissonProduct(x, mean) : gammaPoissonProduct(x, mean, size);
    if (product > LEAST_PRODUCT) return logNone(mean, size) + Math.log(product);
  }
  const difference = mean - x;
  if (poisson) {
    const deviance = x * logShortfall(difference / x, mean / x);
    return -deviance - 0.5 * Math.log(x) - HALF_LOG_TWO_PI - stirlingCorrection(x);
  }
  const share = size / (size + mean);
  const v = (difference / x) * share;
  const deviance =
    size * logShortfall(-difference / (size + mean), (x + size) / (size + mean)) +
    x * logShortfall(v, (mean / x) * ((x + size) / (size + mean)));
  return (
    -deviance -
    0.5 * Math.log(x + (x / size) * x) -
    HALF_LOG_TWO_PI +
    stirlingCorrection(x + size) -
    stirlingCorrection(size) -
    stirlingCorrection(x)
  );
}

/** The log mass at 0. */
function logNone(mean: number, size: number): number {
  if (size === Number.POSITIVE_INFINITY) return -mean;
  return mean <= size ? -size * Math.log1p(mean / size) : size * Math.log(size / (size + mean));
}

/** The mass at x as a multiple of the mass at 0. */
function gammaPoissonProduct(x: number, mean: number, size: number): number {
  const sum = size + mean;
  let product = 1;
  for (let i = 0; i < x; i++) product *= ((size + i) / sum) * (mean / (i + 1));
  return product;
}

function poissonProduct(x: number, mean: number): number {
  let product = 1;
  for (let i = 1; i <= x; i++) product *= mean / i;
  return product;
}
