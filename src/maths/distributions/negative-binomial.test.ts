import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chiSquareScore } from "../../../test/support/draws.ts";
import { errorOf, relativeErrorOf, worstRow } from "../../../test/support/reference-numbers.ts";
import { seededRandom } from "../../kernel/index.ts";
import { negativeBinomial } from "./negative-binomial.ts";
import { poisson } from "./poisson.ts";

/** k, mean, size and the log mass: mpmath 1.4.1 at 120 digits. */
const LOG_MASS: readonly (readonly number[])[] = [
  [0, 1e-12, 1e-10, -9.950330853168083e-13],
  [18, 1e-12, 1, -497.3583800867329],
  [5, 1e-12, 1000000, -142.9425873224408],
  [5, 1e-12, 100000000000000, -142.94259732242568],
  [40, 1e-12, 100000000000000, -1215.5614843518924],
  [0, 0.001, 0.001, -0.0006931471805599453],
  [40, 0.001, 0.001, -38.318962369044684],
  [2, 0.001, 1, -13.818509058963524],
  [18, 0.001, 1, -124.35858552800705],
  [17, 0.001, 7.5, -139.53740070154944],
  [0, 0.001, 10000, -0.0009999999500000033],
  [300, 0.001, 100000000000000, -3487.2334336392605],
  [5, 0.1, 1e-10, -24.63528884923855],
  [1000000, 0.1, 1e-10, -36.842361488537286],
  [5, 0.1, 7.5, -15.340514369661143],
  [17, 0.1, 100000000, -72.74901868798574],
  [0, 1, 1e-10, -2.3025850930040456e-9],
  [2, 1, 1e-10, -23.718998112902987],
  [40, 1, 1e-10, -26.714730389931624],
  [5, 1, 7.5, -5.226562857240732],
  [5, 1, 100, -5.733744008820521],
  [10, 1, 100, -15.762560035235428],
  [16, 1, 100, -30.68370283541821],
  [1, 1, 1000000, -1.0000004999998333],
  [16, 1, 1000000, -31.671755606693],
  [1, 1, 100000000, -1.000000005],
  [5, 1, 100000000, -5.7874916877820475],
  [11, 4.2, 1e-10, -25.42374620515393],
  [40, 4.2, 1e-10, -26.71473038702751],
  [2, 4.2, 0.001, -7.608722170876013],
  [16, 4.2, 0.001, -9.689178710287036],
  [1, 4.2, 100, -2.72025175115937],
  [4, 4.2, 100, -1.6571660752419812],
  [0, 4.2, 10000, -4.199118246882234],
  [16, 4.2, 10000, -11.904350732733208],
  [42, 4.2, 100000000, -61.69832440339468],
  [370, 37, 1e-10, -28.939353938593467],
  [17, 37, 0.001, -9.748566839287536],
  [37, 37, 0.001, -10.526018127503555],
  [40, 37, 0.001, -10.603981766156739],
  [300, 37, 0.001, -12.623885942247886],
  [370, 37, 0.3, -9.670326954952763],
  [2, 37, 7.5, -10.261716814301824],
  [1000000, 37, 7.5, -184502.36444546987],
  [17, 37, 100, -7.661509841720766],
  [17, 37, 10000, -9.100378706441028],
  [40, 37, 10000, -2.885470956348092],
  [300, 37, 10000, -365.2292626351935],
  [0, 37, 100000000000000, -36.99999999999316],
  [40, 1000, 1e-10, -26.7147303866264],
  [300, 1000, 1e-10, -28.729633406992086],
  [1000, 1000, 0.3, -8.664895117594993],
  [0, 1000, 100, -239.78952727983705],
  [300, 1000000, 0.3, -9.594730903392492],
  [2, 1000000, 1, -13.815513557962774],
  [16, 1000000, 1, -13.815527557955773],
  [5, 1000000, 7.5, -82.09215874791784],
  [16, 1000000, 10000, -46034.65879405591],
  [5, 1000000, 1000000, -693086.356224801],
  [18, 1000000, 100000000000000, -999787.7112553447],
];

