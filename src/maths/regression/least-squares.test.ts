import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { relativeErrorOf } from "../../../test/support/reference-numbers.ts";
import { seededRandom } from "../../kernel/index.ts";
import { type CovarianceKind, coefficientCovariance } from "./covariance.ts";
import { testOfLastColumns } from "./f-test.ts";
import { type LeastSquares, leastSquares, leverages } from "./least-squares.ts";

/** Employed, price deflator, national product, unemployed, armed forces, population, year: Longley (1967), from NIST StRD. */
const LONGLEY: readonly (readonly number[])[] = [
  [60323, 83, 234289, 2356, 1590, 107608, 1947],
  [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
  [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
  [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
  [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
  [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
  [64989, 99, 365385, 1870, 3547, 115094, 1953],
  [63761, 100, 363112, 3578, 3350, 116219, 1954],
  [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
  [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
  [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
  [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
  [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
  [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
  [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
  [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
];

const column = (place: number, scale: number): number[] =>
  LONGLEY.map((row) => (row[place] ?? Number.NaN) / scale);

const ONES = LONGLEY.map(() => 1);

/** The fit in R's units: thousands employed on deflator, tens of thousands unemployed and in the armed forces. */
const inUnitsOfR = (weights?: number[]): LeastSquares =>
  leastSquares(
    column(0, 1000),
    [ONES, column(1, 1), column(3, 10), column(4, 10)],
    weights === undefined ? {} : { weights },
  );

const WEIGHTS = LONGLEY.map((_, i) => 1 + (i % 4));

function expectClose(actual: ArrayLike<number>, expected: readonly number[], error: number): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expect(relativeErrorOf(actual[i] ?? Number.NaN, value), `entry ${i}`).toBeLessThan(error);
  });
}

function standardErrors(fit: LeastSquares, kind: CovarianceKind): Float64Array {
  const covariance = coefficientCovariance(fit, kind);
  const k = fit.coefficients.length;
  return fit.coefficients.map((_, j) => Math.sqrt(covariance[j * (k + 1)] ?? Number.NaN));
}

describe("least squares on Longley's data", () => {
  test("has the coefficients, their errors and the residual that NIST certifies", () => {
    const fit = leastSquares(column(0, 1), [ONES, ...[1, 2, 3, 4, 5, 6].map((i) => column(i, 1))]);
    const certified = [
      -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359,
      -0.0511041056535807, 1829.15146461355,
    ];
    expectClose(fit.coefficients, certified, 1e-8);
    const errors = [
      890420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675,
      0.22607320006937, 455.478499142212,
    ];
    expectClose(standardErrors(fit, "classical"), errors, 1e-9);
    expect(relativeErrorOf(fit.rss, 836424.055505915)).toBeLessThan(1e-10);
    expect([fit.rows, fit.rank]).toEqual([16, 7]);
  });

  test("has R's coefficients and leverages, with and without weights", () => {
    const plain = inUnitsOfR();
    expectClose(
      plain.coefficients,
      [30.393412495832166, 0.3980758058652096, -0.01072498695006723, -0.00816528464560996],
      1e-11,
    );
    expect(relativeErrorOf(plain.rss, 5.510107707773192)).toBeLessThan(1e-12);
    const held = leverages(plain);
    expectClose(
      [held[0] ?? 0, held[3] ?? 0, held[15] ?? 0],
      [0.30775724598147647, 0.23505244903919467, 0.21320380335600458],
      1e-12,
    );
    const weighted = inUnitsOfR(WEIGHTS);
    expectClose(
      weighted.coefficients,
      [30.029106817190964, 0.4049189483446118, -0.01160044692861893, -0.0084255212270214],
      1e-11,
    );
    expect(relativeErrorOf(weighted.rss, 10.348933333876129)).toBeLessThan(1e-12);
    const weightedHeld = leverages(weighted);
    expectClose(
      [weightedHeld[0] ?? 0, weightedHeld[3] ?? 0, weightedHeld[15] ?? 0],
      [0.13992284885890757, 0.36147272134045705, 0.32090929338929747],
      1e-12,
    );
  });

  /** Four standard errors and the covariance of the second and third coefficient, with rows alike and weighted. */
  const SANDWICH: readonly (readonly [CovarianceKind, readonly number[], readonly number[]])[] = [
    [
      "classical",
      [
        1.8642849612608, 0.0309949957870429, 0.003220473403301544, 0.0038294260735524705,
        -8.053877861725015e-5,
      ],
      [
        1.5565305786250263, 0.02458072046229816, 0.002542272886955948, 0.0031860762146551534,
        -4.7599089243743136e-5,
      ],
    ],
    [
      "hc0",
      [
        1.001341121023362, 0.01673080749551264, 0.0024478227957432873, 0.0031007678792240433,
        -3.1187720560774e-5,
      ],
      [
        0.7693086337947421, 0.01345226907029722, 0.002304478488583948, 0.0025039697777365618,
        -2.336181595016662e-5,
      ],
    ],
    [
      "hc1",
      [
        1.1562491315469594, 0.019319072422588065, 0.0028265023001017788, 0.003580458339529093,
        -4.158362741436534e-5,
      ],
      [
        0.8883210936225951, 0.015533342337894752, 0.0026609825514512884, 0.0028913352504377826,
        -3.114908793355549e-5,
      ],
    ],
    [
      "hc2",
      [
        1.1695772270080256, 0.0194018828051635, 0.002911757182070532, 0.0037919995557254473,
        -4.3378305748774704e-5,
      ],
      [
        0.9303280730933723, 0.016946700377942794, 0.0028141325982955125, 0.0031632619919175053,
        -3.654033852238138e-5,
      ],
    ],
    [
      "hc3",
      [
        1.3757182561602816, 0.022818188537046764, 0.003499104495374349, 0.004676148222770561,
        -6.211747871884914e-5,
      ],
      [
        1.1523874970324919, 0.02222718015673333, 0.003498216884612287, 0.004088910880056622,
        -6.091366723198698e-5,
      ],
    ],
  ];

  test.each(SANDWICH)(
    "has the %s covariance at 50 digits (mpmath), to which R's vcov and sandwich agree",
    (kind, plain, weighted) => {
      for (const [fit, expected] of [
        [inUnitsOfR(), plain],
        [inUnitsOfR(WEIGHTS), weighted],
      ] as const) {
        const between = coefficientCovariance(fit, kind)[4 + 2] ?? Number.NaN;
        expectClose([...standardErrors(fit, kind), between], expected, 1e-10);
      }
    },
  );

  test("has R's F test of two nested models, with and without weights", () => {
    const plain = testOfLastColumns(inUnitsOfR(), 2);
    expectClose([plain.statistic, plain.pValue], [5.55481175720309, 0.01960334821494336], 1e-11);
    expect(plain.degrees).toEqual([2, 12]);
    const weighted = testOfLastColumns(inUnitsOfR(WEIGHTS), 2);
    expectClose(
      [weighted.statistic, weighted.pValue],
      [10.4592630497476, 0.002346633063839],
      1e-11,
    );
  });
});

/** Rows of a response, two columns and a weight, drawn from a seed. */
function drawn(seed: number, rows: number): Record<"y" | "a" | "b" | "w", number[]> {
  const random = seededRandom(seed);
  const draw = (): number[] => Array.from({ length: rows }, () => random.uniform() - 0.5);
  return { y: draw(), a: draw(), b: draw(), w: draw().map((u) => u + 0.6) };
}

const seeds = fc.integer({ min: 0, max: 1e6 });
const lengths = fc.integer({ min: 8, max: 40 });

describe("least squares", () => {
  test("leaves residuals that no column could lower, and fitted values that add up with them", () => {
    fc.assert(
      fc.property(seeds, lengths, (seed, rows) => {
        const { y, a, b, w } = drawn(seed, rows);
        const fit = leastSquares(y, [a, b], { weights: w });
        for (const x of [a, b]) {
          const product = x.reduce((s, v, i) => s + v * (w[i] ?? 0) * (fit.residuals[i] ?? 0), 0);
          expect(product).toBeCloseTo(0, 12);
        }
        y.forEach((value, i) => {
          expect((fit.fitted[i] ?? 0) + (fit.residuals[i] ?? 0)).toBeCloseTo(value, 13);
          const [p = 0, q = 0] = fit.coefficients;
          expect(fit.fitted[i]).toBeCloseTo(p * (a[i] ?? 0) + q * (b[i] ?? 0), 11);
        });
        expect(leverages(fit).reduce((s, h) => s + h, 0)).toBeCloseTo(fit.rank, 11);
      }),
    );
  });

  test("does not mind the order of rows, and follows a change of units", () => {
    const scales = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(seeds, lengths, scales, scales, (seed, rows, unit, outcomeUnit) => {
        const { y, a, b } = drawn(seed, rows);
        const fit = leastSquares(y, [a, b]);
        const turned = leastSquares(y.toReversed(), [a.toReversed(), b.toReversed()]);
        const scaled = leastSquares(
          y.map((v) => v * outcomeUnit),
          [a.map((v) => v * unit), b],
        );
        const [p = 0, q = 0] = fit.coefficients;
        expectClose(turned.coefficients, [p, q], 1e-9);
        expectClose(scaled.coefficients, [(p * outcomeUnit) / unit, q * outcomeUnit], 1e-9);
        const t = (f: LeastSquares): number =>
          (f.coefficients[0] ?? 0) / (standardErrors(f, "hc3")[0] ?? 0);
        expect(relativeErrorOf(t(scaled), t(fit))).toBeLessThan(1e-9);
      }),
    );
  });

  test("is not moved by a column that is a combination of those before it, wherever it stands", () => {
    const shares = fc.integer({ min: -40, max: 40 });
    fc.assert(
      fc.property(seeds, lengths, shares, shares, (seed, rows, p, q) => {
        const { y, a, b } = drawn(seed, rows);
        const both = a.map((v, i) => p * v + q * (b[i] ?? 0));
        const fit = leastSquares(y, [a, b]);
        const more = leastSquares(y, [a, b, both]);
        expect(more.rank).toBe(2);
        expect(more.coefficients.subarray(0, 2)).toEqual(fit.coefficients);
        expect(more.coefficients[2]).toBeNaN();
        expect(more.rss).toBe(fit.rss);
        expect(more.residuals).toEqual(fit.residuals);
        expect(more.added[2]).toBe(0);
        const covariance = coefficientCovariance(more, "hc1");
        expect(covariance[0]).toBe(coefficientCovariance(fit, "hc1")[0]);
        expect(covariance[8]).toBeNaN();
        if (q === 0) return;
        const swapped = leastSquares(y, [a, both, b]);
        expect(swapped.rank).toBe(2);
        expect(swapped.coefficients[2]).toBeNaN();
        expect(relativeErrorOf(swapped.rss, fit.rss)).toBeLessThan(1e-9);
      }),
    );
  });

  test("weighs a row of weight two as two rows", () => {
    const { y, a, b } = drawn(5, 9);
    const twice = leastSquares(
      [...y, ...y.slice(0, 3)],
      [
        [...a, ...a.slice(0, 3)],
        [...b, ...b.slice(0, 3)],
      ],
    );
    const weighted = leastSquares(y, [a, b], { weights: y.map((_, i) => (i < 3 ? 2 : 1)) });
    expectClose(weighted.coefficients, [...twice.coefficients], 1e-12);
    expect(weighted.rss).toBeCloseTo(twice.rss, 13);
  });

  test("fits exactly where there are no more rows than columns, and leaves later columns out", () => {
    const fit = leastSquares(
      [1, 2],
      [
        [1, 1],
        [0, 1],
        [5, 7],
      ],
    );
    expect(fit.rank).toBe(2);
    expectClose(fit.coefficients.subarray(0, 2), [1, 1], 1e-14);
    expect(fit.coefficients[2]).toBeNaN();
    expect(fit.rss).toBeCloseTo(0, 28);
    expect(coefficientCovariance(fit, "classical")[0]).toBeNaN();
    expect(coefficientCovariance(fit, "hc3")[0]).toBeNaN();
  });

  test("of no columns, or of columns of zeros, is the response itself", () => {
    expect(leastSquares([1, -2, 3], []).rss).toBe(14);
    const fit = leastSquares([1, -2, 3], [[0, 0, 0]]);
    expect([fit.rank, fit.rss, ...fit.residuals]).toEqual([0, 14, 1, -2, 3]);
    expect(testOfLastColumns(fit, 0)).toEqual({
      statistic: Number.NaN,
      degrees: [0, 3],
      pValue: Number.NaN,
    });
  });

  test("refuses rows that do not match, missing values and weights that are none", () => {
    expect(() => leastSquares([1, 2], [[1]])).toThrow(
      expect.objectContaining({
        code: "maths.rows-unequal",
        facts: { part: "Column 0", expected: 2, actual: 1 },
      }),
    );
    expect(() => leastSquares([1, 2], [[1, 2]], { weights: [1] })).toThrow(
      expect.objectContaining({ code: "maths.rows-unequal" }),
    );
    expect(() => leastSquares([1, Number.NaN], [[1, 2]])).toThrow(
      expect.objectContaining({ code: "maths.value-not-finite" }),
    );
    expect(() => leastSquares([1, 2], [[1, Number.POSITIVE_INFINITY]])).toThrow(
      expect.objectContaining({ code: "maths.value-not-finite" }),
    );
    for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => leastSquares([1, 2], [[1, 2]], { weights: [1, weight] })).toThrow(
        expect.objectContaining({
          code: "maths.weight-not-positive",
          facts: { row: 1, value: weight },
        }),
      );
    }
  });
});
