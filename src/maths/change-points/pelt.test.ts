import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pelt } from "./pelt.ts";
import { type CostModel, type Penalty, type SegmentCosts, segmentCosts } from "./segment-cost.ts";

/** Every division of n observations into segments of at least `shortest`, as first indices. */
function divisions(n: number, shortest: number, from: number = 0): number[][] {
  const cuts = Array.from({ length: n }, (_, i) => i).filter(
    (at) => at - from >= shortest && n - at >= shortest,
  );
  return [[], ...cuts.flatMap((at) => divisions(n, shortest, at).map((rest) => [at, ...rest]))];
}

function totalCost(costs: SegmentCosts, changes: readonly number[]): number {
  const bounds = [0, ...changes, costs.length];
  return bounds
    .slice(1)
    .reduce((sum, to, i) => sum + costs.cost(bounds[i] ?? 0, to), changes.length * costs.perChange);
}

const levels = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 4, maxLength: 11 });
const models = fc.constantFrom<CostModel>("mean", "mean-variance", "poisson");
const penalties = fc.oneof(
  fc.constantFrom<Penalty>("mbic", "bic"),
  fc.double({ min: 0.1, max: 6, noNaN: true }),
);

describe("PELT", () => {
  test("is the best of all divisions of a short series, under mbic with exact pruning", () => {
    fc.assert(
      fc.property(
        levels,
        models,
        penalties,
        fc.integer({ min: 1, max: 3 }),
        (values, cost, penalty, minLength) => {
          const pruning = penalty === "mbic" ? "exact" : "benchmark";
          const options = { cost, penalty, minLength, pruning } as const;
          const costs = segmentCosts(values, options, "mbic");
          const best = Math.min(
            ...divisions(values.length, costs.shortest).map((d) => totalCost(costs, d)),
          );
          expect(totalCost(costs, pelt(values, options))).toBeCloseTo(best, 7);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("costs no less by the benchmark's pruning than by the exact one", () => {
    const series = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 80 });
    fc.assert(
      fc.property(series, models, (values, cost) => {
        const costs = segmentCosts(values, { cost }, "mbic");
        const exact = totalCost(costs, pelt(values, { cost, pruning: "exact" }));
        expect(totalCost(costs, pelt(values, { cost }))).toBeGreaterThan(exact - 1e-9);
      }),
    );
  });

  test("of two levels in noise of a known variance marks the first observation of the second", () => {
    const values = [0.1, -0.2, 0.1, 0, -0.1, 9.1, 8.9, 9, 9.2, 8.8];
    expect(pelt(values, { variance: 1 })).toEqual([5]);
    expect(pelt(values, { variance: 1, penalty: 1e3 })).toEqual([]);
  });

  test("changes no fewer times for a smaller penalty", () => {
    fc.assert(
      fc.property(levels, fc.double({ min: 0.1, max: 5, noNaN: true }), (values, penalty) => {
        expect(pelt(values, { penalty: penalty / 2 }).length).toBeGreaterThanOrEqual(
          pelt(values, { penalty }).length,
        );
      }),
    );
  });
});
