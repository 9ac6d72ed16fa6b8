import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kolmogorovScore } from "../../../test/support/draws.ts";
import { errorOf, relativeErrorOf, worstRow } from "../../../test/support/reference-numbers.ts";
import { seededRandom } from "../../kernel/index.ts";
import { betaDistribution } from "./beta.ts";

/** p, a, b and the quantile: Newton steps at 60 digits on the series of the incomplete beta function, mpmath 1.4.1. */
const QUANTILES: readonly (readonly number[])[] = [
  [0.5, 0.01, 0.01, 0.5],
  [0.975, 0.01, 0.01, 1],
  [0.025, 0.1, 3, 2.2572530288170922e-17],
  [0.975, 0.1, 3, 0.3155021220528153],
  [1e-12, 0.5, 0.5, 2.4674011002723395e-24],
  [0.5, 0.5, 0.5, 0.5],
  [0.7, 0.5, 0.5, 0.7938926261462365],
  [0.999999, 0.5, 0.5, 0.9999999999975326],
  [0.999999999999, 0.5, 0.5, 1],
  [1e-200, 1, 1, 1e-200],
  [1e-12, 1, 5, 2.0000000000008e-13],
  [0.0001, 1, 5, 2.0000800048003363e-5],
  [0.3, 1, 5, 0.06885008490516231],
  [0.975, 1, 5, 0.5218237501049814],
  [0.999999999999, 1, 5, 0.9960189459082517],
  [1e-200, 2.5, 1.2, 8.825064991475558e-81],
  [1e-12, 2.5, 1.2, 1.3986796606956385e-5],
  [0.025, 2.5, 1.2, 0.204367452035005],
  [0.5, 2.5, 1.2, 0.7097777169824487],
  [0.7, 2.5, 1.2, 0.8265761454536257],
  [0.975, 2.5, 1.2, 0.9804089267747301],
  [0.999999, 2.5, 1.2, 0.9999958189895468],
  [1e-200, 30, 40, 4.823155880794669e-8],
  [0.5, 30, 40, 0.4278873360055937],
  [0.975, 30, 40, 0.5452463610306952],
  [0.999999, 30, 40, 0.7029297541526862],
  [0.999999999999, 30, 40, 0.8093335975053331],
  [1e-200, 1000, 3, 0.6239471289233961],
  [0.025, 1000, 3, 0.9928085065022489],
  [0.3, 1000, 3, 0.9963945572757922],
  [0.5, 1000, 3, 0.9973321745805727],
  [0.975, 1000, 3, 0.999382136649986],
  [0.999999999999, 1000, 3, 0.999999818462519],
  [0.7, 0.02, 10000, 1.0264005717600693e-12],
  [0.999999, 0.02, 10000, 0.000779199914897819],
  [1e-200, 100000, 100000, 0.4662675551818934],
  [0.3, 100000, 100000, 0.49941370187173967],
  [0.5, 100000, 100000, 0.5],
  [0.7, 100000, 100000, 0.5005862981282604],
  [0.975, 100000, 100000, 0.502191298568308],
];

/** x, a, b and the log density: mpmath 1.4.1 at 80 digits. */
const LOG_DENSITY: readonly (readonly number[])[] = [
  [1e-200, 1e-10, 0.001, 437.49116752281714],
  [1e-6, 0.5, 0.5, 5.763025893132987],
  [0.9, 0.5, 0.5, 0.05924291847653592],
  [0.4995, 0.5, 0.5, -0.45158220528920484],
  [0.1, 1, 1, 0],
  [0.5, 1, 1, 0],
  [0.9, 1, 1, 0],
  [0.4995, 1, 1, 0],
  [1e-200, 2, 7, -456.49166690807397],
  [0.5, 2, 7, -0.8266785731844679],
  [0.9, 2, 7, -9.895519382886953],
  [0.999999999, 2, 7, -120.3142435016349],
  [0.22199999999999998, 2, 7, 1.014101264802819],
  [1e-200, 0.001, 1000000, 453.16313820488494],
  [1e-6, 0.001, 1000000, 5.908332172081087],
  [0.1, 0.001, 1000000, -105365.00337817808],
  [0.5, 0.001, 1000000, -693152.6883221067],
  [9.989999990009999e-10, 0.001, 1000000, 13.809179697615825],
  [1e-200, 300, 100000, -135649.46493610647],
  [1e-6, 300, 100000, -2085.814030943856],
  [0.1, 300, 100000, -9179.295523134731],
  [0.9, 300, 100000, -228242.58588355582],
  [0.999999999, 300, 100000, -2070260.7396323306],
  [0.002988035892323031, 300, 100000, 7.747158128003656],
  [1e-200, 100000000, 100000000, -45913071955.307076],
  [1e-6, 100000000, 100000000, -1242921697.9241486],
  [0.5, 100000000, 100000000, 9.331122608361428],
  [0.9, 100000000, 100000000, -102165114.4004243],
  [0.999999999, 100000000, 100000000, -1933697121.842751],
  [0.4995, 100000000, 100000000, -90.66892639167158],
];

