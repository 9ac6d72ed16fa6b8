import { dateMalformed } from "./messages.ts";

/** A day of the proleptic Gregorian calendar in UTC, written `YYYY-MM-DD`. Sorts as text. */
export type IsoDate = string & { readonly isoDate: unique symbol };

/** How finely a date is known; the first day stands for a month or a year. */
export type DatePrecision = "day" | "month" | "year";

const DAY_MS = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

function fromEpochDays(days: number): IsoDate {
  return new Date(days * DAY_MS).toISOString().slice(0, 10) as IsoDate;
}

function epochDays(date: IsoDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** Whether `text` is a real day written `YYYY-MM-DD` (no 30 February). */
export function isIsoDate(text: string): text is IsoDate {
  const match = SHAPE.exec(text);
  if (match === null) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/**
 * Read a day.
 *
 * @param text `YYYY-MM-DD`
 * @throws `kernel.date-malformed`
 */
export function isoDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw dateMalformed({ text });
  return text;
}

/** The day `days` days after `date` (before it, if negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromEpochDays(epochDays(date) + days);
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return epochDays(to) - epochDays(from);
}

/** The last day that a date of this precision may mean: the day itself, or the month's or year's end. */
export function latestDay(date: IsoDate, precision: DatePrecision): IsoDate {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  switch (precision) {
    case "day":
      return date;
    case "month":
      return fromEpochDays(Date.UTC(year, month, 0) / DAY_MS);
    case "year":
      return `${date.slice(0, 4)}-12-31` as IsoDate;
  }
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** A date in English prose at its precision: `29 August 2017`, `August 2017`, `2017`. */
export function dateInWords(date: IsoDate, precision: DatePrecision = "day"): string {
  const year = date.slice(0, 4);
  if (precision === "year") return year;
  const month = MONTHS[Number(date.slice(5, 7)) - 1] ?? "";
  return precision === "month" ? `${month} ${year}` : `${Number(date.slice(8))} ${month} ${year}`;
}
