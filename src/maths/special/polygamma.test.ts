import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { errorOf, relativeErrorOf, worstRow } from "../../../test/support/reference-numbers.ts";
import { logGamma } from "./gamma.ts";
import { digamma, trigamma } from "./polygamma.ts";

/** x and the digamma function: mpmath 1.4.1 at 60 digits. */
const DIGAMMA: readonly (readonly number[])[] = [
  [1e-300, -9.999999999999999e299],
  [1e-20, -1e20],
  [0.001, -1000.5755719318103],
  [0.3, -3.502524222200133],
  [0.5, -1.9635100260214235],
  [0.999999, -0.5772173098368019],
  [1, -0.5772156649015329],
  [1.0001, -0.5770511835143348],
  [1.4616321449683622, -9.241265521729427e-17],
  [1.9999, 0.42271983967113097],
  [2.0000001, 0.4227843995918717],
  [2.5, 0.7031566406452432],
  [3, 0.9227843350984671],
  [5.5, 1.6110931485817512],
  [9.99, 2.250700372831201],
  [10.0001, 2.2517631056450407],
  [33, 3.4812795305349873],
  [1234.5, 7.118016231827998],
  [1000000.5, 13.815510557964316],
  [10000000000, 23.025850929890456],
  [1e100, 230.25850929940458],
];

/** x and the trigamma function: mpmath 1.4.1 at 60 digits. */
const TRIGAMMA: readonly (readonly number[])[] = [
  [1e-100, 1e200],
  [1e-8, 1.0000000000000002e16],
  [0.1, 101.43329915079275],
  [0.49999, 4.934970493381705],
  [0.7, 2.834049156694611],
  [0.999999999999, 1.6449340668506305],
  [1.000000001, 1.6449340644441124],
  [1.2, 1.2673772054237793],
  [1.5, 0.9348022005446793],
  [2, 0.6449340668482264],
  [2.3, 0.5425374586652585],
  [2.50001, 0.49035539407091366],
  [3.7, 0.3100378576700383],
  [7, 0.15354517795933756],
  [10, 0.10516633568168575],
  [15.5, 0.06664201358327597],
  [100.25, 0.010024978698123367],
  [100000, 1.0000050000166667e-5],
  [100000000, 1.000000005e-8],
  [1000000000000000.0, 1.0000000000000005e-15],
  [1e300, 1e-300],
];

describe("digamma and trigamma", () => {
  test("agree with 60 digits", () => {
    const one = worstRow(DIGAMMA, digamma, errorOf);
    expect(one.error, `row ${one.row}`).toBeLessThan(3e-15);
    const two = worstRow(TRIGAMMA, trigamma, relativeErrorOf);
    expect(two.error, `row ${two.row}`).toBeLessThan(1e-15);
  });

  test("are the slopes of log gamma and of digamma", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 100, noNaN: true }), (x) => {
        const h = 1e-5 * x;
        const slope = (f: (x: number) => number): number => (f(x + h) - f(x - h)) / (2 * h);
        expect(errorOf(slope(logGamma), digamma(x))).toBeLessThan(1e-6);
        expect(errorOf(slope(digamma), trigamma(x))).toBeLessThan(1e-6);
      }),
    );
  });

  test("have no value below 0 and are infinite at 0", () => {
    expect(digamma(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(trigamma(0)).toBe(Number.POSITIVE_INFINITY);
    expect(trigamma(Number.POSITIVE_INFINITY)).toBe(0);
    expect([digamma(-1), trigamma(-1), digamma(Number.NaN), trigamma(Number.NaN)]).toEqual([
      NaN,
      NaN,
      NaN,
      NaN,
    ]);
  });
});
