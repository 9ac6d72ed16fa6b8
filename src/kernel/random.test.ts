import { describe, expect, test } from "vitest";
import { seededRandom } from "./random.ts";

describe("seeded randomness", () => {
  test("repeats itself from the same seed and not from another", () => {
    const draw = (seed: number): number[] => {
      const random = seededRandom(seed);
      return Array.from({ length: 20 }, () => random.uniform());
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  test("is uniform: the mean of many draws is one half, and whole numbers come equally often", () => {
    const random = seededRandom(3);
    const draws = Array.from({ length: 20_000 }, () => random.uniform());
    expect(draws.every((x) => x >= 0 && x < 1)).toBe(true);
    expect(draws.reduce((a, b) => a + b, 0) / draws.length).toBeCloseTo(0.5, 1);
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 20_000; i++) {
      const k = random.below(4);
      counts[k] = (counts[k] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 5000)).toBeLessThan(300);
  });
});
