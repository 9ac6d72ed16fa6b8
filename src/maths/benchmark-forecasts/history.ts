import { historyTooShort, stepsNotWhole, valueMissing } from "./messages.ts";

/** Refuse a number of steps that is not whole or below 1. */
export function requireSteps(setting: "horizon" | "period", value: number): void {
  if (!(Number.isInteger(value) && value >= 1)) throw stepsNotWhole({ setting, value });
}

/**
 * The series as an array of its own, checked.
 *
 * @throws maths.forecast-value-missing, maths.forecast-history-short
 */
export function checkedHistory(series: ArrayLike<number>, needed: number): Float64Array {
  const history = Float64Array.from(series);
  const index = history.findIndex((value) => !Number.isFinite(value));
  if (index >= 0) throw valueMissing({ index, value: history[index] as number });
  if (history.length < needed) throw historyTooShort({ observed: history.length, needed });
  return history;
}
