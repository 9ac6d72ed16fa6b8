import { expect, test } from "vitest";
import { betweenDyads, type DistantYear, withinDyads } from "./vote-distance.ts";

const years = (distances: readonly number[], values: readonly number[]): DistantYear[] =>
  distances.map((distance, i) => ({
    year: String(2000 + i),
    distance,
    measures: { value: values[i] ?? 0 },
  }));

const eight = [1, 2, 3, 4, 5, 6, 7, 8];

test("between dyads only their means count", () => {
  const near = years([1, 1], [5, 7]);
  const far = years([3, 3], [4, 0]);
  const further = years([5, 5], [1, 2]);
  expect(betweenDyads([near, far, further], "value")).toBeCloseTo(-1, 12);
});

test("within dyads each dyad counts once, and short or still ones not at all", () => {
  const falling = years(
    eight,
    eight.map((x) => -x),
  );
  const rising = years(
    eight,
    eight.map((x) => 100 * x),
  );
  const short = years([1, 2], [1, 2]);
  const still = years(
    eight,
    eight.map(() => 3),
  );
  expect(withinDyads([falling, short, still], "value")).toBeCloseTo(-1, 12);
  expect(withinDyads([falling, rising], "value")).toBeCloseTo(0, 12);
});
