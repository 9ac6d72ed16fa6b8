import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import {
  betaBinomialRows,
  binomialRows,
  differenceScale,
  negativeBinomialRows,
  normalRows,
  poissonRows,
} from "./likelihood.ts";
import type { LikelihoodRow } from "./model.ts";

const LOGITS = [-2, 0, 1.5];
const logs = ({ relative, logBest }: LikelihoodRow): number[] =>
  Array.from(relative, (x) => Math.log(x) + logBest);
const masses = (n: number, rowOf: (k: number) => LikelihoodRow, column: number): number[] =>
  Array.from({ length: n + 1 }, (_, k) => Math.exp(logs(rowOf(k))[column] ?? Number.NaN));
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]): number => sum(values.map((p, k) => p * k));
const variance = (values: readonly number[]): number =>
  sum(values.map((p, k) => p * (k - mean(values)) ** 2));

describe.each([0, 1, 2])("masses at column %i", (g) => {
  const p = 1 / (1 + Math.exp(-(LOGITS[g] ?? 0)));

  test("binomial and beta-binomial masses sum to one with the right mean and variance", () => {
    const plain = masses(10, (k) => binomialRows(LOGITS)(k, 10), g);
    expect(sum(plain)).toBeCloseTo(1, 12);
    expect(variance(plain)).toBeCloseTo(10 * p * (1 - p), 10);
    const wide = masses(10, (k) => betaBinomialRows(0.2, LOGITS)(k, 10), g);
    expect(sum(wide)).toBeCloseTo(1, 11);
    expect(mean(wide)).toBeCloseTo(10 * p, 10);
    expect(variance(wide)).toBeCloseTo(10 * p * (1 - p) * (1 + 9 * 0.2), 9);
  });

  test("Poisson and negative binomial masses do too, with the exposure as a factor of the mean", () => {
    const rate = Math.exp(LOGITS[g] ?? 0) * 3;
    const plain = masses(200, (k) => poissonRows(LOGITS)(k, Math.log(3)), g);
    expect(sum(plain)).toBeCloseTo(1, 10);
    expect(mean(plain)).toBeCloseTo(rate, 9);
    const wide = masses(900, (k) => negativeBinomialRows(2, LOGITS)(k, Math.log(3)), g);
    expect(sum(wide)).toBeCloseTo(1, 9);
    expect(mean(wide)).toBeCloseTo(rate, 7);
    expect(variance(wide) / (rate + rate ** 2 / 2)).toBeCloseTo(1, 6);
  });
});

describe("rows", () => {
  test("the overdispersed laws come to the plain ones as the dispersion goes to nothing", () => {
    const close = logs(betaBinomialRows(1e-7, LOGITS)(3, 8));
    logs(binomialRows(LOGITS)(3, 8)).forEach((x, g) => {
      expect(close[g]).toBeCloseTo(x, 4);
    });
    const large = logs(negativeBinomialRows(1e7, LOGITS)(3, 0.5));
    logs(poissonRows(LOGITS)(3, 0.5)).forEach((x, g) => {
      expect(large[g]).toBeCloseTo(x, 4);
    });
  });

  test("a missing period has a flat row", () => {
    const nothing = [0, 0, 0];
    expect(logs(betaBinomialRows(0.1, LOGITS)(0, 0))).toEqual(nothing);
    expect(logs(binomialRows(LOGITS)(Number.NaN, 4))).toEqual(nothing);
    expect(logs(negativeBinomialRows(3, LOGITS)(Number.NaN, 0))).toEqual(nothing);
    expect(logs(poissonRows(LOGITS)(2, Number.NaN))).toEqual(nothing);
    expect(logs(normalRows(1, LOGITS)(Number.NaN))).toEqual(nothing);
  });

  test("an observation that comes again has the row it had", () => {
    const rowOf = negativeBinomialRows(3, LOGITS);
    const first = rowOf(4, 0.5);
    expect(rowOf(4, 0.7)).not.toEqual(first);
    expect(rowOf(4, 0.5)).toBe(first);
    expect(logs(negativeBinomialRows(3, LOGITS)(4, 0.7))).toEqual(logs(rowOf(4, 0.7)));
  });

  test("extreme logits give finite values", () => {
    const rowOf = betaBinomialRows(0.05, [-12, 12]);
    for (const k of [3, 0, 9]) {
      expect(logs(rowOf(k, 9)).every(Number.isFinite)).toBe(true);
    }
  });

  test("a normal value has the normal density", () => {
    expect(logs(normalRows(2, [0])(1))[0]).toBeCloseTo(-0.5 * Math.log(8 * Math.PI) - 1 / 8, 12);
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
