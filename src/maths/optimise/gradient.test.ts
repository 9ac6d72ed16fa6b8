import { describe, expect, test } from "vitest";
import { numericGradient } from "./gradient.ts";

describe("a gradient by differences", () => {
  test("agrees with derivatives by hand to ten digits", () => {
    const f = (x: readonly number[]): number => Math.exp(x[0] ?? 0) * Math.sin(x[1] ?? 0);
    const [dx, dy] = numericGradient(f, [0.3, 1.1]);
    expect(dx).toBeCloseTo(Math.exp(0.3) * Math.sin(1.1), 9);
    expect(dy).toBeCloseTo(Math.exp(0.3) * Math.cos(1.1), 9);
  });

  test("scales its step with a large variable", () => {
    const [slope] = numericGradient((x) => (x[0] ?? 0) ** 2, [1e8]);
    expect((slope ?? 0) / 2e8).toBeCloseTo(1, 9);
  });

  test("is taken from the open side beside a wall, and is 0 between two", () => {
    const below = (x: readonly number[]): number =>
      (x[0] ?? 0) <= 2 ? (x[0] ?? 0) ** 2 : Number.POSITIVE_INFINITY;
    const above = (x: readonly number[]): number =>
      (x[0] ?? 0) >= 2 ? (x[0] ?? 0) ** 2 : Number.POSITIVE_INFINITY;
    const only = (x: readonly number[]): number => (x[0] === 2 ? 4 : Number.POSITIVE_INFINITY);
    expect(numericGradient(below, [2])[0]).toBeCloseTo(4, 4);
    expect(numericGradient(above, [2])[0]).toBeCloseTo(4, 4);
    expect(numericGradient(only, [2])).toEqual([0]);
  });
});
