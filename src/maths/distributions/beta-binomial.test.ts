import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chiSquareScore } from "../../../test/support/draws.ts";
import { errorOf, relativeErrorOf, worstRow } from "../../../test/support/reference-numbers.ts";
import { seededRandom } from "../../kernel/index.ts";
import { betaBinomial } from "./beta-binomial.ts";
import { binomial } from "./binomial.ts";

/** k, n, p, rho and the log mass: mpmath 1.4.1 at 250 digits. */
const LOG_MASS: readonly (readonly number[])[] = [
  [1, 1, 1e-12, 0.5, -27.631021115928547],
  [1, 1, 1e-12, 0.99, -27.631021115928547],
  [1, 1, 0.5, 1e-6, -Math.LN2],
  [0, 1, 0.5, 0.99, -Math.LN2],
  [1, 2, 1e-12, 1e-14, -26.937873935369613],
  [2, 2, 0.001, 0.1, -9.20138063060471],
  [0, 2, 0.001, 0.5, -0.0015006253752658314],
  [0, 10, 1e-12, 1e-14, -1.000000000000455e-11],
  [2, 10, 0.1, 0.001, -1.6452784943041119],
  [9, 10, 0.1, 0.999999999999999, -36.84216108533493],
  [2, 10, 0.5, 0.1, -2.4947433854087806],
  [0, 10, 0.5, 0.999999999999999, -0.6931471805599467],
  [3, 10, 0.73, 0.1, -3.6492885244240383],
  [0, 10, 0.999999, 1e-9, -138.110247453121],
  [9, 10, 0.999999, 1e-9, -11.512934473945936],
  [0, 10, 0.999999, 0.999999999999999, -13.815510557935522],
  [7, 24, 0.001, 0.001, -27.225837131354485],
  [0, 24, 0.001, 0.99, -0.001038058264918299],
  [1, 24, 0.73, 0.001, -26.612528537296864],
  [2, 24, 0.73, 0.1, -8.6947979374782],
  [17, 24, 0.73, 0.999999999, -23.94837959242025],
  [8, 24, 0.999999, 0.999999999, -36.21275385687747],
  [24, 25, 1e-12, 1e-9, -449.4368507593506],
  [1, 25, 1e-12, 0.99, -32.185739758421576],
  [25, 25, 1e-12, 0.999999999, -27.631021119704506],
  [1, 25, 1e-12, 0.999999999999999, -62.12977511375018],
  [12, 25, 0.001, 1e-6, -67.3763163903659],
  [7, 25, 0.001, 0.1, -8.82928850188355],
  [8, 25, 0.001, 0.1, -9.328913572399289],
  [8, 25, 0.001, 0.99, -13.20165369375892],
  [0, 25, 0.001, 0.999999999999999, -0.0010005003335835374],
  [24, 25, 0.1, 1e-6, -52.146067133911785],
  [25, 25, 0.5, 0.001, -17.03553972590783],
  [19, 25, 0.5, 0.99, -7.507651208549463],
  [18, 25, 0.73, 0.1, -2.4431844115644563],
  [12, 25, 0.999999, 1e-9, -164.0597455999498],
  [0, 100, 1e-12, 0.99, -1.052131162377122e-12],
  [7, 100, 0.001, 1e-14, -24.9510064861253],
  [50, 100, 0.1, 0.999999999, -26.35008729844659],
  [33, 100, 0.1, 0.999999999999999, -40.043551595862105],
  [50, 100, 0.5, 1e-14, -2.530876403977605],
  [1, 100, 0.5, 1e-6, -64.7047963381238],
  [33, 100, 0.73, 0.1, -6.574900294731811],
  [2, 100, 0.73, 0.999999999999999, -36.836564530406775],
  [73, 100, 0.73, 0.999999999999999, -39.14474617832897],
  [100, 100, 0.999999, 0.001, -9.535133047113824e-5],
  [100, 100, 0.999999, 0.1, -2.291501449595183e-5],
  [1, 100, 0.999999, 0.5, -18.41062624079492],
  [99, 100, 0.999999, 0.5, -13.815515735313854],
  [2, 100, 0.999999, 0.999999999, -35.21172189958416],
  [2, 1000, 1e-12, 1e-14, -42.13072902495115],
  [333, 1000, 1e-12, 0.1, -34.46381413525679],
  [500, 1000, 1e-12, 0.5, -33.845629214350744],
  [7, 1000, 1e-12, 0.999999999999999, -64.10948264238878],
  [999, 1000, 0.1, 1e-14, -2293.480113092872],
  [1, 1000, 0.1, 0.99, -7.009618306481892],
  [999, 1000, 0.1, 0.999999999, -23.130210979282754],
  [1000, 1000, 0.5, 1e-14, -693.1471805549503],
  [999, 1000, 0.5, 0.1, -21.461482825190632],
  [507, 1000, 0.5, 0.99, -11.509644990497753],
  [999, 1000, 0.5, 0.999999999999999, -35.92486985312719],
  [0, 1000, 0.73, 0.001, -729.3756115855828],
  [1, 1000, 0.999999, 1e-9, -13409.532693493706],
  [0, 1000, 0.999999, 0.5, -20.723258352447615],
  [1000000, 1000000, 1e-12, 1e-14, -19419664.315968752],
  [0, 1000000, 1e-12, 0.001, -6.903344110782319e-9],
  [500000, 1000000, 1e-12, 0.999999999, -60.78350317769542],
  [500000, 1000000, 0.001, 1e-14, -2761236.5963981263],
  [2, 1000000, 0.001, 0.001, -6.907337164132975],
  [500000, 1000000, 0.1, 1e-6, -203506.23760702237],
  [100007, 1000000, 0.1, 0.999999999999999, -48.35514877004724],
  [1, 1000000, 0.5, 1e-9, -692633.8669635558],
  [333333, 1000000, 0.5, 1e-9, -56584.81819071119],
  [2, 1000000, 0.73, 0.999999999999999, -36.8567652377223],
  [500000, 1000000, 0.73, 0.999999999999999, -48.59283625400873],
  [2, 1000000, 0.999999, 1e-9, -7900309.558868966],
  [2, 1000000, 0.999999, 1e-6, -1386258.5568481395],
  [2, 1000000, 0.999999, 0.001, -7897.652729531451],
  [500000, 1000000, 0.999999, 0.99, -30.8468490964202],
  [1000000, 1000000, 0.999999, 0.99, -1.145214962529395e-6],
];