/** k, mean, size and the cumulative probability: the incomplete beta function at 60 digits, or the masses added up. */
const CUMULATIVE: readonly (readonly number[])[] = [
  [0, 4.2, 1.3, 0.15333978911918336],
  [3, 4.2, 1.3, 0.55153717650843],
  [50, 4.2, 1.3, 0.9999974419761635],
  [0, 1e-6, 100000000, 0.9999990000005],
  [30, 5, 100000000, 0.9999999999999954],
  [0, 100, 0.001, 0.9885530847714574],
  [40, 100, 0.001, 0.992790512239533],
  [100000, 100, 0.001, 0.999780391644261],
  [10, 1000, 20, 1.755971678015567e-27],
  [1000, 1000, 20, 0.530623638794937],
  [1002000, 1000000, 1000000, 0.9213504310325872],
  [1200, 1000, 10000, 0.9999999975012204],
  [7, 3, 1e-10, 0.9999999978468394],
  [2, 5, 100000000, 0.12465202579990638],
  [900, 1000, 100000000, 0.0006978049132294994],
];

/** The levels of the quantiles below. */
const LEVELS: readonly number[] = [1e-12, 1e-3, 0.025, 0.25, 0.5, 0.9, 0.975, 0.999999, 1 - 1e-12];

/** The mean and size, then the quantiles at the levels: masses added up at 40 digits, mpmath 1.4.1. */
const QUANTILES: readonly (readonly number[])[] = [
  [4.2, 1.3, 0, 0, 0, 1, 3, 10, 15, 54, 106],
  [100, 0.1, 0, 0, 0, 0, 0, 266, 978, 9462, 22548],
  [0.2, 5, 0, 0, 0, 0, 0, 1, 1, 5, 10],
  [1000, 20, 108, 442, 607, 840, 983, 1298, 1488, 2456, 3478],
  [50, 100000000, 9, 30, 37, 45, 50, 59, 64, 87, 107],
];

