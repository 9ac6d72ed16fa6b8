import { HALF_LOG_TWO_PI, stirlingTail } from "./stirling.ts";

export { digamma, trigamma } from "./polygamma.ts";

/** log Γ(2 + z) for |z| ≤ ½, with coefficients (−1)^k (ζ(k) − 1) / k: DLMF 5.7.3. */
function logGammaNearTwo(z: number): number {
  let s = -2.7595228851242334e-10;
  s = s * z + 5.731367241678862e-10;
  s = s * z - 1.1921401405860912e-9;
  s = s * z + 2.4836745438024785e-9;
  s = s * z - 5.183475041970047e-9;
  s = s * z + 1.0838659214896955e-8;
  s = s * z - 2.2711094608943164e-8;
  s = s * z + 4.7698101693639804e-8;
  s = s * z - 1.0043224823968099e-7;
  s = s * z + 2.1207184805554665e-7;
  s = s * z - 4.492469198764566e-7;
  s = s * z + 9.55141213040742e-7;
  s = s * z - 2.039215753801366e-6;
  s = s * z + 4.374866789907488e-6;
  s = s * z - 9.439488275268397e-6;
  s = s * z + 2.050721277567069e-5;
  s = s * z - 4.492623673813314e-5;
  s = s * z + 9.945751278180853e-5;
  s = s * z - 2.2315475845357939e-4;
  s = s * z + 5.096695247430425e-4;
  s = s * z - 1.192753911703261e-3;
  s = s * z + 2.8905103307415234e-3;
  s = s * z - 7.385551028673986e-3;
  s = s * z + 2.0580808427784546e-2;
  s = s * z - 6.73523010531981e-2;
  s = s * z + 0.3224670334241132;
  return z * (s * z + 0.42278433509846713);
}

/**
 * log Γ(1 + z), exact to relative precision around z = 0.
 *
 * @param z between −½ and ½
 */
export function logGammaOnePlus(z: number): number {
  return logGammaNearTwo(z) - Math.log1p(z);
}

/** log Γ(x) for 0 < x < 10. */
function logGammaSmall(x: number): number {
  if (x < 0.5) return logGammaOnePlus(x) - Math.log(x);
  if (x < 1.5) return logGammaOnePlus(x - 1);
  let product = 1;
  let y = x;
  while (y > 2.5) {
    y -= 1;
    product *= y;
  }
  return logGammaNearTwo(y - 2) + Math.log(product);
}

/**
 * The logarithm of the gamma function.
 *
 * Method: Stirling's series from 10 up; below, the recurrence down to the Taylor series around 2.
 * Source: DLMF 5.11.1, 5.5.1 and 5.7.3.
 * Check: `gamma.test.ts`, against 60-digit values from 1e-300 to 1e300.
 *
 * @param x at least 0 (at 0 the result is infinite); below, NaN
 */
export function logGamma(x: number): number {
  if (x >= 10) {
    if (x === Number.POSITIVE_INFINITY) return x;
    return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingTail(x);
  }
  if (x > 0) return logGammaSmall(x);
  return x === 0 ? Number.POSITIVE_INFINITY : Number.NaN;
}

/**
 * Stirling's correction, log Γ(x) − (x − ½) log x + x − ½ log 2π, for any x above 0.
 *
 * Sums of log gammas that nearly cancel are written with it, so that the large parts cancel on paper.
 */
export function stirlingCorrection(x: number): number {
  if (x >= 10) return stirlingTail(x);
  return logGamma(x) - (x - 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
}

/**
 * The logarithm of the beta function.
 *
 * Method: the three log gammas by Stirling's formula, with the large parts cancelled beforehand.
 * Source: DLMF 5.12.1 with 5.11.1; the arrangement as in DiDonato & Morris (1992), section 8.
 * Check: `gamma.test.ts`, against 60-digit values, with arguments from 1e-10 to 1e12.
 *
 * @param a above 0
 * @param b above 0
 */
export function logBeta(a: number, b: number): number {
  if (!(a > 0 && b > 0)) return Number.NaN;
  const low = Math.min(a, b);
  const high = Math.max(a, b);
  if (high === Number.POSITIVE_INFINITY) return Number.NEGATIVE_INFINITY;
  const sum = low + high;
  return (
    (low - 0.5) * Math.log(low / sum) -
    high * Math.log1p(low / high) -
    0.5 * Math.log(high) +
    HALF_LOG_TWO_PI +
    stirlingCorrection(low) +
    stirlingCorrection(high) -
    stirlingCorrection(sum)
  );
}

/** The most factors that are multiplied out rather than taken through log gammas. */
const SHORT_PRODUCT = 16;

/**
 * The logarithm of the number of ways to choose k of n.
 *
 * @param n a whole number, at least 0; otherwise NaN
 * @param k a whole number, otherwise NaN; below 0 or above n there is no way, so the result is −Infinity
 */
export function logChoose(n: number, k: number): number {
  if (!(Number.isInteger(n) && Number.isInteger(k) && n >= 0)) return Number.NaN;
  if (k < 0 || k > n) return Number.NEGATIVE_INFINITY;
  const few = Math.min(k, n - k);
  if (few > SHORT_PRODUCT || n > 1e18) return few === 0 ? 0 : logChooseLong(n, few);
  let ways = 1;
  for (let i = 1; i <= few; i++) ways *= (n - few + i) / i;
  return Math.log(ways);
}

/** The same through Stirling's formula: k log(n/k) + (n − k) log(n/(n − k)) and corrections. */
function logChooseLong(n: number, k: number): number {
  const rest = n - k;
  return (
    k * Math.log(n / k) -
    rest * Math.log1p(-k / n) -
    0.5 * Math.log(k) -
    0.5 * Math.log(rest / n) -
    HALF_LOG_TWO_PI +
    stirlingCorrection(n) -
    stirlingCorrection(k) -
    stirlingCorrection(rest)
  );
}
