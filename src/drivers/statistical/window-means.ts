import type { LagWindow } from "../panel.ts";

/**
 * Mean over the lags of a window, seen from each period; NaN where one of its values is missing.
 *
 * @param window negative lags look ahead: {first: -3, last: -1} are the three periods after. Only tests do that.
 */
export function windowMeans(values: Float64Array, { first, last }: LagWindow): Float64Array {
  return values.map((_, t) => {
    if (t < last || t - first >= values.length) return Number.NaN;
    let sum = 0;
    for (let lag = first; lag <= last; lag++) sum += values[t - lag] as number;
    return sum / (last - first + 1);
  });
}

/** Values moved on by a lag; NaN before there are any. */
export function lagged(values: Float64Array, lag: number): Float64Array {
  return windowMeans(values, { first: lag, last: lag });
}
