import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kolmogorovScore } from "../../../test/support/draws.ts";
import { errorOf, relativeErrorOf, worstRow } from "../../../test/support/reference-numbers.ts";
import { seededRandom } from "../../kernel/index.ts";
import { gammaDistribution } from "./gamma.ts";

/** p, shape and the quantile for rate 1: Newton steps at 60 digits on the incomplete gamma function, mpmath 1.4.1. */
const QUANTILES: readonly (readonly number[])[] = [
  [0.999999999999, 0.001, 17.795747396040134],
  [1e-12, 0.1, 6.073048362407975e-121],
  [0.0001, 0.1, 6.073048362407916e-41],
  [0.7, 0.1, 0.017427776389281995],
  [0.975, 0.1, 0.9779047994188531],
  [0.999999, 0.1, 9.45702706045744],
  [1e-200, 0.7, 1.6837329390614287e-286],
  [0.3, 0.7, 0.17251980033360853],
  [0.7, 0.7, 0.8100637527823569],
  [0.975, 0.7, 3.020256391314354],
  [0.999999, 0.7, 12.76885808531635],
  [1e-200, 1, 1e-200],
  [0.3, 1, 0.35667494393873234],
  [0.975, 1, 3.6888794541139354],
  [0.999999999999, 1, 27.63104323789336],
  [1e-12, 2.5, 2.562321748415268e-5],
  [0.3, 2.5, 1.499954066379953],
  [0.7, 2.5, 3.0322149920774524],
  [0.975, 2.5, 6.416250997015013],
  [1e-200, 30, 2.594908441504984e-6],
  [1e-12, 30, 5.772993820290659],
  [0.0001, 30, 13.748447020601528],
  [0.3, 30, 26.904563066176394],
  [0.5, 30, 29.66733313822123],
  [0.7, 30, 32.61325370213172],
  [1e-12, 1000, 793.4392266170769],
  [0.5, 1000, 999.6666864269652],
  [0.7, 1000, 1016.3382513786677],
  [0.975, 1000, 1062.9211512248878],
  [0.999999, 1000, 1157.577911008724],
  [0.0001, 1000000, 996285.2598359166],
  [0.025, 1000000, 998040.9833402939],
  [0.3, 1000000, 999475.3579172359],
  [0.5, 1000000, 999999.6666666864],
  [0.975, 1000000, 1001960.9109654503],
  [0.999999999999, 1000000, 1007050.656537417],
];

/** x, shape, rate and the log density: mpmath 1.4.1 at 80 digits. */
const LOG_DENSITY: readonly (readonly number[])[] = [
  [0.001, 1e-10, 1, -16.119095651591373],
  [0.001, 1e-10, 0.37, -16.118465651690798],
  [1, 1e-10, 1, -24.025850929882736],
  [10, 1e-10, 1, -35.32843602264652],
  [1e-200, 0.001, 1, 453.1493226948265],
  [1e-200, 0.001, 0.37, 453.1483284425531],
  [0.001, 0.001, 1, -0.007331361680698768],
  [1, 0.001, 0.37, -7.278173137657197],
  [1, 0.5, 0.37, -1.4394910795966336],
  [10, 0.5, 0.37, -5.920783626093656],
  [0.001, 1, 1, -0.001],
  [0.001, 1, 0.37, -0.9946222733438669],
  [10, 1, 1, -10],
  [10, 1, 0.37, -4.694252273343867],
  [0.07, 7, 1, -22.60481143360677],
  [7, 7, 1, -1.9037903176782212],
  [21, 7, 1, -9.312116585669562],
  [90.45, 100.5, 1, -3.6582178895678594],
  [100.5, 100.5, 1, -3.2248465816141425],
  [301.5, 100.5, 0.37, -4.890277330195854],
  [10000, 1000000, 1, -3615173.407511801],
  [10000, 1000000, 0.37, -4603125.680855668],
  [1001000, 1000000, 1, -8.32736031232006],
  [1001000, 1000000, 0.37, -363630.60070417926],
  [1000000, 100000000, 1, -361517024.12291783],
  [1000000, 100000000, 0.37, -460312251.45730454],
  [90000000, 100000000, 1, -536061.5897010205],
  [100010000, 100000000, 1, -10.62934557018099],
  [100010000, 100000000, 0.37, -36418937.963732265],
  [300000000, 100000000, 0.37, -564009.6954669178],
];

