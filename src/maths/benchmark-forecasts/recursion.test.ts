import { describe, expect, test } from "vitest";
import { bestStart, smooth, squaresFrom } from "./recursion.ts";

const series = Float64Array.from([12, 15, 11, 18, 17, 21, 19, 26, 22, 25]);
const WEIGHTS = [
  { alpha: 0.3, beta: 0, phi: 1 },
  { alpha: 0.3, beta: 0.1, phi: 1 },
  { alpha: 0.7, beta: 0.2, phi: 0.9 },
];

describe("exponential smoothing", () => {
  test("by error correction is smoothing by averages", () => {
    const [alpha, beta, phi] = [0.4, 0.15, 0.85];
    let [level, slope] = [10, 1.5];
    const errors: number[] = [];
    for (const value of series) {
      errors.push(value - level - phi * slope);
      const before = level;
      level = alpha * value + (1 - alpha) * (level + phi * slope);
      slope = (beta / alpha) * (level - before) + (1 - beta / alpha) * phi * slope;
    }
    const smoothed = smooth(series, { alpha, beta, phi }, { level: 10, slope: 1.5 });
    for (const [i, error] of errors.entries()) expect(smoothed.errors[i]).toBeCloseTo(error, 12);
    expect(smoothed.last.level).toBeCloseTo(level, 12);
    expect(smoothed.last.slope).toBeCloseTo(slope, 12);
  });

  test("errs least from the start solved for", () => {
    for (const weights of WEIGHTS) {
      const start = bestStart(series, weights);
      expect(squaresFrom(series, weights, start)).toBeCloseTo(start.squares, 9);
      for (const [up, along] of [
        [0.01, 0],
        [-0.01, 0],
        [0, 0.01],
        [0, -0.01],
      ] as const) {
        const moved = {
          level: start.level + up,
          slope: start.slope + (weights.beta > 0 ? along : 0),
        };
        const squares = squaresFrom(series, weights, moved);
        expect(squares).toBeGreaterThanOrEqual(start.squares - 1e-12);
      }
    }
  });

  test("without a slope has none at the start either", () => {
    expect(bestStart(series, { alpha: 0.2, beta: 0, phi: 1 }).slope).toBe(0);
  });
});
