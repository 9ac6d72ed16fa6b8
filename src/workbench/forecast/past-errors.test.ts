import { expect, test } from "vitest";
import { reachOf, withError } from "./past-errors.ts";

const ofErrors = (...errors: number[]): readonly number[] =>
  errors.reduce<readonly number[]>((sorted, error) => withError(sorted, error), []);

test("errors stay in order, whatever the order in which they come", () => {
  expect(ofErrors(3, 1, 2, 2, 5)).toEqual([1, 2, 2, 3, 5]);
});

test("an interval reaches to the error of the rank that its chance asks for", () => {
  const nine = ofErrors(9, 1, 8, 2, 7, 3, 6, 4, 5);
  expect(reachOf(nine, 0.5)).toBe(5);
  expect(reachOf(nine, 0.9)).toBe(9);
  expect(reachOf(ofErrors(4, 2, 6), 0.5)).toBe(4);
});

test("fewer than nine errors cannot tell how far nine in ten reach", () => {
  expect(reachOf(ofErrors(1, 2, 3, 4, 5, 6, 7, 8), 0.9)).toBeNull();
  expect(reachOf([], 0.5)).toBeNull();
});
