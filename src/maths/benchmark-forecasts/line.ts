/** A straight line over time, counted from 1. */
export interface Line {
  readonly intercept: number;
  readonly slope: number;
}

/** The least squares line through the values; two or more. */
export function lineThrough(history: Float64Array): Line {
  const n = history.length;
  const middle = (n + 1) / 2;
  const mean = history.reduce((sum, value) => sum + value, 0) / n;
  const product = history.reduce((sum, value, i) => sum + (i + 1 - middle) * (value - mean), 0);
  const slope = product / ((n * (n * n - 1)) / 12);
  return { intercept: mean - slope * middle, slope };
}