describe("the beta distribution", () => {
  test("agrees with 60 digits, with shapes from 1e-10 to 1e8", () => {
    const density = worstRow(LOG_DENSITY, betaDistribution.logDensity, errorOf);
    expect(density.error, `row ${density.row}`).toBeLessThan(1e-12);
    const quantile = worstRow(QUANTILES, betaDistribution.quantile, relativeErrorOf);
    expect(quantile.error, `row ${quantile.row}`).toBeLessThan(1e-12);
  });

  test("has quantiles that undo the cumulative probability", () => {
    const p = fc.double({ min: 1e-10, max: 0.99, noNaN: true });
    const shape = fc.double({ min: 0.2, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(p, shape, shape, (level, a, b) => {
        const x = betaDistribution.quantile(level, a, b);
        // Close to 1 the numbers themselves lie too far apart for more.
        if (x < 0.999)
          expect(relativeErrorOf(betaDistribution.cdf(x, a, b), level)).toBeLessThan(1e-10);
      }),
    );
  });

  test("draws what it is, and the same from the same seed", () => {
    for (const [a, b] of [
      [0.1, 0.2],
      [0.5, 3],
      [1, 1],
      [7, 2.5],
      [300, 900],
    ] as const) {
      const random = seededRandom(13);
      const draws = Array.from({ length: 10_000 }, () => betaDistribution.sample(random, a, b));
      expect(kolmogorovScore(draws, (x) => betaDistribution.cdf(x, a, b))).toBeLessThan(1.95);
      expect(kolmogorovScore(draws, (x) => betaDistribution.cdf(x, a * 1.08, b))).toBeGreaterThan(
        1.95,
      );
      expect(draws[0]).toBe(betaDistribution.sample(seededRandom(13), a, b));
    }
  });

  test("draws an end, never nothing, from shapes too small for gamma draws to be held", () => {
    const random = seededRandom(2);
    const draws = Array.from({ length: 1000 }, () => betaDistribution.sample(random, 3e-6, 7e-6));
    expect(draws.every((x) => x === 0 || x === 1 || (x > 0 && x < 1))).toBe(true);
    expect(draws.filter((x) => x > 0.5).length / 1000).toBeCloseTo(0.3, 1);
  });

  test("has its ends at 0 and 1", () => {
    expect([betaDistribution.quantile(0, 2, 3), betaDistribution.quantile(1, 2, 3)]).toEqual([
      0, 1,
    ]);
    expect([betaDistribution.cdf(-1, 2, 3), betaDistribution.cdf(2, 2, 3)]).toEqual([0, 1]);
    expect([0.5, 1, 2].map((a) => betaDistribution.logDensity(0, a, 3))).toEqual([
      Infinity,
      Math.log(3),
      -Infinity,
    ]);
    expect([0.5, 1, 2].map((b) => betaDistribution.logDensity(1, 3, b))).toEqual([
      Infinity,
      Math.log(3),
      -Infinity,
    ]);
    expect([
      betaDistribution.logDensity(-0.1, 2, 2),
      betaDistribution.logDensity(1.1, 2, 2),
    ]).toEqual([-Infinity, -Infinity]);
  });

  test("has no value outside its domain", () => {
    const outside = [
      betaDistribution.logDensity(NaN, 1, 1),
      betaDistribution.logDensity(0.5, 0, 1),
      betaDistribution.cdf(NaN, 1, 1),
      betaDistribution.cdf(0.5, 1, -1),
      betaDistribution.quantile(1.1, 1, 1),
      betaDistribution.quantile(NaN, 1, 1),
      betaDistribution.quantile(0.5, 1, Infinity),
      betaDistribution.sample(seededRandom(1), 1, 0),
    ];
    expect(outside.every(Number.isNaN)).toBe(true);
  });
});
