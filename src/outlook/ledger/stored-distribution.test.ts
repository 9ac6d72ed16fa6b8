import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CountDistribution,
  empiricalCounts,
  fitRecalibration,
  linearPool,
  logScore,
  negativeBinomialCounts,
  rankedProbabilityScore,
  recalibrated,
} from "../../maths/index.ts";
import {
  asDistribution,
  storedDistribution,
  storedDistributionSchema,
} from "./stored-distribution.ts";

const throughJson = (forecast: CountDistribution): CountDistribution =>
  asDistribution(
    storedDistributionSchema.parse(JSON.parse(JSON.stringify(storedDistribution(forecast)))),
  );

const kindOf = (forecast: CountDistribution): string => storedDistribution(forecast).kind;

const pool = (mean: number): CountDistribution =>
  linearPool([negativeBinomialCounts(mean, 2), negativeBinomialCounts(1.7 * mean, 0.6)]);

/** Greatest differences over outcomes: of the CRPS in shares of itself, of the log score, and of the PIT. */
function errors(
  forecast: CountDistribution,
  outcomes: readonly number[],
): { crps: number; log: number; pit: number } {
  const stored = throughJson(forecast);
  const most = (of: (y: number) => number): number => Math.max(...outcomes.map(of));
  const crps = (y: number, by: CountDistribution): number => rankedProbabilityScore(y, by);
  return {
    crps: most((y) => Math.abs(crps(y, stored) / crps(y, forecast) - 1)),
    log: most((y) => Math.abs(logScore(y, stored) - logScore(y, forecast))),
    pit: most((y) => Math.abs(stored.cdf(y) - forecast.cdf(y))),
  };
}

describe("a distribution in the ledger", () => {
  test("is held as what it is, where it is simple", () => {
    expect(storedDistribution(empiricalCounts([0]))).toEqual({ kind: "point", count: 0 });
    expect(storedDistribution(empiricalCounts([3, 0, 3, 1]))).toEqual({
      kind: "empirical",
      counts: [0, 1, 3, 3],
    });
    const nb = storedDistribution(negativeBinomialCounts(4.2, 1.5));
    expect(nb).toMatchObject({ kind: "nb", mean: 4.2, size: expect.closeTo(1.5, 10) });
    expect(storedDistribution(negativeBinomialCounts(4.2, Number.POSITIVE_INFINITY))).toEqual({
      kind: "nb",
      mean: 4.2,
      size: null,
    });
  });

  test("is held count by count where it is narrow, by quantiles where it is wide", () => {
    expect(kindOf(pool(2))).toBe("cumulative");
    expect(kindOf(pool(300))).toBe("knots");
  });

  test("gives back the counts of the past exactly", () => {
    const past = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 52 });
    fc.assert(
      fc.property(past, fc.nat(6000), (counts, y) => {
        const [before, after] = [empiricalCounts(counts), throughJson(empiricalCounts(counts))];
        expect(after.cdf(y)).toBeCloseTo(before.cdf(y), 12);
        expect(rankedProbabilityScore(y, after)).toBeCloseTo(rankedProbabilityScore(y, before), 6);
      }),
      { numRuns: 50 },
    );
  });

  test("is scored as the forecast itself where it is narrow, far into the tail", () => {
    const past = Array.from({ length: 200 }, (_, i) => ({ forecast: pool(3), count: i % 9 }));
    for (const forecast of [pool(0.05), pool(1), recalibrated(pool(4), fitRecalibration(past))]) {
      const { crps, log, pit } = errors(forecast, [0, 1, 2, 5, forecast.quantile(1 - 1e-6)]);
      expect(crps).toBeLessThan(1e-7);
      expect(log).toBeLessThan(1e-4);
      expect(pit).toBeLessThan(1e-11);
    }
  });

  test("is scored nearly as the forecast itself where it is wide", () => {
    for (const forecast of [pool(150), pool(3000)]) {
      const outcomes = [1e-4, 0.02, 0.3, 0.5, 0.8, 0.99, 1 - 1e-5].flatMap((p) => [
        forecast.quantile(p),
        forecast.quantile(p) + 1,
      ]);
      const { crps, log, pit } = errors(forecast, outcomes);
      expect(crps).toBeLessThan(1e-4);
      expect(log).toBeLessThan(0.05);
      expect(pit).toBeLessThan(1e-4);
    }
  });

  test("keeps every count possible that the forecast kept possible", () => {
    for (const forecast of [pool(0.001), pool(2), pool(300)]) {
      const stored = throughJson(forecast);
      const far = 3 * forecast.quantile(1 - 1e-9) + 3;
      expect(logScore(far, stored)).toBeLessThan(1000);
      expect(stored.quantile(1)).toBe(Number.POSITIVE_INFINITY);
    }
  });

  test("never has cumulative probabilities that fall, and masses that do not sum to them", () => {
    for (const forecast of [pool(0.3), pool(60), pool(200)]) {
      const stored = throughJson(forecast);
      const last = forecast.quantile(0.9999);
      let sum = 0;
      for (let k = 0; k <= last; k++) {
        const mass = Math.exp(stored.logMass(k));
        expect(mass).toBeGreaterThanOrEqual(0);
        sum += mass;
      }
      expect(sum).toBeCloseTo(stored.cdf(last), 9);
      for (const p of [0.05, 0.25, 0.5, 0.75, 0.95]) {
        expect(Math.abs(stored.quantile(p) - forecast.quantile(p))).toBeLessThanOrEqual(1);
      }
    }
  });

  test("has no probability outside its domain", () => {
    const stored = throughJson(pool(2));
    expect([stored.cdf(-1), stored.cdf(Number.NaN), stored.quantile(2)]).toEqual([
      0,
      Number.NaN,
      Number.NaN,
    ]);
    expect(stored.logMass(0.5)).toBe(Number.NEGATIVE_INFINITY);
    expect(stored.logMass(-1)).toBe(Number.NEGATIVE_INFINITY);
  });
});
