import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { relativeErrorOf } from "../../../test/support/reference-numbers.ts";
import { negativeBinomialCounts } from "../count-forecasts/count-distribution.ts";
import { linearPool } from "../count-forecasts/linear-pool.ts";
import { negativeBinomialCrps } from "./count-crps.ts";
import {
  countDawidSebastianiScore,
  logScore,
  normalizedSquaredError,
  quadraticScore,
  rankedProbabilityScore,
  sphericalScore,
} from "./count-scores.ts";
import { empiricalCounts } from "./empirical-counts.ts";
import { sampleCrps } from "./sample-crps.ts";

const members = [
  negativeBinomialCounts(3, Number.POSITIVE_INFINITY),
  negativeBinomialCounts(5, 0.7),
  empiricalCounts([0, 0, 9]),
];
const pool = linearPool(members, [2, 1, 1]);

describe("a linear pool of forecasts", () => {
  test("has the weighted masses, cumulative probabilities and moments of its members", () => {
    const masses = Array.from({ length: 400 }, (_, k) => Math.exp(pool.logMass(k)));
    const moment = (power: number): number => masses.reduce((sum, p, k) => sum + p * k ** power, 0);
    expect(moment(0)).toBeCloseTo(1, 12);
    expect(pool.mean).toBeCloseTo(moment(1), 10);
    expect(pool.variance).toBeCloseTo(moment(2) - moment(1) ** 2, 9);
    expect(pool.cdf(4)).toBeCloseTo(
      masses.slice(0, 5).reduce((a, b) => a + b, 0),
      13,
    );
  });

  test("has the smallest count that reaches a probability for a quantile", () => {
    for (const p of [0.01, 0.3, 0.5, 0.9, 0.999]) {
      const k = pool.quantile(p);
      expect(pool.cdf(k)).toBeGreaterThanOrEqual(p);
      expect(pool.cdf(k - 1)).toBeLessThan(p);
    }
    expect(empiricalCounts([2, 5]).quantile(0)).toBe(2);
    expect(empiricalCounts([2, 5]).quantile(1)).toBe(5);
    expect(empiricalCounts([2, 5]).quantile(2)).toBeNaN();
  });

  test("of earlier counts has their order statistics, whatever rounding does to p times n", () => {
    const hundred = empiricalCounts(Array.from({ length: 100 }, (_, i) => i));
    for (let i = 1; i <= 100; i++) expect(hundred.quantile(i / 100)).toBe(i - 1);
    expect(hundred.quantile(0.0701)).toBe(7);
  });

  test("scores by the definition, and never worse than its members on average", () => {
    for (const y of [0, 3, 9, 60]) {
      let expected = 0;
      for (let k = 0; k < 2000; k++) expected += (pool.cdf(k) - (k >= y ? 1 : 0)) ** 2;
      const score = rankedProbabilityScore(y, pool);
      expect(relativeErrorOf(score, expected)).toBeLessThan(1e-12);
      const [a = 0, b = 0, c = 0] = members.map((member) => rankedProbabilityScore(y, member));
      expect(score).toBeLessThanOrEqual(0.5 * a + 0.25 * b + 0.25 * c);
    }
  });

  test("of earlier counts refuses what is no count, and nothing", () => {
    const coded = (code: string): unknown => expect.objectContaining({ code });
    expect(() => empiricalCounts([1.5])).toThrow(coded("maths.score-value-outside"));
    expect(() => empiricalCounts([])).toThrow(coded("maths.scores-empty"));
  });
});

describe("the ranked probability score", () => {
  test("of counts that came before is the CRPS of the sample", () => {
    const counts = fc.array(fc.nat({ max: 60_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(counts, fc.nat({ max: 60_000 }), (before, y) => {
        const score = rankedProbabilityScore(y, empiricalCounts(before));
        expect(Math.abs(score - sampleCrps(y, before))).toBeLessThan(1e-7);
      }),
      { numRuns: 40 },
    );
  });

  test("of wide forecasts is the closed form's to 1e-9", () => {
    const cases = [
      [2500, 1000, 0.3],
      [30_000, 20_000, 1],
      [0, 1e6, 0.05],
      [1_020_000, 1e6, 1000],
      [1_000_500, 1e6, Number.POSITIVE_INFINITY],
      [3e8, 1e9, 2],
      [300_000, 3, 2],
    ] as const;
    for (const [y, mean, size] of cases) {
      const score = rankedProbabilityScore(y, negativeBinomialCounts(mean, size));
      expect(relativeErrorOf(score, negativeBinomialCrps(y, mean, size))).toBeLessThan(1e-9);
    }
  });

  test("of a pool of a narrow and a wide forecast misses neither", () => {
    const mixed = linearPool(
      [
        negativeBinomialCounts(10, Number.POSITIVE_INFINITY),
        negativeBinomialCounts(50_000, Number.POSITIVE_INFINITY),
      ],
      [0.3, 0.7],
    );
    let expected = 0;
    for (let k = 0; k < 52_000; k++) expected += (mixed.cdf(k) - (k >= 12 ? 1 : 0)) ** 2;
    expect(relativeErrorOf(rankedProbabilityScore(12, mixed), expected)).toBeLessThan(1e-9);
  });

  test("is unknown for what is no count or no distribution", () => {
    expect(rankedProbabilityScore(1.5, pool)).toBeNaN();
    expect(rankedProbabilityScore(-1, pool)).toBeNaN();
    expect(
      rankedProbabilityScore(1, negativeBinomialCounts(-1, Number.POSITIVE_INFINITY)),
    ).toBeNaN();
  });
});

describe("the other scores of counts", () => {
  test("are those worked out by hand for two equally likely counts", () => {
    const coin = empiricalCounts([1, 3]);
    expect(logScore(3, coin)).toBeCloseTo(Math.LN2, 15);
    expect(logScore(2, coin)).toBe(Number.POSITIVE_INFINITY);
    expect(quadraticScore(3, coin)).toBeCloseTo(0.5 - 1, 15);
    expect(sphericalScore(3, coin)).toBeCloseTo(-0.5 / Math.SQRT1_2, 15);
    expect(countDawidSebastianiScore(4, coin)).toBeCloseTo(4, 15);
    expect(normalizedSquaredError(4, coin)).toBeCloseTo(4, 15);
  });

  test("are unknown without spread where they divide by it", () => {
    expect(
      normalizedSquaredError(0, negativeBinomialCounts(0, Number.POSITIVE_INFINITY)),
    ).toBeNaN();
    expect(
      countDawidSebastianiScore(0, negativeBinomialCounts(0, Number.POSITIVE_INFINITY)),
    ).toBeNaN();
    expect(quadraticScore(0, negativeBinomialCounts(0, Number.POSITIVE_INFINITY))).toBe(-1);
    expect(quadraticScore(0, negativeBinomialCounts(-1, Number.POSITIVE_INFINITY))).toBeNaN();
  });
});
