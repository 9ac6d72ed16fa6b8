import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, type IsoDate } from "./date.ts";
import {
  firstDayOf,
  granularityOf,
  lastDayOf,
  type PeriodLength,
  period,
  periodOf,
  periodsBetween,
  shiftPeriod,
  spanOf,
} from "./period.ts";

const lengths = fc.constantFrom<PeriodLength>("week", "month", "quarter", "year");
const dates = fc
  .integer({ min: -300_000, max: 300_000 })
  .map((n) => addDays("1970-01-01" as IsoDate, n));

describe("a period", () => {
  test("holds the day it was made of, and its neighbours' days do not overlap", () => {
    fc.assert(
      fc.property(dates, lengths, (date, by) => {
        const p = periodOf(date, by);
        expect(granularityOf(p)).toBe(by);
        expect(period(p)).toBe(p);
        expect(firstDayOf(p) <= date && date <= lastDayOf(p)).toBe(true);
        expect(daysBetween(lastDayOf(p), firstDayOf(shiftPeriod(p, 1)))).toBe(1);
      }),
    );
  });

  test("moves forward and back, and the run between two has every one once", () => {
    fc.assert(
      fc.property(dates, lengths, fc.integer({ min: 0, max: 120 }), (date, by, n) => {
        const p = periodOf(date, by);
        expect(shiftPeriod(shiftPeriod(p, n), -n)).toBe(p);
        const run = periodsBetween(p, shiftPeriod(p, n));
        expect(run).toHaveLength(n + 1);
        expect(new Set(run).size).toBe(n + 1);
        expect([...run].sort()).toEqual(run);
      }),
    );
  });

  test("runs backwards to nothing", () => {
    expect(periodsBetween(period("2017-03"), period("2017-01"))).toEqual([]);
  });

  test("is a year, a quarter or a month as written", () => {
    expect(firstDayOf(period("2017-Q3"))).toBe("2017-07-01");
    expect(lastDayOf(period("2017-Q4"))).toBe("2017-12-31");
    expect(lastDayOf(period("2016-Q1"))).toBe("2016-03-31");
    expect(lastDayOf(period("2017-02"))).toBe("2017-02-28");
    expect(spanOf("2017-08-29")).toEqual({ first: "2017-08-29", last: "2017-08-29" });
    expect(spanOf("2017")).toEqual({ first: "2017-01-01", last: "2017-12-31" });
  });

  test("of a week runs from Monday to Sunday, and is of the year of its Thursday", () => {
    expect(spanOf("2018-W05")).toEqual({ first: "2018-01-29", last: "2018-02-04" });
    expect(periodOf("2021-01-03" as IsoDate, "week")).toBe("2020-W53");
    expect(periodOf("2018-12-31" as IsoDate, "week")).toBe("2019-W01");
    expect(periodOf("1969-12-28" as IsoDate, "week")).toBe("1969-W52");
    expect(shiftPeriod(period("2020-W53"), 1)).toBe("2021-W01");
    expect(periodsBetween(period("2017-W52"), period("2018-W02"))).toEqual([
      "2017-W52",
      "2018-W01",
      "2018-W02",
    ]);
  });

  test("that is malformed is refused with a code", () => {
    for (const text of [
      "2017-Q5",
      "2017-13",
      "17",
      "2017-8",
      "2017-W00",
      "2017-W53",
      "2018-W54",
      "",
    ]) {
      expect(() => period(text)).toThrowError(
        expect.objectContaining({ code: "kernel.period-malformed" }),
      );
    }
  });
});
