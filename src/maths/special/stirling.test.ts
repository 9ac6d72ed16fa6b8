import { describe, expect, test } from "vitest";
import { relativeErrorOf, worstRow } from "../../../test/support/reference-numbers.ts";
import { logShortfall, stirlingTail } from "./stirling.ts";

/** u and u − log(1 + u): mpmath 1.4.1 at 60 digits. */
const SHORTFALLS: readonly (readonly number[])[] = [
  [-0.999, 5.908755278982136],
  [-0.7, 0.5039728043259359],
  [-0.5, 0.19314718055994531],
  [-0.26, 0.04110509278392162],
  [-0.25, 0.03768207245178093],
  [-0.1, 0.005360515657826302],
  [-0.001, 5.003335835335002e-7],
  [-1e-8, 5.000000033333334e-17],
  [1e-12, 4.999999999996667e-25],
  [1e-5, 4.9999666669166655e-11],
  [0.01, 4.966914683191715e-5],
  [0.1, 0.00468982019567514],
  [0.2, 0.017678443206045377],
  [0.25, 0.026856448685790246],
  [0.26, 0.02888827903661337],
  [1, 0.3068528194400547],
  [10, 7.602104727201629],
  [1000000, 999986.184488442],
];

describe("the shortfall of the logarithm", () => {
  test("agrees with 60 digits to relative precision on both sides of zero", () => {
    const worst = worstRow(SHORTFALLS, (u) => logShortfall(u, 1 + u), relativeErrorOf);
    expect(worst.error, `row ${worst.row}`).toBeLessThan(1e-14);
  });

  test("is zero only at zero, and takes the ratio where u has lost it", () => {
    expect(logShortfall(0, 1)).toBe(0);
    expect(logShortfall(-1, 1e-200)).toBeCloseTo(200 * Math.LN10 - 1, 10);
  });
});

describe("the tail of Stirling's series", () => {
  test("gives log 9! and log 99! back", () => {
    const half = 0.5 * Math.log(2 * Math.PI);
    const logGammaAt = (x: number): number => (x - 0.5) * Math.log(x) - x + half + stirlingTail(x);
    expect(logGammaAt(10)).toBeCloseTo(Math.log(362880), 13);
    expect(logGammaAt(100)).toBeCloseTo(359.1342053695754, 12);
  });
});
