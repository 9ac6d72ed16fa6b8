import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kolmogorovScore } from "../../../test/support/draws.ts";
import { errorOf, relativeErrorOf, worstRow } from "../../../test/support/reference-numbers.ts";
import { seededRandom } from "../../kernel/index.ts";
import { normal } from "./normal.ts";
import { studentT } from "./student-t.ts";

/** p, df and the quantile: Newton steps at 60 digits on the series of the incomplete beta function, mpmath 1.4.1. */
const QUANTILES: readonly (readonly number[])[] = [
  [1e-12, 0.3, -3.007185808790979e38],
  [0.0001, 0.3, -647878542583.0857],
  [0.3, 0.3, -1.6126582577896125],
  [0.4999, 0.3, -0.0004360733453070295],
  [0.7, 0.3, 1.6126582577896116],
  [0.999999999999, 0.3, 3.007407566495873e38],
  [0.3, 1, -0.7265425280053609],
  [0.4999, 1, -0.0003141592756943707],
  [1e-12, 2, -707106.7811854868],
  [0.3, 2, -0.6172133998483676],
  [0.975, 2, 4.302652729749462],
  [0.999999999999, 2, 707114.6025244079],
  [0.0001, 3, -22.20374227320418],
  [0.025, 3, -3.1824463052837095],
  [0.500001, 3, 2.7206990464340377e-6],
  [1e-100, 4.5, -2.411253249559218e22],
  [0.500001, 4.5, 2.648678110510481e-6],
  [0.975, 4.5, 2.658912347204403],
  [0.999999999999, 4.5, 670.946000890191],
  [1e-100, 10, -25645257189.48198],
  [0.0001, 10, -5.693820101457512],
  [0.025, 10, -2.228138851986275],
  [0.3, 10, -0.5415280387550157],
  [0.500001, 10, 2.5699780350075056e-6],
  [0.999999999999, 10, 40.532186343811446],
  [1e-100, 30, -10810.645001143976],
  [1e-12, 30, -11.397217523311411],
  [0.975, 30, 2.0422724563012378],
  [1e-100, 1000, -23.930617087826445],
  [0.3, 1000, -0.524567707309227],
  [0.4999, 1000, -0.00025072550362288887],
  [0.999999999999, 1000, 7.1242321273824425],
  [1e-100, 1000000, -21.27586598549062],
  [0.3, 1000000, -0.5244006798602089],
  [0.4999, 1000000, -0.00025066289275372676],
  [0.7, 1000000, 0.5244006798602088],
];

/** x, df and the cumulative probability: the same series, or the density integrated, mpmath 1.4.1 at 50 digits. */
const CUMULATIVE: readonly (readonly number[])[] = [
  [-1000000, 0.3, 0.005539213172512939],
  [-3.2, 0.3, 0.24594429492355172],
  [-1e-5, 0.3, 0.4999977068074717],
  [17, 0.3, 0.8506259362304531],
  [-1000000, 2, 4.9999999999925e-13],
  [-40, 2, 0.0003122073360923703],
  [-1, 2, 0.2113248654051871],
  [0, 2, 0.5],
  [2, 2, 0.908248290463863],
  [17, 2, 0.9982788244964668],
  [-1000000, 3, 1.1026577908396146e-18],
  [0.3, 3, 0.6081183539800404],
  [-40, 4.5, 3.224782606460499e-7],
  [-3.2, 4.5, 0.013922339715871432],
  [-1e-5, 4.5, 0.49999622453179177],
  [0.3, 4.5, 0.6112332264802843],
  [2, 4.5, 0.9458710464094375],
  [-1000000, 10, 1.2304687499436035e-56],
  [-40, 10, 1.1404288715428774e-12],
  [-1e-5, 10, 0.4999961089161604],
  [2, 10, 0.9633059826146299],
  [17, 10, 0.9999999947777647],
  [2, 30, 0.9726874775185085],
  [-40, 1000, 5.2394260775866807e-210],
  [0.3, 1000, 0.617880247916378],
  [2, 1000, 0.9771148267533741],
  [-1, 1000000, 0.15865537491678908],
  [-3.2, 1000000000, 0.0006871379593535693],
  [-1e-5, 1000000000, 0.49999601057719706],
  [0, 1000000000, 0.5],
  [0.3, 1000000000, 0.6179114221577742],
  [17, 1000000000, 1],
];

