import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { errorOf, relativeErrorOf, worstRow } from "../../../test/support/reference-numbers.ts";
import { logBetaKernel, regularizedBeta, regularizedBetaOf } from "./incomplete-beta.ts";

/** x, a, b and I_x(a, b): the series of positive terms (DLMF 8.17.8) in mpmath 1.4.1 at 60 digits. */
const VALUES: readonly (readonly number[])[] = [
  [0.5, 1e-10, 1, 0.9999999999306853],
  [0.9, 1e-10, 1, 0.999999999989464],
  [2.8571428570612246e-11, 1e-10, 3.5, 0.9999999977401759],
  [0.1, 1e-10, 40, 0.9999999999996894],
  [1.9990107493752465e-8, 1e-10, 1000, 0.9999999989756423],
  [0.9, 1e-10, 1000, 1],
  [1e-300, 1e-10, 100000000, 0.9999999328222391],
  [1e-18, 1e-10, 100000000, 0.9999999977551365],
  [0.85, 0.001, 0.001, 0.5008658976700262],
  [0.9, 0.001, 0.001, 0.501096694574168],
  [0.04566451888210749, 0.001, 1, 0.9969183244652208],
  [0.1, 0.001, 1, 0.9977000638225533],
  [0.9, 0.001, 3.5, 0.9999999018369317],
  [1e-8, 0.001, 1000, 0.9891225505566469],
  [9.99999000001e-7, 0.001, 1000, 0.9936871502787017],
  [1e-8, 0.001, 100000, 0.9936876417553018],
  [0.99999999, 0.001, 100000, 1],
  [2.9999999969999994e-10, 0.001, 1000000, 0.9924926870464684],
  [9.99999999e-10, 0.001, 1000000, 0.9936876462125125],
  [0.5, 0.001, 100000000, 1],
  [0.8024193725852731, 0.2, 0.001, 0.0061283550264638],
  [0.9, 0.2, 0.001, 0.0068945065522175095],
  [0.5, 0.2, 0.2, 0.5],
  [0.9, 0.2, 3.5, 0.9999736420061305],
  [1e-300, 0.2, 1000, 4.335535525088573e-60],
  [1e-8, 0.2, 1000, 0.10890354726376374],
  [1.0944271834444984e-8, 0.2, 100000000, 0.9545857893107002],
  [0.9, 1, 0.001, 0.002299936177446683],
  [1e-8, 1, 0.2, 2.000000008e-9],
  [0.07199512550968454, 1, 40, 0.9496487453243243],
  [0.99999999, 1, 100000, 1],
  [1e-8, 1, 1000000, 0.00995016630033444],
  [0.5, 1, 100000000, 1],
  [1e-8, 3.5, 0.001, 2.8619460991284356e-32],
  [0.9, 3.5, 0.001, 0.0008630110734057596],
  [1e-8, 3.5, 0.2, 7.810290238667231e-30],
  [0.15, 3.5, 3.5, 0.01788478748513084],
  [0.02413793103448276, 3.5, 40, 0.0410016354793676],
  [0.5, 3.5, 40, 0.9999999994208914],
  [1e-8, 3.5, 100000, 2.7166705388337285e-12],
  [1.0499963250128624e-6, 3.5, 1000000, 0.045901078232618055],
  [0.99999999, 3.5, 1000000, 1],
  [0.5, 3.5, 100000000, 1],
  [0.6111111111111112, 40, 40, 0.9776027978378142],
  [0.5, 40, 1000, 1],
  [0.5, 40, 100000, 1],
  [0.9, 40, 100000, 1],
  [0.1, 40, 100000000, 1],
  [0.5, 40, 100000000, 1],
  [0.9965122072745392, 1000, 3.5, 0.42924359520133976],
  [0.99999999, 1000, 3.5, 1],
  [0.4664673624492578, 1000, 1000, 0.00133993430364968],
  [0.9, 1000, 100000000, 1],
  [0.9999970000299997, 100000, 1, 0.7408201097539333],
  [0.09090909090909091, 100000, 1000000, 0.5003608569340915],
  [0.091457293104595, 100000, 1000000, 0.9771035814629235],
  [0.99999999, 1000000, 0.001, 0.00403059744914337],
  [0.9999965000122499, 1000000, 3.5, 0.42888022196670006],
  [0.9096391112864132, 1000000, 100000, 0.9773966012878743],
  [0.9999999994, 100000000, 0.2, 0.3856529885197287],
];

describe("the incomplete beta function", () => {
  test("agrees with 60 digits, with a and b from 1e-10 to 1e8", () => {
    const worst = worstRow(VALUES, regularizedBeta, errorOf);
    expect(worst.error, `row ${worst.row}`).toBeLessThan(1e-13);
    const tails = VALUES.filter((row) => (row[3] ?? 1) < 0.5);
    const tail = worstRow(tails, regularizedBeta, relativeErrorOf);
    expect(tail.error, `row ${tail.row}`).toBeLessThan(1e-10);
  });

  test("is one less itself when the sides change places", () => {
    const shape = fc.double({ min: 1e-3, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), shape, shape, (x, a, b) => {
        const sum = regularizedBetaOf(x, 1 - x, a, b) + regularizedBetaOf(1 - x, x, b, a);
        expect(Math.abs(sum - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  test("is x itself for a = b = 1 and a power where one of them is 1", () => {
    for (const x of [1e-200, 0.2, 0.77, 1 - 1e-12]) {
      expect(relativeErrorOf(regularizedBeta(x, 1, 1), x)).toBeLessThan(1e-13);
      expect(relativeErrorOf(regularizedBeta(x, 1.5, 1), x ** 1.5)).toBeLessThan(1e-13);
    }
  });

  test("uses a complement that x has lost", () => {
    // I_y(1, b) = 1 − (1 − y)^b, and I_y(a, 5) = y^a (a + 1)(a + 2)(a + 3)(a + 4) / 24 for a vanishing y.
    const [y, a] = [1e-30, 1e-3];
    expect(relativeErrorOf(regularizedBetaOf(y, 1, 1, 5), 5 * y)).toBeLessThan(1e-13);
    const lower = (y ** a * (a + 1) * (a + 2) * (a + 3) * (a + 4)) / 24;
    expect(relativeErrorOf(regularizedBetaOf(1, y, 5, a), 1 - lower)).toBeLessThan(1e-13);
  });

  test("has its ends at 0 and 1, and no value outside", () => {
    expect([regularizedBeta(0, 2, 3), regularizedBeta(1, 2, 3)]).toEqual([0, 1]);
    for (const [x, a, b] of [
      [-0.1, 1, 1],
      [1.1, 1, 1],
      [0.5, 0, 1],
      [0.5, 1, -1],
      [NaN, 1, 1],
    ] as const) {
      expect(regularizedBeta(x, a, b)).toBeNaN();
    }
  });

  test("has the kernel x^a y^b / B(a, b)", () => {
    // B(2, 3) = 1/12
    expect(logBetaKernel(0.3, 0.7, 2, 3)).toBeCloseTo(Math.log(12 * 0.3 ** 2 * 0.7 ** 3), 14);
  });
});
