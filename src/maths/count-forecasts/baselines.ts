import { requireWhole } from "../regression/settings.ts";
import type { CountDistribution } from "./count-distribution.ts";
import { type DispersionOptions, type MeanRule, meanForecasts } from "./mean-forecasts.ts";

/** A rule that expects the mean of all counts so far. */
export function expandingMeanRule(): MeanRule {
  let [sum, known] = [0, 0];
  return (count) => {
    if (!Number.isNaN(count)) {
      sum += count;
      known++;
    }
    return sum / known;
  };
}

/**
 * A rule that expects the mean of the counts known in the last periods; where none is known there, what it expected before.
 *
 * @param window how many periods, from 1 up
 * @throws `maths.setting-outside`
 */
export function recentMeanRule(window: number): MeanRule {
  requireWhole("The window", window, 1);
  const last: number[] = [];
  let mean = Number.NaN;
  return (count) => {
    last.push(count);
    if (last.length > window) last.shift();
    const known = last.filter((value) => !Number.isNaN(value));
    if (known.length > 0) mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    return mean;
  };
}

/**
 * Climatology: what has always been is expected to come, negative binomial about the mean of all counts so far.
 *
 * Method: expanding mean; size as in `meanForecasts`.
 * Source: the reference forecast of meteorology, e.g. Murphy (1992), "Climatology, persistence, and their linear combination".
 * Check: `mean-forecasts.test.ts`, by hand and by simulation.
 *
 * @param counts one a period, in order; NaN where unknown
 * @param horizons whole numbers from 1 up
 * @throws as `meanForecasts`
 */
export function climatologyForecasts(
  counts: ArrayLike<number>,
  horizons: readonly number[],
  options: DispersionOptions = {},
): CountDistribution[] {
  return meanForecasts(counts, expandingMeanRule(), horizons, options);
}

/**
 * Negative binomial about the mean of the last periods.
 *
 * Method: moving average; size as in `meanForecasts`.
 * Source: standard. Check: `mean-forecasts.test.ts`, by hand.
 *
 * @param window how many periods, 12 by default
 * @throws as `meanForecasts`
 */
export function recentMeanForecasts(
  counts: ArrayLike<number>,
  horizons: readonly number[],
  { window = 12, ...options }: DispersionOptions & { readonly window?: number } = {},
): CountDistribution[] {
  return meanForecasts(counts, recentMeanRule(window), horizons, options);
}

/**
 * Persistence: negative binomial about the last known count.
 *
 * Method: naive forecast; size as in `meanForecasts`.
 * Source: standard. Check: `mean-forecasts.test.ts`, by hand.
 *
 * @throws as `meanForecasts`
 */
export function lastValueForecasts(
  counts: ArrayLike<number>,
  horizons: readonly number[],
  options: DispersionOptions = {},
): CountDistribution[] {
  return meanForecasts(counts, recentMeanRule(1), horizons, options);
}
