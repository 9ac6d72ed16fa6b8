import type { PeriodLength } from "../kernel/index.ts";

const WRITTEN: Readonly<Record<PeriodLength, string>> = {
  year: "strftime(event_date, '%Y')",
  quarter: "concat(strftime(event_date, '%Y'), '-Q', quarter(event_date))",
  month: "strftime(event_date, '%Y-%m')",
  week: "strftime(event_date, '%G-W%V')",
};

/** The period of a row's event date, for the columns `event_date` and `date_precision`. */
export function periodSql(by: PeriodLength): string {
  return WRITTEN[by];
}

const NUMBERED: Readonly<Record<PeriodLength, string>> = {
  year: "year(event_date)",
  quarter: "(4 * year(event_date) + quarter(event_date))",
  month: "(12 * year(event_date) + month(event_date))",
  // from a Monday before every date
  week: "((event_date - DATE '0001-01-01') // 7)",
};

/** A whole number for the period of a column of dates: to group and compare by, at a fraction of the price of its name. */
export function periodNumberSql(by: PeriodLength, column: string = "event_date"): string {
  return NUMBERED[by].replaceAll("event_date", column);
}

const IS_DATED: Readonly<Record<PeriodLength, string>> = {
  year: "TRUE",
  quarter: "date_precision <> 'year'",
  month: "date_precision <> 'year'",
  week: "date_precision = 'day'",
};

/** Whether a row's date is fine enough for periods of this length, for the column `date_precision`. */
export function isDatedSql(by: PeriodLength): string {
  return IS_DATED[by];
}

/** The period of a row's event date, NULL where the date is too coarse for periods of this length. */
export function datedPeriodSql(by: PeriodLength): string {
  return by === "year" ? WRITTEN.year : `CASE WHEN ${IS_DATED[by]} THEN ${WRITTEN[by]} END`;
}

/** The last day that a date of some precision may mean, for the columns `event_date` and `date_precision`. */
export const UNTIL: string = `CASE date_precision WHEN 'year' THEN make_date(year(event_date), 12, 31)
  WHEN 'month' THEN last_day(event_date) ELSE event_date END`;
