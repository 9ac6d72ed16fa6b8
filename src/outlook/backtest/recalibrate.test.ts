import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { negativeBinomial, negativeBinomialCounts, recalibrated } from "../../maths/index.ts";
import { type PooledTransform, pooledRecalibration } from "./recalibrate.ts";

/** Where counts of a mean of 4 lie in forecasts of 6. */
function tooHigh(forecasts: number, origins: number): PooledTransform[] {
  const random = seededRandom(1);
  const forecast = negativeBinomialCounts(6, 3);
  return Array.from({ length: forecasts }, (_, i) => {
    const count = negativeBinomial.sample(random, 4, 3);
    return { origin: i % origins, below: forecast.cdf(count - 1), upTo: forecast.cdf(count) };
  });
}

describe("forecasts put right by earlier ones", () => {
  test("need 200 outcomes from six origins", () => {
    expect(pooledRecalibration(tooHigh(199, 20))).toBeUndefined();
    expect(pooledRecalibration(tooHigh(400, 5))).toBeUndefined();
    expect(pooledRecalibration(tooHigh(200, 6))).toBeDefined();
  });

  test("come down where they were too high, the further the more origins say so", () => {
    const forecast = negativeBinomialCounts(6, 3);
    const meanAfter = (origins: number): number => {
      const curve = pooledRecalibration(tooHigh(3000, origins));
      return curve === undefined ? Number.NaN : recalibrated(forecast, curve).mean;
    };
    expect(meanAfter(6)).toBeLessThan(6);
    expect(meanAfter(60)).toBeLessThan(meanAfter(6));
    expect(Math.abs(meanAfter(3000) - 4)).toBeLessThan(0.15);
  });
});
