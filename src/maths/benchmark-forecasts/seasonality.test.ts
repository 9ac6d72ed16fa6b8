import { describe, expect, test } from "vitest";
import { naiveForecast } from "./naive.ts";
import { isSeasonal, seasonalFactors, seasonallyAdjusted } from "./seasonality.ts";

/** Five years with a trend, a wave of the year and a disturbance, rounded to the hundredth. */
const wavy = (height: number): number[] =>
  Array.from({ length: 60 }, (_, i) => {
    const t = i + 1;
    const value =
      50 + 0.4 * t + height * Math.sin((2 * Math.PI * t) / 12) + 6 * Math.cos(1.7 * t * t);
    return Math.round(100 * value) / 100;
  });
const series = wavy(10);

/** Printed by decompose() of R 4.2.2 for that series. */
const OF_TWELVE = [
  1.05473919678653, 1.15193752915679, 1.14935674625772, 1.14927034632564, 1.09147194023254,
  0.975886921902353, 0.918373429259219, 0.876207978900016, 0.847491997304997, 0.884486482839954,
  0.8970899991546, 1.00368743187964,
];
const OF_SEVEN = [
  0.983053761932191, 0.996031679981787, 1.03384492685898, 1.00238229531088, 1.02487873393355,
  0.986773769085049, 0.973034832897561,
];

describe("seasonal factors", () => {
  test("are those of R's decompose, for an even and an odd period", () => {
    for (const [period, expected] of [
      [12, OF_TWELVE],
      [7, OF_SEVEN],
    ] as const) {
      const factors = seasonalFactors(series, period);
      for (const [i, factor] of expected.entries()) expect(factors[i]).toBeCloseTo(factor, 12);
    }
  });

  test("of a pure season are the season", () => {
    const season = [0.5, 1, 1.5, 1];
    const pure = Array.from({ length: 16 }, (_, i) => 8 * (season[i % 4] ?? 0));
    expect([...seasonalFactors(pure, 4)]).toEqual(season);
  });

  test("need two periods and values above 0", () => {
    expect(() => seasonalFactors(series.slice(0, 23), 12)).toThrowError(
      expect.objectContaining({ code: "maths.forecast-history-short" }),
    );
    expect(() => seasonalFactors(series.with(3, 0), 12)).toThrowError(
      expect.objectContaining({
        code: "maths.forecast-value-not-positive",
        facts: { index: 3, value: 0 },
      }),
    );
  });
});

describe("the test for a season", () => {
  test("passes where the wave is high, and nowhere else", () => {
    // The autocorrelation over its standard error is 1.945, .727 and .818 by R's acf; the limit is 1.645.
    expect(isSeasonal(series, 12)).toBe(true);
    expect(isSeasonal(series, 7)).toBe(false);
    expect(isSeasonal(wavy(1), 12)).toBe(false);
  });

  test("draws its limit at 1.645 standard errors", () => {
    // By R's acf: 1.613 with a wave of 7.6 and 1.682 with one of 8.
    expect(isSeasonal(wavy(7.6), 12)).toBe(false);
    expect(isSeasonal(wavy(8), 12)).toBe(true);
  });

  test("passes over short, constant and yearly series", () => {
    expect(isSeasonal(series.slice(0, 35), 12)).toBe(false);
    expect(isSeasonal(new Array<number>(60).fill(3), 12)).toBe(false);
    expect(isSeasonal(series, 1)).toBe(false);
  });
});

describe("seasonal adjustment", () => {
  test("is undone in the forecast, mean and variance", () => {
    const { adjusted, factors, restored } = seasonallyAdjusted(series.slice(0, 50), 12);
    expect((adjusted[49] ?? 0) * (factors?.[1] ?? 0)).toBeCloseTo(series[49] ?? 0, 12);
    const plain = naiveForecast(adjusted, 3);
    const seasonal = restored(plain);
    for (let i = 0; i < 3; i++) {
      const factor = factors?.[2 + i] ?? Number.NaN;
      expect(seasonal.mean[i]).toBeCloseTo((plain.mean[i] ?? 0) * factor, 12);
      expect(seasonal.variance[i]).toBeCloseTo((plain.variance[i] ?? 0) * factor ** 2, 10);
    }
  });

  test("leaves a series alone that has no season or reaches 0", () => {
    const shifted = series.map((value) => value - 60);
    expect(isSeasonal(shifted, 12)).toBe(true);
    for (const values of [wavy(1), shifted]) {
      const { adjusted, factors, restored } = seasonallyAdjusted(values, 12);
      expect([...adjusted]).toEqual(values);
      expect(factors).toBeUndefined();
      const plain = naiveForecast(values, 2);
      expect(restored(plain)).toEqual(plain);
    }
  });
});
