import { describe, expect, test } from "vitest";
import { boostedMean, fitBoostedCounts } from "./boosted-counts.ts";

/** The generator of Numerical Recipes, which any language writes in one line. */
function congruential(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function poissonDraw(uniform: () => number, mean: number): number {
  let [count, product] = [0, uniform()];
  while (product > Math.exp(-mean)) {
    count++;
    product *= uniform();
  }
  return count;
}

interface Row {
  readonly x: readonly number[];
  readonly count: number;
}

const fiveOf = (uniform: () => number): number[] => Array.from({ length: 5 }, uniform);

function steps(uniform: () => number): Row {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = fiveOf(uniform);
  const log = -0.3 + (a > 0.5 ? 1.1 : 0) + (b > 0.3 && c < 0.6 ? 0.9 : 0) + 0.5 * d;
  return { x: [a, b, c, d, e], count: poissonDraw(uniform, Math.exp(log)) };
}

function sparse(uniform: () => number): Row {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = fiveOf(uniform);
  const isGone = uniform() < 0.2;
  const scatter = [0.3, 1, 2.2][Math.floor(3 * uniform())] ?? 1;
  const log = -2.2 + 2.5 * a * b + (isGone ? 1 : 1.5 * c * c);
  const count = poissonDraw(uniform, scatter * Math.exp(log));
  return { x: [a, b, isGone ? Number.NaN : c, d, e], count };
}

/** Mean deviance of 4000 rows after the 4000 that were fitted. */
function outOfSample(row: (uniform: () => number) => Row, seed: number): [number, number] {
  const uniform = congruential(seed);
  const rows = Array.from({ length: 8000 }, () => row(uniform));
  const past = rows.slice(0, 4000);
  const columns = Array.from({ length: 5 }, (_, j) =>
    Float64Array.from(past, ({ x }) => x[j] ?? Number.NaN),
  );
  const model = fitBoostedCounts(
    columns,
    past.map(({ count }) => count),
    { trees: 100, depth: 3, shrinkage: 0.1, penalty: 1, leastRows: 20, bins: 64 },
  );
  const deviance = rows.slice(4000).reduce((sum, { x, count }) => {
    const mean = boostedMean(model, x);
    return sum + 2 * ((count > 0 ? count * Math.log(count / mean) : 0) - (count - mean));
  }, 0);
  return [deviance / 4000, rows.reduce((sum, { count }) => sum + count, 0)];
}

/** Printed by scikit-learn 1.9.1: HistGradientBoostingRegressor, loss "poisson", of the same data and settings. */
describe("beside scikit-learn, out of sample", () => {
  test.each([
    ["steps and an interaction", steps, 7, 24872, 1.138014371888707, 1.137832526],
    ["sparse counts with missing values", sparse, 11, 4657, 1.14087846793273, 1.140707296],
  ] as const)("trees do as well on %s", (_, row, seed, events, theirs, ours) => {
    const [deviance, total] = outOfSample(row, seed);
    expect(total).toBe(events);
    expect(deviance).toBeCloseTo(ours, 6);
    expect(Math.abs(deviance / theirs - 1)).toBeLessThan(0.02);
  });
});
