import { describe, expect, test } from "vitest";
import { naiveForecast } from "./naive.ts";

describe("a naive forecast", () => {
  test("repeats the last value, with the variance of a random walk", () => {
    const { mean, variance } = naiveForecast([1, 3, 2, 5], 3);
    expect([...mean]).toEqual([5, 5, 5]);
    const perStep = (4 + 1 + 9) / 3;
    for (const [i, value] of variance.entries()) expect(value).toBeCloseTo(perStep * (i + 1), 12);
  });

  test("of a season repeats the last cycle, its variance rising by cycles", () => {
    const { mean, variance } = naiveForecast([1, 2, 3, 2, 4, 6, 7], 7, 3);
    expect([...mean]).toEqual([4, 6, 7, 4, 6, 7, 4]);
    const perCycle = (1 + 4 + 9 + 25) / 4;
    expect([...variance]).toEqual([1, 1, 1, 2, 2, 2, 3].map((cycles) => cycles * perCycle));
  });

  test("needs a value of a period before", () => {
    expect(() => naiveForecast([1, 2, 3], 1, 3)).toThrowError(
      expect.objectContaining({ code: "maths.forecast-history-short" }),
    );
    expect(() => naiveForecast([1, 2, 3], 1, 1.5)).toThrowError(
      expect.objectContaining({ code: "maths.forecast-steps-not-whole" }),
    );
  });
});
