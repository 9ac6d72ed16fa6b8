import { addDays, daysBetween, type IsoDate, isIsoDate, latestDay } from "./date.ts";
import { periodMalformed } from "./messages.ts";

/** A calendar year, quarter or month, or an ISO 8601 week, in UTC: `2017`, `2017-Q3`, `2017-08`, `2017-W05`. Sorts as text within one length. */
export type Period = string & { readonly period: unique symbol };

/** The length of a period. */
export type Granularity = "month" | "quarter" | "year";

/** The length of a period where weeks are counted too. */
export type PeriodLength = Granularity | "week";

const SHAPE = /^\d{4}(?:-(?:Q[1-4]|0[1-9]|1[0-2]|W(?:0[1-9]|[1-4]\d|5[0-3])))?$/;

/** A Monday to count weeks from. */
const WEEK_ZERO = "1970-01-05" as IsoDate;

/**
 * Read a period.
 *
 * @param text `2017`, `2017-Q3`, `2017-08` or `2017-W05`; a 53rd week only in a year that has one
 * @throws `kernel.period-malformed`
 */
export function period(text: string): Period {
  const p = text as Period;
  if (!SHAPE.test(text)) throw periodMalformed({ text });
  if (granularityOf(p) === "week" && weekAt(weekIndex(p)) !== p) throw periodMalformed({ text });
  return p;
}

/** The length of a period, from its writing. */
export function granularityOf(p: Period): PeriodLength {
  if (p.length === 4) return "year";
  if (p.includes("Q")) return "quarter";
  return p.includes("W") ? "week" : "month";
}

/** Whole weeks from the first counted to the one that holds a day. */
function weekOf(date: IsoDate): number {
  return Math.floor(daysBetween(WEEK_ZERO, date) / 7);
}

function mondayOf(index: number): IsoDate {
  return addDays(WEEK_ZERO, 7 * index);
}

/** A year's first week is the one that holds its fourth of January. */
function weekIndex(p: Period): number {
  return weekOf(`${p.slice(0, 4)}-01-04` as IsoDate) + Number(p.slice(6)) - 1;
}

/** A week is of the year that its Thursday is of. */
function weekAt(index: number): Period {
  const year = addDays(mondayOf(index), 3).slice(0, 4);
  const week = index - weekOf(`${year}-01-04` as IsoDate) + 1;
  return `${year}-W${String(week).padStart(2, "0")}` as Period;
}

/** The period of the given length that holds a day. */
export function periodOf(date: IsoDate, by: PeriodLength): Period {
  const year = date.slice(0, 4);
  switch (by) {
    case "year":
      return year as Period;
    case "quarter":
      return `${year}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}` as Period;
    case "month":
      return date.slice(0, 7) as Period;
    case "week":
      return weekAt(weekOf(date));
  }
}

function indexOf(p: Period): number {
  const year = Number(p.slice(0, 4));
  switch (granularityOf(p)) {
    case "year":
      return year;
    case "quarter":
      return year * 4 + Number(p.slice(6)) - 1;
    case "month":
      return year * 12 + Number(p.slice(5)) - 1;
    case "week":
      return weekIndex(p);
  }
}

function atIndex(index: number, by: PeriodLength): Period {
  if (by === "week") return weekAt(index);
  const perYear = by === "year" ? 1 : by === "quarter" ? 4 : 12;
  const year = String(Math.floor(index / perYear)).padStart(4, "0");
  const part = (index % perYear) + 1;
  if (by === "year") return year as Period;
  return (
    by === "quarter" ? `${year}-Q${part}` : `${year}-${String(part).padStart(2, "0")}`
  ) as Period;
}

/** The period `steps` periods later (earlier, if negative). */
export function shiftPeriod(p: Period, steps: number): Period {
  return atIndex(indexOf(p) + steps, granularityOf(p));
}

/** Every period from `from` to `to`, both included and of one length; empty when `to` comes first. */
export function periodsBetween(from: Period, to: Period): Period[] {
  const [a, b] = [indexOf(from), indexOf(to)];
  const by = granularityOf(from);
  return Array.from({ length: Math.max(0, b - a + 1) }, (_, i) => atIndex(a + i, by));
}

/** The first day of a period. */
export function firstDayOf(p: Period): IsoDate {
  switch (granularityOf(p)) {
    case "year":
      return `${p}-01-01` as IsoDate;
    case "quarter": {
      const month = String(Number(p.slice(6)) * 3 - 2).padStart(2, "0");
      return `${p.slice(0, 4)}-${month}-01` as IsoDate;
    }
    case "month":
      return `${p}-01` as IsoDate;
    case "week":
      return mondayOf(weekIndex(p));
  }
}

/** The last day of a period. */
export function lastDayOf(p: Period): IsoDate {
  switch (granularityOf(p)) {
    case "year":
      return latestDay(firstDayOf(p), "year");
    case "quarter": {
      const month = String(Number(p.slice(6)) * 3).padStart(2, "0");
      return latestDay(`${p.slice(0, 4)}-${month}-01` as IsoDate, "month");
    }
    case "month":
      return latestDay(firstDayOf(p), "month");
    case "week":
      return addDays(firstDayOf(p), 6);
  }
}

/**
 * The days that a date or a period spans.
 *
 * @param text a day, year, quarter, month or week
 * @throws `kernel.period-malformed`
 */
export function spanOf(text: string): { readonly first: IsoDate; readonly last: IsoDate } {
  if (isIsoDate(text)) return { first: text, last: text };
  const p = period(text);
  return { first: firstDayOf(p), last: lastDayOf(p) };
}
