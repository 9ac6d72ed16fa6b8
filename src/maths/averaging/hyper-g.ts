import { logBeta } from "../special/gamma.ts";
import { regularizedBetaOf } from "../special/incomplete-beta.ts";

const TINY = 1e-300;

function away(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}

/** Gauss's continued fraction of 2F1(p + q, 1; p + 1; z), by Lentz's method. */
function fraction(p: number, q: number, z: number): number {
  let value = 1;
  let c = 1;
  let d = 0;
  for (let i = 1, change = 0; Math.abs(change - 1) > 2e-16 && i < 1_000_000; i++) {
    const m = i >> 1;
    const step =
      i % 2 === 1
        ? (-(p + m) * (p + q + m) * z) / ((p + 2 * m) * (p + 2 * m + 1))
        : (m * (q - m) * z) / ((p + 2 * m - 1) * (p + 2 * m));
    d = 1 / away(1 + step * d);
    c = away(1 + step / c);
    change = c * d;
    value *= change;
  }
  return 1 / value;
}

/**
 * Log of the integral of (1 - s)^(p - 1) (1 - z s)^-(p + q) over the shrinkage s = g / (1 + g) from 0 to 1, times p:
 * the hypergeometric function 2F1(p + q, 1; p + 1; z).
 *
 * Method: below the mean of the beta distribution (p, q) the continued fraction, beyond it the incomplete beta function
 * B(z; p, q) = z^p (1 - z)^q 2F1 / p by its complement, so that neither cancels nor overflows.
 * Source: DLMF 8.17.7, 8.17.22; the integral is Liang et al. (2008), equation 17.
 * Check: g-prior.test.ts, against 30-digit values up to p + q = 50,000 and 1 - z = 1e-12.
 *
 * @param p above 0
 * @param q p + q above 0; above 0 where z is beyond the mean
 * @param z from 0 to below 1
 * @param rest 1 - z
 */
export function logHypergeometric(p: number, q: number, z: number, rest: number): number {
  if (q <= 0 || z * (p + q) <= p) return Math.log(fraction(p, q, z));
  const beyond = regularizedBetaOf(rest, z, q, p);
  return Math.log(p) + logBeta(p, q) + Math.log1p(-beyond) - p * Math.log(z) - q * Math.log(rest);
}