describe("the gamma distribution", () => {
  test("agrees with 60 digits, with shapes from 1e-10 to 1e8", () => {
    const density = worstRow(LOG_DENSITY, gammaDistribution.logDensity, errorOf);
    expect(density.error, `row ${density.row}`).toBeLessThan(1e-13);
    const quantile = worstRow(
      QUANTILES,
      (p, shape) => gammaDistribution.quantile(p, shape, 1),
      relativeErrorOf,
    );
    expect(quantile.error, `row ${quantile.row}`).toBeLessThan(1e-12);
  });

  test("has quantiles that undo the cumulative probability, at any rate", () => {
    const p = fc.double({ min: 1e-10, max: 1 - 1e-6, noNaN: true });
    const shape = fc.double({ min: 0.05, max: 1e4, noNaN: true });
    const rate = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(p, shape, rate, (level, a, b) => {
        const x = gammaDistribution.quantile(level, a, b);
        expect(relativeErrorOf(gammaDistribution.cdf(x, a, b), level)).toBeLessThan(1e-10);
      }),
    );
  });

  test("draws what it is, and the same from the same seed", () => {
    for (const shape of [0.05, 0.9, 1, 3.3, 500]) {
      const random = seededRandom(11);
      const draws = Array.from({ length: 60_000 }, () =>
        gammaDistribution.sample(random, shape, 4),
      );
      expect(kolmogorovScore(draws, (x) => gammaDistribution.cdf(x, shape, 4))).toBeLessThan(1.95);
      expect(
        kolmogorovScore(draws, (x) => gammaDistribution.cdf(x, shape * 1.03, 4)),
      ).toBeGreaterThan(1.95);
      expect(draws[0]).toBe(gammaDistribution.sample(seededRandom(11), shape, 4));
    }
  });

  test("may draw nothing from a shape too small for its draws to be held", () => {
    const random = seededRandom(1);
    const draws = Array.from({ length: 200 }, () => gammaDistribution.sample(random, 1e-4, 1));
    expect(draws.filter((x) => x === 0).length).toBeGreaterThan(150);
    expect(gammaDistribution.quantile(0.01, 1e-4, 1)).toBeLessThan(1e-320);
  });

  test("has its ends at 0 and infinity", () => {
    expect([gammaDistribution.quantile(0, 2, 1), gammaDistribution.quantile(1, 2, 1)]).toEqual([
      0,
      Infinity,
    ]);
    expect([gammaDistribution.cdf(-1, 2, 1), gammaDistribution.cdf(Infinity, 2, 1)]).toEqual([
      0, 1,
    ]);
    expect([0.5, 1, 2].map((a) => gammaDistribution.logDensity(0, a, 3))).toEqual([
      Infinity,
      Math.log(3),
      -Infinity,
    ]);
    expect(gammaDistribution.logDensity(-1, 2, 1)).toBe(-Infinity);
    expect(gammaDistribution.logDensity(Infinity, 2, 1)).toBe(-Infinity);
  });

  test("has no value outside its domain", () => {
    const outside = [
      gammaDistribution.logDensity(NaN, 1, 1),
      gammaDistribution.logDensity(1, 0, 1),
      gammaDistribution.cdf(NaN, 1, 1),
      gammaDistribution.cdf(1, 1, -1),
      gammaDistribution.quantile(1.1, 1, 1),
      gammaDistribution.quantile(NaN, 1, 1),
      gammaDistribution.quantile(0.5, Infinity, 1),
      gammaDistribution.sample(seededRandom(1), 1, 0),
    ];
    expect(outside.every(Number.isNaN)).toBe(true);
  });
});
