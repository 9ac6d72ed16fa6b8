import { benchmarkForecasts, seasonallyAdjusted } from "../../maths/index.ts";
import type { ForecastPeriod } from "./document.ts";

/** Steps in a year, or in a week of days. */
const SEASONS: Readonly<Record<ForecastPeriod, number>> = {
  day: 7,
  week: 52,
  month: 12,
  quarter: 4,
  year: 1,
};

/** The methods for values in the order in which they are shown: the forecast, its members, and others. */
export const VALUE_METHODS = ["pool", "ses", "damped", "theta", "naive", "holt", "comb"] as const;

/** The methods that the pool is the mean of. */
export const VALUE_MEMBERS = ["ses", "damped", "theta"] as const;

/** The points of each method, one a step. */
export type ValuePoints = Readonly<Record<(typeof VALUE_METHODS)[number], Float64Array>>;

/** The series with a straight line across each gap; a gap is filled from the known values on both sides of it alone. */
export function withGapsFilled(values: Float64Array): Float64Array {
  const filled = Float64Array.from(values);
  let last = 0;
  for (let i = 1; i < filled.length; i++) {
    const value = filled[i] as number;
    if (Number.isNaN(value)) continue;
    const start = filled[last] as number;
    for (let j = last + 1; j < i; j++) {
      filled[j] = start + ((value - start) * (j - last)) / (i - last);
    }
    last = i;
  }
  return filled;
}

/** The period of the seasons that are sought in a history. */
export function seasonOf(by: ForecastPeriod | undefined, values: number): number {
  const period = by === undefined ? 1 : SEASONS[by];
  return values > period ? period : 1;
}

/** Whether seasons are taken out of a series. */
export function isAdjusted(history: Float64Array, period: number): boolean {
  return seasonallyAdjusted(history, period).factors !== undefined;
}

/**
 * The forecasts of a history by every method for values. Theta's stay above 0 where the history does.
 *
 * @param history without gaps
 */
export function valuePoints(
  history: Float64Array,
  horizon: number,
  by: ForecastPeriod | undefined,
): ValuePoints {
  const least = history.every((value) => value > 0) ? 0 : Number.NEGATIVE_INFINITY;
  const period = seasonOf(by, history.length);
  const found = benchmarkForecasts(history, horizon, period, least);
  const { naive, ses, holt, damped, theta, comb } = found;
  const pool = ses.mean.map((value, i) => {
    return (value + (damped.mean[i] as number) + (theta.mean[i] as number)) / 3;
  });
  return {
    pool,
    ses: ses.mean,
    damped: damped.mean,
    theta: theta.mean,
    naive: naive.mean,
    holt: holt.mean,
    comb: comb.mean,
  };
}
