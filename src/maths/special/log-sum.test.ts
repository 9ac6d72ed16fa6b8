import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logSumExp } from "./log-sum.ts";

describe("the logarithm of a sum of exponentials", () => {
  test("is the sum where the sum can be formed", () => {
    const values = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, (all) => {
        const plain = Math.log(all.reduce((sum, value) => sum + Math.exp(value), 0));
        expect(logSumExp(all)).toBeCloseTo(plain, 11);
      }),
    );
  });

  test("moves with its values, beyond what an exponential can hold", () => {
    expect(logSumExp([1000, 1000])).toBeCloseTo(1000 + Math.LN2, 12);
    expect(logSumExp(Float64Array.of(-2000, -2000, -2000, -2000))).toBeCloseTo(
      -2000 + 2 * Math.LN2,
      12,
    );
    expect(logSumExp([-Infinity, 3])).toBe(3);
  });

  test("of nothing is −Infinity, and is infinite or no number where a value is", () => {
    expect(logSumExp([])).toBe(-Infinity);
    expect(logSumExp([-Infinity, -Infinity])).toBe(-Infinity);
    expect(logSumExp([1, Infinity])).toBe(Infinity);
    expect(logSumExp([1, NaN, 2])).toBeNaN();
  });
});
