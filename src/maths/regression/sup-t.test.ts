import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { pointwiseMultiplier, supTMultiplier } from "./sup-t.ts";

/** The covariance of estimates of given standard errors with one correlation throughout. */
function equicorrelated(errors: readonly number[], correlation: number): Float64Array {
  return Float64Array.from(
    errors.flatMap((a, i) => errors.map((b, j) => a * b * (i === j ? 1 : correlation))),
  );
}

const errorsOf = (size: number): number[] => Array.from({ length: size }, (_, i) => 0.1 + i * i);

/** Number of estimates, their correlation, confidence and the multiplier: one integral over what they share, by scipy. */
const EXACT: readonly (readonly [number, number, number, number])[] = [
  [5, 0, 0.9, 2.3106600842806704],
  [13, 0.5, 0.9, 2.524716765265676],
  [13, 0.9, 0.9, 2.1157502573343443],
  [5, 0.9, 0.95, 2.274278609735008],
];

describe("the multiplier of a sup-t band", () => {
  test.each(EXACT)(
    "of %i estimates correlated %d at %d is exact to its draws",
    (size, correlation, confidence, exact) => {
      const covariance = equicorrelated(errorsOf(size), correlation);
      const drawn = supTMultiplier(covariance, {
        confidence,
        random: seededRandom(5),
        draws: 40_000,
      });
      expect(Math.abs(drawn - exact)).toBeLessThan(0.025);
    },
  );

  test("of estimates that are all one is that of a single interval, of any sign", () => {
    const errors = [1, 2, 0.5];
    const single = pointwiseMultiplier(0.9);
    expect(single).toBeCloseTo(1.6448536269514722, 13);
    const opposed = Float64Array.from(
      errors.flatMap((a, i) => errors.map((b, j) => a * b * (-1) ** (i + j))),
    );
    for (const covariance of [equicorrelated(errors, 1), opposed]) {
      const drawn = supTMultiplier(covariance, { confidence: 0.9, random: seededRandom(1) });
      expect(Math.abs(drawn - single)).toBeLessThan(0.04);
    }
  });

  test("leaves out what does not vary or is unknown", () => {
    const known = supTMultiplier(equicorrelated([1, 1], 0.3), {
      confidence: 0.9,
      random: seededRandom(2),
    });
    const more = equicorrelated([1, 0, 1], 0.3);
    expect(supTMultiplier(more, { confidence: 0.9, random: seededRandom(2) })).toBe(known);
    const unknown = Float64Array.from(more, (value, i) => (i === 4 ? Number.NaN : value));
    expect(supTMultiplier(unknown, { confidence: 0.9, random: seededRandom(2) })).toBe(known);
    const none = supTMultiplier(new Float64Array(9), { confidence: 0.9, random: seededRandom(2) });
    expect(none).toBe(pointwiseMultiplier(0.9));
  });

  test("lies between that of one interval and that of independent ones", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        (size, correlation, confidence) => {
          const covariance = equicorrelated(errorsOf(size), correlation);
          const drawn = supTMultiplier(covariance, {
            confidence,
            random: seededRandom(size),
            draws: 50,
          });
          expect(drawn).toBeGreaterThanOrEqual(pointwiseMultiplier(confidence));
          expect(drawn).toBeLessThanOrEqual(pointwiseMultiplier(confidence ** (1 / size)));
        },
      ),
    );
  });

  test("refuses a confidence that is none and no draws", () => {
    const covariance = equicorrelated([1, 1], 0);
    for (const options of [
      { confidence: 0, random: seededRandom(1) },
      { confidence: 0.9, random: seededRandom(1), draws: 1.5 },
    ]) {
      expect(() => supTMultiplier(covariance, options)).toThrow(
        expect.objectContaining({ code: "maths.setting-outside" }),
      );
    }
  });
});
