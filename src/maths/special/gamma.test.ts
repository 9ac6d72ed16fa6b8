import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { errorOf, relativeErrorOf, worstRow } from "../../../test/support/reference-numbers.ts";
import { logBeta, logChoose, logGamma, logGammaOnePlus, stirlingCorrection } from "./gamma.ts";

/** x and log Γ(x): mpmath 1.4.1 at 60 digits. */
const LOG_GAMMA: readonly (readonly number[])[] = [
  [1e-300, 690.7755278982137],
  [1e-100, 230.25850929940458],
  [1e-20, 46.051701859880914],
  [1e-8, 18.42068073818021],
  [0.001, 6.907178885383853],
  [0.1, 2.252712651734206],
  [0.3, 1.0957979948180756],
  [0.49999, 0.5723845782717032],
  [0.5, 0.5723649429247001],
  [0.7, 0.26086724653166654],
  [0.999999, 5.772164873855652e-7],
  [0.999999999999, 5.772028958989666e-13],
  [1, 0],
  [1.000000001, -5.772157118381039e-10],
  [1.0001, -5.771334222047127e-5],
  [1.2, -0.08537409000331583],
  [1.4616321449683622, -0.12148629053584961],
  [1.5, -0.12078223763524522],
  [1.9999, -4.227520877215346e-5],
  [2, 0],
  [2.0000001, 4.227843666532498e-8],
  [2.3, 0.15418945495963046],
  [2.5, 0.2846828704729192],
  [2.50001, 0.2846899020638435],
  [3, Math.LN2],
  [3.7, 1.428072326665388],
  [5.5, 3.9578139676187165],
  [7, 6.579251212010101],
  [9.99, 12.779315214350193],
  [10, 12.801827480081469],
  [10.0001, 12.802052655866206],
  [15.5, 26.536914491115613],
  [33, 81.55795945611504],
  [100.25, 360.28455963776423],
  [1234.5, 7550.550901077895],
  [100000, 1051287.7089736569],
  [1000000.5, 12815511.476902766],
  [100000000, 1742068066.1038346],
  [10000000000, 220258509288.81058],
  [1000000000000000.0, 3.3538776394910668e16],
  [1e100, 2.2925850929940456e102],
  [1e300, 6.897755278982137e302],
];

/** a, b and log B(a, b): mpmath 1.4.1 at 120 digits. */
const LOG_BETA: readonly (readonly number[])[] = [
  [1e-10, 1e-10, 23.7189981105004],
  [1e-10, 0.2, 23.02585093041164],
  [1e-10, 1.7, 23.025850929861882],
  [1e-10, 33.3, 23.02585092953369],
  [1e-10, 10000, 23.025850928961706],
  [1e-10, 100000000, 23.02585092804067],
  [0.001, 0.001, 7.600900817008347],
  [0.001, 1, 6.907755278982137],
  [0.001, 8, 6.905163177340341],
  [0.001, 500, 6.9009652766177645],
  [0.001, 1000000.5, 6.893363374825389],
  [0.001, 1000000000000, 6.879547864267925],
  [0.2, 1, 1.6094379124341003],
  [0.2, 8, 1.118296077585849],
  [0.2, 500, 0.28130223472926047],
  [0.2, 1000000.5, -1.2390383091620776],
  [0.2, 1000000000000, -4.002140400754845],
  [1, 1.7, -0.5306282510621704],
  [1, 33.3, -3.505557396986398],
  [1, 10000, -9.210340371976184],
  [1, 100000000, -18.420680743952367],
  [1.7, 1.7, -1.2839434546168733],
  [1.7, 33.3, -6.072911657949791],
  [1.7, 10000, -15.753445827386694],
  [1.7, 100000000, -31.410964968076087],
  [8, 8, -10.848948661710063],
  [8, 500, -41.24742549845849],
  [8, 1000000.5, -101.99895510256378],
  [8, 1000000000000, -212.52300756639096],
  [33.3, 500, -125.39553871033706],
  [33.3, 1000000.5, -377.4533324374025],
  [33.3, 1000000000000, -837.5092795793034],
  [500, 10000, -2012.3266639264834],
  [500, 100000000, -6605.225769112371],
  [10000, 10000, -13866.28325676141],
  [10000, 100000000, -102107.58987641794],
  [1000000.5, 1000000.5, -1386300.6965103517],
  [1000000.5, 1000000000000, -14815523.954536173],
  [100000000, 1000000000000, -1021039045.3223118],
];

