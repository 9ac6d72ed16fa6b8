import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import {
  betaBinomialTable,
  binomialTable,
  differenceScale,
  negativeBinomialTable,
  normalTable,
  poissonTable,
} from "./likelihood.ts";

const LOGITS = [-2, 0, 1.5];
const masses = (n: number, table: (k: number) => Float64Array, column: number): number[] =>
  Array.from({ length: n + 1 }, (_, k) => Math.exp(table(k)[column] ?? Number.NaN));
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]): number => sum(values.map((p, k) => p * k));
const variance = (values: readonly number[]): number =>
  sum(values.map((p, k) => p * (k - mean(values)) ** 2));

describe.each([0, 1, 2])("masses at column %i", (g) => {
  const p = 1 / (1 + Math.exp(-(LOGITS[g] ?? 0)));

  test("binomial and beta-binomial masses sum to one with the right mean and variance", () => {
    const plain = masses(10, (k) => binomialTable([k], [10], LOGITS), g);
    expect(sum(plain)).toBeCloseTo(1, 12);
    expect(variance(plain)).toBeCloseTo(10 * p * (1 - p), 10);
    const wide = masses(10, (k) => betaBinomialTable([k], [10], 0.2, LOGITS), g);
    expect(sum(wide)).toBeCloseTo(1, 11);
    expect(mean(wide)).toBeCloseTo(10 * p, 10);
    expect(variance(wide)).toBeCloseTo(10 * p * (1 - p) * (1 + 9 * 0.2), 9);
  });

  test("Poisson and negative binomial masses do too, with the exposure as a factor of the mean", () => {
    const rate = Math.exp(LOGITS[g] ?? 0) * 3;
    const plain = masses(200, (k) => poissonTable([k], [Math.log(3)], LOGITS), g);
    expect(sum(plain)).toBeCloseTo(1, 10);
    expect(mean(plain)).toBeCloseTo(rate, 9);
    const wide = masses(900, (k) => negativeBinomialTable([k], [Math.log(3)], 2, LOGITS), g);
    expect(sum(wide)).toBeCloseTo(1, 9);
    expect(mean(wide)).toBeCloseTo(rate, 7);
    expect(variance(wide) / (rate + rate ** 2 / 2)).toBeCloseTo(1, 6);
  });
});

describe("tables", () => {
  test("the overdispersed laws come to the plain ones as the dispersion goes to nothing", () => {
    const close = betaBinomialTable([3], [8], 1e-7, LOGITS);
    binomialTable([3], [8], LOGITS).forEach((x, g) => {
      expect(close[g]).toBeCloseTo(x, 4);
    });
    const large = negativeBinomialTable([3], [0.5], 1e7, LOGITS);
    poissonTable([3], [0.5], LOGITS).forEach((x, g) => {
      expect(large[g]).toBeCloseTo(x, 4);
    });
  });

  test("a missing period is a row of zeros", () => {
    const nothing = [0, 0, 0];
    expect([...betaBinomialTable([0], [0], 0.1, LOGITS)]).toEqual(nothing);
    expect([...binomialTable([Number.NaN], [4], LOGITS)]).toEqual(nothing);
    expect([...negativeBinomialTable([Number.NaN], [0], 3, LOGITS)]).toEqual(nothing);
    expect([...poissonTable([2], [Number.NaN], LOGITS)]).toEqual(nothing);
    expect([...normalTable([Number.NaN], 1, LOGITS)]).toEqual(nothing);
  });

  test("extreme logits give finite values", () => {
    for (const x of betaBinomialTable([3, 0, 9], [9, 9, 9], 0.05, [-12, 12])) {
      expect(Number.isFinite(x)).toBe(true);
    }
  });

  test("a normal value has the normal density", () => {
    expect(normalTable([1], 2, [0])[0]).toBeCloseTo(-0.5 * Math.log(8 * Math.PI) - 1 / 8, 12);
  });
});

describe("the scale of the noise", () => {
  test("is recovered from a series that changes its level", () => {
    const random = seededRandom(3);
    const values = Array.from({ length: 2000 }, (_, t) => {
      const u = Math.sqrt(-2 * Math.log(1 - random.uniform()));
      return 0.5 * u * Math.cos(2 * Math.PI * random.uniform()) + (t < 900 ? 0 : 5);
    });
    expect(differenceScale(values)).toBeCloseTo(0.5, 1);
  });

  test("is unknown without two neighbours", () => {
    expect(differenceScale([1, Number.NaN, 2])).toBeNaN();
  });
});
