import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { relativeErrorOf, worstRow } from "../../../test/support/reference-numbers.ts";
import { negativeBinomialCrps, poissonCrps } from "./count-crps.ts";
import { halfMeanDifference } from "./mean-difference.ts";

const POISSON = Number.POSITIVE_INFINITY;

/** Mean, size and the value of the hypergeometric functions, computed with 60 digits. */
const DIFFERENCES: readonly (readonly [number, number, number])[] = [
  [1e-6, 0.001, 9.999990009998327e-7],
  [1e-6, 0.3, 9.999990000043333e-7],
  [1e-6, 1, 9.99999000002e-7],
  [1e-6, 7, 9.999990000011428e-7],
  [1e-6, 1e6, 9.99999000001e-7],
  [1e-6, 1e12, 9.99999000001e-7],
  [1e-6, POISSON, 9.99999000001e-7],
  [0.5, 0.001, 0.49931462382907743],
  [0.5, 0.3, 0.4169192657225735],
  [0.5, 1, 0.375],
  [0.5, 7, 0.34388640838486806],
  [0.5, 1e6, 0.33683506344925884],
  [0.5, 1e12, 0.3368350114717264],
  [0.5, POISSON, 0.33683501147167444],
  [40, 0.001, 39.9446630240037],
  [40, 0.3, 29.378994350270407],
  [40, 1, 20.246913580246915],
  [40, 7, 9.080240726159456],
  [40, 1e6, 3.562730702009132],
  [40, 1e12, 3.5626596736859386],
  [40, POISSON, 3.5626596736149097],
  [1000, 0.001, 998.6163202652014],
  [1000, 0.3, 731.9948892948413],
  [1000, 1, 500.2498750624688],
  [1000, 7, 210.2044336475713],
  [1000, 1e6, 17.849042696513635],
  [1000, 1e12, 17.840125988302855],
  [1000, POISSON, 17.840125979383906],
  [1e6, 0.001, 998616.3063812179],
  [1e6, 0.3, 731886.1535618146],
  [1e6, 1, 500000.249999875],
  [1e6, 7, 209473.38940291517],
  [1e6, 1000, 17847.928421550158],
  [1e6, 1e6, 797.8844361333985],
];

/** What came, mean, size and the score from functions computed with 40 digits. */
const SCORES: readonly (readonly [number, number, number, number])[] = [
  [0, 1e-6, POISSON, 9.999990000008332e-13],
  [0, 1000, POISSON, 982.1598740206161],
  [1_000_500, 1e6, POISSON, 331.46217868449037],
  [999_990_000, 1e9, POISSON, 8641.201464336567],
  [0, 0.5, 0.001, 0.0006853761709225572],
  [3, 5, 1e6, 1.0981542782592895],
  [7, 5, 1e12, 1.265481840551714],
  [2500, 1000, 0.3, 1364.791653036973],
  [10_050, 10_000, 1000, 80.92656418233179],
  [200_000, 1e6, 0.3, 214388.80939294703],
  [0, 1e6, 0.01, 13607.386486221867],
  [1_020_000, 1e6, 1000, 12413.793665618425],
];

describe("half the mean difference of counts", () => {
  test("has the digits of the hypergeometric functions, for every mean and size", () => {
    const worst = worstRow(DIFFERENCES, halfMeanDifference, relativeErrorOf);
    expect(worst.error, `at ${worst.row}`).toBeLessThan(2e-14);
  });

  test("is that of the geometric distribution in closed form, and nothing for no events", () => {
    for (const mean of [1e-3, 1, 1e5, 1e9]) {
      const closed = (mean * (1 + mean)) / (1 + 2 * mean);
      expect(relativeErrorOf(halfMeanDifference(mean, 1), closed)).toBeLessThan(1e-14);
    }
    expect(halfMeanDifference(0, 2)).toBe(0);
  });

  test("nears the gamma distribution's for a great mean", () => {
    for (const size of [0.5, 2, 9]) {
      const ratio = halfMeanDifference(1e9, size) / halfMeanDifference(1e7, size);
      expect(Math.abs(ratio / 100 - 1)).toBeLessThan(1e-6);
    }
    expect(relativeErrorOf(halfMeanDifference(1e9, 2), 1e9 * (3 / 8))).toBeLessThan(1e-8);
  });
});

describe("the CRPS of a count in closed form", () => {
  test("has the digits of functions computed to 40, for great means and sizes too", () => {
    for (const [y, mean, size, expected] of SCORES) {
      const scale = Math.max(expected, Math.min(mean, Math.sqrt(mean + (mean / size) * mean)));
      const off = Math.abs(negativeBinomialCrps(y, mean, size) - expected) / scale;
      expect(off, `${y}, ${mean}, ${size}`).toBeLessThan(1e-11);
    }
  });

  test("is never below 0, nor above the distance from what came to the mean and the spread", () => {
    const means = fc.double({ min: 1e-3, max: 1e5, noNaN: true });
    const sizes = fc.double({ min: 1e-2, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), means, sizes, (y, mean, size) => {
        const score = negativeBinomialCrps(y, mean, size);
        expect(score).toBeGreaterThanOrEqual(-1e-12 * mean);
        const sd = Math.sqrt(mean + mean ** 2 / size);
        expect(score).toBeLessThan(Math.abs(y - mean) + 2 * sd);
      }),
    );
  });

  test("is best on average for the forecast that is true", () => {
    const mean = (told: number): number => {
      let [sum, mass] = [0, Math.exp(-3)];
      for (let k = 0; k < 60; k++) {
        sum += mass * poissonCrps(k, told);
        mass *= 3 / (k + 1);
      }
      return sum;
    };
    for (const told of [1, 2.9, 3.1, 6]) expect(mean(told)).toBeGreaterThan(mean(3));
  });

  test("is the distance from nothing for the forecast of nothing, and unknown outside the domain", () => {
    expect(poissonCrps(4, 0)).toBe(4);
    expect(poissonCrps(1.5, 2)).toBeGreaterThan(0);
    expect(negativeBinomialCrps(1, -1, 1)).toBeNaN();
    expect(negativeBinomialCrps(1, 1, 0)).toBeNaN();
    expect(negativeBinomialCrps(Number.NaN, 1, 1)).toBeNaN();
  });
});
