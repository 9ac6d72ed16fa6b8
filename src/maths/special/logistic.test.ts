import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { errorOf, relativeErrorOf } from "../../../test/support/reference-numbers.ts";
import { log1pExp, logistic, logit } from "./logistic.ts";

describe("the logistic function and the log odds", () => {
  test("undo each other", () => {
    fc.assert(
      fc.property(fc.double({ min: -600, max: 15, noNaN: true }), (x) => {
        expect(errorOf(logit(logistic(x)), x)).toBeLessThan(1e-8);
      }),
    );
  });

  test("keep their digits at the ends and in the middle", () => {
    expect(relativeErrorOf(logistic(-700), Math.exp(-700))).toBeLessThan(1e-15);
    expect([logistic(-800), logistic(800), logistic(0)]).toEqual([0, 1, 0.5]);
    // The log odds of ½ + e are 4e + 16e³/3.
    expect(relativeErrorOf(logit(0.5 + 2 ** -30), 4 * 2 ** -30)).toBeLessThan(1e-15);
    expect(logit(1e-300)).toBeCloseTo(-300 * Math.LN10, 10);
    expect([logit(0), logit(1), logit(0.5)]).toEqual([-Infinity, Infinity, 0]);
  });

  test("meet where the log odds change their form", () => {
    for (const p of [0.25, 0.75]) {
      expect(Math.abs(logit(p - 1e-15) - logit(p + 1e-15))).toBeLessThan(2e-14);
    }
  });

  test("have no value outside their domains", () => {
    expect([logit(-0.1), logit(1.1), logit(NaN), logistic(NaN), log1pExp(NaN)]).toEqual([
      NaN,
      NaN,
      NaN,
      NaN,
      NaN,
    ]);
  });
});

describe("the logarithm of one more than an exponential", () => {
  test("at x is x more than at −x", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), (x) => {
        expect(errorOf(log1pExp(x) - log1pExp(-x), x)).toBeLessThan(1e-14);
      }),
    );
  });

  test("neither overflows nor vanishes", () => {
    expect(log1pExp(1e10)).toBe(1e10);
    expect(relativeErrorOf(log1pExp(-700), Math.exp(-700))).toBeLessThan(1e-15);
    expect(log1pExp(0)).toBeCloseTo(Math.LN2, 15);
    for (const x of [18, 37]) expect(log1pExp(x + 1e-9) - log1pExp(x - 1e-9)).toBeCloseTo(2e-9, 13);
  });
});
