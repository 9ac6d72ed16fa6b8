import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brierDecomposition, brierScore, eventLogScore } from "./brier.ts";

const events = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1 })), {
    minLength: 1,
  })
  .map((rows) => ({ p: rows.map(([k]) => k / 20), o: rows.map(([, event]) => event) }));

describe("the Brier score", () => {
  const p = [0.1, 0.1, 0.1, 0.8, 0.8];
  const o = [0, 0, 1, 1, 0];

  test("and its parts are those worked out by hand", () => {
    const parts = brierDecomposition(p, o);
    expect(parts.score).toBeCloseTo((0.01 + 0.01 + 0.81 + 0.04 + 0.64) / 5, 15);
    expect(parts.reliability).toBeCloseTo((3 * (0.1 - 1 / 3) ** 2 + 2 * 0.3 ** 2) / 5, 15);
    expect(parts.resolution).toBeCloseTo((3 * (1 / 3 - 0.4) ** 2 + 2 * 0.1 ** 2) / 5, 15);
    expect(parts.uncertainty).toBeCloseTo(0.24, 15);
    expect(parts.calibrationError).toBeCloseTo((3 * (1 / 3 - 0.1) + 2 * 0.3) / 5, 15);
    expect(parts.bins).toEqual([
      { forecasts: 3, events: 1, probability: 0.1, frequency: 1 / 3 },
      { forecasts: 2, events: 1, probability: 0.8, frequency: 0.5 },
    ]);
  });

  test("falls into reliability, resolution and uncertainty where each probability is its own bin", () => {
    fc.assert(
      fc.property(events, ({ p, o }) => {
        const { score, reliability, resolution, uncertainty } = brierDecomposition(p, o);
        expect(reliability - resolution + uncertainty).toBeCloseTo(score, 12);
      }),
    );
  });

  test("leaves, in bins, the variance within them less twice the covariance with what came", () => {
    fc.assert(
      fc.property(events, ({ p, o }) => {
        const parts = brierDecomposition(p, o, 4);
        const binOf = (x: number): number => Math.min(3, Math.floor(4 * x));
        const within = p.map((x, i) => {
          const same = p.flatMap((other, j) => (binOf(other) === binOf(x) ? [j] : []));
          const mean = (of: readonly number[]): number =>
            same.reduce((sum, j) => sum + (of[j] ?? 0), 0) / same.length;
          const off = x - mean(p);
          return off * off - 2 * off * ((o[i] ?? 0) - mean(o));
        });
        expect(parts.withinBins).toBeCloseTo(within.reduce((a, b) => a + b, 0) / p.length, 12);
        expect(parts.bins.reduce((sum, bin) => sum + bin.forecasts, 0)).toBe(p.length);
      }),
    );
  });

  test("takes the probability 1 into the last bin", () => {
    expect(brierDecomposition([1, 0.95], [1, 1], 10).bins).toHaveLength(1);
  });

  test("is best, on average, for the true probability; so is the log score", () => {
    const mean = (score: (p: number[], o: number[]) => number, told: number): number =>
      0.3 * score([told], [1]) + 0.7 * score([told], [0]);
    for (const told of [0.1, 0.29, 0.31, 0.9]) {
      expect(mean(brierScore, told)).toBeGreaterThan(mean(brierScore, 0.3));
      expect(mean(eventLogScore, told)).toBeGreaterThan(mean(eventLogScore, 0.3));
    }
    expect(eventLogScore([0.5, 0.25], [1, 0])).toBeCloseTo((Math.log(2) - Math.log(0.75)) / 2, 15);
    expect(eventLogScore([1], [0])).toBe(Number.POSITIVE_INFINITY);
  });

  test("refuses what is no probability, no outcome, of another length, or nothing", () => {
    const coded = (code: string): unknown => expect.objectContaining({ code });
    expect(() => brierScore([1.2], [1])).toThrow(coded("maths.score-value-outside"));
    expect(() => brierScore([0.2], [0.5])).toThrow(coded("maths.score-value-outside"));
    expect(() => brierScore([Number.NaN], [1])).toThrow(coded("maths.score-value-outside"));
    expect(() => brierScore([0.2, 0.3], [1])).toThrow(coded("maths.scores-unequal"));
    expect(() => brierDecomposition([0.5], [1], 0)).toThrow(coded("maths.setting-outside"));
    expect(() => brierScore([], [])).toThrow(coded("maths.scores-empty"));
  });
});
