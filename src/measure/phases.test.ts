import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../kernel/index.ts";
import { type Phase, phasesOf } from "./phases.ts";

const logLikelihood = (counts: readonly number[], phases: readonly Phase[]): number =>
  phases.reduce((sum, { from, to, rate }) => {
    const total = counts.slice(from, to + 1).reduce((a, b) => a + b, 0);
    return sum + (total === 0 ? 0 : total * Math.log(rate)) - rate * (to - from + 1);
  }, 0);

const bic = (counts: readonly number[], phases: readonly Phase[]): number =>
  -2 * logLikelihood(counts, phases) + (2 * phases.length - 1) * Math.log(counts.length);

/** Every division into at most `most` phases of at least two periods. */
function divisions(n: number, most: number): number[][] {
  if (most === 0) return [];
  const whole = n >= 2 ? [[n]] : [];
  const cut = Array.from({ length: Math.max(0, n - 3) }, (_, i) => i + 2).flatMap((first) =>
    divisions(n - first, most - 1).map((rest) => [first, ...rest]),
  );
  return [...whole, ...cut];
}

function phasesFrom(counts: readonly number[], lengths: readonly number[]): Phase[] {
  let from = 0;
  return lengths.map((length) => {
    const slice = counts.slice(from, from + length);
    const phase = { from, to: from + length - 1, rate: slice.reduce((a, b) => a + b, 0) / length };
    from += length;
    return phase;
  });
}

function poisson(rate: number, uniform: () => number): number {
  let [k, p] = [0, uniform()];
  while (p > Math.exp(-rate)) {
    k++;
    p *= uniform();
  }
  return k;
}

describe("phases", () => {
  test("are the best of all divisions of a short series", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 2, maxLength: 9 }), (counts) => {
        const best = Math.min(
          ...divisions(counts.length, 5).map((d) => bic(counts, phasesFrom(counts, d))),
        );
        expect(bic(counts, phasesOf(counts))).toBeCloseTo(best, 8);
      }),
    );
  });

  test("cover the series once, in order", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 60 }), (counts) => {
        const phases = phasesOf(counts);
        expect(phases.flatMap(({ from, to }) => counts.slice(from, to + 1))).toEqual(counts);
      }),
    );
  });

  test("recover a step from two to nine events a year within a year, nine times in ten", () => {
    const random = seededRandom(7);
    const hits = Array.from({ length: 200 }, () => {
      const counts = Array.from({ length: 24 }, (_, i) => poisson(i < 12 ? 2 : 9, random.uniform));
      return phasesOf(counts).some((phase) => Math.abs(phase.from - 12) <= 1);
    }).filter(Boolean).length;
    expect(hits).toBeGreaterThanOrEqual(180);
  });

  test("a constant series is one phase; one of zeros too; an empty one has none", () => {
    expect(phasesOf([4, 4, 4, 4, 4, 4])).toEqual([{ from: 0, to: 5, rate: 4 }]);
    expect(phasesOf([0, 0, 0, 0])).toEqual([{ from: 0, to: 3, rate: 0 }]);
    expect(phasesOf([])).toEqual([]);
    expect(phasesOf([5])).toEqual([{ from: 0, to: 0, rate: 5 }]);
  });

  test("a count beyond all others does not break the arithmetic", () => {
    const phases = phasesOf([0, 0, 1e9, 1e9, 0, 0]);
    expect(phases.every((phase) => Number.isFinite(phase.rate))).toBe(true);
    expect(phases).toHaveLength(3);
  });
});