/** x, df and the log density: mpmath 1.4.1 at 80 digits. */
const LOG_DENSITY: readonly (readonly number[])[] = [
  [-40, 0.3, -7.050887605792286],
  [-3.2, 0.3, -3.786087854892113],
  [0, 0.3, -1.4726401290566635],
  [2, 0.3, -3.203322216623208],
  [0.3, 1, -1.2309075820904525],
  [-1e-5, 2, -1.0397207709149179],
  [0, 2, -1.0397207708399179],
  [2, 2, -2.6876392038420827],
  [-1e-5, 3, -1.0008888496901764],
  [0, 3, -1.0008888496235098],
  [-1, 4.5, -1.5259051018112122],
  [-1e-5, 4.5, -0.9740606893514077],
  [-1000000, 10, -140.25029547834572],
  [-40, 10, -28.891621359565498],
  [-1, 10, -1.468103341074739],
  [0.3, 10, -0.9931759296940478],
  [17, 10, -19.632118994332476],
  [-1, 30, -1.4355125791352041],
  [0, 30, -0.9272703253788457],
  [0.3, 30, -0.973700714565722],
  [2, 30, -2.8672990411659387],
  [2, 1000, -2.9171951785665016],
  [2, 1000000, -2.9189367832113393],
  [-1e-5, 1000000000, -0.9189385335046727],
  [0.3, 1000000000, -0.9639385334976477],
  [17, 1000000000, -145.41891779770867],
];

describe("Student's t distribution", () => {
  test("agrees with 50 digits and more, with df from 0.3 to 1e9", () => {
    const density = worstRow(LOG_DENSITY, (x, df) => studentT.logDensity(x, df, 0, 1), errorOf);
    expect(density.error, `row ${density.row}`).toBeLessThan(1e-14);
    const cdf = worstRow(CUMULATIVE, (x, df) => studentT.cdf(x, df, 0, 1), relativeErrorOf);
    expect(cdf.error, `row ${cdf.row}`).toBeLessThan(1e-13);
    const quantile = worstRow(
      QUANTILES,
      (p, df) => studentT.quantile(p, df, 0, 1),
      relativeErrorOf,
    );
    expect(quantile.error, `row ${quantile.row}`).toBeLessThan(1e-13);
  });

  test("mirrors itself about its location", () => {
    const df = fc.double({ min: 0.1, max: 1e6, noNaN: true });
    const z = fc.double({ min: 0, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(z, df, (x, nu) => {
        expect(studentT.cdf(2 - x, nu, 2, 3) + studentT.cdf(2 + x, nu, 2, 3)).toBeCloseTo(1, 12);
        expect(studentT.logDensity(2 - x, nu, 2, 3)).toBeCloseTo(
          studentT.logDensity(2 + x, nu, 2, 3),
          9,
        );
      }),
    );
  });

  test("becomes the normal", () => {
    expect(studentT.cdf(1.3, Infinity, 1, 2)).toBe(normal.cdf(1.3, 1, 2));
    expect(studentT.quantile(0.9, Infinity, 1, 2)).toBe(normal.quantile(0.9, 1, 2));
    expect(studentT.logDensity(0.2, Infinity, 1, 2)).toBe(normal.logDensity(0.2, 1, 2));
    expect(studentT.quantile(0.9, 1e14, 1, 2)).toBeCloseTo(normal.quantile(0.9, 1, 2), 12);
    expect(studentT.sample(seededRandom(4), Infinity, 1, 2)).toBe(
      normal.sample(seededRandom(4), 1, 2),
    );
  });

  test("follows its density far out", () => {
    // The Cauchy density at 1e200 is 1 / (π 1e400).
    expect(studentT.logDensity(1e200, 1, 0, 1)).toBeCloseTo(
      -400 * Math.LN10 - Math.log(Math.PI),
      9,
    );
  });

  test("draws what it is, and the same from the same seed", () => {
    for (const df of [0.5, 1, 4.5, 200]) {
      const random = seededRandom(7);
      const draws = Array.from({ length: 10_000 }, () => studentT.sample(random, df, -2, 3));
      expect(kolmogorovScore(draws, (x) => studentT.cdf(x, df, -2, 3))).toBeLessThan(1.95);
      expect(kolmogorovScore(draws, (x) => studentT.cdf(x, df, -1.4, 3))).toBeGreaterThan(1.95);
      expect(draws[0]).toBe(studentT.sample(seededRandom(7), df, -2, 3));
    }
  });

  test("has no value outside its domain, and its ends at 0 and 1", () => {
    expect([studentT.quantile(0, 3, 0, 1), studentT.quantile(1, 3, 0, 1)]).toEqual([
      -Infinity,
      Infinity,
    ]);
    expect([studentT.cdf(-Infinity, 3, 0, 1), studentT.cdf(Infinity, 3, 0, 1)]).toEqual([0, 1]);
    expect([studentT.quantile(0.5, 3, 0, 1), studentT.cdf(0, 3, 0, 1)]).toEqual([0, 0.5]);
    const outside = [
      studentT.quantile(-0.1, 3, 0, 1),
      studentT.quantile(NaN, 3, 0, 1),
      studentT.quantile(0.4, 0, 0, 1),
      studentT.cdf(NaN, 3, 0, 1),
      studentT.cdf(1, -3, 0, 1),
      studentT.logDensity(NaN, 3, 0, 1),
      studentT.logDensity(1, 3, 0, 0),
      studentT.sample(seededRandom(1), 0, 0, 1),
    ];
    expect(outside.every(Number.isNaN)).toBe(true);
  });
});
