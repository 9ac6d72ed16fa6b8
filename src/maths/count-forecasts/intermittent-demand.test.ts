import { describe, expect, test } from "vitest";
import { crostonForecasts, crostonRule, tsbForecasts, tsbRule } from "./intermittent-demand.ts";
import type { MeanRule } from "./mean-forecasts.ts";

const GAP = Number.NaN;

function run(rule: MeanRule, counts: readonly number[]): number[] {
  return counts.map(rule);
}

describe("Croston's method as Syntetos and Boylan mended it", () => {
  test("smooths size and interval where there are events, and stands still between them", () => {
    const rule = crostonRule({ sizeSmoothing: 0.2, occurrenceSmoothing: 0.4 });
    // Sizes 4, 4 + .2 (9 - 4) = 5; intervals 2, 2 + .4 (3 - 2) = 2.4; correction 1 - .4 / 2.
    const [first, second] = [(0.8 * 4) / 2, (0.8 * 5) / 2.4];
    const found = run(rule, [0, 4, 0, 0, 9]);
    for (const [i, value] of [0, first, first, first, second].entries()) {
      expect(found[i]).toBeCloseTo(value, 12);
    }
  });

  test("does not count unknown periods as waiting", () => {
    const known = run(crostonRule(), [3, 0, 2]).at(-1);
    expect(run(crostonRule(), [3, GAP, 0, GAP, 2]).at(-1)).toBe(known);
  });

  test("forecasts about that mean", () => {
    const counts = [0, 4, 0, 0, 9];
    expect(crostonForecasts(counts, [1])[0]?.mean).toBe(run(crostonRule(), counts).at(-1));
  });
});

describe("the method of Teunter, Syntetos and Babai", () => {
  test("smooths the chance of events in every period and their number where there are some", () => {
    const rule = tsbRule({ sizeSmoothing: 0.2, occurrenceSmoothing: 0.5 });
    // Chances 1, .5, .25, .625; sizes 4, 4, 4, 5.
    expect(run(rule, [4, 0, 0, 9])).toEqual([4, 2, 1, 3.125]);
  });

  test("keeps its forecast over an unknown period, and lowers it over a quiet one", () => {
    const [known = 0, gap = 0, quiet = 0] = run(tsbRule(), [4, GAP, 0]);
    expect(gap).toBe(known);
    expect(quiet).toBeLessThan(known);
  });

  test("forecasts about that mean", () => {
    const counts = [0, 4, 0, 0, 9];
    expect(tsbForecasts(counts, [1, 3]).map(({ mean }) => mean)).toEqual(
      new Array(2).fill(run(tsbRule(), counts).at(-1)),
    );
  });

  test("refuses to smooth with a weight of 1", () => {
    expect(() => tsbRule({ sizeSmoothing: 1 })).toThrow(
      expect.objectContaining({ code: "maths.setting-outside" }),
    );
  });
});
