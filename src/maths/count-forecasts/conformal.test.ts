import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { normal } from "../distributions/normal.ts";
import { adaptiveIntervals, type ConformalInterval } from "./conformal.ts";

const isIn = (value: number, { lo, hi }: ConformalInterval): boolean => value >= lo && value <= hi;

function misses(outcomes: readonly number[], intervals: readonly ConformalInterval[]): number {
  return outcomes.filter((value, t) => {
    const interval = intervals[t];
    return interval === undefined || !isIn(value, interval);
  }).length;
}

describe("adaptive conformal intervals", () => {
  test("miss no oftener or seldomer than their bound allows, whatever the series", () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const settings = fc.record({
      coverage: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      gamma: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 200 }), settings, (series, given) => {
        const ones = series.map(() => 1);
        const zeros = series.map(() => 0);
        const share = misses(series, adaptiveIntervals(series, zeros, ones, given)) / series.length;
        const bound = (1 + given.gamma) / (given.gamma * series.length);
        expect(Math.abs(share - (1 - given.coverage))).toBeLessThanOrEqual(bound + 1e-9);
      }),
      { seed: 2021 },
    );
  });

  test("hold their share although the series turns three times as wild", () => {
    const random = seededRandom(6);
    const series = Array.from({ length: 2000 }, (_, t) =>
      normal.sample(random, 0, t < 1000 ? 1 : 3),
    );
    const flat = (value: number): number[] => series.map(() => value);
    const intervals = adaptiveIntervals(series, flat(0), flat(1), { coverage: 0.8 });
    const late = misses(series.slice(1000), intervals.slice(1000)) / 1000;
    expect(Math.abs(late - 0.2)).toBeLessThan(0.04);
  });

  test("rest on what was known when the forecast was made", () => {
    const [past, one, other] = [[1, 5, 2, 8, 3, 4, 1, 0, 2, 6], [100], [0]];
    const zeros = new Array<number>(14).fill(0);
    const ones = new Array<number>(14).fill(1);
    const [a, b] = [one, other].map((next) =>
      adaptiveIntervals([...past, ...next, 1, 1, 1], zeros, ones, {
        ...{ coverage: 0.5, horizon: 3 },
      }),
    );
    expect(a?.slice(0, 13)).toEqual(b?.slice(0, 13));
    expect(a?.[13]).not.toEqual(b?.[13]);
  });

  test("reach to the quantile of past errors in units of the scale, and begin without bounds", () => {
    const outcomes = [1, -2, 3, -4, Number.NaN];
    const centres = [0, 0, 0, 0, 0, 10];
    const intervals = adaptiveIntervals(outcomes, centres, [1, 1, 1, 1, 1, 2], {
      ...{ coverage: 0.55, gamma: 1e-9 },
    });
    expect(intervals[0]).toMatchObject({
      lo: Number.NEGATIVE_INFINITY,
      hi: Number.POSITIVE_INFINITY,
    });
    // The third of the four errors 1, 2, 3, 4: (1 - .45) 5 = 2.75.
    expect(intervals[5]?.lo).toBe(4);
    expect(intervals[5]?.hi).toBe(16);
  });

  test.each([
    ["maths.forecasts-unequal", [1, 2], {}],
    ["maths.setting-outside", [0], {}],
    ["maths.setting-outside", [1], { coverage: 1 }],
    ["maths.setting-outside", [1], { gamma: 0 }],
    ["maths.setting-outside", [1], { horizon: 0 }],
  ])("are refused with %s (case %#)", (code, scales, options) => {
    expect(() => adaptiveIntervals([1], [0], scales, options)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
