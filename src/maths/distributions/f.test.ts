import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { relativeErrorOf, worstRow } from "../../../test/support/reference-numbers.ts";
import { fDistribution } from "./f.ts";
import { studentT } from "./student-t.ts";

/** x, d1, d2 and the probability of a value up to x: mpmath 1.4.1 at 60 digits. */
const CUMULATIVE: readonly (readonly number[])[] = [
  [0.001, 1, 1, 0.020124978303644132],
  [3, 1, 10, 0.8860625878480796],
  [0.5, 2, 7, 0.37334546696120025],
  [4.2565, 4, 41, 0.9943266470832915],
  [8.8, 2, 47, 0.9994326703406179],
  [100, 3, 30, 0.999999999999999],
  [2.5, 100, 200, 0.9999999796507918],
  [0.7, 0.5, 3.5, 0.6501054368575968],
  [1, 1000, 1000, 0.5],
  [1.2, 1000, 2000, 0.9996188724834598],
  [1e-8, 3, 8, 1.5070102723208672e-12],
  [5, 7, 1e6, 0.9999888130283231],
  [0.9, 250, 0.3, 0.19829193551152563],
];

/** x, d1, d2 and the probability of a value above x: mpmath 1.4.1 at 60 digits. */
const ABOVE: readonly (readonly number[])[] = [
  [0.001, 1, 1, 0.9798750216963559],
  [3, 1, 10, 0.11393741215192041],
  [0.5, 2, 7, 0.6266545330387997],
  [4.2565, 4, 41, 0.005673352916708488],
  [8.8, 2, 47, 0.0005673296593821423],
  [100, 3, 30, 1.0253854820990836e-15],
  [1e6, 5, 20, 2.974436395546333e-53],
  [2.5, 100, 200, 2.0349208155588722e-8],
  [0.7, 0.5, 3.5, 0.34989456314240325],
  [1, 1000, 1000, 0.5],
  [1.2, 1000, 2000, 0.000381127516540185],
  [30, 12, 300, 1.5019491112240806e-44],
  [1e-8, 3, 8, 0.999999999998493],
  [5, 7, 1e6, 0.00001118697167694317],
  [0.9, 250, 0.3, 0.8017080644884743],
];

/** p, d1, d2 and the quantile: Newton steps at 60 digits on the incomplete beta function, mpmath 1.4.1. */
const QUANTILES: readonly (readonly number[])[] = [
  [1e-12, 1, 4, 1.7777777777777778e-24],
  [0.0001, 3, 8, 0.0016412585308269443],
  [0.025, 2, 7, 0.025409599380200584],
  [0.5, 1, 1, 1],
  [0.9, 4, 41, 2.087249800277972],
  [0.95, 1, 10, 4.964602743730712],
  [0.95, 5, 20, 2.710889837209691],
  [0.99, 12, 300, 2.2444160024298694],
  [0.999, 2, 47, 8.030251633777926],
  [0.3, 100, 200, 0.9095150563841318],
  [0.999999999999, 3, 30, 59.39166267808736],
  [0.6, 0.5, 3.5, 0.48595200592760185],
  [0.5, 1000, 1000, 1],
  [1e-100, 6, 9, 2.3261916325619484e-34],
];

const degrees = fc.double({ min: 0.5, max: 1e4, noNaN: true });
const values = fc.double({ min: 1e-6, max: 1e6, noNaN: true });

describe("the F distribution", () => {
  test("agrees with 60 digits, far into both tails", () => {
    const cdf = worstRow(CUMULATIVE, fDistribution.cdf, relativeErrorOf);
    expect(cdf.error, `row ${cdf.row}`).toBeLessThan(1e-13);
    const above = worstRow(ABOVE, fDistribution.upperTail, relativeErrorOf);
    expect(above.error, `row ${above.row}`).toBeLessThan(1e-13);
    const quantile = worstRow(QUANTILES, fDistribution.quantile, relativeErrorOf);
    expect(quantile.error, `row ${quantile.row}`).toBeLessThan(1e-13);
  });

  test("has the critical values of the printed tables", () => {
    expect(fDistribution.quantile(0.95, 1, 1)).toBeCloseTo(161.4476, 4);
    expect(fDistribution.quantile(0.95, 3, 10)).toBeCloseTo(3.7083, 4);
    expect(fDistribution.quantile(0.95, 10, 120)).toBeCloseTo(1.9105, 4);
    expect(fDistribution.quantile(0.95, 4, Infinity)).toBeCloseTo(9.487729 / 4, 6);
  });

  test("shares its chance between the two tails, and turns over with its degrees of freedom", () => {
    fc.assert(
      fc.property(values, degrees, degrees, (x, d1, d2) => {
        expect(fDistribution.cdf(x, d1, d2) + fDistribution.upperTail(x, d1, d2)).toBeCloseTo(
          1,
          12,
        );
        const turned = fDistribution.upperTail(1 / x, d2, d1);
        expect(relativeErrorOf(fDistribution.cdf(x, d1, d2), turned)).toBeLessThan(1e-9);
      }),
    );
  });

  test("of one degree is that of a squared t", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 50, noNaN: true }), degrees, (t, df) => {
        const twoSided = 2 * studentT.cdf(-t, df, 0, 1);
        // Far out in the tail rounding of t² alone is worth this much.
        expect(relativeErrorOf(fDistribution.upperTail(t * t, 1, df), twoSided)).toBeLessThan(1e-8);
      }),
    );
  });

  test("has a quantile that undoes its distribution function", () => {
    const chance = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
    fc.assert(
      fc.property(chance, degrees, degrees, (p, d1, d2) => {
        const x = fDistribution.quantile(p, d1, d2);
        if (x > 1e-300 && x < 1e300) {
          expect(fDistribution.cdf(x, d1, d2)).toBeCloseTo(p, 10);
        }
      }),
    );
  });

  test("becomes a chi-square over its degrees of freedom", () => {
    expect(fDistribution.upperTail(9.487729 / 4, 4, Infinity)).toBeCloseTo(0.05, 7);
    expect(fDistribution.cdf(9.487729 / 4, 4, Infinity)).toBeCloseTo(0.95, 7);
    expect(fDistribution.upperTail(1.7, 3, 1e12)).toBeCloseTo(
      fDistribution.upperTail(1.7, 3, Infinity),
      10,
    );
  });

  test("has no value outside its domain, and its ends at 0 and 1", () => {
    expect([fDistribution.quantile(0, 3, 5), fDistribution.quantile(1, 3, 5)]).toEqual([
      0,
      Infinity,
    ]);
    expect([fDistribution.cdf(-1, 3, 5), fDistribution.cdf(Infinity, 3, 5)]).toEqual([0, 1]);
    expect([fDistribution.upperTail(0, 3, 5), fDistribution.upperTail(Infinity, 3, 5)]).toEqual([
      1, 0,
    ]);
    const outside = [
      fDistribution.quantile(1.1, 3, 5),
      fDistribution.quantile(NaN, 3, 5),
      fDistribution.quantile(0.4, 0, 5),
      fDistribution.cdf(NaN, 3, 5),
      fDistribution.cdf(1, Infinity, 5),
      fDistribution.upperTail(NaN, 3, 5),
      fDistribution.upperTail(1, 3, -1),
    ];
    expect(outside.every(Number.isNaN)).toBe(true);
  });
});
