import type { PeriodLength } from "../../kernel/index.ts";

const PERIODS: Readonly<Record<PeriodLength, number>> = {
  week: 52,
  month: 12,
  quarter: 4,
  year: 1,
};

/** Of years and quarters, a year's periods are too few to stand for the recent past. */
const FEWEST_RECENT = 4;
const FEWEST_LAST = 12;

/** Periods of a year: 52 weeks, 12 months, 4 quarters. */
export function periodsOfYear(by: PeriodLength): number {
  return PERIODS[by];
}

/** The periods whose mean is the recent mean: those of a year, but four at least. */
export function recentWindow(by: PeriodLength): number {
  return Math.max(FEWEST_RECENT, PERIODS[by]);
}

/** The counts that make the forecast by last counts: those of a year, but twelve at least. */
export function lastWindow(by: PeriodLength): number {
  return Math.max(FEWEST_LAST, PERIODS[by]);
}
