import { describe, expect, test } from "vitest";
import { erfc } from "../special/normal-integral.ts";
import { supF, supremumTail } from "./sup-f.ts";

/** One implicit step of v' = v'' - x v' on [0, b], v(b) = 1, even at 0, by elimination of the three diagonals. */
function stepped(v: Float64Array, width: number, time: number): Float64Array {
  const n = v.length - 1;
  const upper = new Float64Array(n + 1);
  const next = Float64Array.from(v);
  for (let i = 0; i < n; i++) {
    const [here, drift] = [time / width ** 2, (0.5 * time * i * width) / width];
    const low = i === 0 ? 0 : -(here + drift);
    const high = i === 0 ? -2 * here : -(here - drift);
    const pivot = 1 + 2 * here - low * (upper[i - 1] ?? 0);
    upper[i] = high / pivot;
    next[i] = ((v[i] ?? 0) - low * (next[i - 1] ?? 0)) / pivot;
  }
  for (let i = n - 1; i >= 0; i--) next[i] = (next[i] ?? 0) - (upper[i] ?? 0) * (next[i + 1] ?? 0);
  return next;
}

/** The chance that a stationary Ornstein-Uhlenbeck process leaves (-b, b): the diffusion's equation on a grid. */
function exitChance(squared: number, trim: number): number {
  const [cells, steps] = [400, 4000];
  const b = Math.sqrt(squared);
  const width = b / cells;
  const time = Math.log((1 - trim) / trim) / steps;
  let v: Float64Array = new Float64Array(cells + 1);
  v[cells] = 1;
  for (let i = 0; i < steps; i++) v = stepped(v, width, time);
  const inside = v.reduce((sum, value, i) => {
    const weight = i === 0 || i === cells ? 1 : 2;
    return sum + weight * value * Math.exp(-0.5 * (i * width) ** 2);
  }, 0);
  return (inside * width) / Math.sqrt(2 * Math.PI) + erfc(b / Math.SQRT2);
}

describe("the chance of a supF statistic", () => {
  test.each([0.05, 0.15, 0.25])("is that of the diffusion, %s off the ends", (trim) => {
    for (const squared of [4.5, 7.12, 8.68, 12.16, 20]) {
      const exact = exitChance(squared, trim);
      const error = Math.abs(supremumTail(squared, trim) / exact - 1);
      expect(error).toBeLessThan(exact < 0.05 ? 0.02 : 0.06);
    }
  });

  test("falls with the statistic from one to nothing", () => {
    const chances = [0, 1, 1.5, 3, 6, 12, 24, 48, 1e4, Number.POSITIVE_INFINITY].map((squared) =>
      supremumTail(squared, 0.15),
    );
    expect(chances[0]).toBe(1);
    expect(chances.at(-1)).toBe(0);
    for (let i = 1; i < chances.length; i++)
      expect(chances[i]).toBeLessThanOrEqual(chances[i - 1] ?? 0);
  });
});

describe("the supF statistic", () => {
  const squaresOf =
    (values: readonly number[]) =>
    (from: number, to: number): number => {
      const part = values.slice(from, to);
      const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
      return part.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    };

  test("is the squared two-sample t statistic at the best place", () => {
    const values = [1, 2, 1, 2, 5, 6, 5, 6];
    const result = supF(squaresOf(values), 8, 2);
    expect(result?.index).toBe(4);
    expect(result?.statistic).toBeCloseTo(16 / ((2 / 6) * (1 / 4 + 1 / 4)), 10);
  });

  test("of a constant series is nothing, of a clean step infinite, of too short a series unknown", () => {
    expect(supF(squaresOf([3, 3, 3, 3]), 4, 2)).toEqual({ statistic: 0, index: 2, pValue: 1 });
    expect(supF(squaresOf([3, 3, 5, 5]), 4, 2)).toEqual({
      statistic: Number.POSITIVE_INFINITY,
      index: 2,
      pValue: 0,
    });
    expect(supF(squaresOf([3, 5, 3]), 3, 2)).toBeUndefined();
  });
});
