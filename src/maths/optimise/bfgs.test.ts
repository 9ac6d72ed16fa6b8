import { describe, expect, test } from "vitest";
import { rosenbrock, TEST_FUNCTIONS } from "../../../test/support/minimum-problems.ts";
import { bfgs } from "./bfgs.ts";

/** Brown's function asks for a relative precision that differences cannot give. */
const SMOOTH = TEST_FUNCTIONS.filter(({ name }) => !name.startsWith("Brown"));

function rosenbrockGradient(x: readonly number[]): number[] {
  const [a, b] = [x[0] ?? 0, x[1] ?? 0];
  return [-400 * a * (b - a * a) - 2 * (1 - a), 200 * (b - a * a)];
}

describe("a quasi-Newton search", () => {
  for (const { name, f, start, minimum } of SMOOTH) {
    test(`finds the minimum of ${name} function with a numeric gradient`, () => {
      const found = bfgs(f, start);
      expect(found.converged).toBe(true);
      expect(found.value).toBeLessThan(1e-10);
      found.x.forEach((x, i) => {
        // The Hessian of Powell's function is singular, so that x is known less well than the value.
        expect(Math.abs(x - (minimum[i] ?? Number.NaN))).toBeLessThan(1e-3);
      });
    });
  }

  test("finds the minimum of thirty variables in a few hundred steps", () => {
    const start = Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? 1.2 : 0.8));
    const found = bfgs(rosenbrock, start, { maxIterations: 400 });
    expect(found.converged).toBe(true);
    for (const x of found.x) expect(x).toBeCloseTo(1, 5);
  });

  test("uses the gradient that it is given, and no differences", () => {
    let calls = 0;
    const counted = (x: readonly number[]): number => {
      calls++;
      return rosenbrock(x);
    };
    const numeric = bfgs(counted, [-1.2, 1]);
    const numericCalls = calls;
    calls = 0;
    const exact = bfgs(counted, [-1.2, 1], {
      gradient: rosenbrockGradient,
      gradientTolerance: 1e-10,
    });
    expect(calls).toBeLessThan(numericCalls / 2);
    expect(exact.converged).toBe(true);
    expect(exact.value).toBeLessThan(1e-18);
    expect(numeric.value).toBeLessThan(1e-12);
  });

  test("stays at the minimum when it starts there", () => {
    expect(bfgs(rosenbrock, [1, 1])).toEqual({
      ...{ x: [1, 1], value: 0, iterations: 0, converged: true },
    });
  });

  test("cuts its steps back from walls, and takes differences on the side that is open", () => {
    const found = bfgs(
      (x) => {
        const [a, b] = [x[0] ?? 0, x[1] ?? 0];
        return a > 0 && b > 0 ? a - Math.log(a) + b - 2 * Math.log(b) : Number.NaN;
      },
      [5, 1e-6],
    );
    expect(found.converged).toBe(true);
    expect(found.x[0]).toBeCloseTo(1, 5);
    expect(found.x[1]).toBeCloseTo(2, 5);
  });

  test("lengthens its first step where the slope hardly changes", () => {
    const far = (x: readonly number[]): number => Math.sqrt(1 + ((x[0] ?? 0) - 1000) ** 2);
    const found = bfgs(far, [0], { maxIterations: 1 });
    expect(found.x[0]).toBeGreaterThan(500);
    expect(bfgs(far, [0]).x[0]).toBeCloseTo(1000, 4);
  });

  test("on a wall from the start has not converged", () => {
    expect(bfgs(() => Number.NaN, [2])).toEqual({
      ...{ x: [2], value: Number.POSITIVE_INFINITY, iterations: 0, converged: false },
    });
  });

  test("that runs out of iterations has not converged", () => {
    const found = bfgs(rosenbrock, [-1.2, 1], { maxIterations: 3 });
    expect(found).toMatchObject({ iterations: 3, converged: false });
    expect(found.value).toBeLessThan(rosenbrock([-1.2, 1]));
  });

  test("of a function without a lower bound has not converged", () => {
    expect(bfgs((x) => -(x[0] ?? 0), [0]).converged).toBe(false);
  });

  test("with a gradient that points uphill stops where it is", () => {
    const found = bfgs((x) => (x[0] ?? 0) ** 2, [3], { gradient: (x) => [-2 * (x[0] ?? 0)] });
    expect(found).toMatchObject({ x: [3], value: 9, converged: false });
  });

  test("of no variables is the value itself", () => {
    expect(bfgs(() => 7, [])).toEqual({ x: [], value: 7, iterations: 0, converged: true });
  });
});
