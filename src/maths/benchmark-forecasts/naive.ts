import { type Forecast, forecastOf } from "./forecast.ts";
import { checkedHistory, requireSteps } from "./history.ts";

/**
 * Forecast that each step repeats the last value of its season.
 *
 * Method: seasonal random walk without drift; its variance is the mean squared difference from a period before, times
 * the number of periods begun.
 * Source: Hyndman and Athanasopoulos (2021), "Forecasting: principles and practice", 5.2 and 5.5.
 * Check: naive.test.ts; with period 1 gold.test.ts, as Naive.
 *
 * @param series complete, in order of time; more than `period` values
 * @param period steps in a year or other cycle; with 1 (the default) this is the naive forecast, of the last value
 * @throws maths.forecast-value-missing, maths.forecast-history-short, maths.forecast-steps-not-whole
 */
export function naiveForecast(
  series: ArrayLike<number>,
  horizon: number,
  period: number = 1,
): Forecast {
  requireSteps("horizon", horizon);
  requireSteps("period", period);
  const history = checkedHistory(series, period + 1);
  const n = history.length;
  let squares = 0;
  for (let i = period; i < n; i++) {
    squares += ((history[i] as number) - (history[i - period] as number)) ** 2;
  }
  const variance = squares / (n - period);
  return forecastOf(
    horizon,
    (step) => history[n - period + ((step - 1) % period)] as number,
    (step) => variance * Math.ceil(step / period),
  );
}
