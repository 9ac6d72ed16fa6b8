import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brentMinimum, brentRoot } from "./brent.ts";

describe("Brent's minimum", () => {
  test("is found for valleys with minima in closed form", () => {
    expect(brentMinimum((x) => (x - 2) ** 2 + 1, -5, 7)).toEqual({ x: 2, value: 1 });
    expect(brentMinimum((x) => x - Math.log(x), 0.01, 50).x).toBeCloseTo(1, 7);
    expect(brentMinimum(Math.cos, 2, 5).x).toBeCloseTo(Math.PI, 7);
    expect(brentMinimum((x) => Math.abs(x - 0.3), -1, 4).x).toBeCloseTo(0.3, 7);
    expect(brentMinimum((x) => (x - 1) ** 4, -3, 8).x).toBeCloseTo(1, 2);
  });

  test("takes fewer calls than golden section alone", () => {
    let calls = 0;
    brentMinimum(
      (x) => {
        calls++;
        return Math.exp(x) - 2 * x;
      },
      -10,
      10,
    );
    // Golden section would need log(20 / 1e-8) / log(1.618), or 45.
    expect(calls).toBeLessThan(25);
  });

  test("at an end is that end exactly", () => {
    expect(brentMinimum((x) => x, 0.25, 1)).toEqual({ x: 0.25, value: 0.25 });
    expect(brentMinimum((x) => -x, 0.25, 1)).toEqual({ x: 1, value: -1 });
    expect(brentMinimum(() => 3, 2, 2)).toEqual({ x: 2, value: 3 });
  });

  test("keeps away from values that are not finite", () => {
    const logarithm = (x: number): number => (x <= 0.3 ? Number.NaN : x - Math.log(x - 0.3));
    expect(brentMinimum(logarithm, -1, 9).x).toBeCloseTo(1.3, 6);
    const cliff = (x: number): number => (x > 4 ? Number.NEGATIVE_INFINITY : (x - 3) ** 2);
    expect(brentMinimum(cliff, 0, 9).x).toBeCloseTo(3, 6);
  });

  test("is located relative to a narrow interval", () => {
    expect(brentMinimum((x) => (x - 3e-12) ** 2, 0, 1e-11).x / 3e-12).toBeCloseTo(1, 6);
  });

  test("lies where the parabola has its vertex, wherever that is", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -99, max: 99, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (vertex, width) => {
          const { x } = brentMinimum((t) => ((t - vertex) / width) ** 2 + 0.5, -100, 100);
          expect(Math.abs(x - vertex)).toBeLessThan(
            1e-6 * Math.max(1, Math.abs(vertex)) * width + 1e-7,
          );
        },
      ),
      { seed: 1973 },
    );
  });
});

describe("Brent's root", () => {
  test("is found for functions with roots in closed form", () => {
    expect(brentRoot(Math.cos, 0, 3)).toBeCloseTo(Math.PI / 2, 14);
    // Wallis's cubic of 1685.
    expect(brentRoot((x) => x ** 3 - 2 * x - 5, 2, 3)).toBeCloseTo(2.0945514815423265, 14);
    expect(brentRoot((x) => Math.exp(x) - 1e-9, -100, 3)).toBeCloseTo(Math.log(1e-9), 11);
    expect(brentRoot((x) => x ** 9, -1, 4)).toBeCloseTo(0, 12);
  });

  test("does not ask which end comes first, nor which sign", () => {
    expect(brentRoot((x) => 2 - x, 5, -1)).toBeCloseTo(2, 12);
    expect(brentRoot((x) => x - 2, -1, 5)).toBeCloseTo(2, 12);
  });

  test("may lie at an end", () => {
    expect(brentRoot((x) => x - 2, 2, 5)).toBe(2);
    expect(brentRoot((x) => x - 5, 2, 5)).toBe(5);
  });

  test("is found from an end at which the function is infinite", () => {
    expect(brentRoot(Math.log, 0, 5)).toBeCloseTo(1, 12);
    expect(brentRoot((x) => Math.log(x / (1 - x)) - 2, 0, 1)).toBeCloseTo(
      1 / (1 + Math.exp(-2)),
      12,
    );
  });

  test("is where the sign changes when the function jumps over it", () => {
    expect(brentRoot((x) => (x < 0.7 ? -1 : 1), 0, 1)).toBeCloseTo(0.7, 12);
  });

  test("is refused between two points of one sign", () => {
    expect(() => brentRoot((x) => x * x + 1, -1, 1)).toThrow(
      expect.objectContaining({
        code: "maths.sign-change-missing",
        facts: { lo: -1, hi: 1, atLo: 2, atHi: 2 },
      }),
    );
  });

  test("is refused where the function is not a number", () => {
    const hole = (x: number): number => (x > 0.2 && x < 0.9 ? Number.NaN : x - 0.5);
    expect(() => brentRoot(hole, 0, 1)).toThrow(
      expect.objectContaining({ code: "maths.function-undefined", facts: { x: 0.5 } }),
    );
  });

  test("undoes any increasing cubic", () => {
    fc.assert(
      fc.property(fc.double({ min: -9, max: 9, noNaN: true }), (root) => {
        const cubic = (x: number): number => x ** 3 + x;
        const found = brentRoot((x) => cubic(x) - cubic(root), -10, 10);
        expect(Math.abs(found - root)).toBeLessThan(1e-11);
      }),
      { seed: 1973 },
    );
  });
});
