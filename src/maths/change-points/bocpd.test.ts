import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logGamma } from "../special/gamma.ts";
import { bocpd, type NormalGamma } from "./bocpd.ts";

/** Marginal likelihood of a segment under a normal-gamma prior, in closed form. */
function evidence(values: readonly number[], { mean, weight, shape, rate }: NormalGamma): number {
  const n = values.length;
  const average = values.reduce((sum, value) => sum + value, 0) / n;
  const scatter = values.reduce((sum, value) => sum + (value - average) ** 2, 0);
  const rateAfter =
    rate + 0.5 * scatter + (0.5 * weight * n * (average - mean) ** 2) / (weight + n);
  return Math.exp(
    logGamma(shape + n / 2) -
      logGamma(shape) +
      shape * Math.log(rate) -
      (shape + n / 2) * Math.log(rateAfter) +
      0.5 * Math.log(weight / (weight + n)) -
      0.5 * n * Math.log(2 * Math.PI),
  );
}

/** Probability after `count` observations that the open run began at each index. */
function runProbabilities(
  values: readonly number[],
  count: number,
  hazard: number,
  prior: NormalGamma,
): number[] {
  const fresh = [1];
  const open = (start: number, end: number): number =>
    (fresh[start] ?? 0) * (1 - hazard) ** (end - start) * evidence(values.slice(start, end), prior);
  for (let end = 1; end <= count; end++) {
    let sum = 0;
    for (let start = 0; start < end; start++) sum += open(start, end) * (hazard / (1 - hazard));
    fresh.push(sum);
  }
  const joint = fresh.slice(0, count).map((_, start) => open(start, count));
  const total = joint.reduce((sum, value) => sum + value, fresh[count] ?? 0);
  return joint.map((value) => value / total);
}

/** Every chain of runs that ends after `count` observations, with the product of its probabilities. */
function chains(
  probabilities: readonly (readonly number[])[],
  count: number,
): { starts: number[]; product: number }[] {
  if (count <= 0) return [{ starts: [], product: 1 }];
  return (probabilities[count] ?? []).flatMap((probability, start) =>
    chains(probabilities, start - 1).map(({ starts, product }) => ({
      starts: start === 0 ? starts : [...starts, start],
      product: product * probability,
    })),
  );
}

const prior = { mean: 0.5, weight: 0.8, shape: 1.5, rate: 0.3 };

describe("online detection", () => {
  test("reads out the most probable chain of runs, found here by enumeration", () => {
    const values = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), {
      minLength: 2,
      maxLength: 9,
    });
    fc.assert(
      fc.property(values, fc.constantFrom(0.05, 0.2, 0.5), (series, hazard) => {
        fc.pre(new Set(series).size > 1);
        const probabilities = Array.from({ length: series.length + 1 }, (_, count) =>
          runProbabilities(series, count, hazard, prior),
        );
        const all = chains(probabilities, series.length);
        const best = Math.max(...all.map(({ product }) => product));
        const found = bocpd(series, { hazard, prior, negligible: 0, standardise: false });
        const product = all.find(({ starts }) => starts.join() === found.join())?.product ?? 0;
        expect(product / best).toBeCloseTo(1, 9);
      }),
      { numRuns: 60 },
    );
  });

  test("dates a clear step to its first observation", () => {
    const values = [0, 0.1, -0.1, 0.1, 0, -0.1, 8, 8.1, 7.9, 8, 8.1, 7.9];
    expect(bocpd(values, { standardise: false })).toEqual([6]);
  });

  test("holds on to one segment where a change is all but impossible", () => {
    const values = [0, 0.1, -0.1, 0.1, 0, -0.1, 8, 8.1, 7.9, 8, 8.1, 7.9];
    expect(bocpd(values, { hazard: 1e-12 })).toEqual([]);
  });

  test("survives a value beyond all others", () => {
    const values = Array.from({ length: 60 }, (_, i) => (i === 40 ? 1e200 : (i * 7) % 5));
    expect(bocpd(values, { standardise: false }).every(Number.isFinite)).toBe(true);
  });
});
