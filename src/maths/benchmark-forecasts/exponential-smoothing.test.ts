import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { normal } from "../distributions/normal.ts";
import {
  combForecast,
  dampedForecast,
  fitSmoothing,
  forecastSmoothing,
  holtForecast,
  type SmoothingFit,
  sesForecast,
} from "./exponential-smoothing.ts";

const series = [12, 15, 11, 18, 17, 21, 19, 26, 22, 25, 29, 24];

const fitOf = (alpha: number, beta: number, phi: number): SmoothingFit => ({
  trend: "damped",
  weights: { alpha, beta, phi },
  start: { level: 0, slope: 0 },
  last: { level: 10, slope: 2 },
  errors: new Float64Array(0),
  variance: 3,
});

describe("a smoothed series", () => {
  test("is carried on by its level, its slope, or what is left of it", () => {
    const at = (phi: number): number[] => [...forecastSmoothing(fitOf(0.3, 0.1, phi), 3).mean];
    expect(at(1)).toEqual([12, 14, 16]);
    expect(at(0.5)).toEqual([11, 11.5, 11.75]);
  });

  test("has the variances of the closed forms", () => {
    const [a, b] = [0.3, 0.1];
    const level = forecastSmoothing(fitOf(a, 0, 1), 6).variance;
    const trend = forecastSmoothing(fitOf(a, b, 1), 6).variance;
    for (let h = 1; h <= 6; h++) {
      expect(level[h - 1]).toBeCloseTo(3 * (1 + (h - 1) * a * a), 12);
      const sum = a * a + a * b * h + (b * b * h * (2 * h - 1)) / 6;
      expect(trend[h - 1]).toBeCloseTo(3 * (1 + (h - 1) * sum), 12);
    }
  });

  test("has the mean and variance of futures drawn from it", () => {
    const fit = fitOf(0.4, 0.2, 0.9);
    const { mean, variance } = forecastSmoothing(fit, 5);
    const random = seededRandom(5);
    const draws = Array.from({ length: 40_000 }, () => {
      let { level, slope } = fit.last;
      let value = 0;
      for (let h = 0; h < 5; h++) {
        const error = normal.sample(random, 0, Math.sqrt(3));
        value = level + 0.9 * slope + error;
        level += 0.9 * slope + 0.4 * error;
        slope = 0.9 * slope + 0.2 * error;
      }
      return value;
    });
    const average = draws.reduce((s, x) => s + x, 0) / draws.length;
    const spread = draws.reduce((s, x) => s + (x - average) ** 2, 0) / draws.length;
    expect(Math.abs(average - (mean[4] ?? 0))).toBeLessThan(0.06);
    expect(Math.abs(spread / (variance[4] ?? 1) - 1)).toBeLessThan(0.03);
  });

  test("that does not change is forecast as it is, without doubt", () => {
    for (const forecast of [sesForecast, holtForecast, dampedForecast, combForecast]) {
      const { mean, variance } = forecast(new Array<number>(12).fill(4), 3);
      for (const value of mean) expect(value).toBeCloseTo(4, 9);
      for (const value of variance) expect(value).toBeCloseTo(0, 9);
    }
  });

  test("that is a line is carried on by Holt's", () => {
    const { mean } = holtForecast([3, 5, 7, 9, 11, 13, 15], 3);
    for (const [i, value] of [17, 19, 21].entries()) expect(mean[i]).toBeCloseTo(value, 6);
  });

  test("has the variance of its errors, less the parameters", () => {
    const { errors, variance } = fitSmoothing(series, "damped");
    const squares = errors.reduce((sum, error) => sum + error * error, 0);
    expect(variance).toBeCloseTo(squares / 7, 12);
  });

  test("is combined by equal weights, its errors taken to go together", () => {
    const members = [sesForecast, holtForecast, dampedForecast].map((f) => f(series, 2));
    const { mean, variance } = combForecast(series, 2);
    const of = (pick: (i: number) => number): number => (pick(0) + pick(1) + pick(2)) / 3;
    expect(mean[1]).toBeCloseTo(
      of((i) => members[i]?.mean[1] ?? Number.NaN),
      12,
    );
    expect(Math.sqrt(variance[1] ?? 0)).toBeCloseTo(
      of((i) => Math.sqrt(members[i]?.variance[1] ?? Number.NaN)),
      12,
    );
  });

  test("needs values, and more of them than parameters", () => {
    expect(() => dampedForecast([1, 2, 3, 4, 5], 1)).toThrowError(
      expect.objectContaining({
        code: "maths.forecast-history-short",
        facts: { observed: 5, needed: 6 },
      }),
    );
    expect(() => sesForecast([1, Number.NaN, 3, 4], 1)).toThrowError(
      expect.objectContaining({ code: "maths.forecast-value-missing" }),
    );
    expect(() => sesForecast(series, 0)).toThrowError(
      expect.objectContaining({ code: "maths.forecast-steps-not-whole" }),
    );
  });
});
