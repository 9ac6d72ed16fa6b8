import { describe, expect, test } from "vitest";
import type { ForecastPanel } from "../panel/forecast-panel.ts";
import { lookedFor, occasionAt } from "./occasions.ts";

const counts = (...values: readonly number[]): Float64Array => Float64Array.from(values);
const GAP = Number.NaN;

describe("an occasion", () => {
  test("is an event of a kind that is rare in the dyad", () => {
    const rare = counts(0, 1, 0, 0, 2, 0);
    expect([2, 3, 4, 5].map((at) => occasionAt(rare, at, "event", 4))).toEqual([0, 0, 1, 0]);
  });

  test("is none, and is not compared, where the kind is an everyday matter", () => {
    const usual = counts(1, 2, 1, 1, 1, 0, 1);
    expect(occasionAt(usual, 4, "event", 4)).toBeNaN();
    expect(occasionAt(usual, 5, "event", 4)).toBeNaN();
  });

  test("is not compared where the source looked at less than half of the year before, or not then", () => {
    const holed = counts(0, 0, GAP, GAP, GAP, 1, 1, 0, GAP);
    expect(occasionAt(holed, 1, "event", 4)).toBeNaN();
    expect(occasionAt(holed, 5, "event", 4)).toBeNaN();
    expect(occasionAt(holed, 8, "event", 4)).toBeNaN();
    expect(occasionAt(counts(0, 0, GAP, GAP, 1), 4, "event", 4)).toBe(1);
  });

  test("is a year without the kind after a year with it", () => {
    const ended = counts(1, 0, 1, 0, 0, 0, 0, 0, 1);
    expect(occasionAt(ended, 7, "quiet", 4)).toBe(1);
    expect(occasionAt(ended, 6, "quiet", 4)).toBeNaN();
    expect(occasionAt(ended, 8, "quiet", 4)).toBe(0);
    expect(occasionAt(counts(0, 0, 0, 0, 0, 0, 0, 0), 7, "quiet", 4)).toBeNaN();
    expect(occasionAt(counts(1, 0, 1, 0, 0, GAP, 0, 0), 7, "quiet", 4)).toBeNaN();
    const lasting = counts(1, 0, 1, 0, 0, 1, 0, 1);
    expect(occasionAt(lasting, 7, "quiet", 4)).toBe(0);
  });
});

describe("the counts of a kind", () => {
  test("are 0 where it did not come, and unknown where the source did not look", () => {
    const own = {
      cooperation: counts(3, GAP, 0),
      conflict: counts(0, GAP, 0),
      "material-conflict": counts(0, GAP, 0),
    };
    const dyads = ["B", "C"].map((b) => ({ a: "A", b, counts: own, late: [] }));
    const panel: ForecastPanel = { teller: "drawn", by: "month", periods: [], dyads };
    const found = lookedFor(panel, [{ kind: "visit", dyad: 1, counts: counts(0, 0, 2) }]);
    expect(found.get("visit")).toEqual([counts(0, GAP, 0), counts(0, GAP, 2)]);
  });
});
