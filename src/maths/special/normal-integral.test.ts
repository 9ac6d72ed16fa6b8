import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { relativeErrorOf, worstRow } from "../../../test/support/reference-numbers.ts";
import { erf, erfc } from "./normal-integral.ts";

/** x and erf(x): mpmath 1.4.1 at 60 digits. */
const ERF: readonly (readonly number[])[] = [
  [-30, -1],
  [-6, -1],
  [-2, -0.9953222650189527],
  [-1.0001, -0.8427422995485203],
  [-1, -0.8427007929497149],
  [-0.5, -0.5204998778130465],
  [-0.1, -0.1124629160182849],
  [-1e-10, -1.1283791670955126e-10],
  [0, 0],
  [1e-300, 1.1283791670955126e-300],
  [1e-5, 1.1283791670579e-5],
  [0.01, 0.011283415555849618],
  [0.3, 0.3286267594591274],
  [0.4999, 0.5204119951613866],
  [0.5, 0.5204998778130465],
  [0.7, 0.6778011938374184],
  [1, 0.8427007929497149],
  [1.0001, 0.8427422995485203],
  [1.7, 0.9837904585907745],
  [2.5, 0.999593047982555],
  [4, 0.9999999845827421],
  [6, 1],
  [9.3, 1],
  [15, 1],
  [20.7, 1],
  [26, 1],
];

/** x and erfc(x): mpmath 1.4.1 at 60 digits. */
const ERFC: readonly (readonly number[])[] = [
  [-30, 2],
  [-6, 2],
  [-2, 1.9953222650189528],
  [-1.0001, 1.8427422995485203],
  [-1, 1.8427007929497148],
  [-0.5, 1.5204998778130465],
  [-0.1, 1.1124629160182848],
  [-1e-10, 1.000000000112838],
  [0, 1],
  [1e-300, 1],
  [1e-5, 0.9999887162083294],
  [0.01, 0.9887165844441503],
  [0.3, 0.6713732405408726],
  [0.4999, 0.4795880048386134],
  [0.5, 0.4795001221869535],
  [0.7, 0.32219880616258156],
  [1, 0.15729920705028513],
  [1.0001, 0.1572577004514797],
  [1.7, 0.01620954140922544],
  [2.5, 0.0004069520174449589],
  [4, 1.541725790028002e-8],
  [6, 2.1519736712498913e-17],
  [9.3, 1.653244184030135e-39],
  [15, 7.212994172451207e-100],
  [20.7, 2.2085481102488885e-188],
  [26, 5.663192408856143e-296],
];

describe("the error function and its complement", () => {
  test("agree with 60 digits to relative precision, in the far tail too", () => {
    const one = worstRow(ERF, erf, relativeErrorOf);
    expect(one.error, `row ${one.row}`).toBeLessThan(1e-15);
    const two = worstRow(ERFC, erfc, relativeErrorOf);
    expect(two.error, `row ${two.row}`).toBeLessThan(1e-15);
  });

  test("add up to one, and erf is odd", () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (x) => {
        expect(Math.abs(erf(x) + erfc(x) - 1)).toBeLessThan(1e-15);
        expect(erf(-x)).toBe(-erf(x));
      }),
    );
  });

  test("have their limits at the ends, and no value for none", () => {
    expect([erf(Infinity), erf(-Infinity), erfc(Infinity), erfc(-Infinity)]).toEqual([1, -1, 0, 2]);
    expect([erf(NaN), erfc(NaN)]).toEqual([NaN, NaN]);
  });
});
