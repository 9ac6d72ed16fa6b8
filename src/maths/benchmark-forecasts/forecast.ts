/** What is expected 1, 2, … steps after the last value, under normal errors. */
export interface Forecast {
  readonly mean: Float64Array;
  /** Variance of what will be seen about the mean; the parameters are taken for known. */
  readonly variance: Float64Array;
}

/** A forecast whose parts are given by functions of the step, counted from 1. */
export function forecastOf(
  horizon: number,
  mean: (step: number) => number,
  variance: (step: number) => number,
): Forecast {
  return {
    mean: Float64Array.from({ length: horizon }, (_, i) => mean(i + 1)),
    variance: Float64Array.from({ length: horizon }, (_, i) => variance(i + 1)),
  };
}
