import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chiSquareScore } from "../../../test/support/draws.ts";
import { errorOf, relativeErrorOf, worstRow } from "../../../test/support/reference-numbers.ts";
import { seededRandom } from "../../kernel/index.ts";
import { poisson } from "./poisson.ts";

/** k, mean and the log mass: mpmath 1.4.1 at 120 digits. */
const LOG_MASS: readonly (readonly number[])[] = [
  [2, 1e-12, -55.955189412418044],
  [5, 1e-12, -142.9425973224258],
  [40, 1e-12, -1215.5614843519004],
  [300, 1e-12, -9704.212184723634],
  [0, 0.001, -0.001],
  [1, 0.001, -6.908755278982137],
  [16, 0.001, -141.19694456979485],
  [300, 0.001, -3487.233433639709],
  [0, 0.1, -0.1],
  [1, 0.1, -2.4025850929940455],
  [2, 0.1, -5.398317366548037],
  [5, 0.1, -16.400417207752273],
  [17, 0.1, -72.74902003103567],
  [300, 0.1, -2105.7813778432815],
  [0, 1, -1],
  [10, 1, -16.104412573075514],
  [17, 1, -34.50507345013689],
  [40, 1, -111.32063971475739],
  [1000000, 1, -12815519.384658169],
  [1, 4.2, -2.7649154747106777],
  [5, 4.2, -1.8120691163354328],
  [11, 4.2, -5.916378067691337],
  [1000000, 4.2, -11380438.059368847],
  [2, 37, -30.471311355271496],
  [5, 37, -23.732902179560924],
  [37, 37, -2.7266496869511223],
  [370, 37, -522.8323996689911],
  [1000000, 37, -9204637.472013945],
  [0, 1000, -1000],
  [2, 1000, -986.8776366225957],
  [5, 1000, -970.2487153478713],
  [40, 1000, -834.0104285554719],
  [1095, 1000, -8.794297236796856],
  [10000, 1000, -14031.375046992984],
  [2, 1000000, -999973.0621260647],
  [5, 1000000, -999935.7099389529],
  [16, 1000000, -999809.6236911786],
  [18, 1000000, -999787.7162551647],
  [300, 1000000, -997270.2526825558],
  [1003001, 1000000, -12.326694893623312],
];

/** k, mean and the cumulative probability: the incomplete gamma function in mpmath 1.4.1 at 60 digits. */
const CUMULATIVE: readonly (readonly number[])[] = [
  [0, 1e-12, 0.999999999999],
  [0, 700, 9.85967654375977e-305],
  [3, 4.2, 0.3954033696023561],
  [10, 1, 0.9999999899522336],
  [100, 100, 0.5265621985299984],
  [1100, 1000, 0.9991323590365564],
  [50, 300, 1.4570703555887588e-71],
  [1000000, 1000000, 0.5002659614862837],
  [995000, 1000000, 2.8148203838965314e-7],
  [100000000, 100000000, 0.5000265961519927],
  [99999999, 99990000, 0.8413447464718562],
  [99999999, 100030000, 0.0013510801016019577],
];

/** The levels of the quantiles below. */
const LEVELS: readonly number[] = [1e-12, 1e-3, 0.025, 0.25, 0.5, 0.9, 0.975, 0.999999, 1 - 1e-12];

/** The mean, then the quantiles at the levels: bisection on the same function at 40 digits. */
const QUANTILES: readonly (readonly number[])[] = [
  [0.001, 0, 0, 0, 0, 0, 0, 0, 1, 3],
  [0.5, 0, 0, 0, 0, 0, 1, 2, 7, 11],
  [4.2, 0, 0, 1, 3, 4, 7, 9, 17, 25],
  [30, 1, 15, 20, 26, 30, 37, 41, 59, 76],
  [1000, 786, 904, 938, 979, 1000, 1041, 1062, 1154, 1230],
  [1000000, 992974, 996911, 998041, 999325, 1000000, 1001282, 1001960, 1004757, 1007043],
];