/** k, n, p, rho and the cumulative probability: the masses added up in mpmath 1.4.1 at 60 digits. */
const CUMULATIVE: readonly (readonly number[])[] = [
  [0, 1, 0.3, 0.2, 0.7],
  [3, 10, 0.2, 0.1, 0.8118450020036923],
  [9, 10, 0.2, 0.9, 0.8431212399808036],
  [50, 100, 0.5, 1e-9, 0.5397946167038586],
  [20, 100, 0.5, 0.0001, 6.660656391751394e-10],
  [20, 100, 0.5, 0.5, 0.30029308752360795],
  [0, 100, 1e-6, 0.5, 0.9999948126351192],
  [300, 1000, 0.31, 0.01, 0.4333322280563437],
  [999, 1000, 0.31, 0.999999999, 0.6900000016009282],
  [400, 10000, 0.31, 0.3, 0.1407585299516461],
  [10000, 100000, 0.12, 0.001, 0.02206717332595289],
  [60000, 100000, 0.5, 0.9, 0.5104697514032965],
];

/** The levels of the quantiles below. */
const LEVELS: readonly number[] = [1e-12, 1e-3, 0.025, 0.25, 0.5, 0.9, 0.975, 0.999999, 1 - 1e-12];

/** n, p and rho, then the quantiles at the levels: masses added up at 40 digits. */
const QUANTILES: readonly (readonly number[])[] = [
  [9, 0.5, 0.2, 0, 0, 0, 3, 4, 8, 9, 9, 9],
  [20, 0.3, 0.05, 0, 0, 1, 4, 6, 10, 12, 19, 20],
  [100, 0.3, 0.9, 0, 0, 0, 0, 0, 100, 100, 100, 100],
  [100, 0.02, 0.01, 0, 0, 0, 1, 2, 5, 7, 22, 38],
  [800, 0.6, 0.0001, 377, 435, 452, 470, 480, 498, 508, 547, 579],
];

