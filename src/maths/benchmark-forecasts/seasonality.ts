import type { Forecast } from "./forecast.ts";
import { checkedHistory, requireSteps } from "./history.ts";
import { valueNotPositive } from "./messages.ts";

/** The two-sided 90 % point of the normal distribution, as the M4 competition rounds it. */
const CRITICAL = 1.645;

/**
 * Whether a series is seasonal, at 90 %.
 *
 * Method: the autocorrelation at one period against Bartlett's limits, in which the shorter lags have their part.
 * Source: Assimakopoulos and Nikolopoulos (2000), "The theta model"; as in the benchmarks of the M4 competition.
 * Check: seasonality.test.ts, against R's acf.
 *
 * @returns false with fewer than three periods, with a period of 1, and for a constant series
 * @throws maths.forecast-value-missing, maths.forecast-steps-not-whole
 */
export function isSeasonal(series: ArrayLike<number>, period: number): boolean {
  requireSteps("period", period);
  const history = checkedHistory(series, 0);
  const n = history.length;
  if (period === 1 || n < 3 * period) return false;
  const mean = history.reduce((sum, value) => sum + value, 0) / n;
  const deviations = history.map((value) => value - mean);
  const covariance = (lag: number): number =>
    deviations.subarray(lag).reduce((sum, value, i) => sum + value * (deviations[i] as number), 0);
  const squares = covariance(0);
  let limit = 1;
  for (let lag = 1; lag < period; lag++) limit += 2 * (covariance(lag) / squares) ** 2;
  return Math.abs(covariance(period) / squares) > CRITICAL * Math.sqrt(limit / n);
}

/** The mean of one period about each value, its ends halved where the period is even; NaN at the ends. */
function movingAverage(history: Float64Array, period: number): Float64Array {
  const half = Math.floor(period / 2);
  const ends = period % 2 === 0 ? 0.5 : 1;
  return history.map((_, i) => {
    if (i < half || i + half >= history.length) return Number.NaN;
    const about = history.subarray(i - half, i + half + 1);
    const outer = (about[0] as number) + (about[about.length - 1] as number);
    return (about.reduce((sum, value) => sum + value, 0) - (1 - ends) * outer) / period;
  });
}

/**
 * Factors by which the seasons of a series lie above or below its trend.
 *
 * Method: classical multiplicative decomposition: values over the centred moving average of one period, averaged by
 * season and divided by their mean.
 * Source: Kendall and Stuart (1983), "The advanced theory of statistics", vol. 3, pp. 410-414.
 * Check: seasonality.test.ts, against R's decompose.
 *
 * @param series complete, in order of time, above 0; at least two periods
 * @returns one factor for each season, of mean 1; the first is that of the first value
 * @throws maths.forecast-value-missing, maths.forecast-history-short, maths.forecast-value-not-positive,
 *   maths.forecast-steps-not-whole
 */
export function seasonalFactors(series: ArrayLike<number>, period: number): Float64Array {
  requireSteps("period", period);
  const history = checkedHistory(series, 2 * period);
  const index = history.findIndex((value) => value <= 0);
  if (index >= 0) throw valueNotPositive({ index, value: history[index] as number });
  const sums = new Float64Array(period);
  const counts = new Float64Array(period);
  for (const [i, trend] of movingAverage(history, period).entries()) {
    if (Number.isNaN(trend)) continue;
    sums[i % period] = (sums[i % period] as number) + (history[i] as number) / trend;
    counts[i % period] = (counts[i % period] as number) + 1;
  }
  const factors = sums.map((sum, season) => sum / (counts[season] as number));
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / period;
  return factors.map((factor) => factor / mean);
}

/** A series without its seasons, and how a forecast gets them back. */
export interface SeasonalAdjustment {
  readonly adjusted: Float64Array;
  /** The factors, one for each season from the first value on; undefined where the series stays as it was. */
  readonly factors: Float64Array | undefined;
  /** Multiply the seasons in again, steps counted from the end of the series. */
  readonly restored: (forecast: Forecast) => Forecast;
}

/**
 * Adjust a series for its seasons where the M4 competition would.
 *
 * Method: the test of `isSeasonal`, then the factors of `seasonalFactors`. A series with a value of 0 or below has no
 * factors and stays as it is.
 * Source: Makridakis, Spiliotis and Assimakopoulos (2020), "The M4 Competition", on its benchmarks.
 * Check: seasonality.test.ts.
 *
 * @throws maths.forecast-value-missing, maths.forecast-steps-not-whole
 */
export function seasonallyAdjusted(series: ArrayLike<number>, period: number): SeasonalAdjustment {
  const history = checkedHistory(series, 0);
  if (!isSeasonal(history, period) || history.some((value) => value <= 0)) {
    return { adjusted: history, factors: undefined, restored: (forecast) => forecast };
  }
  const factors = seasonalFactors(history, period);
  const factor = (i: number): number => factors[i % period] as number;
  return {
    adjusted: history.map((value, i) => value / factor(i)),
    factors,
    restored: ({ mean, variance }) => ({
      mean: mean.map((value, i) => value * factor(history.length + i)),
      variance: variance.map((value, i) => value * factor(history.length + i) ** 2),
    }),
  };
}
