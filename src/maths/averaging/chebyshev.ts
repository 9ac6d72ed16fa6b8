/** Degrees tried, each about twice the one before. */
const DEGREES = [12, 24, 48, 96] as const;

/** How small the last coefficients must be, over the greatest, for the others to be enough. */
const ENOUGH = 5e-14;

function coefficientsOf(values: readonly number[]): Float64Array {
  const count = values.length;
  return Float64Array.from({ length: count }, (_, j) => {
    const sum = values.reduce(
      (total, value, i) => total + value * Math.cos((Math.PI * j * (i + 0.5)) / count),
      0,
    );
    return (sum * (j === 0 ? 1 : 2)) / count;
  });
}

/** Whether the last three coefficients, of which one may be small by chance, are nothing. */
function isEnough(coefficients: Float64Array): boolean {
  const greatest = coefficients.reduce((a, c) => Math.max(a, Math.abs(c)), 0);
  return coefficients.subarray(-3).every((c) => Math.abs(c) <= ENOUGH * greatest);
}

function clenshaw(coefficients: Float64Array, x: number): number {
  let [b1, b2] = [0, 0];
  for (let j = coefficients.length - 1; j > 0; j--) {
    const next = (coefficients[j] as number) + 2 * x * b1 - b2;
    b2 = b1;
    b1 = next;
  }
  return (coefficients[0] as number) + x * b1 - b2;
}

/**
 * A polynomial that stands for a smooth function on an interval to rounding.
 *
 * Method: Chebyshev interpolation of rising degree until the last coefficients vanish; Clenshaw's summation.
 * Source: Trefethen (2013), "Approximation theory and approximation practice", chapters 3 and 8.
 * Check: chebyshev.test.ts.
 *
 * @returns undefined where the function is not smooth enough for degree 96
 */
export function interpolated(
  f: (x: number) => number,
  lo: number,
  hi: number,
): ((x: number) => number) | undefined {
  const [middle, half] = [(lo + hi) / 2, (hi - lo) / 2];
  for (const degree of DEGREES) {
    const values = Array.from({ length: degree + 1 }, (_, i) =>
      f(middle + half * Math.cos((Math.PI * (i + 0.5)) / (degree + 1))),
    );
    const coefficients = coefficientsOf(values);
    if (isEnough(coefficients)) {
      return (x) => clenshaw(coefficients, half === 0 ? 0 : (x - middle) / half);
    }
  }
  return undefined;
}
