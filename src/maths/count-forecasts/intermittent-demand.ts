import { requireProbability } from "../regression/settings.ts";
import type { CountDistribution } from "./count-distribution.ts";
import { type DispersionOptions, type MeanRule, meanForecasts } from "./mean-forecasts.ts";

/** How quickly the methods of intermittent demand forget. */
export interface IntermittentOptions extends DispersionOptions {
  /** Weight of the newest number of events when there are some, above 0 and below 1; .1 by default. */
  readonly sizeSmoothing?: number;
  /** Weight of the newest interval (Croston) or of the newest yes or no (TSB), above 0 and below 1; .1 by default. */
  readonly occurrenceSmoothing?: number;
}

function weights(options: IntermittentOptions): { size: number; occurrence: number } {
  const { sizeSmoothing: size = 0.1, occurrenceSmoothing: occurrence = 0.1 } = options;
  requireProbability("The smoothing of sizes", size);
  requireProbability("The smoothing of occurrence", occurrence);
  return { size, occurrence };
}

/** A smoothed value that begins with the first one it is given. */
function smoothed(before: number, now: number, weight: number): number {
  return Number.isNaN(before) ? now : before + weight * (now - before);
}

/**
 * The rule of Croston as Syntetos and Boylan mended it: smoothed size over smoothed interval, less half the weight of an interval.
 * An interval counts the known periods from one event to the next, the first one from the start. 0 before any event.
 *
 * @throws `maths.setting-outside`
 */
export function crostonRule(options: IntermittentOptions = {}): MeanRule {
  const weight = weights(options);
  let [size, interval, waited] = [Number.NaN, Number.NaN, 0];
  return (count) => {
    if (!Number.isNaN(count)) waited++;
    if (count > 0) {
      size = smoothed(size, count, weight.size);
      interval = smoothed(interval, waited, weight.occurrence);
      waited = 0;
    }
    return Number.isNaN(size) ? 0 : (1 - weight.occurrence / 2) * (size / interval);
  };
}

/**
 * The rule of Teunter, Syntetos and Babai: smoothed chance of any event times smoothed size, so that a quiet spell lowers it. The
 * chance begins as that of the first known period. 0 before any event.
 *
 * @throws `maths.setting-outside`
 */
export function tsbRule(options: IntermittentOptions = {}): MeanRule {
  const weight = weights(options);
  let [size, chance] = [Number.NaN, Number.NaN];
  return (count) => {
    if (!Number.isNaN(count)) chance = smoothed(chance, count > 0 ? 1 : 0, weight.occurrence);
    if (count > 0) size = smoothed(size, count, weight.size);
    return Number.isNaN(size) ? 0 : chance * size;
  };
}

/**
 * Negative binomial about the mean of Croston's method with the correction of Syntetos and Boylan.
 *
 * Method: `crostonRule`; size as in `meanForecasts`.
 * Source: Croston (1972), "Forecasting and stock control for intermittent demands"; Syntetos and Boylan (2005), "The accuracy of
 * intermittent demand estimates".
 * Check: `intermittent-demand.test.ts`, by hand.
 *
 * @throws as `meanForecasts`
 */
export function crostonForecasts(
  counts: ArrayLike<number>,
  horizons: readonly number[],
  options: IntermittentOptions = {},
): CountDistribution[] {
  return meanForecasts(counts, crostonRule(options), horizons, options);
}

/**
 * Negative binomial about the mean of the method of Teunter, Syntetos and Babai.
 *
 * Method: `tsbRule`; size as in `meanForecasts`.
 * Source: Teunter, Syntetos and Babai (2011), "Intermittent demand: linking forecasting to inventory obsolescence".
 * Check: `intermittent-demand.test.ts`, by hand.
 *
 * @throws as `meanForecasts`
 */
export function tsbForecasts(
  counts: ArrayLike<number>,
  horizons: readonly number[],
  options: IntermittentOptions = {},
): CountDistribution[] {
  return meanForecasts(counts, tsbRule(options), horizons, options);
}
