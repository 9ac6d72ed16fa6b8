import type { Granularity } from "../kernel/index.ts";

const WRITTEN: Readonly<Record<Granularity, string>> = {
  year: "strftime(event_date, '%Y')",
  quarter: "concat(strftime(event_date, '%Y'), '-Q', quarter(event_date))",
  month: "strftime(event_date, '%Y-%m')",
};

/** The period of a row's event date, for the columns `event_date` and `date_precision`. */
export function periodSql(by: Granularity): string {
  return WRITTEN[by];
}

/** The same, NULL where the date is known to the year only and a period is shorter. */
export function datedPeriodSql(by: Granularity): string {
  return by === "year"
    ? WRITTEN.year
    : `CASE WHEN date_precision <> 'year' THEN ${WRITTEN[by]} END`;
}

const NUMBERED: Readonly<Record<Granularity, string>> = {
  year: "year(event_date)",
  quarter: "(4 * year(event_date) + quarter(event_date))",
  month: "(12 * year(event_date) + month(event_date))",
};

/** A whole number for the period of the column `event_date`: to group and compare by, at a fraction of the price of its name. */
export function periodNumberSql(by: Granularity): string {
  return NUMBERED[by];
}

/** Whether a row's date is fine enough for periods of this length, for the column `date_precision`. */
export function isDatedSql(by: Granularity): string {
  return by === "year" ? "TRUE" : "date_precision <> 'year'";
}
