import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { negativeBinomialCounts } from "../count-forecasts/count-distribution.ts";
import { negativeBinomial } from "../distributions/negative-binomial.ts";
import { kolmogorovSmirnov } from "./kolmogorov-smirnov.ts";
import { pitHistogram, randomizedPit } from "./pit.ts";

const random = seededRandom(5);
const counts = Array.from({ length: 4000 }, () => negativeBinomial.sample(random, 2, 0.8));

describe("the probability integral transform of counts", () => {
  test("is uniform where the forecast is the distribution that the counts come from", () => {
    const forecast = negativeBinomialCounts(2, 0.8);
    const values = counts.map((y) => randomizedPit(y, forecast, random));
    expect(kolmogorovSmirnov(values).pValue).toBeGreaterThan(0.01);
    const deciles = pitHistogram(
      counts.map((y) => forecast.cdf(y - 1)),
      counts.map((y) => forecast.cdf(y)),
    );
    expect(deciles).toHaveLength(10);
    for (const share of deciles) expect(Math.abs(share - 0.1)).toBeLessThan(0.02);
  });

  test("piles up at both ends where the forecast is too narrow", () => {
    const forecast = negativeBinomialCounts(2, Number.POSITIVE_INFINITY);
    const values = counts.map((y) => randomizedPit(y, forecast, random));
    expect(kolmogorovSmirnov(values).pValue).toBeLessThan(1e-6);
    const deciles = pitHistogram(values, values);
    expect(deciles[0]).toBeGreaterThan(0.15);
    expect(deciles[9]).toBeGreaterThan(0.15);
  });

  test("spreads each stretch evenly over the bins it covers", () => {
    expect([...pitHistogram([0.25], [0.75], 4)]).toEqual([0, 0.5, 0.5, 0]);
    expect([...pitHistogram([0, 1], [0.5, 1], 2)]).toEqual([0.5, 0.5]);
    const shares = pitHistogram([0.05, 0.3], [0.33, 1], 10);
    expect(shares[0]).toBeCloseTo((0.5 * 0.05) / 0.28, 14);
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 14);
  });

  test("refuses stretches that end before they begin, and no bins", () => {
    expect(() => pitHistogram([0.5], [0.4])).toThrow(
      expect.objectContaining({ code: "maths.score-value-outside" }),
    );
    expect(() => pitHistogram([0.5], [0.6], 0)).toThrow(
      expect.objectContaining({ code: "maths.setting-outside" }),
    );
  });

  test("refuses stretches that are no probabilities", () => {
    expect(() => pitHistogram([0.5], [1.5])).toThrow(
      expect.objectContaining({ code: "maths.score-value-outside" }),
    );
  });
});
