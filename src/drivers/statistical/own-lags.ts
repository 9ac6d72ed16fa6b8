import type { Granularity } from "../../kernel/index.ts";
import type { LagWindow } from "../panel.ts";

/** Periods in a year. */
export const PER_YEAR: Readonly<Record<Granularity, number>> = { month: 12, quarter: 4, year: 1 };

/** Months in ten years: from here on the season and the lag of a year can be told from chance. */
const TEN_YEARS = 120;

/**
 * Lags of the outcome's own history that every model holds.
 *
 * Months: 1 to 3, with 12 from ten years on; only 1 under four years. Quarters: 1 to 3 from ten years on, 1 to 2 from five,
 * else 1. Years: 1, with 2 from thirty years on.
 *
 * @param periods length of the panel
 */
export function ownLags(by: Granularity, periods: number): readonly number[] {
  switch (by) {
    case "month":
      if (periods >= TEN_YEARS) return [1, 2, 3, 12];
      return periods >= 48 ? [1, 2, 3] : [1];
    case "quarter":
      if (periods >= 40) return [1, 2, 3];
      return periods >= 20 ? [1, 2] : [1];
    case "year":
      return periods >= 30 ? [1, 2] : [1];
  }
}

/** Whether month-of-year terms are in every model: by month, from ten years on. */
export function hasSeason(by: Granularity, periods: number): boolean {
  return by === "month" && periods >= TEN_YEARS;
}

/** Other own histories that the sensitivity grid tries. */
export function otherOwnLags(by: Granularity, periods: number): readonly (readonly number[])[] {
  const standard = ownLags(by, periods).join();
  const six = [1, 2, 3, 4, 5, 6];
  const tried: Readonly<Record<Granularity, readonly (readonly number[])[]>> = {
    month: [[1], [1, 2, 3], periods >= TEN_YEARS ? [...six, 12] : six],
    quarter: [[1], [1, 2, 3, 4]],
    year: [[1], [1, 2]],
  };
  return tried[by].filter((lags) => lags.join() !== standard);
}

/** Windows ahead in which an exposure must not tell of the outcome, as negative lags: half a year, by year one. */
export function leadWindows(by: Granularity): readonly LagWindow[] {
  switch (by) {
    case "month":
      return [
        { first: -1, last: -1 },
        { first: -3, last: -1 },
        { first: -6, last: -4 },
      ];
    case "quarter":
      return [
        { first: -1, last: -1 },
        { first: -2, last: -1 },
      ];
    case "year":
      return [{ first: -1, last: -1 }];
  }
}

/** A window that spans all usual ones: a year back, by year two. */
export function widestWindow(by: Granularity): LagWindow {
  return { first: 1, last: Math.max(2, PER_YEAR[by]) };
}
