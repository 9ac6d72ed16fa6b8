import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chiSquareScore } from "../../../test/support/draws.ts";
import { errorOf, relativeErrorOf, worstRow } from "../../../test/support/reference-numbers.ts";
import { seededRandom } from "../../kernel/index.ts";
import { binomial } from "./binomial.ts";

/** k, n, p and the log mass: mpmath 1.4.1 at 120 digits. */
const LOG_MASS: readonly (readonly number[])[] = [
  [0, 1, 0.1, -0.10536051565782631],
  [0, 1, 0.73, -1.3093333199837622],
  [0, 1, 0.999999, -13.815510557935518],
  [0, 2, 0.001, -0.002001000667167067],
  [3, 10, 0.1, -2.857787145804875],
  [2, 10, 0.5, -3.1248093158291335],
  [9, 10, 0.5, -4.628886712605407],
  [10, 10, 0.5, -6.931471805599453],
  [10, 10, 0.73, -3.1471074483970027],
  [2, 24, 0.1, -1.30270066474312],
  [12, 24, 0.5, -1.8252319266501404],
  [24, 24, 0.5, -16.635532333438686],
  [12, 24, 0.73, -4.678228371093003],
  [2, 25, 1e-300, -1375.8472733217711],
  [12, 25, 1e-300, -8273.84210790437],
  [24, 25, 1e-300, -16575.39379373226],
  [2, 25, 1e-12, -49.558259757223894],
  [12, 25, 1e-12, -316.10802651696036],
  [7, 25, 0.001, -35.28929730499741],
  [24, 25, 0.001, -162.56825137103667],
  [0, 25, 0.999999, -345.38776394838794],
  [2, 25, 0.999999, -312.0529623578617],
  [12, 25, 0.999999, -164.13742237897253],
  [1, 100, 1e-300, -686.1703577122256],
  [50, 100, 1e-12, -1314.76721414446],
  [33, 100, 0.001, -167.07498330473288],
  [99, 100, 0.001, -679.2636029335771],
  [17, 100, 0.1, -4.547700570498752],
  [50, 100, 0.73, -14.4183615891557],
  [73, 100, 0.73, -2.4128960872852545],
  [2, 100, 0.999999, -1345.412893822119],
  [33, 100, 0.999999, -864.6912659576685],
  [99, 100, 0.999999, -9.21043937199693],
  [0, 1000, 0.001, -1.0005003335835336],
  [333, 1000, 0.001, -1668.2877914466517],
  [1000, 1000, 0.1, -2302.5850929940457],
  [0, 1000, 0.5, -693.1471805599454],
  [999, 1000, 0.73, -308.7976121358622],
  [1000, 1000, 0.73, -314.7107448397003],
  [1, 1000000, 1e-300, -676.9600173402495],
  [500000, 1000000, 1e-300, -344694623.90209377],
  [1, 1000000, 1e-12, -13.815511557963275],
  [1000000, 1000000, 0.001, -6907755.278982137],
  [999999, 1000000, 0.73, -314697.92395171744],
];

/** k, n, p and the cumulative probability: the masses added up in mpmath 1.4.1 at 60 digits. */
const CUMULATIVE: readonly (readonly number[])[] = [
  [0, 1, 0.3, 0.7],
  [0, 50, 1e-9, 0.9999999500000012],
  [3, 10, 0.2, 0.8791261184],
  [7, 10, 0.99, 0.00011384911790577993],
  [50, 100, 0.5, 0.5397946186935894],
  [20, 100, 0.5, 5.579544528625976e-10],
  [300, 1000, 0.31, 0.2588088503308018],
  [1, 1000, 1e-6, 0.9999995008322098],
  [5100, 10000, 0.5, 0.9777871004769597],
  [499000, 1000000, 0.5, 0.02280414993269104],
  [70000, 100000, 0.71, 1.921697182900385e-12],
];

/** The levels of the quantiles below. */
const LEVELS: readonly number[] = [1e-12, 1e-3, 0.025, 0.25, 0.5, 0.9, 0.975, 0.999999, 1 - 1e-12];

/** n and p, then the quantiles at the levels: masses added up at 40 digits. */
const QUANTILES: readonly (readonly number[])[] = [
  [1, 0.3, 0, 0, 0, 0, 0, 1, 1, 1, 1],
  [9, 0.5, 0, 0, 2, 3, 4, 6, 7, 9, 9],
  [99, 0.5, 16, 34, 40, 46, 49, 56, 59, 73, 83],
  [20, 0.01, 0, 0, 0, 0, 0, 1, 1, 5, 8],
  [500, 0.93, 419, 446, 453, 461, 465, 472, 476, 489, 497],
  [2000, 0.4, 648, 733, 757, 785, 800, 828, 843, 905, 955],
];

