import { checkColumn, csvRows, numberOf } from "../csv-columns.ts";
import type { ForecastPeriod } from "./document.ts";
import { forecastCellMalformed, forecastHorizonFar, forecastSeriesShort } from "./messages.ts";
import { periodNames } from "./period-names.ts";

/** What is forecast. */
export interface ForecastQuestion {
  /** The column of values. */
  readonly value: string;
  /** The column that dates them; left out, the row's number. */
  readonly time?: string | undefined;
  /** The length of a period, which says how long a year is; left out, no seasons are sought. */
  readonly by?: ForecastPeriod | undefined;
  /** How many periods are forecast, from 1. */
  readonly horizon: number;
  /** Whether the values are counts. */
  readonly isCount?: boolean | undefined;
}

/** A series from its first known value to its last. */
export interface ForecastSeries {
  /** NaN where unknown, never at the ends. */
  readonly values: Float64Array;
  /** What dates each. */
  readonly times: readonly string[];
  readonly given: number;
  /** The name of the period some steps after the last value; null where none is known. */
  readonly nameAfter: (steps: number) => string | null;
}

/** What the methods need at least: INGARCH among counts, damped smoothing among values. */
export const LEAST_COUNTS = 10;
export const LEAST_VALUES = 6;

function valueIn(text: string, line: number, column: string, isCount: boolean): number {
  const value = numberOf(text);
  const isCountOrGap = (n: number): boolean =>
    Number.isNaN(n) || (Number.isSafeInteger(n) && n >= 0);
  if (value !== undefined && (!isCount || isCountOrGap(value))) return value;
  throw forecastCellMalformed({ line, column, text, isCount });
}

/**
 * Read the series that is forecast.
 *
 * @param csv text with a header, one row a period in order of time
 * @throws `workbench.column-missing`, `workbench.forecast-cell-malformed`, `workbench.forecast-horizon-far`,
 *   `workbench.forecast-series-short`, `workbench.forecast-time-irregular`
 */
export function readForecastSeries(csv: string, question: ForecastQuestion): ForecastSeries {
  const { value, time, by, horizon, isCount = false } = question;
  const rows = csvRows(csv);
  checkColumn(rows.columns, value);
  if (time !== undefined) checkColumn(rows.columns, time);
  const all = rows.map((row, i) => valueIn(row[value] ?? "", i + 2, value, isCount));
  const times = rows.map((row, i) => (time === undefined ? String(i + 1) : (row[time] ?? "")));
  const name = by === undefined || time === undefined ? undefined : periodNames(times, by);
  const first = all.findIndex((cell) => !Number.isNaN(cell));
  const end = all.findLastIndex((cell) => !Number.isNaN(cell)) + 1;
  const values = Float64Array.from(first < 0 ? [] : all.slice(first, end));
  const known = values.filter((cell) => !Number.isNaN(cell)).length;
  const needs = isCount ? LEAST_COUNTS : LEAST_VALUES;
  if (known < needs) throw forecastSeriesShort({ has: known, needs, isCount });
  if (horizon > values.length) throw forecastHorizonFar({ horizon, rows: values.length });
  return {
    values,
    times: times.slice(first, end),
    given: all.length,
    nameAfter: (steps) => name?.(end - 1 + steps) ?? null,
  };
}
