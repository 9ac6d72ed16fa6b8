import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { effectiveSize, neighbourCorrelation } from "./effective-size.ts";

/** Employed in the United States 1947-1962, in millions: Longley (1967), from NIST StRD. */
const EMPLOYED: readonly number[] = [
  60.323, 61.122, 60.171, 61.187, 63.221, 63.639, 64.989, 63.761, 66.019, 67.857, 68.169, 66.513,
  68.655, 69.564, 69.331, 70.551,
];

describe("the correlation of neighbours", () => {
  test("is R's acf at lag 1, with and without gaps", () => {
    expect(neighbourCorrelation(EMPLOYED)).toBeCloseTo(0.7815622158480159, 13);
    const gaps = EMPLOYED.map((value, i) => ([2, 8, 9].includes(i) ? Number.NaN : value));
    expect(neighbourCorrelation(gaps)).toBeCloseTo(0.7223734618290009, 13);
  });

  test("does not mind units, and lies between -1 and 1", () => {
    const series = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 3,
      maxLength: 30,
    });
    fc.assert(
      fc.property(series, (values) => {
        fc.pre(Math.max(...values) - Math.min(...values) > 1e-3);
        const r = neighbourCorrelation(values);
        expect(Math.abs(r)).toBeLessThanOrEqual(1);
        expect(neighbourCorrelation(values.map((v) => 7 - 3 * v))).toBeCloseTo(r, 9);
      }),
    );
  });

  test("is unknown of a series that does not vary or has no neighbours", () => {
    expect(neighbourCorrelation([2, 2, 2])).toBeNaN();
    expect(neighbourCorrelation([])).toBeNaN();
    expect(neighbourCorrelation([1, Number.NaN, 3, Number.NaN, 2])).toBeNaN();
  });
});

describe("the effective size", () => {
  test("gives the variance of the mean of a long first-order autoregression", () => {
    for (const r of [0.2, 0.5, 0.8]) {
      const n = 20_000;
      let sum = 1;
      for (let k = 1; k < n; k++) sum += 2 * (1 - k / n) * r ** k;
      expect(effectiveSize(n, r) / (n / sum)).toBeCloseTo(1, 2);
    }
    expect(effectiveSize(132, 0.5)).toBe(44);
  });

  test("never exceeds the size, and has no value outside its domain", () => {
    expect([effectiveSize(40, -0.5), effectiveSize(40, -1), effectiveSize(40, 0)]).toEqual([
      40, 40, 40,
    ]);
    expect(effectiveSize(40, 1)).toBe(0);
    for (const [size, r] of [
      [-1, 0],
      [10, 1.1],
      [10, Number.NaN],
    ] as const) {
      expect(effectiveSize(size, r)).toBeNaN();
    }
  });
});
