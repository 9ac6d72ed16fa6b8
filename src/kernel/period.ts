import { type IsoDate, isIsoDate, latestDay } from "./date.ts";
import { periodMalformed } from "./messages.ts";

/** A calendar year, quarter or month in UTC: `2017`, `2017-Q3`, `2017-08`. Sorts as text within one length. */
export type Period = string & { readonly period: unique symbol };

/** The length of a period. */
export type Granularity = "month" | "quarter" | "year";

const SHAPE = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/;

/**
 * Read a period.
 *
 * @param text `2017`, `2017-Q3` or `2017-08`
 * @throws `kernel.period-malformed`
 */
export function period(text: string): Period {
  if (!SHAPE.test(text)) throw periodMalformed({ text });
  return text as Period;
}

/** The length of a period, from its writing. */
export function granularityOf(p: Period): Granularity {
  if (p.length === 4) return "year";
  return p.includes("Q") ? "quarter" : "month";
}

/** The period of the given length that holds a day. */
export function periodOf(date: IsoDate, by: Granularity): Period {
  const year = date.slice(0, 4);
  switch (by) {
    case "year":
      return year as Period;
    case "quarter":
      return `${year}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}` as Period;
    case "month":
      return date.slice(0, 7) as Period;
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
  }
}

function atIndex(index: number, by: Granularity): Period {
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
  }
}

/**
 * The days that a date or a period spans.
 *
 * @param text a day, year, quarter or month
 * @throws `kernel.period-malformed`
 */
export function spanOf(text: string): { readonly first: IsoDate; readonly last: IsoDate } {
  if (isIsoDate(text)) return { first: text, last: text };
  const p = period(text);
  return { first: firstDayOf(p), last: lastDayOf(p) };
}
