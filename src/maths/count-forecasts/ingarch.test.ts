import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { type IngarchModel, ingarchMeans, ingarchPaths } from "./ingarch.ts";
import { fitIngarch } from "./ingarch-fit.ts";
import { ingarchMoments } from "./pooled-ingarch.ts";

const MODEL: IngarchModel = {
  intercept: 0.6,
  pastCounts: [{ lag: 1, weight: 0.3 }],
  pastMeans: [{ lag: 1, weight: 0.5 }],
};

describe("an INGARCH model", () => {
  test("expects of a period what earlier counts and means add up to", () => {
    // Stationary mean .6 / .2 = 3; a gap passes for its mean.
    const means = ingarchMeans([5, Number.NaN, 0], MODEL);
    const expected = [3, 0.6 + 1.5 + 1.5, 0.6 + 0.8 * 3.6, 0.6 + 0.5 * (0.6 + 0.8 * 3.6)];
    for (const [t, value] of expected.entries()) expect(means[t]).toBeCloseTo(value, 12);
  });

  test("takes in a covariate of the period, and knows no mean beyond it", () => {
    const means = ingarchMeans([3, 3], { ...MODEL, covariates: [{ values: [0, 2], weight: 1.5 }] });
    expect(means[1]).toBeCloseTo(6, 12);
    expect(means[2]).toBeNaN();
  });

  test("knows nothing of what comes later", () => {
    const count = fc.oneof(fc.nat(9), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.array(count), fc.array(count), fc.array(count), (past, one, other) => {
        const [a, b] = [one, other].map((future) =>
          ingarchMeans([...past, ...future], MODEL).slice(0, past.length + 1),
        );
        expect(a).toEqual(b);
      }),
      { seed: 7 },
    );
  });

  test("goes on by chance as its moments say", () => {
    const random = seededRandom(8);
    const [size, steps, draws] = [1.2, 6, 200_000];
    const counts = [3, 9, 14];
    const paths = ingarchPaths(counts, MODEL, { random, size, steps, draws });
    const first = ingarchMeans(counts, MODEL)[3] ?? 0;
    const weights = { pastCount: 0.3, pastMean: 0.5 };
    for (const [h, { mean, variance }] of ingarchMoments(
      weights,
      first,
      3,
      size,
      steps,
    ).entries()) {
      const values = paths.map((path) => path[h] ?? 0);
      const average = values.reduce((sum, value) => sum + value, 0) / draws;
      const square = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / draws;
      expect(Math.abs(average / mean - 1)).toBeLessThan(0.01);
      expect(Math.abs(square / variance - 1)).toBeLessThan(0.03);
    }
  });

  test("is found again in a long series that it made", () => {
    const random = seededRandom(21);
    const [path = new Float64Array(0)] = ingarchPaths([], MODEL, {
      ...{ random, size: 4, steps: 8000, draws: 1 },
    });
    const { model, size, converged } = fitIngarch(path);
    expect(converged).toBe(true);
    expect(Math.abs((model.pastCounts[0]?.weight ?? 0) - 0.3)).toBeLessThan(0.04);
    expect(Math.abs((model.pastMeans[0]?.weight ?? 0) - 0.5)).toBeLessThan(0.08);
    expect(Math.abs(size / 4 - 1)).toBeLessThan(0.15);
  });

  test.each([
    ["maths.counts-too-few", (): unknown => fitIngarch([1, 2, 3])],
    ["maths.setting-outside", (): unknown => fitIngarch([1, 2, 3], { countLags: [0] })],
    ["maths.forecasts-unequal", (): unknown => fitIngarch([1, 2], { covariates: [[1]] })],
    [
      "maths.setting-outside",
      (): unknown =>
        ingarchPaths([1], MODEL, { random: seededRandom(1), size: 1, steps: 0, draws: 1 }),
    ],
  ])("is refused with %s (case %#)", (code, act) => {
    expect(act).toThrow(expect.objectContaining({ code }));
  });
});
