import { rowsUnequal, settingOutside } from "./messages.ts";

/**
 * Refuse a setting that is no whole number from `least` on.
 *
 * @throws `maths.setting-outside`
 */
export function requireWhole(setting: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw settingOutside({ setting, value, allowed: `a whole number from ${least} on` });
}

/**
 * Refuse a probability at or outside 0 and 1.
 *
 * @throws `maths.setting-outside`
 */
export function requireProbability(setting: string, value: number): void {
  if (value > 0 && value < 1) return;
  throw settingOutside({ setting, value, allowed: "above 0 and below 1" });
}

/**
 * Refuse series of different lengths.
 *
 * @throws `maths.rows-unequal`
 */
export function requireLength(part: string, series: ArrayLike<number>, expected: number): void {
  if (series.length === expected) return;
  throw rowsUnequal({ part, expected, actual: series.length });
}
