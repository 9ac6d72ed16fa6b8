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
