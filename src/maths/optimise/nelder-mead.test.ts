import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rosenbrock, TEST_FUNCTIONS } from "../../../test/support/minimum-problems.ts";
import { nelderMead } from "./nelder-mead.ts";

describe("a downhill simplex", () => {
  for (const { name, f, start, minimum } of TEST_FUNCTIONS) {
    test(`finds the minimum of ${name} function`, () => {
      const found = nelderMead(f, start);
      expect(found.converged).toBe(true);
      expect(found.value).toBeLessThan(1e-10);
      found.x.forEach((x, i) => {
        expect(x).toBeCloseTo(minimum[i] ?? Number.NaN, 5);
      });
    });
  }

  test("with adaptive coefficients solves in twenty variables what the plain one does not", () => {
    const bowl = (x: readonly number[]): number =>
      x.reduce((sum, value, i) => sum + (i + 1) * (value - i) ** 2, 0);
    const start = new Array<number>(20).fill(0);
    expect(nelderMead(bowl, start).converged).toBe(false);
    const adaptive = nelderMead(bowl, start, { adaptive: true });
    expect(adaptive.converged).toBe(true);
    expect(adaptive.value).toBeLessThan(1e-12);
  });

  test("that has stopped too early goes on when it is set up anew", () => {
    const edges = (x: readonly number[]): number =>
      Math.max(...x.map((value, i) => Math.abs(value - 0.3 * i)));
    const once = nelderMead(edges, [3, 1, 2, 3], { restarts: 0 });
    const again = nelderMead(edges, [3, 1, 2, 3], { restarts: 2 });
    expect(once.converged).toBe(true);
    expect(again.value).toBeLessThan(once.value / 5);
    expect(again.iterations).toBeGreaterThan(once.iterations);
  });

  test("stays at the minimum when it starts there", () => {
    const found = nelderMead(rosenbrock, [1, 1]);
    expect(found).toMatchObject({ x: [1, 1], value: 0, converged: true });
  });

  test("takes values that are not finite for walls, from either side", () => {
    const inside = nelderMead(
      (x) => {
        const t = x[0] ?? 0;
        return t > 0 ? t - Math.log(t) : Number.NaN;
      },
      [1e-9],
    );
    expect(inside.x[0]).toBeCloseTo(1, 6);
    const atWall = nelderMead(
      (x) => {
        const t = x[0] ?? 0;
        return t <= 1 ? -t : Number.NEGATIVE_INFINITY;
      },
      [0],
    );
    expect(atWall.converged).toBe(true);
    expect(atWall.x[0]).toBeLessThanOrEqual(1);
    expect(atWall.x[0]).toBeCloseTo(1, 6);
  });

  test("leaves a wall that it starts on if a corner lies outside", () => {
    const found = nelderMead(
      (x) => {
        const t = x[0] ?? 0;
        return t > 1 ? (t - 2) ** 2 : Number.POSITIVE_INFINITY;
      },
      [0.95],
    );
    expect(found.converged).toBe(true);
    expect(found.x[0]).toBeCloseTo(2, 6);
  });

  test("among walls alone has not converged", () => {
    const found = nelderMead(() => Number.NaN, [2, 2]);
    expect(found).toMatchObject({ value: Number.POSITIVE_INFINITY, converged: false });
  });

  test("that runs out of iterations has not converged, and says how many it took", () => {
    const found = nelderMead(rosenbrock, [-1.2, 1], { maxIterations: 30 });
    expect(found.converged).toBe(false);
    expect(found.iterations).toBe(30);
    expect(found.value).toBe(rosenbrock(found.x));
    expect(found.value).toBeLessThan(rosenbrock([-1.2, 1]));
  });

  test("of no variables is the value itself", () => {
    expect(nelderMead(() => 7, [])).toEqual({ x: [], value: 7, iterations: 0, converged: true });
  });

  test("begins with the lengths that it is given", () => {
    const tried: number[][] = [];
    const f = (x: readonly number[]): number => {
      tried.push([...x]);
      return 0;
    };
    nelderMead(f, [1, 2], { step: [0.5, 4], maxIterations: 0 });
    nelderMead(f, [1, 2], { step: 3, maxIterations: 0 });
    expect(tried).toEqual([
      ...[
        [1, 2],
        [1.5, 2],
        [1, 6],
      ],
      ...[
        [1, 2],
        [4, 2],
        [1, 5],
      ],
    ]);
  });

  test("tries a corner that falls on a wall on the other side", () => {
    const tried: (readonly number[])[] = [];
    nelderMead(
      (x) => {
        tried.push(x);
        return (x[0] ?? 0) > 1 ? Number.NaN : 0;
      },
      [0.5],
      { step: 1, maxIterations: 0 },
    );
    expect(tried).toEqual([[0.5], [1.5], [-0.5]]);
  });

  test("reflects, expands, contracts on either side and shrinks as Nelder and Mead say", () => {
    // The corners (0, 0), (1, 0) and (0, 1) have the values 0, 1 and 3; the worst is mirrored at (0.5, 0).
    const trialsWhen = (reflected: number, next: number): (readonly number[])[] => {
      const tried: (readonly number[])[] = [];
      const values = [0, 1, 3, reflected, next];
      nelderMead(
        (x) => {
          tried.push(x);
          return values[tried.length - 1] ?? 9;
        },
        [0, 0],
        { step: 1, maxIterations: 1, restarts: 0 },
      );
      return tried.slice(3);
    };
    expect(trialsWhen(0.5, 9)).toEqual([[1, -1]]);
    expect(trialsWhen(-1, -2)).toEqual([
      [1, -1],
      [1.5, -2],
    ]);
    expect(trialsWhen(2, 1)).toEqual([
      [1, -1],
      [0.75, -0.5],
    ]);
    expect(trialsWhen(4, 1)).toEqual([
      [1, -1],
      [0.25, 0.5],
    ]);
    expect(trialsWhen(4, 5)).toEqual([
      [1, -1],
      [0.25, 0.5],
      [0.5, 0],
      [0, 0.5],
    ]);
  });

  test("finds the centre of any bowl, and never ends above its start", () => {
    const coordinate = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(coordinate, coordinate),
        fc.tuple(coordinate, coordinate),
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        ([a, b], start, tilt) => {
          const bowl = (x: readonly number[]): number => {
            const [u, v] = [(x[0] ?? 0) - a, (x[1] ?? 0) - b];
            return u * u + 2 * tilt * u * v + v * v;
          };
          const found = nelderMead(bowl, start);
          expect(found.converged).toBe(true);
          expect(found.value).toBeLessThanOrEqual(bowl(start));
          expect(Math.hypot((found.x[0] ?? 0) - a, (found.x[1] ?? 0) - b)).toBeLessThan(1e-4);
        },
      ),
      { numRuns: 60, seed: 1965 },
    );
  });
});
