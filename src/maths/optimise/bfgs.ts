import { numericGradient } from "./gradient.ts";
import { type Minimum, type Objective, walled } from "./objective.ts";

/** How a quasi-Newton search goes. */
export interface BfgsOptions {
  /** The gradient at a point; by central differences when it is not given. */
  readonly gradient?: (x: readonly number[]) => readonly number[];
  /**
   * Stop when no partial derivative, taken relative to the sizes of its variable and of the value (each at least 1),
   * exceeds this; 1e-6 by default.
   */
  readonly gradientTolerance?: number;
  /** Most line searches; 200 by default. */
  readonly maxIterations?: number;
}

interface Point {
  readonly x: readonly number[];
  readonly value: number;
  readonly gradient: readonly number[];
}

interface Problem {
  readonly f: Objective;
  readonly gradient: (x: readonly number[], value: number) => readonly number[];
}

/** Least part of the promised decrease that a step must bring. */
const DECREASE = 1e-4;
/** Most of the slope that may be left after a step. */
const CURVATURE = 0.9;
const MOST_BISECTIONS = 60;

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function minus(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, i) => value - (b[i] ?? 0));
}

/** The identity times a scale, by rows. */
function scaledIdentity(n: number, scale: number): number[][] {
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_unused, j) => (i === j ? scale : 0)),
  );
}

function isFlat(point: Point, tolerance: number): boolean {
  const size = Math.max(1, Math.abs(point.value));
  return point.gradient.every(
    (slope, i) => (Math.abs(slope) * Math.max(1, Math.abs(point.x[i] ?? 0))) / size <= tolerance,
  );
}

/**
 * A step along a descent direction that satisfies both Wolfe conditions, found by doubling and bisection; walls only
 * bisect. Without such a step the last decrease met, and undefined when there was none.
 */
function lineSearch(
  problem: Problem,
  from: Point,
  direction: readonly number[],
  first: number,
): Point | undefined {
  const promised = dot(from.gradient, direction);
  let lo = 0;
  let hi = Number.POSITIVE_INFINITY;
  let length = first;
  let best: Point | undefined;
  for (let trial = 0; trial < MOST_BISECTIONS; trial++) {
    const x = from.x.map((value, i) => value + length * (direction[i] ?? 0));
    const value = problem.f(x);
    if (value < from.value && value <= from.value + DECREASE * length * promised) {
      const point = { x, value, gradient: problem.gradient(x, value) };
      if (dot(point.gradient, direction) >= CURVATURE * promised) return point;
      best = point;
      lo = length;
    } else {
      hi = length;
    }
    length = hi === Number.POSITIVE_INFINITY ? 2 * lo : (lo + hi) / 2;
  }
  return best;
}

/** The new inverse Hessian after a step; the old one where the step shows no positive curvature. */
function updated(inverse: readonly number[][], step: number[], change: number[]): number[][] {
  const curvature = dot(step, change);
  const old = inverse.map((row) => [...row]);
  if (!(curvature > 1e-12 * Math.sqrt(dot(step, step) * dot(change, change)))) return old;
  const moved = inverse.map((row) => dot(row, change));
  const scale = (1 + dot(change, moved) / curvature) / curvature;
  return old.map((row, i) =>
    row.map((value, j) => {
      const [si, sj] = [step[i] ?? 0, step[j] ?? 0];
      return value + scale * si * sj - ((moved[i] ?? 0) * sj + si * (moved[j] ?? 0)) / curvature;
    }),
  );
}

interface State {
  readonly point: Point;
  /** Inverse Hessian, by rows; undefined before the first step and after it has failed. */
  readonly inverse: number[][] | undefined;
}

function advance(problem: Problem, { point, inverse }: State): State | undefined {
  const n = point.x.length;
  const steepest = point.gradient.map((slope) => -slope);
  const newton = inverse?.map((row) => -dot(row, point.gradient)) ?? steepest;
  const usable = inverse !== undefined && dot(newton, point.gradient) < 0;
  const first = usable ? 1 : Math.min(1, 1 / Math.sqrt(dot(steepest, steepest)));
  const next = lineSearch(problem, point, usable ? newton : steepest, first);
  if (next === undefined) return inverse === undefined ? undefined : { point, inverse: undefined };
  const step = minus(next.x, point.x);
  const change = minus(next.gradient, point.gradient);
  const scale = dot(step, change) / dot(change, change);
  const before = usable ? inverse : scaledIdentity(n, scale > 0 ? scale : 1);
  return { point: next, inverse: updated(before, step, change) };
}

/**
 * Find a local minimum of a smooth function of several variables.
 *
 * Method: quasi-Newton with the BFGS update of the inverse Hessian, first scaled by the curvature of the first step;
 * line search by bisection to the weak Wolfe conditions, which keep the update positive definite. When a line search
 * fails the search starts anew along the gradient, once.
 * Source: Nocedal and Wright (2006), "Numerical optimization", eq. 6.17 and 6.20; line search of Lewis and Overton
 * (2013), "Nonsmooth optimization via quasi-Newton methods", algorithm 2.6.
 * Check: standard test functions with known minima (bfgs.test.ts).
 *
 * @param objective smooth where it is finite; any other value is a wall that a step is cut back from
 * @param start must not lie on a wall; if it does, it is returned with value Infinity, not converged
 * @returns the best point; `converged` is false when the iterations ran out or no step brought a decrease
 */
export function bfgs(
  objective: Objective,
  start: readonly number[],
  options: BfgsOptions = {},
): Minimum {
  const f = walled(objective);
  const given = options.gradient;
  const problem: Problem = {
    f,
    gradient: given ?? ((x, value) => numericGradient(f, x, value)),
  };
  const value = f(start);
  const result = (point: Point, iterations: number, converged: boolean): Minimum => ({
    x: [...point.x],
    value: point.value,
    iterations,
    converged,
  });
  if (value === Number.POSITIVE_INFINITY) {
    return result({ x: start, value, gradient: [] }, 0, false);
  }
  const tolerance = options.gradientTolerance ?? 1e-6;
  const maxIterations = options.maxIterations ?? 200;
  let state: State = {
    point: { x: [...start], value, gradient: problem.gradient(start, value) },
    inverse: undefined,
  };
  for (let iteration = 0; ; iteration++) {
    const flat = isFlat(state.point, tolerance);
    if (flat || iteration === maxIterations) return result(state.point, iteration, flat);
    const next = advance(problem, state);
    if (next === undefined) return result(state.point, iteration, false);
    state = next;
  }
}
