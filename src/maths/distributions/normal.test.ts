import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kolmogorovScore } from "../../../test/support/draws.ts";
import { errorOf, relativeErrorOf, worstRow } from "../../../test/support/reference-numbers.ts";
import { seededRandom } from "../../kernel/index.ts";
import { normal } from "./normal.ts";

/** p and the standard normal quantile: the inverse error function, or a root at 400 digits, of mpmath 1.4.1. */
const QUANTILES: readonly (readonly number[])[] = [
  [1e-15, -7.941345326170997],
  [1e-10, -6.361340902404057],
  [1e-5, -4.264890793922825],
  [0.001, -3.0902323061678136],
  [0.02, -2.053748910631823],
  [0.074, -1.4466320671589785],
  [0.075, -1.439531470938456],
  [0.076, -1.4325027208258116],
  [0.2, -0.8416212335729142],
  [0.4, -0.2533471031357997],
  [0.499, -0.002506630899571766],
  [0.5, 0],
  [0.51, 0.025068908258711057],
  [0.8, 0.8416212335729144],
  [0.924, 1.4325027208258119],
  [0.926, 1.4466320671589787],
  [0.975, 1.9599639845400538],
  [0.999, 3.090232306167813],
  [0.999999999, 5.9978070196016375],
  [1e-300, -37.0470962993612],
  [1e-100, -21.273453560965326],
  [1e-50, -14.933337534788489],
  [1e-20, -9.262340089798407],
];

describe("the normal distribution", () => {
  test("has quantiles that agree with 60 digits from p = 1e-300 up", () => {
    const worst = worstRow(QUANTILES, (p) => normal.quantile(p, 0, 1), relativeErrorOf);
    expect(worst.error, `row ${worst.row}`).toBeLessThan(1e-14);
  });

  test("has quantiles that undo the cumulative probability, moved and stretched", () => {
    const p = fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true });
    fc.assert(
      fc.property(p, (level) => {
        const x = normal.quantile(level, -3, 2.5);
        expect(errorOf(normal.cdf(x, -3, 2.5), level)).toBeLessThan(1e-13);
      }),
    );
  });

  test("keeps its lower tail to relative precision", () => {
    // mpmath 1.4.1 at 60 digits: erfc(38 / √2) / 2 and erfc(9.25 / √2) / 2.
    expect(relativeErrorOf(normal.cdf(-38, 0, 1), 2.88542835e-316)).toBeLessThan(1e-6);
    expect(relativeErrorOf(normal.cdf(-9.25, 0, 1), 1.1224633591327982e-20)).toBeLessThan(1e-13);
    expect(normal.cdf(0, 0, 1)).toBe(0.5);
  });

  test("has a density that integrates to the cumulative probability", () => {
    let sum = 0;
    for (let x = -8; x < 1; x += 1e-3)
      sum += Math.exp(normal.logDensity(x + 5e-4, 0.2, 1.3)) * 1e-3;
    expect(sum).toBeCloseTo(normal.cdf(1, 0.2, 1.3) - normal.cdf(-8, 0.2, 1.3), 7);
  });

  test("draws what it is, and the same from the same seed", () => {
    const draw = (seed: number): number[] => {
      const random = seededRandom(seed);
      return Array.from({ length: 20_000 }, () => normal.sample(random, 5, 3));
    };
    expect(kolmogorovScore(draw(1), (x) => normal.cdf(x, 5, 3))).toBeLessThan(1.95);
    expect(kolmogorovScore(draw(1), (x) => normal.cdf(x, 5.1, 3))).toBeGreaterThan(1.95);
    expect(draw(1)).toEqual(draw(1));
  });

  test("has no value outside its domain, and its ends at 0 and 1", () => {
    expect([normal.quantile(0, 0, 1), normal.quantile(1, 0, 1)]).toEqual([-Infinity, Infinity]);
    const outside = [
      normal.quantile(-0.1, 0, 1),
      normal.quantile(1.1, 0, 1),
      normal.quantile(NaN, 0, 1),
      normal.quantile(0.5, 0, 0),
      normal.logDensity(1, 0, 0),
      normal.logDensity(NaN, 0, 1),
      normal.cdf(0, 0, -1),
      normal.cdf(NaN, 0, 1),
      normal.sample(seededRandom(1), 0, -1),
    ];
    expect(outside.every(Number.isNaN)).toBe(true);
  });
});
