import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { negativeBinomial } from "../distributions/negative-binomial.ts";
import { negativeBinomialCounts } from "./count-distribution.ts";
import { type ForecastOutcome, fitRecalibration, recalibrated } from "./recalibration.ts";

function outcomes(n: number, size: number, forecastSize: number, factor = 1): ForecastOutcome[] {
  const random = seededRandom(2);
  return Array.from({ length: n }, () => {
    const mean = 0.2 + 5 * random.uniform();
    return {
      forecast: negativeBinomialCounts(factor * mean, forecastSize),
      count: negativeBinomial.sample(random, mean, size),
    };
  });
}

function logScore(pairs: readonly ForecastOutcome[]): number {
  return pairs.reduce((sum, { forecast, count }) => sum - forecast.logMass(count), 0);
}

/** How far a curve lies from the one of forecasts that are right. */
function furthest(pairs: readonly ForecastOutcome[]): number {
  const { curve } = fitRecalibration(pairs, { steps: 20 });
  return Math.max(...curve.map((value, i) => Math.abs(value - i / 20)));
}

describe("a recalibration", () => {
  test("leaves forecasts that are right nearly as they are", () => {
    expect(furthest(outcomes(4000, 2, 2))).toBeLessThan(0.025);
  });

  test("betters forecasts that are too high and too sure, on outcomes that it has not seen", () => {
    const all = outcomes(6000, 1, 20, 1.5);
    const fit = fitRecalibration(all.slice(0, 3000));
    const later = all.slice(3000);
    const mended = later.map(({ forecast, count }) => ({
      ...{ forecast: recalibrated(forecast, fit), count },
    }));
    expect(logScore(mended)).toBeLessThan(0.85 * logScore(later));
    expect(furthest(later)).toBeGreaterThan(0.2);
    expect(furthest(mended)).toBeLessThan(0.06);
  });

  test("gives a distribution: masses add up, to its mean and variance too", () => {
    const forecast = recalibrated(
      negativeBinomialCounts(3, 0.8),
      fitRecalibration(outcomes(200, 1, 20)),
    );
    let [total, mean, square] = [0, 0, 0];
    for (let k = 0; k < 400; k++) {
      const mass = Math.exp(forecast.logMass(k));
      total += mass;
      mean += k * mass;
      square += k * k * mass;
      expect(forecast.cdf(k)).toBeCloseTo(total, 11);
    }
    expect(forecast.mean).toBeCloseTo(mean, 9);
    expect(forecast.variance).toBeCloseTo(square - mean * mean, 6);
    expect(forecast.cdf(forecast.quantile(0.9))).toBeGreaterThanOrEqual(0.9);
    expect(forecast.cdf(forecast.quantile(0.9) - 1)).toBeLessThan(0.9);
    expect(forecast.logMass(1.5)).toBe(Number.NEGATIVE_INFINITY);
  });

  test("keeps the greatest counts possible, however low all outcomes lay", () => {
    const forecast = negativeBinomialCounts(3, 2);
    const fit = fitRecalibration(Array.from({ length: 500 }, () => ({ forecast, count: 0 })));
    expect(recalibrated(forecast, fit).logMass(40)).toBeGreaterThan(-40);
  });

  test.each([
    ["maths.counts-too-few", (): unknown => fitRecalibration([])],
    [
      "maths.count-invalid",
      (): unknown => fitRecalibration([{ forecast: negativeBinomialCounts(1, 1), count: 0.5 }]),
    ],
    ["maths.setting-outside", (): unknown => fitRecalibration(outcomes(1, 1, 1), { steps: 0 })],
    ["maths.setting-outside", (): unknown => fitRecalibration(outcomes(1, 1, 1), { belief: 0 })],
  ])("is refused with %s (case %#)", (code, act) => {
    expect(act).toThrow(expect.objectContaining({ code }));
  });
});
