import { expect, test } from "vitest";
import { dependenceOn } from "./volume-dependence.ts";

const month = (volume: number, value: number | null) => ({ volume, measures: { value } });

test("a sum depends on volume, a measure that strays alike in all months does not", () => {
  const sums = [1, 2, 3, 4, 5, 6].map((n) => month(n, n % 2 === 0 ? 10 * n : -10 * n));
  expect(dependenceOn(sums, "value")).toBeGreaterThan(0.8);
  const even = [1, 2, 3, 4].map((n) => month(n, n === 1 || n === 4 ? 1 : -1));
  expect(dependenceOn(even, "value")).toBeNaN();
});

test("months without a value say nothing", () => {
  const held = [month(1, 1), month(2, 0), month(3, 5), month(9, null)];
  expect(dependenceOn(held, "value")).toBe(dependenceOn(held.slice(0, 3), "value"));
});
