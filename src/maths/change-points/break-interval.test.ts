import { describe, expect, test } from "vitest";
import { type Random, seededRandom } from "../../kernel/index.ts";
import { errorQuantiles } from "./break-interval.ts";

function normal({ uniform }: Random): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Highest point, and its distance, of a walk with drift -change²/2 and variance change² times `variance` a step. */
function peak(random: Random, change: number, variance: number, steps: number): [number, number] {
  let [height, best, place] = [0, 0, 0];
  for (let i = 1; i <= steps; i++) {
    height += Math.sqrt(variance) * change * normal(random) - 0.5 * change * change;
    if (height > best) [best, place] = [height, i];
  }
  return [best, place];
}

describe("the error of an estimated break", () => {
  test("has the quantiles of strucchange 1.5-3, for equal variances and for unequal", () => {
    const half = (level: number): number =>
      errorQuantiles({ change: 1, before: 1, after: 1 }, level).high;
    expect(half(0.9)).toBeCloseTo(7.6873, 3);
    expect(half(0.95)).toBeCloseTo(11.0333, 3);
    expect(half(0.99)).toBeCloseTo(19.7665, 3);
    const { low, high } = errorQuantiles({ change: 1, before: 1, after: 4 }, 0.9);
    expect(low).toBeCloseTo(-4.7206, 3);
    expect(high).toBeCloseTo(33.9314, 3);
  });

  test("is that of the peak of a two-sided walk for unequal variances", () => {
    const random = seededRandom(5);
    const [change, before, after, draws] = [0.25, 1, 2, 1500] as const;
    const { low, high } = errorQuantiles({ change, before, after }, 0.8);
    const errors = Array.from({ length: draws }, () => {
      const [left, early] = peak(random, change, before, 1500);
      const [right, late] = peak(random, change, after, 2500);
      return left > right ? -early : late;
    });
    const below = errors.filter((error) => error < low).length / draws;
    const above = errors.filter((error) => error > high).length / draws;
    expect(Math.abs(below - 0.1)).toBeLessThan(0.025);
    expect(Math.abs(above - 0.1)).toBeLessThan(0.025);
  });

  test("is the mirror image when time runs backwards", () => {
    const forwards = errorQuantiles({ change: 1.5, before: 1, after: 3 }, 0.95);
    const backwards = errorQuantiles({ change: -1.5, before: 3, after: 1 }, 0.95);
    expect(backwards.low).toBeCloseTo(-forwards.high, 9);
    expect(backwards.high).toBeCloseTo(-forwards.low, 9);
  });

  test("scales with the variance over the squared change", () => {
    const one = errorQuantiles({ change: 1, before: 1, after: 3 }, 0.95);
    const other = errorQuantiles({ change: -2, before: 5, after: 15 }, 0.95);
    expect(other.low).toBeCloseTo((5 / 4) * one.low, 8);
    expect(other.high).toBeCloseTo((5 / 4) * one.high, 8);
  });

  test("is none where nothing varies, and on one side only where one side does not vary", () => {
    expect(errorQuantiles({ change: 1, before: 0, after: 0 }, 0.95)).toEqual({ low: 0, high: 0 });
    const { low, high } = errorQuantiles({ change: 1, before: 0, after: 1 }, 0.95);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeGreaterThan(low);
  });

  test("stays finite for variances a million million times apart", () => {
    const { low, high } = errorQuantiles({ change: 1, before: 1e-6, after: 1e6 }, 0.95);
    expect([low, high].every(Number.isFinite)).toBe(true);
  });
});