describe("the negative binomial distribution", () => {
  test("agrees with 120 digits, with sizes from 1e-10 to 1e14 and counts up to 1e7", () => {
    const worst = worstRow(LOG_MASS, negativeBinomial.logMass, errorOf);
    expect(worst.error, `row ${worst.row}`).toBeLessThan(1e-14);
  });

  test("has cumulative probabilities that agree with 40 digits and more to relative precision", () => {
    const worst = worstRow(CUMULATIVE, negativeBinomial.cdf, relativeErrorOf);
    expect(worst.error, `row ${worst.row}`).toBeLessThan(1e-12);
  });

  test("has the exact quantiles", () => {
    for (const [mean = NaN, size = NaN, ...counts] of QUANTILES) {
      expect(LEVELS.map((p) => negativeBinomial.quantile(p, mean, size))).toEqual(counts);
    }
  });

  test("has quantiles that undo its cumulative probabilities", () => {
    for (const [mean, size] of [
      [4.2, 1.3],
      [30, 0.3],
      [12, 1e8],
    ] as const) {
      for (let k = 0; k < 40; k++) {
        const p = negativeBinomial.cdf(k, mean, size);
        if (p < 1 - 1e-9) expect(negativeBinomial.quantile(p, mean, size)).toBe(k);
      }
    }
  });

  test("keeps the ratio of neighbouring masses through every change of method", () => {
    const positive = fc.double({ min: 0.01, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.nat(60), positive, positive, (k, mean, size) => {
        const step =
          negativeBinomial.logMass(k + 1, mean, size) - negativeBinomial.logMass(k, mean, size);
        const ratio = ((k + size) / (k + 1)) * (mean / (size + mean));
        expect(Math.abs(step - Math.log(ratio))).toBeLessThan(2e-12);
      }),
    );
  });

  test("adds up to one with the mean and variance that it is named by", () => {
    for (const [mean, size] of [
      [0.7, 0.4],
      [5, 1.3],
      [40, 12],
    ] as const) {
      let [sum, first, second] = [0, 0, 0];
      for (let k = 0; k < 3000; k++) {
        const mass = Math.exp(negativeBinomial.logMass(k, mean, size));
        sum += mass;
        first += k * mass;
        second += k * k * mass;
      }
      expect(sum).toBeCloseTo(1, 12);
      expect(first).toBeCloseTo(mean, 10);
      expect(second - first * first).toBeCloseTo(mean + (mean * mean) / size, 7);
    }
  });

  test("of infinite size is the Poisson, and comes to it", () => {
    for (const k of [0, 3, 16, 17, 45]) {
      expect(negativeBinomial.logMass(k, 20, Infinity)).toBe(poisson.logMass(k, 20));
      expect(negativeBinomial.cdf(k, 20, Infinity)).toBe(poisson.cdf(k, 20));
      expect(negativeBinomial.logMass(k, 20, 1e17)).toBeCloseTo(poisson.logMass(k, 20), 12);
    }
    expect(negativeBinomial.cdf(6_807_781, 6_810_577.25, 1e80)).toBeCloseTo(
      poisson.cdf(6_807_781, 6_810_577.25),
      11,
    );
    expect(negativeBinomial.quantile(0.9, 20, Infinity)).toBe(poisson.quantile(0.9, 20));
    expect(negativeBinomial.sample(seededRandom(3), 20, Infinity)).toBe(
      poisson.sample(seededRandom(3), 20),
    );
  });

  test("draws what it is, and the same from the same seed", () => {
    for (const [mean, size] of [
      [3, 0.2],
      [4.2, 1.3],
      [60, 8],
      [25, 1e6],
    ] as const) {
      const random = seededRandom(19);
      const draws = Array.from({ length: 20_000 }, () =>
        negativeBinomial.sample(random, mean, size),
      );
      const score = (m: number, s: number): number =>
        chiSquareScore(draws, (k) => Math.exp(negativeBinomial.logMass(k, m, s)));
      expect(score(mean, size)).toBeLessThan(3.1);
      expect(score(mean * 1.25, size)).toBeGreaterThan(3.1);
      expect(draws[0]).toBe(negativeBinomial.sample(seededRandom(19), mean, size));
    }
  });

  test("of mean 0 is always 0, and off the counts has no mass", () => {
    expect([negativeBinomial.logMass(0, 0, 1), negativeBinomial.logMass(1, 0, 1)]).toEqual([
      0,
      -Infinity,
    ]);
    expect([negativeBinomial.cdf(0, 0, 1), negativeBinomial.quantile(1, 0, 1)]).toEqual([1, 0]);
    expect(negativeBinomial.sample(seededRandom(1), 0, 1)).toBe(0);
    expect([negativeBinomial.logMass(-1, 2, 1), negativeBinomial.logMass(0.5, 2, 1)]).toEqual([
      -Infinity,
      -Infinity,
    ]);
    expect([negativeBinomial.cdf(-1, 2, 1), negativeBinomial.cdf(Infinity, 2, 1)]).toEqual([0, 1]);
    expect([negativeBinomial.quantile(0, 2, 1), negativeBinomial.quantile(1, 2, 1)]).toEqual([
      0,
      Infinity,
    ]);
  });

  test("has no value outside its domain", () => {
    const outside = [
      negativeBinomial.logMass(NaN, 1, 1),
      negativeBinomial.logMass(1, -1, 1),
      negativeBinomial.logMass(1, 1, 0),
      negativeBinomial.logMass(1, Infinity, 1),
      negativeBinomial.cdf(NaN, 1, 1),
      negativeBinomial.cdf(1, 1, NaN),
      negativeBinomial.quantile(1.1, 1, 1),
      negativeBinomial.quantile(0.5, 1, -1),
      negativeBinomial.sample(seededRandom(1), 1, 0),
    ];
    expect(outside.every(Number.isNaN)).toBe(true);
  });
});
