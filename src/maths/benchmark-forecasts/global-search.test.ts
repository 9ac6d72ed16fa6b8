import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { normal } from "../distributions/normal.ts";
import { competitionSearch } from "./competition-search.ts";
import { globalSearch } from "./global-search.ts";
import { bestStart, squaresFrom } from "./recursion.ts";

const random = seededRandom(11);
const drawn = (n: number, alpha: number, beta: number): Float64Array => {
  let [level, slope] = [50, 0.2];
  return Float64Array.from({ length: n }, () => {
    const error = normal.sample(random, 0, 1);
    const value = level + slope + error;
    level += slope + alpha * error;
    slope += beta * error;
    return value;
  });
};

describe("the search for weights", () => {
  const many = Array.from({ length: 10 }, (_, i) => drawn(60, 0.1 + 0.08 * i, 0.01 * i));

  test("never ends above the competition's search", () => {
    for (const series of many) {
      for (const trend of ["none", "linear", "damped"] as const) {
        const { weights, start } = competitionSearch(series, trend);
        const theirs = squaresFrom(series, weights, start);
        const mine = bestStart(series, globalSearch(series, trend)).squares;
        expect(mine).toBeLessThanOrEqual(theirs * (1 + 1e-6));
      }
    }
  });

  test("finds weights that do not depend on the units", () => {
    for (const series of many) {
      for (const trend of ["none", "linear", "damped"] as const) {
        const here = globalSearch(series, trend);
        const there = globalSearch(
          series.map((value) => 1000 * value - 70_000),
          trend,
        );
        expect(Math.abs(there.alpha - here.alpha)).toBeLessThan(2e-3);
        expect(Math.abs(there.beta - here.beta)).toBeLessThan(2e-3);
      }
    }
  });

  test("finds the weight that a long series was drawn with", () => {
    expect(globalSearch(drawn(4000, 0.35, 0), "linear").alpha).toBeCloseTo(0.35, 1);
  });

  test("gives a random walk its last value and white noise its mean", () => {
    const walk = drawn(2000, 1, 0);
    expect(globalSearch(walk, "linear").alpha).toBeGreaterThan(0.95);
    const noise = Float64Array.from({ length: 2000 }, () => normal.sample(random, 5, 1));
    expect(globalSearch(noise, "none").alpha).toBeLessThan(0.03);
  });
});
