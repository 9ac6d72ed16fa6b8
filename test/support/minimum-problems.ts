import type { Objective } from "../../src/maths/optimise/objective.ts";

/** A published test function with where its minimum lies. */
export interface TestFunction {
  readonly name: string;
  readonly f: Objective;
  readonly start: readonly number[];
  readonly minimum: readonly number[];
  readonly value: number;
}

const at = (x: readonly number[], i: number): number => x[i] ?? Number.NaN;

/** Rosenbrock's banana, chained for more than two variables; least at (1, ..., 1). */
export const rosenbrock: Objective = (x) => {
  let sum = 0;
  for (let i = 0; i + 1 < x.length; i++) {
    sum += 100 * (at(x, i + 1) - at(x, i) ** 2) ** 2 + (1 - at(x, i)) ** 2;
  }
  return sum;
};

/** Powell's function, whose Hessian is singular at the minimum. */
const powell: Objective = (x) =>
  (at(x, 0) + 10 * at(x, 1)) ** 2 +
  5 * (at(x, 2) - at(x, 3)) ** 2 +
  (at(x, 1) - 2 * at(x, 2)) ** 4 +
  10 * (at(x, 0) - at(x, 3)) ** 4;

const himmelblau: Objective = (x) =>
  (at(x, 0) ** 2 + at(x, 1) - 11) ** 2 + (at(x, 0) + at(x, 1) ** 2 - 7) ** 2;

const beale: Objective = (x) =>
  (1.5 - at(x, 0) * (1 - at(x, 1))) ** 2 +
  (2.25 - at(x, 0) * (1 - at(x, 1) ** 2)) ** 2 +
  (2.625 - at(x, 0) * (1 - at(x, 1) ** 3)) ** 2;

/** Two scales that differ by twelve orders of magnitude; least at (1e6, 2e-6). */
const brown: Objective = (x) =>
  (at(x, 0) - 1e6) ** 2 + (at(x, 1) - 2e-6) ** 2 + (at(x, 0) * at(x, 1) - 2) ** 2;

/** Wood's function of four variables. */
const wood: Objective = (x) =>
  100 * (at(x, 1) - at(x, 0) ** 2) ** 2 +
  (1 - at(x, 0)) ** 2 +
  90 * (at(x, 3) - at(x, 2) ** 2) ** 2 +
  (1 - at(x, 2)) ** 2 +
  10 * (at(x, 1) + at(x, 3) - 2) ** 2 +
  0.1 * (at(x, 1) - at(x, 3)) ** 2;

/** Smooth problems of Moré, Garbow and Hillstrom (1981) and Himmelblau's, from their published starts. */
export const TEST_FUNCTIONS: readonly TestFunction[] = [
  { name: "Rosenbrock's", f: rosenbrock, start: [-1.2, 1], minimum: [1, 1], value: 0 },
  { name: "Powell's", f: powell, start: [3, -1, 0, 1], minimum: [0, 0, 0, 0], value: 0 },
  { name: "Himmelblau's", f: himmelblau, start: [0, 0], minimum: [3, 2], value: 0 },
  { name: "Beale's", f: beale, start: [1, 1], minimum: [3, 0.5], value: 0 },
  { name: "Wood's", f: wood, start: [-3, -1, -3, -1], minimum: [1, 1, 1, 1], value: 0 },
  { name: "Brown's badly scaled", f: brown, start: [1, 1], minimum: [1e6, 2e-6], value: 0 },
];