/** n, k and the logarithm of n over k: mpmath 1.4.1 at 120 digits. */
const LOG_CHOOSE: readonly (readonly number[])[] = [
  [1, 0, 0],
  [2, 1, Math.LN2],
  [2, 2, 0],
  [5, 1, 1.6094379124341003],
  [5, 2, Math.LN10],
  [5, 4, 1.6094379124341003],
  [20, 0, 0],
  [20, 1, 2.995732273553991],
  [20, 6, 10.565144066004702],
  [20, 17, 7.038783541388542],
  [20, 20, 0],
  [33, 2, 6.269096283706261],
  [33, 17, 20.877533461363956],
  [33, 32, 3.4965075614664802],
  [100, 0, 0],
  [100, 2, 8.507142855562735],
  [100, 33, 60.94797442402775],
  [100, 40, 64.79056241713451],
  [100, 50, 66.78384165201743],
  [100, 100, 0],
  [1000, 1, 6.907755278982137],
  [1000, 2, 13.121362877070744],
  [1000, 40, 165.19909370901127],
  [1000, 500, 689.4672615678512],
  [1000, 999, 6.907755278982137],
  [1000, 1000, 0],
  [1000000, 1, 13.815510557964274],
  [1000000, 2, 26.9378729353681],
  [1000000, 500000, 693140.0470130637],
  [1000000, 1000000, 0],
  [1000000000, 2, 40.75338449233288],
  [1000000000, 40, 718.609992983099],
  [1000000000, 333333333, 636514157.535231],
  [1000000000, 500000000, 693147169.9725211],
  [1000000000000000, 2, 68.38440560926142],
  [1000000000000000, 333333333333333, 636514168294795.1],
];

describe("log gamma", () => {
  test("agrees with 60 digits from 1e-300 to 1e300, to relative precision near its zeros too", () => {
    const worst = worstRow(LOG_GAMMA, logGamma, relativeErrorOf);
    expect(worst.error, `row ${worst.row}`).toBeLessThan(1e-15);
  });

  test("climbs by log x from x to x + 1", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e4, noNaN: true }), (x) => {
        expect(errorOf(logGamma(x + 1) - logGamma(x), Math.log(x))).toBeLessThan(1e-11);
      }),
    );
  });

  test("has no value below 0 and is infinite at its ends", () => {
    expect(logGamma(0)).toBe(Number.POSITIVE_INFINITY);
    expect(logGamma(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
    expect(logGamma(-0.5)).toBeNaN();
    expect(logGamma(Number.NaN)).toBeNaN();
  });

  test("is exact around 1 in the argument less 1", () => {
    // −γ z + ζ(2) z² / 2
    const [z, gamma, zeta2] = [1e-9, 0.5772156649015329, Math.PI ** 2 / 6];
    expect(relativeErrorOf(logGammaOnePlus(z), -gamma * z + (zeta2 * z * z) / 2)).toBeLessThan(
      1e-14,
    );
  });
});

describe("Stirling's correction", () => {
  test("is one function on both sides of 10", () => {
    expect(stirlingCorrection(10)).toBeCloseTo(stirlingCorrection(10 - 1e-12), 13);
  });
});

describe("log beta", () => {
  test("agrees with 120 digits from 1e-10 to 1e12", () => {
    const worst = worstRow(LOG_BETA, logBeta, errorOf);
    expect(worst.error, `row ${worst.row}`).toBeLessThan(1e-14);
  });

  test("does not mind the order of its arguments", () => {
    const positive = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
    fc.assert(fc.property(positive, positive, (a, b) => logBeta(a, b) === logBeta(b, a)));
  });

  test("has no value where an argument is not above 0", () => {
    expect([logBeta(0, 1), logBeta(1, -2), logBeta(Number.NaN, 1)]).toEqual([NaN, NaN, NaN]);
    expect(logBeta(1, Number.POSITIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe("log choose", () => {
  test("agrees with 120 digits up to n = 1e15", () => {
    const worst = worstRow(LOG_CHOOSE, logChoose, errorOf);
    expect(worst.error, `row ${worst.row}`).toBeLessThan(1e-14);
  });

  test("is the logarithm of Pascal's triangle", () => {
    let row = [1];
    for (let n = 0; n <= 50; n++) {
      for (const [k, ways] of row.entries()) {
        expect(relativeErrorOf(Math.exp(logChoose(n, k)), ways)).toBeLessThan(1e-13);
      }
      row = [1, ...row.map((ways, k) => ways + (row[k + 1] ?? 0))];
    }
  });

  test("knows no way to choose more than there are, and no way to choose parts", () => {
    expect(logChoose(5, 6)).toBe(Number.NEGATIVE_INFINITY);
    expect(logChoose(5, -1)).toBe(Number.NEGATIVE_INFINITY);
    expect(logChoose(1e300, 0)).toBe(0);
    expect([logChoose(5.5, 2), logChoose(5, 1.5), logChoose(-1, 0)]).toEqual([NaN, NaN, NaN]);
  });
});
