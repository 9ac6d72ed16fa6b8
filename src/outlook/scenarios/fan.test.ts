import { expect, test } from "vitest";
import { fanOf } from "./fan.ts";

test("a fan is the mean and the quantiles of draws in any order", () => {
  const draws = Float64Array.from({ length: 21 }, (_, i) => (i * 8) % 21);
  expect(fanOf(draws)).toEqual({ mean: 10, q05: 1, q25: 5, q50: 10, q75: 15, q95: 19 });
  expect(fanOf(new Float64Array(0)).q50).toBeNaN();
});
