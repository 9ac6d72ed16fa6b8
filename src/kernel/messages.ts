import { type ErrorKind, errorKind } from "./errors.ts";

/** A date that is not a day of the calendar in ISO 8601. */
export const dateMalformed: ErrorKind<{ text: string }> = errorKind({
  code: "kernel.date-malformed",
  exitCode: 2,
  message: ({ text }) => `"${text}" is not a date.`,
  hint: () => "Write a day as 2017-08-29; where a period will do, 2017, 2017-Q3 or 2017-08.",
});

/** A period that is none of year, quarter, month or week. */
export const periodMalformed: ErrorKind<{ text: string }> = errorKind({
  code: "kernel.period-malformed",
  exitCode: 2,
  message: ({ text }) => `"${text}" is not a period.`,
  hint: () =>
    "Write a year as 2017, a quarter as 2017-Q3, a month as 2017-08, an ISO week as 2017-W05.",
});