describe("the binomial distribution", () => {
  test("agrees with 120 digits, with n up to 1e6", () => {
    const worst = worstRow(LOG_MASS, binomial.logMass, errorOf);
    expect(worst.error, `row ${worst.row}`).toBeLessThan(1e-13);
  });

  test("has cumulative probabilities that agree with 60 digits to relative precision", () => {
    const worst = worstRow(CUMULATIVE, binomial.cdf, relativeErrorOf);
    expect(worst.error, `row ${worst.row}`).toBeLessThan(1e-11);
  });

  test("has the exact quantiles, also where half is reached exactly", () => {
    for (const [n = NaN, p = NaN, ...counts] of QUANTILES) {
      expect(LEVELS.map((level) => binomial.quantile(level, n, p))).toEqual(counts);
    }
    for (let n = 1; n < 200; n += 2) expect(binomial.quantile(0.5, n, 0.5)).toBe((n - 1) / 2);
  });

  test("counts failures as it counts successes", () => {
    const n = fc.integer({ min: 0, max: 1000 });
    const p = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(n, fc.nat(1000), p, (trials, k, chance) => {
        if (k > trials) return;
        const failure = 1 - chance;
        const [one, other] = [
          binomial.logMass(k, trials, 1 - failure),
          binomial.logMass(trials - k, trials, failure),
        ];
        expect(errorOf(one, other)).toBeLessThan(1e-11);
      }),
    );
  });

  test("adds up to its cumulative probability and to one", () => {
    for (const [n, p] of [
      [7, 0.2],
      [90, 0.5],
      [400, 0.97],
    ] as const) {
      let sum = 0;
      for (let k = 0; k <= n; k++) {
        sum += Math.exp(binomial.logMass(k, n, p));
        expect(errorOf(sum, binomial.cdf(k, n, p))).toBeLessThan(1e-12);
      }
      expect(sum).toBeCloseTo(1, 12);
    }
  });

  test("draws what it is by either method, and the same from the same seed", () => {
    for (const [n, p] of [
      [1, 0.3],
      [12, 0.5],
      [40, 0.25],
      [100, 0.9],
      [5000, 0.001],
      [5000, 0.4],
    ] as const) {
      const random = seededRandom(23);
      const draws = Array.from({ length: 100_000 }, () => binomial.sample(random, n, p));
      expect(chiSquareScore(draws, (k) => Math.exp(binomial.logMass(k, n, p)))).toBeLessThan(3.1);
      const other = p + 0.2 * Math.sqrt((p * (1 - p)) / n);
      expect(chiSquareScore(draws, (k) => Math.exp(binomial.logMass(k, n, other)))).toBeGreaterThan(
        3.1,
      );
      expect(draws[0]).toBe(binomial.sample(seededRandom(23), n, p));
    }
  });

  test("is certain at the ends of its domain", () => {
    expect([
      binomial.logMass(0, 0, 0.3),
      binomial.cdf(0, 0, 0.3),
      binomial.quantile(1, 0, 0.3),
    ]).toEqual([0, 1, 0]);
    expect([
      binomial.logMass(0, 5, 0),
      binomial.logMass(2, 5, 0),
      binomial.logMass(5, 5, 0),
    ]).toEqual([-0, -Infinity, -Infinity]);
    expect([
      binomial.logMass(0, 5, 1),
      binomial.logMass(2, 5, 1),
      binomial.logMass(5, 5, 1),
    ]).toEqual([-Infinity, -Infinity, 0]);
    expect([binomial.cdf(0, 5, 0), binomial.cdf(4, 5, 1)]).toEqual([1, 0]);
    expect([
      binomial.quantile(1, 5, 0),
      binomial.quantile(0.1, 5, 1),
      binomial.quantile(0, 5, 1),
    ]).toEqual([0, 5, 0]);
    expect([binomial.quantile(0, 5, 0.5), binomial.quantile(1, 5, 0.5)]).toEqual([0, 5]);
    expect([
      binomial.sample(seededRandom(1), 5, 0),
      binomial.sample(seededRandom(1), 5, 1),
    ]).toEqual([0, 5]);
  });

  test("has no mass off the counts, and a cumulative probability everywhere", () => {
    expect([-1, 6, 1.5].map((k) => binomial.logMass(k, 5, 0.5))).toEqual([
      -Infinity,
      -Infinity,
      -Infinity,
    ]);
    expect([-1, 6, 1.5].map((k) => binomial.cdf(k, 5, 0.5))).toEqual([
      0,
      1,
      binomial.cdf(1, 5, 0.5),
    ]);
  });

  test("has no value outside its domain", () => {
    const outside = [
      binomial.logMass(NaN, 5, 0.5),
      binomial.logMass(1, 5.5, 0.5),
      binomial.logMass(1, -5, 0.5),
      binomial.logMass(1, 5, 1.1),
      binomial.cdf(NaN, 5, 0.5),
      binomial.cdf(1, 5, NaN),
      binomial.quantile(1.1, 5, 0.5),
      binomial.quantile(0.5, 5, -0.5),
      binomial.sample(seededRandom(1), 5, -0.5),
    ];
    expect(outside.every(Number.isNaN)).toBe(true);
  });
});
