import {
  combined,
  fitSmoothing,
  forecastSmoothing,
  type WeightSearch,
} from "./exponential-smoothing.ts";
import type { Forecast } from "./forecast.ts";
import { naiveForecast } from "./naive.ts";
import type { Trend } from "./recursion.ts";
import { seasonallyAdjusted } from "./seasonality.ts";
import { thetaForecast } from "./theta.ts";

/** The statistical benchmarks of the M4 competition by their names there, in small letters. */
export interface BenchmarkForecasts {
  readonly naive: Forecast;
  readonly seasonalNaive: Forecast;
  /** Naive on the seasonally adjusted series: what the overall weighted average is relative to. */
  readonly naive2: Forecast;
  readonly ses: Forecast;
  readonly holt: Forecast;
  readonly damped: Forecast;
  readonly theta: Forecast;
  readonly comb: Forecast;
}

/**
 * Forecast a series by the eight statistical benchmarks of the M4 competition.
 *
 * Method: naive and seasonal naive on the series; the others on the series adjusted for its seasons if it has any, and
 * with the seasons multiplied in again.
 * Source: Makridakis, Spiliotis and Assimakopoulos (2020), "The M4 Competition: 100,000 time series and 61 forecasting
 * methods".
 * Check: gold.test.ts, against the published scores of six on the 359 weekly series.
 *
 * @param series complete, in order of time; at least 6 values and more than `period`
 * @param period steps in a year or other cycle; 1 for a series without seasons
 * @param least bound below which no mean of Theta falls, before the seasons come in again; none by default, 0 in the
 *   competition, whose series are all positive
 * @param search how weights are found, as in `fitSmoothing`
 * @throws maths.forecast-value-missing, maths.forecast-history-short, maths.forecast-steps-not-whole
 */
export function benchmarkForecasts(
  series: ArrayLike<number>,
  horizon: number,
  period: number,
  least: number = Number.NEGATIVE_INFINITY,
  search: WeightSearch = "competition",
): BenchmarkForecasts {
  const { adjusted, restored } = seasonallyAdjusted(series, period);
  const smoothed = (trend: Trend): Forecast =>
    restored(forecastSmoothing(fitSmoothing(adjusted, trend, search), horizon));
  const [ses, holt, damped] = [smoothed("none"), smoothed("linear"), smoothed("damped")];
  return {
    naive: naiveForecast(series, horizon),
    seasonalNaive: naiveForecast(series, horizon, period),
    naive2: restored(naiveForecast(adjusted, horizon)),
    ses,
    holt,
    damped,
    theta: restored(thetaForecast(adjusted, horizon, least, search)),
    comb: combined([ses, holt, damped]),
  };
}
