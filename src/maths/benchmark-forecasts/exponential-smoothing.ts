import { competitionSearch } from "./competition-search.ts";
import { type Forecast, forecastOf } from "./forecast.ts";
import { globalSearch } from "./global-search.ts";
import { checkedHistory, requireSteps } from "./history.ts";
import {
  bestStart,
  type SmoothingState,
  type SmoothingWeights,
  smooth,
  type Trend,
} from "./recursion.ts";

/** What was estimated: the weights, level and slope at the start. */
const PARAMETERS: Readonly<Record<Trend, number>> = { none: 2, linear: 4, damped: 5 };

/**
 * How weights and start are found.
 *
 * - `global`: the least sum of squares within the bounds; what is found moves with the units of the series.
 * - `competition`: as the benchmarks of the M4 competition did, by one walk that may end elsewhere.
 */
export type WeightSearch = "global" | "competition";

/** A smoothed series. */
export interface SmoothingFit {
  readonly trend: Trend;
  readonly weights: SmoothingWeights;
  /** Level and slope before the first value, and after the last. */
  readonly start: SmoothingState;
  readonly last: SmoothingState;
  /** Value less what was expected one step before, for each value. */
  readonly errors: Float64Array;
  /** Variance of an error: sum of squares over the number of values less that of parameters estimated. */
  readonly variance: number;
}

function leastSquares(
  history: Float64Array,
  trend: Trend,
  search: "global" | SmoothingWeights,
): { readonly weights: SmoothingWeights; readonly start: SmoothingState } {
  const weights = search === "global" ? globalSearch(history, trend) : search;
  const { level, slope } = bestStart(history, weights);
  return { weights, start: { level, slope } };
}

/**
 * Fit simple, Holt's or damped exponential smoothing.
 *
 * Method: least squares of the one-step errors over weights and start, the weights within the bounds of the R package
 * forecast. Where several weights fit alike (as with a constant series) the first found are given.
 * Source: Brown (1959); Holt (1957); Gardner and McKenzie (1985); as state space models, Hyndman et al. (2008),
 * "Forecasting with exponential smoothing", ETS(A,N,N), ETS(A,A,N) and ETS(A,Ad,N).
 * Check: gold.test.ts, against the published scores of the M4 competition; exponential-smoothing.test.ts.
 *
 * @param series complete, in order of time; at least 3 values (none), 5 (linear) or 6 (damped)
 * @param search how weights are sought, or weights for which only the start is
 * @throws maths.forecast-value-missing, maths.forecast-history-short
 */
export function fitSmoothing(
  series: ArrayLike<number>,
  trend: Trend,
  search: WeightSearch | SmoothingWeights = "global",
): SmoothingFit {
  const history = checkedHistory(series, PARAMETERS[trend] + 1);
  const { weights, start } =
    search === "competition"
      ? competitionSearch(history, trend)
      : leastSquares(history, trend, search);
  const { errors, last } = smooth(history, weights, start);
  const squares = errors.reduce((sum, error) => sum + error * error, 0);
  return {
    trend,
    weights,
    start,
    last,
    errors,
    variance: squares / (history.length - PARAMETERS[trend]),
  };
}

/**
 * Forecast from a smoothed series.
 *
 * Method: the last level and what is left of the slope at each step; the variance sums the squared weights with which
 * the errors of the steps between come in.
 * Source: Hyndman et al. (2008), "Forecasting with exponential smoothing", chapter 6, class 1.
 * Check: exponential-smoothing.test.ts, against its closed forms and against drawn futures.
 *
 * @throws maths.forecast-steps-not-whole
 */
export function forecastSmoothing(fit: SmoothingFit, horizon: number): Forecast {
  requireSteps("horizon", horizon);
  const { alpha, beta, phi } = fit.weights;
  const mean = new Float64Array(horizon);
  const variance = new Float64Array(horizon);
  let [slopes, squares] = [0, 1];
  for (let i = 0; i < horizon; i++) {
    variance[i] = fit.variance * squares;
    slopes += phi ** (i + 1);
    mean[i] = fit.last.level + slopes * fit.last.slope;
    squares += (alpha + beta * slopes) ** 2;
  }
  return { mean, variance };
}

/**
 * Simple exponential smoothing: a forecast that is the same at every step but ever less sure.
 *
 * Method: `forecastSmoothing` of `fitSmoothing` by its global search.
 * Source: as there.
 * Check: as there.
 *
 * @param series complete, in order of time; at least 3 values
 * @throws maths.forecast-value-missing, maths.forecast-history-short, maths.forecast-steps-not-whole
 */
export function sesForecast(series: ArrayLike<number>, horizon: number): Forecast {
  return forecastSmoothing(fitSmoothing(series, "none"), horizon);
}

/**
 * Holt's linear trend: a forecast along the last slope.
 *
 * Method: `forecastSmoothing` of `fitSmoothing` by its global search.
 * Source: as there.
 * Check: as there.
 *
 * @param series complete, in order of time; at least 5 values
 * @throws maths.forecast-value-missing, maths.forecast-history-short, maths.forecast-steps-not-whole
 */
export function holtForecast(series: ArrayLike<number>, horizon: number): Forecast {
  return forecastSmoothing(fitSmoothing(series, "linear"), horizon);
}

/**
 * Holt's damped trend: a forecast along the last slope, which dies away.
 *
 * Method: `forecastSmoothing` of `fitSmoothing` by its global search.
 * Source: as there.
 * Check: as there.
 *
 * @param series complete, in order of time; at least 6 values
 * @throws maths.forecast-value-missing, maths.forecast-history-short, maths.forecast-steps-not-whole
 */
export function dampedForecast(series: ArrayLike<number>, horizon: number): Forecast {
  return forecastSmoothing(fitSmoothing(series, "damped"), horizon);
}

/**
 * The mean of the forecasts of simple, Holt's and damped exponential smoothing.
 *
 * Method: equal weights. The variance is that of errors that go together wholly, the mean standard deviation squared:
 * the greatest that the three variances allow.
 * Source: Makridakis and Hibon (2000), "The M3-Competition", method COMB S-H-D.
 * Check: gold.test.ts, as Com.
 *
 * @param series complete, in order of time; at least 6 values
 * @throws maths.forecast-value-missing, maths.forecast-history-short, maths.forecast-steps-not-whole
 */
export function combForecast(series: ArrayLike<number>, horizon: number): Forecast {
  return combined([
    sesForecast(series, horizon),
    holtForecast(series, horizon),
    dampedForecast(series, horizon),
  ]);
}

/** The mean of some forecasts of one horizon, with the greatest variance that theirs allow. */
export function combined(members: readonly Forecast[]): Forecast {
  const horizon = members[0]?.mean.length ?? 0;
  const averaged = (of: (member: Forecast) => number): number =>
    members.reduce((sum, member) => sum + of(member), 0) / members.length;
  return forecastOf(
    horizon,
    (step) => averaged(({ mean }) => mean[step - 1] as number),
    (step) => averaged(({ variance }) => Math.sqrt(variance[step - 1] as number)) ** 2,
  );
}
