import { stirlingCorrection } from "./gamma.ts";
import { HALF_LOG_TWO_PI, logShortfall } from "./stirling.ts";

/** What keeps Lentz's method from dividing by nothing. */
const TINY = 1e-300;

/**
 * The incomplete beta function over the whole, I_x(a, b).
 *
 * @param x between 0 and 1; outside, NaN
 * @param a above 0; with a and b both far above 1e12 the fraction takes too long and is cut off
 * @param b above 0
 */
export function regularizedBeta(x: number, a: number, b: number): number {
  return regularizedBetaOf(x, 1 - x, a, b);
}

/**
 * The incomplete beta function for an x whose complement is known to full precision.
 *
 * Method: the continued fraction on the side of the mean where it converges fast, evaluated by the modified Lentz
 * method; the leading factor by Stirling's formula about the mean.
 * Source: DiDonato & Morris (1992), "Algorithm 708: significant digit computation of the incomplete beta function
 * ratios", equation 9, the even part of DLMF 8.17.22; Lentz (1976).
 * Check: `incomplete-beta.test.ts`, against 60-digit values, with a and b from 1e-10 to 1e8.
 *
 * @param x between 0 and 1
 * @param y 1 − x
 * @param a above 0; with a and b both far above 1e12 the fraction takes too long and is cut off
 * @param b above 0
 */
export function regularizedBetaOf(x: number, y: number, a: number, b: number): number {
  if (!(a > 0 && b > 0 && x >= 0 && y >= 0)) return Number.NaN;
  if (x === 0) return 0;
  if (y === 0) return 1;
  if (x * (b + 1) < y * (a + 1)) return fraction(x, y, a, b);
  return 1 - fraction(y, x, b, a);
}

/**
 * The logarithm of x^a y^b / B(a, b), for y = 1 − x, to an absolute error of a few units of the last digit of
 * the result's larger parts.
 */
export function logBetaKernel(x: number, y: number, a: number, b: number): number {
  const sum = a + b;
  const excess = x * b - y * a;
  const deviance =
    a * logShortfall(excess / a, (x * sum) / a) + b * logShortfall(-excess / b, (y * sum) / b);
  return (
    -deviance +
    0.5 * (Math.log(a / sum) + Math.log(b)) -
    HALF_LOG_TWO_PI +
    stirlingCorrection(sum) -
    stirlingCorrection(a) -
    stirlingCorrection(b)
  );
}

function fraction(x: number, y: number, a: number, b: number): number {
  const lead = Math.exp(logBetaKernel(x, y, a, b));
  if (lead === 0) return 0;
  const base = a * y - b * x + 1;
  let value = away((a * base) / (a + 1));
  let c = value;
  let d = 0;
  for (let m = 1, change = 0; Math.abs(change - 1) > 2e-16 && m < 10_000_000; m++) {
    const step = a + 2 * m;
    const half = (m * (b - m) * x) / (step - 1);
    const numerator = half * x * (((a + (m - 1)) * (a + b + (m - 1))) / (step - 1));
    const denominator = m + half + ((a + m) * (base + m * (1 + y))) / (step + 1);
    d = 1 / away(denominator + numerator * d);
    c = away(denominator + numerator / c);
    change = c * d;
    value *= change;
  }
  return Math.min(1, lead / value);
}

function away(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}