describe("the beta-binomial distribution", () => {
  test("agrees with 250 digits, with n up to 1e6 and rho from 1e-14 to 1 − 1e-15", () => {
    const worst = worstRow(LOG_MASS, betaBinomial.logMass, errorOf);
    expect(worst.error, `row ${worst.row}`).toBeLessThan(2e-14);
  });

  test("has cumulative probabilities that agree with 60 digits to relative precision", () => {
    const worst = worstRow(CUMULATIVE, betaBinomial.cdf, relativeErrorOf);
    expect(worst.error, `row ${worst.row}`).toBeLessThan(1e-11);
  });

  test("has the exact quantiles", () => {
    for (const [n = NaN, p = NaN, rho = NaN, ...counts] of QUANTILES) {
      expect(LEVELS.map((level) => betaBinomial.quantile(level, n, p, rho))).toEqual(counts);
    }
  });

  test("keeps the ratio of neighbouring masses, whatever the method", () => {
    const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 250 }), fc.nat(249), share, share, (n, k, p, rho) => {
        if (k >= n) return;
        const [a, b] = [p * (1 - rho), (1 - p) * (1 - rho)];
        const ratio = ((n - k) * (a + k * rho)) / ((k + 1) * (b + (n - k - 1) * rho));
        const step = betaBinomial.logMass(k + 1, n, p, rho) - betaBinomial.logMass(k, n, p, rho);
        expect(Math.abs(step - Math.log(ratio))).toBeLessThan(1e-12);
      }),
    );
  });

  test("adds up to one with the mean and variance that it is named by", () => {
    for (const [n, p, rho] of [
      [8, 0.3, 0.2],
      [150, 0.02, 0.6],
      [600, 0.9, 0.01],
    ] as const) {
      let [sum, first, second] = [0, 0, 0];
      for (let k = 0; k <= n; k++) {
        const mass = Math.exp(betaBinomial.logMass(k, n, p, rho));
        sum += mass;
        first += k * mass;
        second += k * k * mass;
        expect(errorOf(sum, betaBinomial.cdf(k, n, p, rho))).toBeLessThan(1e-12);
      }
      expect(first).toBeCloseTo(n * p, 9);
      expect(second - first * first).toBeCloseTo(n * p * (1 - p) * (1 + (n - 1) * rho), 6);
    }
  });

  test("counts failures as it counts successes", () => {
    for (const [k, n, rho] of [
      [3, 10, 0.4],
      [90, 300, 0.1],
      [299, 300, 1e-6],
    ] as const) {
      const one = betaBinomial.logMass(k, n, 0.25, rho);
      expect(errorOf(one, betaBinomial.logMass(n - k, n, 0.75, rho))).toBeLessThan(1e-13);
      const rest = 1 - betaBinomial.cdf(n - k - 1, n, 0.75, rho);
      expect(errorOf(betaBinomial.cdf(k, n, 0.25, rho), rest)).toBeLessThan(1e-12);
    }
  });

  test("of rho 0 is the binomial, and comes to it", () => {
    for (const [k, n] of [
      [0, 4],
      [2, 4],
      [40, 150],
      [150, 150],
    ] as const) {
      expect(betaBinomial.logMass(k, n, 0.3, 0)).toBe(binomial.logMass(k, n, 0.3));
      expect(betaBinomial.cdf(k, n, 0.3, 0)).toBe(binomial.cdf(k, n, 0.3));
      for (const rho of [1e-18, 1e-200, Number.MIN_VALUE]) {
        expect(
          errorOf(betaBinomial.logMass(k, n, 0.3, rho), binomial.logMass(k, n, 0.3)),
        ).toBeLessThan(1e-12);
      }
    }
    expect(betaBinomial.quantile(0.9, 150, 0.3, 0)).toBe(binomial.quantile(0.9, 150, 0.3));
    expect(betaBinomial.sample(seededRandom(3), 150, 0.3, 0)).toBe(
      binomial.sample(seededRandom(3), 150, 0.3),
    );
  });

  test("with rho close to 1 is all or nothing", () => {
    const rho = 1 - 1e-15;
    expect(Math.exp(betaBinomial.logMass(0, 500, 0.3, rho))).toBeCloseTo(0.7, 12);
    expect(Math.exp(betaBinomial.logMass(500, 500, 0.3, rho))).toBeCloseTo(0.3, 12);
    const random = seededRandom(5);
    const draws = Array.from({ length: 5000 }, () => betaBinomial.sample(random, 500, 0.3, rho));
    expect(draws.every((k) => k === 0 || k === 500)).toBe(true);
    expect(Math.abs(draws.filter((k) => k > 0).length / 5000 - 0.3)).toBeLessThan(0.02);
  });

  test("draws what it is, and the same from the same seed", () => {
    for (const [n, p, rho] of [
      [6, 0.3, 0.5],
      [30, 0.6, 0.05],
      [200, 0.1, 0.2],
      [200, 0.4, 1e-7],
    ] as const) {
      const random = seededRandom(29);
      const draws = Array.from({ length: 20_000 }, () => betaBinomial.sample(random, n, p, rho));
      const score = (other: number): number =>
        chiSquareScore(draws, (k) => Math.exp(betaBinomial.logMass(k, n, other, rho)));
      expect(score(p)).toBeLessThan(3.1);
      expect(score(p * 1.25)).toBeGreaterThan(3.1);
      expect(draws[0]).toBe(betaBinomial.sample(seededRandom(29), n, p, rho));
    }
  });

  test("is certain where p is 0 or 1, or too small for its shapes to be held", () => {
    for (const n of [5, 500]) {
      expect([0, 1, n].map((k) => betaBinomial.logMass(k, n, 0, 0.4))).toEqual([
        0,
        -Infinity,
        -Infinity,
      ]);
      expect([0, 1, n].map((k) => betaBinomial.logMass(k, n, 1, 0.4))).toEqual([
        -Infinity,
        -Infinity,
        0,
      ]);
    }
    expect(betaBinomial.logMass(0, 500, Number.MIN_VALUE, 0.9)).toBeCloseTo(0, 15);
    expect(betaBinomial.sample(seededRandom(1), 500, Number.MIN_VALUE, 0.9)).toBe(0);
    expect([
      betaBinomial.sample(seededRandom(1), 9, 0, 0.4),
      betaBinomial.sample(seededRandom(1), 9, 1, 0.4),
    ]).toEqual([0, 9]);
    expect([betaBinomial.cdf(0, 5, 0, 0.4), betaBinomial.cdf(4, 5, 1, 0.4)]).toEqual([1, 0]);
    expect([betaBinomial.logMass(0, 0, 0.3, 0.4), betaBinomial.quantile(1, 0, 0.3, 0.4)]).toEqual([
      0, 0,
    ]);
  });

  test("has no mass off the counts, and a cumulative probability everywhere", () => {
    expect([-1, 6, 1.5].map((k) => betaBinomial.logMass(k, 5, 0.5, 0.1))).toEqual([
      -Infinity,
      -Infinity,
      -Infinity,
    ]);
    expect([-1, 6, 1.5].map((k) => betaBinomial.cdf(k, 5, 0.5, 0.1))).toEqual([
      0,
      1,
      betaBinomial.cdf(1, 5, 0.5, 0.1),
    ]);
    expect([betaBinomial.quantile(0, 5, 0.5, 0.1), betaBinomial.quantile(1, 5, 0.5, 0.1)]).toEqual([
      0, 5,
    ]);
  });

  test("has no value outside its domain", () => {
    const outside = [
      betaBinomial.logMass(NaN, 5, 0.5, 0.1),
      betaBinomial.logMass(1, 5.5, 0.5, 0.1),
      betaBinomial.logMass(1, 5, 1.1, 0.1),
      betaBinomial.logMass(1, 5, 0.5, 1),
      betaBinomial.logMass(1, 5, 0.5, -0.1),
      betaBinomial.cdf(NaN, 5, 0.5, 0.1),
      betaBinomial.cdf(1, 5, 0.5, NaN),
      betaBinomial.quantile(1.1, 5, 0.5, 0.1),
      betaBinomial.sample(seededRandom(1), 5, 0.5, 1),
    ];
    expect(outside.every(Number.isNaN)).toBe(true);
  });
});
