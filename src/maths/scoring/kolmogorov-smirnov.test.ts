import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { kolmogorovSmirnov, kolmogorovTail } from "./kolmogorov-smirnov.ts";

/** Statistic, number of values, p value of R 4.2.2's ks.test with exact = TRUE. */
const EXACT: readonly (readonly [number, number, number])[] = [
  [0.3, 5, 0.664],
  [0.274, 10, 0.3715203845434957],
  [0.1, 100, 0.2526927570063904],
  [0.05, 500, 0.1586626392206264],
  [0.035, 1000, 0.1684848080239708],
  [0.02, 2000, 0.3953133720031049],
  [0.04, 2000, 0.003230568082882801],
  [0.21, 100, 0.000239473452146699],
  [0.5, 20, 3.787595240556385e-5],
  [0.07, 1000, 0.0001049420628703723],
  [0.05, 2000, 8.743095798036116e-5],
  [0.05, 3000, 5.874684437801037e-7],
];

const BEYOND: readonly (readonly [number, number, number])[] = [
  [0.015, 2001, 0.7528826546369284],
  [0.02, 2001, 0.3950047524760368],
  [0.03, 2001, 0.05345063387557092],
  [0.04, 2001, 0.003220243118220445],
];

describe("the test of Kolmogorov and Smirnov", () => {
  test("has R's exact p values up to 2,000 values, and in the tail", () => {
    for (const [d, n, p] of EXACT) expect(Math.abs(kolmogorovTail(d, n) - p)).toBeLessThan(3e-12);
  });

  test("is within 1.1e-5 of R's exact p values beyond", () => {
    for (const [d, n, p] of BEYOND) expect(Math.abs(kolmogorovTail(d, n) - p)).toBeLessThan(1.1e-5);
  });

  test("goes over from one formula to the other without a step", () => {
    const tail = (d: number): number => kolmogorovTail(d, 100);
    expect(tail(0.1999999999) / tail(0.2)).toBeCloseTo(1, 7);
    expect(tail(0.5)).toBeGreaterThan(0);
    expect(tail(0.5)).toBeLessThan(1e-20);
  });

  test("is exact for one and for two values", () => {
    expect(kolmogorovTail(0.9, 1)).toBeCloseTo(0.2, 14);
    expect(kolmogorovTail(0.7, 2)).toBeCloseTo(2 * 0.3 ** 2, 14);
    expect([kolmogorovTail(0.3, 1), kolmogorovTail(1, 3)]).toEqual([1, 0]);
    expect(kolmogorovTail(0.3, 0)).toBeNaN();
  });

  test("takes the greatest distance on either side of each step", () => {
    expect(kolmogorovSmirnov([0.9, 0.5, 0.8]).statistic).toBeCloseTo(0.5, 15);
    expect(kolmogorovSmirnov([0.1, 0.2, 0.3]).statistic).toBeCloseTo(0.7, 15);
  });

  test("rejects uniform values as often as it says", () => {
    const random = seededRandom(11);
    let rejected = 0;
    for (let i = 0; i < 2000; i++) {
      const values = Array.from({ length: 20 }, () => random.uniform());
      if (kolmogorovSmirnov(values).pValue <= 0.1) rejected += 1;
    }
    expect(rejected).toBeGreaterThan(160);
    expect(rejected).toBeLessThan(240);
  });

  test("refuses values outside 0 to 1", () => {
    expect(() => kolmogorovSmirnov([1.5])).toThrow(
      expect.objectContaining({ code: "maths.score-value-outside" }),
    );
    expect(() => kolmogorovSmirnov([])).toThrow(
      expect.objectContaining({ code: "maths.scores-empty" }),
    );
  });
});
