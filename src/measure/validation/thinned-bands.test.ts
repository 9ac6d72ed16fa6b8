import { expect, test } from "vitest";
import { isWithinBand, isWithinDifference } from "./thinned-bands.ts";

test("a band of 90 % reaches 1.645 standard deviations either way", () => {
  const whole = { mean: 1.6, variance: 0.5 };
  expect(isWithinBand({ whole, part: { mean: 0, variance: 1 } })).toBe(true);
  expect(isWithinBand({ whole: { ...whole, mean: -1.7 }, part: { mean: 0, variance: 1 } })).toBe(
    false,
  );
});

test("what the events left out explain is the variance that they take away", () => {
  const part = { mean: 0, variance: 1 };
  expect(isWithinDifference({ whole: { mean: 1.1, variance: 0.5 }, part })).toBe(true);
  expect(isWithinDifference({ whole: { mean: 1.2, variance: 0.5 }, part })).toBe(false);
  expect(isWithinDifference({ whole: { mean: 0.1, variance: 1.2 }, part })).toBe(false);
});
