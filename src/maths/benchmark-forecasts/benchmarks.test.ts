import { describe, expect, test } from "vitest";
import { benchmarkForecasts } from "./benchmarks.ts";
import { fitSmoothing, forecastSmoothing } from "./exponential-smoothing.ts";
import { naiveForecast } from "./naive.ts";
import { seasonallyAdjusted } from "./seasonality.ts";

const series = Array.from(
  { length: 48 },
  (_, i) => 40 + 0.2 * i + 12 * Math.sin((Math.PI * i) / 2) + 2 * Math.cos(3 * i * i),
);

describe("the benchmarks", () => {
  test("smooth the adjusted series and give the season back", () => {
    const all = benchmarkForecasts(series, 6, 4);
    const { adjusted, factors, restored } = seasonallyAdjusted(series, 4);
    expect(factors).toBeDefined();
    expect(all.naive2).toEqual(restored(naiveForecast(adjusted, 6)));
    expect(all.seasonalNaive).toEqual(naiveForecast(series, 6, 4));
    expect(all.holt).toEqual(
      restored(forecastSmoothing(fitSmoothing(adjusted, "linear", "competition"), 6)),
    );
    for (let i = 0; i < 6; i++) {
      const sum = [all.ses, all.holt, all.damped].reduce((s, f) => s + (f.mean[i] ?? 0), 0);
      expect(all.comb.mean[i]).toBeCloseTo(sum / 3, 12);
    }
  });

  test("of a series without seasons are plain, Naive2 being Naive", () => {
    const all = benchmarkForecasts(series, 3, 1);
    expect(all.naive2).toEqual(all.naive);
    expect(all.seasonalNaive).toEqual(all.naive);
  });

  test("keep Theta's mean above a bound, and find weights as asked", () => {
    const falling = [9, 8, 6, 5.5, 4, 3, 1.5, 0.5];
    expect(Math.min(...benchmarkForecasts(falling, 20, 1, 0).theta.mean)).toBe(0);
    const global = benchmarkForecasts(falling, 2, 1, 0, "global");
    expect(global.holt).toEqual(forecastSmoothing(fitSmoothing(falling, "linear"), 2));
  });
});
