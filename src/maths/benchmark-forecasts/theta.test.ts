import { describe, expect, test } from "vitest";
import { fitSmoothing } from "./exponential-smoothing.ts";
import { lineThrough } from "./line.ts";
import { smooth } from "./recursion.ts";
import { thetaForecast } from "./theta.ts";

const series = [12, 15, 11, 18, 17, 21, 19, 26, 22, 25, 29, 24];
const n = series.length;

describe("the Theta method", () => {
  test("is simple exponential smoothing with half the line's slope for a drift", () => {
    const history = Float64Array.from(series);
    const { intercept, slope } = lineThrough(history);
    const doubled = fitSmoothing(
      history.map((value, i) => 2 * value - intercept - slope * (i + 1)),
      "none",
    );
    const { alpha } = doubled.weights;
    const level = (doubled.start.level + intercept + slope) / 2;
    const { last } = smooth(history, doubled.weights, { level, slope: 0 });
    const { mean } = thetaForecast(series, 4);
    for (let h = 1; h <= 4; h++) {
      const drift = (slope / 2) * (h - 1 + (1 - (1 - alpha) ** n) / alpha);
      expect(mean[h - 1]).toBeCloseTo(last.level + drift, 10);
    }
  });

  test("errs in its own past as its variance says", () => {
    const [first, second] = thetaForecast(series, 2).variance;
    const history = Float64Array.from(series);
    const { intercept, slope } = lineThrough(history);
    const line = (time: number): number => intercept + slope * time;
    const { weights, errors } = fitSmoothing(
      history.map((value, i) => 2 * value - line(i + 1)),
      "none",
    );
    const squares = series.reduce((sum, value, i) => {
      const expectedDoubled = 2 * value - line(i + 1) - (errors[i] ?? 0);
      return sum + (value - (expectedDoubled + line(i + 1)) / 2) ** 2;
    }, 0);
    expect(first).toBeCloseTo(squares / (n - 3), 12);
    expect((second ?? 0) / (first ?? 1)).toBeCloseTo(1 + weights.alpha ** 2, 12);
  });

  test("moves with the units of the series", () => {
    const here = thetaForecast(series, 3);
    const there = thetaForecast(
      series.map((value) => 1000 * value - 5),
      3,
    );
    for (const [i, value] of here.mean.entries()) {
      expect((there.mean[i] ?? 0) / (1000 * value - 5)).toBeCloseTo(1, 5);
    }
  });

  test("stops at a bound where one is given", () => {
    const falling = [9, 8, 6, 5.5, 4, 3, 1.5, 0.5];
    expect(Math.min(...thetaForecast(falling, 20).mean)).toBeLessThan(0);
    expect(Math.min(...thetaForecast(falling, 20, 0).mean)).toBe(0);
  });
});
