import { expect, test } from "vitest";
import { originsOf, scoredAhead } from "./origins.ts";

const GAP = Number.NaN;

test("forecasts start in the first third and are scored in the last", () => {
  const origins = originsOf(new Float64Array(30), 6);
  expect(origins.map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, i) => 9 + i));
  expect(origins.filter(({ isScored }) => isScored).map(({ at }) => at)).toEqual([
    ...[19, 20, 21, 22, 23, 24, 25, 26, 27, 28],
  ]);
});

test("forecasts start from known values, and where enough are known", () => {
  const values = Float64Array.from([1, GAP, 2, GAP, GAP, 3, 4, GAP, 5]);
  expect(originsOf(values, 3).map(({ at }) => at)).toEqual([5, 6]);
  expect(scoredAhead(values, originsOf(values, 3))).toBe(1);
});

test("a long series has a hundred origins at most, the last of them one before its end", () => {
  const origins = originsOf(new Float64Array(1000), 6);
  expect(origins.length).toBeLessThanOrEqual(100);
  expect(origins.at(-1)?.at).toBe(998);
  expect(new Set(origins.slice(1).map(({ at }, i) => at - (origins[i]?.at ?? 0))).size).toBe(1);
});
