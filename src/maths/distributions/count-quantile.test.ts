import { describe, expect, test } from "vitest";
import { smallestCount } from "./count-quantile.ts";

const geometric = (k: number): number => 1 - 0.9 ** (k + 1);

describe("the smallest count to reach a probability", () => {
  test("is found from any guess", () => {
    for (let k = 0; k < 100; k++) {
      const p = geometric(k) - 1e-6;
      for (const guess of [-5, 0, k, k + 0.5, k + 3, 5000]) {
        expect(smallestCount(p, geometric, guess, Infinity)).toBe(k);
      }
    }
  });

  test("asks for few cumulative probabilities, near or far", () => {
    let asked = 0;
    const cdf = (k: number): number => {
      asked += 1;
      return k >= 1_000_000 ? 1 : 0;
    };
    expect(smallestCount(0.5, cdf, 1_000_002, Infinity)).toBe(1_000_000);
    expect(asked).toBeLessThan(12);
    expect(smallestCount(0.5, cdf, 3, Infinity)).toBe(1_000_000);
    expect(asked).toBeLessThan(60);
  });

  test("takes a cumulative probability that rounding left a hair short as reached, and no more", () => {
    expect(smallestCount(0.5, (k) => (k < 3 ? 0.1 : 0.5 - 1e-16), 1, 10)).toBe(3);
    expect(smallestCount(0.5, (k) => (k < 3 ? 0.1 : 0.5 - 1e-12), 1, 10)).toBe(10);
  });

  test("ends at the greatest count, even where the guess is endless", () => {
    expect(smallestCount(1, geometric, Infinity, 7)).toBe(7);
    expect(smallestCount(0.99999999, geometric, 3, 7)).toBe(7);
    expect(smallestCount(0, geometric, -Infinity, Infinity)).toBe(0);
    expect(smallestCount(1.5, geometric, 1, 7)).toBeNaN();
  });
});
