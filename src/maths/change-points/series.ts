import { seriesNotFinite } from "./messages.ts";

/**
 * Refuse a series with a value that is no finite number.
 *
 * @throws `maths.series-not-finite`
 */
export function requireFinite(values: readonly number[]): void {
  const index = values.findIndex((value) => !Number.isFinite(value));
  if (index >= 0) throw seriesNotFinite({ index, value: values[index] ?? Number.NaN });
}

/** Whether all values are one; true of an empty series. */
export function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

/**
 * The series less its mean, divided by its standard deviation (divisor n - 1).
 *
 * @returns a new array; zeros where the series is constant
 */
export function standardised(values: readonly number[]): number[] {
  if (isConstant(values)) return values.map(() => 0);
  const centred = lessMean(values);
  const squares = centred.reduce((sum, value) => sum + value * value, 0);
  const deviation = Math.sqrt(squares / (values.length - 1));
  return centred.map((value) => value / deviation);
}

/** The series less its mean; zeros where it is constant. */
export function lessMean(values: readonly number[]): number[] {
  if (isConstant(values)) return values.map(() => 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

/** Sums of the first 0, 1, … n values. */
export function runningSums(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1);
  let sum = 0;
  values.forEach((value, i) => {
    sum += value;
    sums[i + 1] = sum;
  });
  return sums;
}
