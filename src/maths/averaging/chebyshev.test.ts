import { describe, expect, test } from "vitest";
import { interpolated } from "./chebyshev.ts";

describe("interpolation", () => {
  test("stands for a smooth function to rounding", () => {
    const f = (x: number): number => Math.exp(x) * Math.cos(3 * x);
    const g = interpolated(f, -2, 3);
    for (let x = -2; x <= 3; x += 0.05) {
      expect(Math.abs((g?.(x) ?? Number.NaN) - f(x))).toBeLessThan(1e-11);
    }
  });

  test("holds on an interval that is one point", () => {
    expect(interpolated((x) => x * x, 2, 2)?.(2)).toBeCloseTo(4, 12);
  });

  test("is not offered for a function with a corner", () => {
    expect(interpolated((x) => Math.abs(x - 0.1), -1, 1)).toBeUndefined();
  });
});
