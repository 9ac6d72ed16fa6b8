import { describe, expect, test } from "vitest";
import { outsideRange, pastRange } from "./range.ts";

/** A hundred values from 0 to 99 that never move by more than 7 at once; the last year's mean is about their middle. */
const PAST = Float64Array.from({ length: 100 }, (_, t) => (t * 7) % 100);

describe("the range of an exposure's past", () => {
  test("reaches as far from the median as 95 % of the past, and as fast as 95 % of its changes", () => {
    const range = pastRange(PAST, "month");
    expect(range.lo).toBeCloseTo(49.5 - 47.5, 9);
    expect(range.hi).toBeCloseTo(49.5 + 47.5, 9);
    const changes = [...PAST].slice(1).map((x, t) => Math.abs(x - (PAST[t] ?? 0)));
    expect(changes.filter((c) => c > range.step).length / changes.length).toBeLessThanOrEqual(0.05);
    expect(changes.filter((c) => c >= range.step).length).toBeGreaterThan(0);
  });

  test("holds where the series stands, though it has never been there before", () => {
    const peak = Float64Array.from({ length: 60 }, (_, t) => t);
    const { hi, last } = pastRange(peak, "month");
    expect([hi, last]).toEqual([59, 59]);
  });

  test("is never wider than the past was", () => {
    const counts = Float64Array.from({ length: 60 }, (_, t) => (t % 5 === 0 ? 3 : 0));
    expect(pastRange(counts, "month").lo).toBe(0);
  });

  test("counts the changes that there were: a series that mostly stands still may step as it did", () => {
    const steps = Float64Array.from({ length: 60 }, (_, t) => (t < 30 ? 0 : 1));
    expect(pastRange(steps, "month").step).toBe(1);
    expect(pastRange(new Float64Array(60), "month").step).toBe(0);
  });

  test("takes no account of unknown values", () => {
    const gaps = Float64Array.from([...PAST, Number.NaN, Number.NaN]);
    expect(pastRange(gaps, "month")).toMatchObject({ last: PAST[99] });
  });
});

describe("a path", () => {
  const range = { lo: 0, hi: 10, step: 2, last: 4, baseline: 5 };

  test("is inside when it begins near the last value or the baseline and moves no faster than the past", () => {
    expect(outsideRange(range, [7, 9, 10, 10])).toBeUndefined();
    expect(outsideRange(range, [2, 0, 2])).toBeUndefined();
  });

  test("is outside at the first level that is too far", () => {
    expect(outsideRange(range, [6, 8, 10, 11])).toEqual({
      ...{ at: 3, what: "level", value: 11, lo: 0, hi: 10 },
    });
  });

  test("is outside at the first change that is too fast, the one at its beginning included", () => {
    expect(outsideRange(range, [6, 9])).toEqual({
      ...{ at: 1, what: "change", value: 3, lo: -2, hi: 2 },
    });
    expect(outsideRange(range, [1])).toMatchObject({ at: 0, what: "change", value: -3 });
  });
});
