import { expect, test } from "vitest";
import { groupedBy, meanOf, medianOf, quantileOf, shareOf, standardErrorOf } from "./summary.ts";

test("a quantile lies between order statistics", () => {
  expect(quantileOf([40, 10, 30, 20], 0.5)).toBe(25);
  expect(quantileOf([40, 10, 30, 20], 0.9)).toBeCloseTo(37, 12);
  expect(medianOf([3, 1, 2])).toBe(2);
  expect(medianOf([])).toBeNaN();
});

test("the standard error of a mean is the spread over the root of the number", () => {
  expect(meanOf([1, 3])).toBe(2);
  expect(standardErrorOf([1, 3])).toBeCloseTo(Math.SQRT2 / Math.SQRT2, 12);
  expect(standardErrorOf([5])).toBeNaN();
});

test("a share is of the items for which something holds", () => {
  expect(shareOf([1, 2, 3, 4], (x) => x > 3)).toBe(0.25);
});

test("items are grouped by key in their order", () => {
  const groups = groupedBy(["ab", "c", "de"], (text) => text.length);
  expect([...groups]).toEqual([
    [2, ["ab", "de"]],
    [1, ["c"]],
  ]);
});