describe("the Poisson distribution", () => {
  test("agrees with 120 digits, with means from 1e-12 to 1e6", () => {
    const worst = worstRow(LOG_MASS, poisson.logMass, errorOf);
    expect(worst.error, `row ${worst.row}`).toBeLessThan(1e-14);
  });

  test("has cumulative probabilities that agree with 60 digits to relative precision", () => {
    const worst = worstRow(CUMULATIVE, poisson.cdf, relativeErrorOf);
    expect(worst.error, `row ${worst.row}`).toBeLessThan(1e-12);
  });

  test("has the exact quantiles", () => {
    for (const [mean = NaN, ...counts] of QUANTILES) {
      expect(LEVELS.map((p) => poisson.quantile(p, mean))).toEqual(counts);
    }
  });

  test("has quantiles that are the first count to reach a probability", () => {
    const mean = fc.double({ min: 1e-3, max: 3000, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), mean, (p, m) => {
        const k = poisson.quantile(p, m);
        expect(poisson.cdf(k, m)).toBeGreaterThanOrEqual(p * (1 - 1e-14));
        expect(poisson.cdf(k - 1, m)).toBeLessThan(p);
      }),
    );
  });

  test("keeps the ratio of neighbouring masses through every change of method", () => {
    for (const mean of [0.3, 9, 40, 1e5]) {
      for (let k = 0; k < 60; k++) {
        const step = poisson.logMass(k + 1, mean) - poisson.logMass(k, mean);
        expect(Math.abs(step - Math.log(mean / (k + 1)))).toBeLessThan(
          2e-15 * (10 + Math.abs(poisson.logMass(k, mean))),
        );
      }
    }
  });

  test("draws what it is by either method, and the same from the same seed", () => {
    for (const mean of [0.4, 9.9, 10, 37.5, 2000]) {
      const random = seededRandom(17);
      const draws = Array.from({ length: 100_000 }, () => poisson.sample(random, mean));
      expect(chiSquareScore(draws, (k) => Math.exp(poisson.logMass(k, mean)))).toBeLessThan(3.1);
      const other = mean + 0.2 * Math.sqrt(mean);
      expect(chiSquareScore(draws, (k) => Math.exp(poisson.logMass(k, other)))).toBeGreaterThan(
        3.1,
      );
      expect(draws[0]).toBe(poisson.sample(seededRandom(17), mean));
    }
  });

  test("of mean 0 is always 0", () => {
    expect([poisson.logMass(0, 0), poisson.logMass(1, 0), poisson.cdf(0, 0)]).toEqual([
      0,
      -Infinity,
      1,
    ]);
    expect([poisson.quantile(1, 0), poisson.sample(seededRandom(1), 0)]).toEqual([0, 0]);
  });

  test("has no mass off the counts, and a cumulative probability everywhere", () => {
    expect([poisson.logMass(-1, 2), poisson.logMass(1.5, 2), poisson.logMass(Infinity, 2)]).toEqual(
      [-Infinity, -Infinity, -Infinity],
    );
    expect([poisson.cdf(-0.1, 2), poisson.cdf(1.9, 2), poisson.cdf(Infinity, 2)]).toEqual([
      0,
      poisson.cdf(1, 2),
      1,
    ]);
    expect([poisson.quantile(0, 2), poisson.quantile(1, 2)]).toEqual([0, Infinity]);
  });

  test("has no value outside its domain", () => {
    const outside = [
      poisson.logMass(NaN, 1),
      poisson.logMass(1, -1),
      poisson.logMass(1, Infinity),
      poisson.cdf(NaN, 1),
      poisson.cdf(1, NaN),
      poisson.quantile(1.1, 1),
      poisson.quantile(NaN, 1),
      poisson.quantile(0.5, -1),
      poisson.sample(seededRandom(1), -1),
    ];
    expect(outside.every(Number.isNaN)).toBe(true);
  });
});
