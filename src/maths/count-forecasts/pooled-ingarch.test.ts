import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { gammaDistribution } from "../distributions/gamma.ts";
import { ingarchPaths } from "./ingarch.ts";
import { fitPooledIngarch, type PooledIngarch, pooledIngarchForecasts } from "./pooled-ingarch.ts";

const POOLED: PooledIngarch = {
  ...{ pastCount: 0.15, pastMean: 0.7, size: { size: 1, spread: 1 } },
  prior: { mean: 2, shape: 1 },
};

describe("an INGARCH model that many series share", () => {
  test("is found again in the series that it made, each about its own mean", () => {
    const random = seededRandom(4);
    const series = Array.from({ length: 60 }, () => {
      const mean = 0.2 + gammaDistribution.sample(random, 1, 0.5);
      const model = {
        intercept: 0.15 * mean,
        pastCounts: [{ lag: 1, weight: 0.15 }],
        pastMeans: [{ lag: 1, weight: 0.7 }],
      };
      return ingarchPaths([], model, { random, size: 1.5, steps: 150, draws: 1 })[0] ?? [];
    });
    const { pastCount, pastMean, size } = fitPooledIngarch(series);
    expect(Math.abs(pastCount - 0.15)).toBeLessThan(0.03);
    expect(Math.abs(pastMean - 0.7)).toBeLessThan(0.08);
    expect(Math.abs(Math.log(size.size / 1.5))).toBeLessThan(0.15);
  });

  test("forecasts one period on what the recursion says, and far ahead the long-run mean", () => {
    const counts = [1, Number.NaN, 4];
    const [near, far] = pooledIngarchForecasts(counts, [1, 500], POOLED, 2);
    const longRun = (1 + 5) / (1 / 2 + 2);
    const second = longRun + 0.15 * (1 - longRun);
    const third = longRun + 0.85 * (second - longRun);
    const next = 0.15 * longRun + 0.15 * 4 + 0.7 * third;
    expect(near?.mean).toBeCloseTo(next, 12);
    expect(near?.variance).toBeCloseTo(next + next ** 2 / 2, 11);
    expect(far?.mean).toBeCloseTo(longRun, 10);
    expect(far?.variance ?? 0).toBeGreaterThan(longRun + longRun ** 2 / 2);
  });

  test("without a known count forecasts the panel's mean with the panel's size", () => {
    const [forecast] = pooledIngarchForecasts([], [1], POOLED);
    expect(forecast?.mean).toBeCloseTo(2, 12);
    expect(forecast?.variance).toBeCloseTo(2 + 4, 3);
  });

  test.each([
    ["maths.counts-too-few", (): unknown => fitPooledIngarch([[1, 2], [3]])],
    ["maths.setting-outside", (): unknown => pooledIngarchForecasts([1], [0], POOLED)],
    [
      "maths.setting-outside",
      (): unknown => pooledIngarchForecasts([1], [1], { ...POOLED, pastMean: 0.9 }),
    ],
  ])("is refused with %s (case %#)", (code, act) => {
    expect(act).toThrow(expect.objectContaining({ code }));
  });
});
