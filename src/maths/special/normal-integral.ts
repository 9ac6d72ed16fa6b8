const TWO_OVER_ROOT_PI = 1.1283791670955126;

/**
 * The error function.
 *
 * Method: the power series within 1 of the origin, 1 − erfc beyond.
 * Source: DLMF 7.6.2.
 * Check: `normal-integral.test.ts`, against 60-digit values.
 */
export function erf(x: number): number {
  if (x > 1) return 1 - upperErfc(x);
  if (x < -1) return upperErfc(-x) - 1;
  return series(x);
}

/**
 * The complementary error function, 1 − erf(x), to relative precision in the upper tail.
 *
 * Method: the Chebyshev series of (1 + 2x) exp(x²) erfc(x) in (x − 3.75) / (x + 3.75), with coefficients computed
 * at 60 digits; exp(−x²) from x split in two, so that the rounding of x² does no harm.
 * Source: Shepherd & Laframboise (1981), "Chebyshev approximation of (1 + 2x) exp(x²) erfc x in 0 ≤ x < ∞".
 * Check: `normal-integral.test.ts`, against 60-digit values.
 */
export function erfc(x: number): number {
  if (x < 0.5) return x < -1 ? 2 - upperErfc(-x) : 1 - series(x);
  return upperErfc(x);
}

/** erf(x) for |x| ≤ 1: all terms have one sign. */
function series(x: number): number {
  const square = x * x;
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
    term *= square / (n + 0.5);
    sum += term;
  }
  return TWO_OVER_ROOT_PI * Math.exp(-square) * sum;
}

/** exp(−x²). */
function gaussian(x: number): number {
  const coarse = Math.fround(x);
  return Math.exp(-coarse * coarse) * Math.exp((coarse - x) * (coarse + x));
}

/** erfc(x) for x ≥ 0. */
function upperErfc(x: number): number {
  if (x > 27) return 0;
  return (gaussian(x) * chebyshev((x - 3.75) / (x + 3.75))) / (1 + 2 * x);
}

const COEFFICIENTS = new Float64Array([
  1.1775789345674017, -0.004590054580646478, -0.08424913336651792, 0.05920993999819189,
  -0.026658668435305753, 0.009074997670705265, -0.002413163540417608, 0.0004907758365258086,
  -6.916973302501207e-5, 4.13902798607301e-6, 7.74038306619849e-7, -2.1886401049234397e-7,
  1.076499946567091e-8, 4.521959811218287e-9, -7.754400208831351e-10, -6.318088340886684e-11,
  2.86879501093067e-11, 1.9455868545777347e-13, -9.65469674843344e-13, 3.25254814814874e-14,
  3.3478119482868056e-14, -1.864562880419313e-15, -1.2507950530688648e-15, 7.418235256624044e-17,
  5.068148904796111e-17,
]);

/** Clenshaw's recurrence. */
function chebyshev(y: number): number {
  let next = 0;
  let afterNext = 0;
  for (let j = COEFFICIENTS.length - 1; j > 0; j--) {
    const here = 2 * y * next - afterNext + (COEFFICIENTS[j] ?? 0);
    afterNext = next;
    next = here;
  }
  return y * next - afterNext + (COEFFICIENTS[0] ?? 0);
}
