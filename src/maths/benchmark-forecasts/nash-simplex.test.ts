import { describe, expect, test } from "vitest";
import { nashSimplex } from "./nash-simplex.ts";

describe("Nash's simplex", () => {
  test("ends near the minimum of Rosenbrock's valley", () => {
    const valley = ([x = 0, y = 0]: readonly number[]): number =>
      100 * (y - x * x) ** 2 + (1 - x) ** 2;
    const [x, y] = nashSimplex(valley, [-1.2, 1], 500);
    // R's optim ends at 1.000260, 1.000506 by default.
    expect(x).toBeCloseTo(1.00026, 5);
    expect(y).toBeCloseTo(1.000506, 5);
  });

  test("keeps within walls", () => {
    const [x, y] = nashSimplex(
      ([a = 0, b = 0]) => (a > 0.5 ? Number.NaN : (a - 1) ** 2 + (b - 2) ** 2),
      [0, 0],
      2000,
    );
    expect(x).toBeLessThanOrEqual(0.5);
    expect(x).toBeCloseTo(0.5, 2);
    expect(y).toBeCloseTo(2, 2);
  });

  test("stops when the evaluations are used up", () => {
    let count = 0;
    nashSimplex(
      ([x = 0]) => {
        count++;
        return -x;
      },
      [1],
      50,
    );
    expect(count).toBeGreaterThanOrEqual(50);
    expect(count).toBeLessThan(60);
  });
});
