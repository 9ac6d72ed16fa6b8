import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isotonicRegression } from "./isotonic.ts";

/** max over i <= at of min over j >= at of the weighted mean of i..j. */
function maxMin(values: readonly number[], weights: readonly number[], at: number): number {
  const mean = (i: number, j: number): number => {
    let [sum, weight] = [0, 0];
    for (let t = i; t <= j; t++) {
      sum += (weights[t] ?? 0) * (values[t] ?? 0);
      weight += weights[t] ?? 0;
    }
    return sum / weight;
  };
  const starts = Array.from({ length: at + 1 }, (_, i) => i);
  const ends = Array.from({ length: values.length - at }, (_, j) => at + j);
  return Math.max(...starts.map((i) => Math.min(...ends.map((j) => mean(i, j)))));
}

describe("an isotonic regression", () => {
  test("has the values of the max-min formula", () => {
    const pair = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 12 }), (pairs) => {
        const [values, weights] = [pairs.map(([v]) => v), pairs.map(([, w]) => w)];
        const fitted = isotonicRegression(values, weights);
        for (let t = 0; t < values.length; t++) {
          expect(fitted[t]).toBeCloseTo(maxMin(values, weights, t), 10);
        }
      }),
      { seed: 1955 },
    );
  });

  test("leaves a rising series as it is, and makes a falling one flat", () => {
    expect([...isotonicRegression([1, 2, 2, 5])]).toEqual([1, 2, 2, 5]);
    expect([...isotonicRegression([6, 4, 2])]).toEqual([4, 4, 4]);
  });

  test.each([
    ["maths.forecasts-unequal", [1], [1, 2]],
    ["maths.setting-outside", [Number.NaN], [1]],
    ["maths.setting-outside", [1], [0]],
  ])("is refused with %s (case %#)", (code, values, weights) => {
    expect(() => isotonicRegression(values, weights)).toThrow(expect.objectContaining({ code }));
  });
});
