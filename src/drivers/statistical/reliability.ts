import type { Exposure, LagWindow } from "../panel.ts";
import { spreadOf } from "./measured-exposure.ts";
import { windowMeans } from "./window-means.ts";

/** Least share that is taken to be signal. */
const LEAST = 0.05;

/** Mean product of deviations a lag apart; missing values left out. */
function autocovariance(values: Float64Array, mean: number, lag: number): number {
  let [sum, n] = [0, 0];
  for (let t = lag; t < values.length; t++) {
    const product = ((values[t] as number) - mean) * ((values[t - lag] as number) - mean);
    if (!Number.isFinite(product)) continue;
    sum += product;
    n++;
  }
  return n > 0 ? sum / n : 0;
}

/**
 * Share of the variance of an exposure's single periods that is not noise, 0 to 1; 1 for one that is not counted from
 * events (its `events` not given), NaN where it cannot be told.
 *
 * Method: noise passes within a period and what is measured does not: with an autoregression of order one under white
 * noise the share is r1^2 / r2, autocorrelations one and two periods apart. It takes whatever passes at once for noise.
 * Source: Walker (1960), "Some consequences of superimposed error in time series analysis", eq. 9.
 * Check: `reliability.test.ts`, on simulated counts of known state.
 */
export function reliabilityOf({ values, events }: Exposure): number {
  if (events === undefined) return 1;
  const { mean } = spreadOf(values);
  const [zero, one, two] = [0, 1, 2].map((lag) => autocovariance(values, mean, lag)) as [
    number,
    number,
    number,
  ];
  if (!(zero > 0 && one > 0 && two > 0)) return Number.NaN;
  return Math.max(LEAST, Math.min(1, one ** 2 / two / zero));
}

/** The same of means over a window: by how much an effect on the window is drawn towards 0. */
export function windowReliability(values: Float64Array, window: LagWindow, single: number): number {
  const noise = (1 - single) * spreadOf(values).sd ** 2;
  const { sd } = spreadOf(windowMeans(values, window));
  const length = window.last - window.first + 1;
  return sd > 0 ? Math.max(LEAST, 1 - noise / length / sd ** 2) : Number.NaN;
}
