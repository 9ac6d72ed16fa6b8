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

  test("is random from its first draw on, over small seeds that follow one another", () => {
    const draws = Array.from({ length: 2000 }, (_, seed) => {
      const random = seededRandom(seed);
      return [random.uniform(), random.uniform(), random.uniform()];
    });
    for (const place of [0, 1, 2]) {
      const column = draws.map((draw) => draw[place] ?? 0);
      const mean = column.reduce((a, b) => a + b, 0) / column.length;
      expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
      const low = column.filter((x) => x < 0.1).length / column.length;
      expect(Math.abs(low - 0.1)).toBeLessThan(0.03);
      const next = column.slice(1).reduce((a, b, i) => a + (b - 0.5) * ((column[i] ?? 0) - 0.5), 0);
      expect(Math.abs(next / column.length) * 12).toBeLessThan(0.1);
    }
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
