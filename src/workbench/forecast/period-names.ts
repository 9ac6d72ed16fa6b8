import {
  addDays,
  type IsoDate,
  isIsoDate,
  type Period,
  type PeriodLength,
  period,
  periodOf,
  shiftPeriod,
} from "../../kernel/index.ts";
import type { ForecastPeriod } from "./document.ts";
import { forecastTimeIrregular } from "./messages.ts";

const LENGTHS: Readonly<Record<PeriodLength, RegExp>> = {
  week: /^\d{4}-W\d\d$/,
  month: /^\d{4}-\d\d$/,
  quarter: /^\d{4}-Q\d$/,
  year: /^\d{4}$/,
};

/** The period that a cell names, whether as a period or as one of its days; undefined where it names none. */
function periodIn(text: string, by: PeriodLength): Period | undefined {
  if (isIsoDate(text)) return periodOf(text, by);
  return LENGTHS[by].test(text) ? period(text) : undefined;
}

/** How the periods after one are named; undefined where its cell names no day or period of that length. */
function namesAfter(text: string, by: ForecastPeriod): ((steps: number) => string) | undefined {
  if (by === "day") {
    return isIsoDate(text) ? (steps) => addDays(text as IsoDate, steps) : undefined;
  }
  const first = periodIn(text, by);
  return first === undefined ? undefined : (steps) => shiftPeriod(first, steps);
}

/**
 * The names of periods, counted from the first row; undefined where not every cell names one.
 *
 * @throws `workbench.forecast-time-irregular` where a row is not one period after the row before
 */
export function periodNames(
  times: readonly string[],
  by: ForecastPeriod,
): ((row: number) => string) | undefined {
  const name = namesAfter(times[0] ?? "", by);
  if (name === undefined) return undefined;
  const own = times.map((text) => namesAfter(text, by)?.(0));
  if (own.includes(undefined)) return undefined;
  const row = own.findIndex((text, i) => text !== name(i));
  if (row < 0) return name;
  throw forecastTimeIrregular({ line: row + 2, text: times[row] ?? "", expected: name(row) });
}
