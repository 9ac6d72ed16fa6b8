/** What is added to the level at each step: nothing, a slope, or a slope that dies away. */
export type Trend = "none" | "linear" | "damped";

/** The smoothing weights in the form of error correction. */
export interface SmoothingWeights {
  /** Share of an error that goes into the level. */
  readonly alpha: number;
  /** Share of an error that goes into the slope: Holt's own weight times alpha; 0 without a slope. */
  readonly beta: number;
  /** What is left of the slope after a step; 1 where it is not damped. */
  readonly phi: number;
}

/** Level and slope at one time. */
export interface SmoothingState {
  readonly level: number;
  readonly slope: number;
}

/** The start that makes the sum of squared errors least, for given weights. */
export interface BestStart extends SmoothingState {
  readonly squares: number;
}

/** Below this determinant, over the product of the diagonal, level and slope at the start are not told apart. */
const SINGULAR = 1e-12;

/** Sums of squares and products of the errors from a start at 0 slope (e) and of their derivatives (u, v). */
interface Products {
  readonly ee: number;
  readonly eu: number;
  readonly ev: number;
  readonly uu: number;
  readonly uv: number;
  readonly vv: number;
}

/** One pass: errors are linear in level and slope at the start, so their derivatives follow the same recursion. */
function products(series: Float64Array, weights: SmoothingWeights): Products {
  const { alpha, beta, phi } = weights;
  const sloped = beta > 0 ? 1 : 0;
  let [level, slope] = [series[0] as number, 0];
  let [levelU, slopeU] = [1, 0];
  let [levelV, slopeV] = [0, sloped];
  let [ee, eu, ev, uu, uv, vv] = [0, 0, 0, 0, 0, 0];
  for (const value of series) {
    const ahead = phi * slope;
    const aheadU = phi * slopeU;
    const aheadV = phi * slopeV;
    const e = value - level - ahead;
    const u = levelU + aheadU;
    const v = levelV + aheadV;
    ee += e * e;
    eu += e * u;
    ev += e * v;
    uu += u * u;
    uv += u * v;
    vv += v * v;
    level += ahead + alpha * e;
    slope = ahead + beta * e;
    levelU = (1 - alpha) * u;
    slopeU = aheadU - beta * u;
    levelV = (1 - alpha) * v;
    slopeV = aheadV - beta * v;
  }
  return { ee, eu, ev, uu, uv, vv };
}

/**
 * Find level and slope at the start by least squares.
 *
 * Method: for given weights every one-step error is linear in level and slope at the start; two normal equations.
 * Source: Hyndman, Koehler, Ord and Snyder (2008), "Forecasting with exponential smoothing", chapter 5.
 * Check: recursion.test.ts (no other start is better); the M4 weekly series by way of the fits.
 *
 * @param series not empty
 */
export function bestStart(series: Float64Array, weights: SmoothingWeights): BestStart {
  const { ee, eu, ev, uu, uv, vv } = products(series, weights);
  const determinant = uu * vv - uv * uv;
  const both = determinant > SINGULAR * uu * vv;
  const level = both ? (eu * vv - ev * uv) / determinant : eu / uu;
  const slope = both ? (ev * uu - eu * uv) / determinant : 0;
  const squares = Math.max(0, ee - level * eu - slope * ev);
  return { level: (series[0] as number) + level, slope, squares };
}

/**
 * Smooth a series from a given start.
 *
 * Method: exponential smoothing in the form of error correction.
 * Source: Gardner (1985), "Exponential smoothing: the state of the art".
 * Check: recursion.test.ts, against the form with averages.
 *
 * @returns the one-step errors, and the state after the last value
 */
export function smooth(
  series: Float64Array,
  weights: SmoothingWeights,
  start: SmoothingState,
): { readonly errors: Float64Array; readonly last: SmoothingState } {
  let { level, slope } = start;
  const errors = series.map((value) => {
    const ahead = weights.phi * slope;
    const error = value - level - ahead;
    level += ahead + weights.alpha * error;
    slope = ahead + weights.beta * error;
    return error;
  });
  return { errors, last: { level, slope } };
}

/** The sum of squared one-step errors from a given start. */
export function squaresFrom(
  series: Float64Array,
  { alpha, beta, phi }: SmoothingWeights,
  start: SmoothingState,
): number {
  let { level, slope } = start;
  let squares = 0;
  for (const value of series) {
    const ahead = phi * slope;
    const error = value - level - ahead;
    squares += error * error;
    level += ahead + alpha * error;
    slope = ahead + beta * error;
  }
  return squares;
}
