import { requireWhole } from "../regression/settings.ts";
import { countInvalid, countsTooFew, forecastsUnequal } from "./messages.ts";

/**
 * The number of known counts of a series; NaN is a gap.
 *
 * @throws `maths.count-invalid`, `maths.counts-too-few`
 */
export function requireCounts(counts: ArrayLike<number>, needed: number): number {
  let known = 0;
  for (let period = 0; period < counts.length; period++) {
    const value = counts[period] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    if (!(Number.isSafeInteger(value) && value >= 0)) throw countInvalid({ period, value });
    known++;
  }
  if (known < needed) throw countsTooFew({ known, needed });
  return known;
}

/**
 * Refuse horizons that are no whole numbers from 1 up.
 *
 * @throws `maths.setting-outside`
 */
export function requireHorizons(horizons: readonly number[]): void {
  for (const horizon of horizons) requireWhole("The horizon", horizon, 1);
}

/**
 * Refuse lists of unequal length.
 *
 * @throws `maths.forecasts-unequal`
 */
export function requireEqual(part: string, values: ArrayLike<number>, expected: number): void {
  if (values.length === expected) return;
  throw forecastsUnequal({ part, expected, actual: values.length });
}
