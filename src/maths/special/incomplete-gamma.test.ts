import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { relativeErrorOf, worstRow } from "../../../test/support/reference-numbers.ts";
import { regularizedGammaP, regularizedGammaQ } from "./incomplete-gamma.ts";

/** a, x and P(a, x): the power series in mpmath 1.4.1 at 60 digits, or 1 less the continued fraction. */
const LOWER: readonly (readonly number[])[] = [
  [100000000, 99900000, 7.369931066896994e-24],
  [100000000, 99990000, 0.15865525352814383],
  [200000000, 200400000, 1],
  [1000000000, 999900000, 0.0007824461399627836],
  [10000000000, 10000100000, 0.8413447460725758],
  [10000000000, 9999000000, 7.594501210977073e-24],
  [1e-10, 0.001, 0.999999999366846],
  [1e-10, 2, 0.9999999999951099],
  [0.001, 1.05, 0.9997979132836744],
  [0.001, 5, 0.9999988490186603],
  [0.001, 100, 1],
  [0.1, 1e-10, 0.10511370061022218],
  [0.1, 0.001, 0.5267685683924451],
  [0.1, 5, 0.9998560610341533],
  [0.5, 0.001, 0.03567059172967989],
  [0.5, 1.05, 0.8527008613773239],
  [0.5, 30, 0.9999999999999906],
  [0.9, 1e-10, 1.0397541342983843e-9],
  [0.9, 1, 0.6753924416740532],
  [0.9, 1.2, 0.7372312820746619],
  [1, 30, 0.9999999999999064],
  [1.5, 1.5, 0.608374823728911],
  [1.5, 3.949489742783178, 0.9518537099447799],
  [1.5, 3, 0.8883897749052875],
  [3, 0.8999999999999999, 0.06285693429791903],
  [3, 30, 0.9999999999549898],
  [10, 3, 0.0011024881301154798],
  [50.5, 505, 1],
  [300, 3000, 1],
  [10000, 9700, 0.001234175584468492],
  [10000, 10200, 0.9767126778664011],
  [1000000, 1200000, 1],
  [1000000, 10000000, 1],
  [100000000, 100000000, 0.5000132980760141],
  [100000000, 120000000, 1],
  [100000000, 200000000, 1],
];

/** a, x and Q(a, x): `gammainc` of mpmath 1.4.1 at 90 digits for small a, otherwise as above. */
const UPPER: readonly (readonly number[])[] = [
  [100000000, 99900000, 1],
  [100000000, 99990000, 0.8413447464718562],
  [200000000, 200400000, 4.595226169941761e-176],
  [1000000000, 999900000, 0.9992175538600372],
  [10000000000, 10000100000, 0.15865525392742424],
  [10000000000, 9999000000, 1],
  [1e-10, 1e-300, 6.901982884147095e-8],
  [1e-10, 1e-10, 2.244863524002411e-9],
  [1e-10, 0.001, 6.331539362213877e-10],
  [1e-10, 1, 2.1938393441796778e-11],
  [1e-10, 1.2, 1.584084368698531e-11],
  [0.001, 0.5, 0.0005600666564707498],
  [0.001, 30, 3.033689506589931e-18],
  [0.001, 100, 3.702770405597286e-49],
  [0.1, 2, 0.005673823979811528],
  [0.5, 0.5, 0.3173105078629141],
  [0.5, 5, 0.0015654022580025497],
  [0.5, 30, 9.485737571073848e-15],
  [0.9, 1e-300, 1],
  [0.9, 0.1, 0.8751049272712581],
  [0.9, 1, 0.3246075583259468],
  [0.9, 5, 0.0052777678510461555],
  [1, 1e-300, 1],
  [1, 1e-10, 0.9999999999],
  [1, 30, 9.357622968840175e-14],
  [1.5, 1.2000000000000002, 0.4936346227117279],
  [1.5, 3, 0.11161022509471256],
  [1.5, 15, 1.3800570312932547e-6],
  [3, 6, 0.06196880441665896],
  [10, 3, 0.9988975118698845],
  [10, 8, 0.7166242587270109],
  [10, 20, 0.004995412308307587],
  [50.5, 29.180994394672158, 0.9997864228607983],
  [300, 240, 0.9998950613161758],
  [10000, 8000, 1],
  [10000, 12000, 3.3272024923451615e-79],
  [1000000, 800000, 1],
  [1000000, 1002000, 0.022804095898769864],
  [100000000, 30000000, 1],
  [100000000, 80000000, 1],
];

describe("the incomplete gamma functions", () => {
  test("agree with 60 digits to relative precision, with a from 1e-10 to 1e10", () => {
    const lower = worstRow(LOWER, regularizedGammaP, relativeErrorOf);
    expect(lower.error, `row ${lower.row}`).toBeLessThan(2e-13);
    const upper = worstRow(UPPER, regularizedGammaQ, relativeErrorOf);
    expect(upper.error, `row ${upper.row}`).toBeLessThan(2e-13);
  });

  test("add up to one, also where the method changes", () => {
    const a = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(a, fc.double({ min: 0, max: 3, noNaN: true }), (shape, times) => {
        for (const x of [shape * times, shape + 1 - 1e-9, shape + 1 + 1e-9]) {
          const sum = regularizedGammaP(shape, x) + regularizedGammaQ(shape, x);
          expect(Math.abs(sum - 1)).toBeLessThan(1e-13);
        }
      }),
    );
  });

  test("are an exponential's tail for a = 1", () => {
    for (const x of [1e-5, 0.3, 1.09, 1.11, 4, 300]) {
      expect(relativeErrorOf(regularizedGammaQ(1, x), Math.exp(-x))).toBeLessThan(1e-13);
    }
  });

  test("have their ends at 0 and infinity, and no value outside", () => {
    expect([regularizedGammaP(2, 0), regularizedGammaQ(2, 0)]).toEqual([0, 1]);
    expect([regularizedGammaP(2, Infinity), regularizedGammaQ(2, Infinity)]).toEqual([1, 0]);
    expect([regularizedGammaP(2, 1e5), regularizedGammaQ(2, 1e5)]).toEqual([1, 0]);
    for (const f of [regularizedGammaP, regularizedGammaQ]) {
      expect([f(0, 1), f(-1, 1), f(1, -1), f(NaN, 1), f(1, NaN)]).toEqual([
        NaN,
        NaN,
        NaN,
        NaN,
        NaN,
      ]);
    }
  });
});
