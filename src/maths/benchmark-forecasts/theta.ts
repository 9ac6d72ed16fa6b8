import { fitSmoothing, type WeightSearch } from "./exponential-smoothing.ts";
import { type Forecast, forecastOf } from "./forecast.ts";
import { checkedHistory, requireSteps } from "./history.ts";
import { lineThrough } from "./line.ts";
import type { SmoothingWeights } from "./recursion.ts";

/** Estimated: the slope of the line, weight and start of the smoothing. */
const PARAMETERS = 3;

/**
 * Forecast by the classic Theta method.
 *
 * Method: the mean of the line through the series (theta 0) carried on, and of simple exponential smoothing of the
 * series with its distance from that line doubled (theta 2). This is simple exponential smoothing with half the line's
 * slope for a drift, of which the variance is taken.
 * Source: Assimakopoulos and Nikolopoulos (2000), "The theta model"; Hyndman and Billah (2003), "Unmasking the Theta
 * method".
 * Check: gold.test.ts, against the published scores of the M4 competition; theta.test.ts, against the form with drift.
 *
 * @param series complete, in order of time; at least 4 values
 * @param least bound below which no mean falls; none by default, 0 in the M4 competition
 * @param search how the smoothing is estimated, as in `fitSmoothing`
 * @throws maths.forecast-value-missing, maths.forecast-history-short, maths.forecast-steps-not-whole
 */
export function thetaForecast(
  series: ArrayLike<number>,
  horizon: number,
  least: number = Number.NEGATIVE_INFINITY,
  search: WeightSearch | SmoothingWeights = "global",
): Forecast {
  requireSteps("horizon", horizon);
  const history = checkedHistory(series, PARAMETERS + 1);
  const n = history.length;
  const { intercept, slope } = lineThrough(history);
  const line = (time: number): number => intercept + slope * time;
  const { weights, last, errors } = fitSmoothing(
    history.map((value, i) => 2 * value - line(i + 1)),
    "none",
    search,
  );
  // An error of the doubled line is twice one of the series.
  const squares = errors.reduce((sum, error) => sum + (error / 2) ** 2, 0);
  const variance = squares / (n - PARAMETERS);
  return forecastOf(
    horizon,
    (step) => Math.max(least, (last.level + line(n + step)) / 2),
    (step) => variance * (1 + (step - 1) * weights.alpha ** 2),
  );
}
