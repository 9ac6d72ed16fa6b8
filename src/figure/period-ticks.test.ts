import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { labelUnits } from "./label.ts";
import { periodTicks } from "./period-ticks.ts";

const years = (n: number): string[] => Array.from({ length: n }, (_, i) => String(2001 + i));
const months = (n: number): string[] =>
  Array.from(
    { length: n },
    (_, i) => `${2001 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`,
  );
const labelsOf = (periods: string[], slot: number): string[] =>
  periodTicks(periods, slot, 16).map((tick) => tick.label);

describe("labelled periods", () => {
  test("all are labelled where there is room", () => {
    expect(labelsOf(years(8), 70)).toEqual(years(8));
  });

  test("where there is not, years are thinned to round ones", () => {
    expect(labelsOf(years(22), 27)).toEqual(
      "2002 2004 2006 2008 2010 2012 2014 2016 2018 2020 2022".split(" "),
    );
    expect(labelsOf(years(22), 12)).toEqual(["2005", "2010", "2015", "2020"]);
  });

  test("many months and quarters are labelled by their year, at its start", () => {
    expect(periodTicks(months(300), 2, 16)[0]).toEqual({ index: 12, label: "2002" });
    const quarters = years(12).flatMap((year) =>
      ["Q1", "Q2", "Q3", "Q4"].map((q) => `${year}-${q}`),
    );
    expect(labelsOf(quarters, 13)).toEqual(years(12));
  });

  test("many weeks are labelled by their year, at its first week", () => {
    const weeks = years(4).flatMap((year) =>
      Array.from({ length: 52 }, (_, i) => `${year}-W${String(i + 1).padStart(2, "0")}`),
    );
    expect(labelsOf(weeks, 3)).toEqual(years(4));
  });

  test("a few months are labelled by every k-th in full", () => {
    expect(labelsOf(months(14), 43)).toEqual(
      "2001-01 2001-03 2001-05 2001-07 2001-09 2001-11 2002-01".split(" "),
    );
  });

  test("periods of other names are thinned too", () => {
    expect(labelsOf(["before the war", "the war", "after the war"], 60)).toEqual([
      "before the war",
    ]);
  });

  test("no two labels touch and some period is labelled, whatever the periods", () => {
    const periods = fc.oneof(
      fc.integer({ min: 1, max: 400 }).map(years),
      fc.integer({ min: 1, max: 400 }).map(months),
      fc.array(fc.string({ maxLength: 30 }), { minLength: 1, maxLength: 60 }),
    );
    fc.assert(
      fc.property(periods, fc.constantFrom(14.5, 22), (some, size) => {
        const slot = 590 / some.length;
        const ticks = periodTicks(some, slot, size);
        expect(ticks.length).toBeGreaterThan(0);
        for (const [i, tick] of ticks.slice(1).entries()) {
          const before = ticks[i] ?? tick;
          const apart = (tick.index - before.index) * slot;
          const halves = (labelUnits(tick.label, size) + labelUnits(before.label, size)) / 2;
          expect(apart).toBeGreaterThan(halves);
        }
      }),
    );
  });
});
