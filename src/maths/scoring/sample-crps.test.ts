import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { normal } from "../distributions/normal.ts";
import { normalCrps } from "./continuous-scores.ts";
import { sampleCrps } from "./sample-crps.ts";

const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 12 });

function byDefinition(y: number, sample: readonly number[], pairs: number): number {
  const m = sample.length;
  const error = sample.reduce((sum, x) => sum + Math.abs(x - y), 0) / m;
  const between = sample.reduce(
    (sum, a) => sum + sample.reduce((s, b) => s + Math.abs(a - b), 0),
    0,
  );
  return error - between / (2 * pairs);
}

describe("the CRPS of a sample", () => {
  test("is the mean error less half the mean difference, over all pairs or, fair, over pairs of two", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -30, max: 30 }), (sample, y) => {
        const m = sample.length;
        expect(sampleCrps(y, sample)).toBeCloseTo(byDefinition(y, sample, m * m), 10);
        const fair = byDefinition(y, sample, m * (m - 1));
        expect(sampleCrps(y, sample, { fair: true })).toBeCloseTo(fair, 10);
      }),
    );
  });

  test("takes whole weights as repetitions", () => {
    const repeated = sampleCrps(2.5, [1, 1, 1, 4, 7, 7]);
    expect(sampleCrps(2.5, [7, 1, 4], { weights: [2, 3, 1] })).toBeCloseTo(repeated, 14);
  });

  test("does not change where sample and outcome are moved far away", () => {
    expect(sampleCrps(1e9 + 2, [1e9, 1e9 + 1, 1e9 + 5])).toBeCloseTo(sampleCrps(2, [0, 1, 5]), 12);
  });

  test("of one value is the absolute error, and unknown when it is to be fair or weighted and fair", () => {
    expect(sampleCrps(3, [5])).toBe(2);
    expect(sampleCrps(3, [5], { fair: true })).toBeNaN();
    expect(sampleCrps(3, [5, 6], { fair: true, weights: [1, 1] })).toBeNaN();
  });

  test("fair has the mean of the distribution's score; plain is too great by its spread over m", () => {
    const random = seededRandom(3);
    const runs = 20_000;
    let [fair, plain] = [0, 0];
    for (let i = 0; i < runs; i++) {
      const sample = Array.from({ length: 4 }, () => normal.sample(random, 0, 1));
      fair += sampleCrps(0.7, sample, { fair: true }) / runs;
      plain += sampleCrps(0.7, sample) / runs;
    }
    expect(Math.abs(fair - normalCrps(0.7, 0, 1))).toBeLessThan(0.012);
    expect(Math.abs(plain - normalCrps(0.7, 0, 1) - 1 / Math.sqrt(Math.PI) / 4)).toBeLessThan(
      0.012,
    );
  });

  test("refuses an empty sample, values that are not finite, and weights that do not fit", () => {
    const coded = (code: string): unknown => expect.objectContaining({ code });
    expect(() => sampleCrps(1, [])).toThrow(coded("maths.scores-empty"));
    expect(() => sampleCrps(1, [Number.NaN])).toThrow(coded("maths.score-value-outside"));
    expect(() => sampleCrps(1, [1], { weights: [-1] })).toThrow(coded("maths.score-value-outside"));
    expect(() => sampleCrps(1, [1], { weights: [0] })).toThrow(coded("maths.scores-empty"));
    expect(() => sampleCrps(1, [1], { weights: [1, 1] })).toThrow(coded("maths.scores-unequal"));
  });
});
