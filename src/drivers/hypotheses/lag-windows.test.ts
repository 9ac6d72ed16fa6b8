import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Granularity } from "../../kernel/index.ts";
import { defaultWindows } from "../panel.ts";
import { lagWindows } from "./lag-windows.ts";

describe("lag windows", () => {
  test("of a year are those of a hypothesis that states no speed", () => {
    expect(lagWindows({ from: 1, to: 12 }, "month")).toEqual(defaultWindows("month"));
    expect(lagWindows({ from: 1, to: 12 }, "quarter")).toEqual(defaultWindows("quarter"));
  });

  test("are cut to the speed", () => {
    expect(lagWindows({ from: 2, to: 5 }, "month")).toEqual([
      { first: 2, last: 3 },
      { first: 4, last: 5 },
    ]);
    expect(lagWindows({ from: 1, to: 6 }, "year")).toEqual([{ first: 1, last: 1 }]);
  });

  test("reach on for a mechanism that takes longer", () => {
    expect(lagWindows({ from: 6, to: 24 }, "month")).toEqual([
      { first: 6, last: 6 },
      { first: 7, last: 12 },
      { first: 13, last: 24 },
    ]);
    expect(lagWindows({ from: 30, to: 36 }, "quarter")).toEqual([{ first: 10, last: 12 }]);
  });

  test("lie within the speed, cover it, and are given once", () => {
    const speed = fc
      .tuple(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 120 }))
      .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
    const length = fc.constantFrom<Granularity>("month", "quarter", "year");
    fc.assert(
      fc.property(speed, length, (s, by) => {
        const windows = lagWindows(s, by);
        const months = by === "month" ? 1 : by === "quarter" ? 3 : 12;
        const [first, last] = [Math.ceil(s.from / months), Math.ceil(s.to / months)];
        const lags = new Set(
          windows.flatMap((w) =>
            Array.from({ length: w.last - w.first + 1 }, (_, i) => w.first + i),
          ),
        );
        expect([...lags].sort((a, b) => a - b)).toEqual(
          Array.from({ length: last - first + 1 }, (_, i) => first + i),
        );
        expect(new Set(windows.map((w) => JSON.stringify(w))).size).toBe(windows.length);
      }),
    );
  });
});
