import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linearPool, negativeBinomialCounts, rankedProbabilityScore } from "../../maths/index.ts";
import { countPool } from "./count-pool.ts";
import type { MeanAndSize } from "./plain-forecast.ts";

const generic = (members: readonly MeanAndSize[]) =>
  linearPool(members.map(({ mean, size }) => negativeBinomialCounts(mean, size)));

const member = fc.record({
  mean: fc.double({ min: 0.01, max: 80, noNaN: true }),
  size: fc.oneof(
    fc.double({ min: 0.05, max: 200, noNaN: true }),
    fc.constant(Number.POSITIVE_INFINITY),
  ),
});

describe("the pool as a table", () => {
  test("has the masses, probabilities, moments and scores of the pool that is added up from its members", () => {
    fc.assert(
      fc.property(
        fc.array(member, { minLength: 1, maxLength: 4 }),
        fc.nat(120),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (members, k, p) => {
          const [table, exact] = [countPool(members), generic(members)];
          expect(table.mean).toBeCloseTo(exact.mean, 9);
          expect(Math.abs(table.variance / exact.variance - 1)).toBeLessThan(1e-9);
          expect(Math.abs(table.cdf(k) - exact.cdf(k))).toBeLessThan(1e-9);
          const rounding = 1e-9 + 1e-12 / Math.exp(exact.logMass(k));
          expect(Math.abs(table.logMass(k) - exact.logMass(k))).toBeLessThan(rounding);
          expect(Math.abs(exact.cdf(table.quantile(p)) - p)).toBeLessThan(
            Math.exp(exact.logMass(table.quantile(p))) + 1e-9,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test("is scored as that pool is, far outcomes included", () => {
    const members = [
      { mean: 60, size: 0.8 },
      { mean: 3, size: 5 },
      { mean: 0.1, size: Number.POSITIVE_INFINITY },
    ];
    for (const count of [0, 1, 7, 300, 3000]) {
      const [table, exact] = [countPool(members), generic(members)];
      const scores = [table, exact].map((pool) => rankedProbabilityScore(count, pool));
      expect(scores[0]).toBeCloseTo(scores[1] ?? 0, 6);
      expect(table.logMass(count)).toBeCloseTo(exact.logMass(count), 5);
    }
  });

  test("too wide for a table is added up from its members", () => {
    const members = [{ mean: 20_000, size: 3 }];
    expect(countPool(members).cdf(20_000)).toBe(generic(members).cdf(20_000));
  });

  test("knows no halves and no counts below 0", () => {
    const pool = countPool([{ mean: 2, size: 1 }]);
    expect(pool.cdf(-1)).toBe(0);
    expect(pool.cdf(1.5)).toBe(pool.cdf(1));
    expect(pool.logMass(1.5)).toBe(Number.NEGATIVE_INFINITY);
    expect(pool.quantile(2)).toBeNaN();
  });
});
