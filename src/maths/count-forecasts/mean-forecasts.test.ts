import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { negativeBinomial } from "../distributions/negative-binomial.ts";
import {
  climatologyForecasts,
  expandingMeanRule,
  lastValueForecasts,
  recentMeanForecasts,
  recentMeanRule,
} from "./baselines.ts";
import { crostonRule, tsbRule } from "./intermittent-demand.ts";
import { type MeanRule, meanForecasts, meanPath } from "./mean-forecasts.ts";

const GAP = Number.NaN;

function sample(n: number, mean: number, size: number, seed = 1): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, () => negativeBinomial.sample(random, mean, size));
}

const RULES: Readonly<Record<string, () => MeanRule>> = {
  climatology: expandingMeanRule,
  "the last twelve": () => recentMeanRule(12),
  "the last value": () => recentMeanRule(1),
  "Croston's method": () => crostonRule(),
  "the method of Teunter, Syntetos and Babai": () => tsbRule(),
};

describe("a forecast of the mean", () => {
  test("is by climatology that of all known counts", () => {
    expect([...meanPath([GAP, 2, GAP, 4, 0], expandingMeanRule())]).toEqual([
      ...[GAP, GAP, 2, 2, 3, 2],
    ]);
  });

  test("is by the recent mean that of the counts known in the window, or else the one before", () => {
    expect([...meanPath([1, 3, GAP, GAP, 8], recentMeanRule(2))]).toEqual([GAP, 1, 2, 3, 3, 8]);
  });

  test("is by persistence the last known count", () => {
    expect([...meanPath([5, GAP, 7], recentMeanRule(1))]).toEqual([GAP, 5, 5, 7]);
  });

  test("is never below half an event in the periods known", () => {
    expect([...meanPath([0, GAP, 0, 0], recentMeanRule(1))]).toEqual([GAP, 0.5, 0.5, 0.25, 1 / 6]);
  });

  test.each(Object.entries(RULES))("by %s knows nothing of what comes later", (_name, rule) => {
    const count = fc.oneof(fc.nat(9), fc.constant(GAP));
    fc.assert(
      fc.property(fc.array(count), fc.array(count), fc.array(count), (past, one, other) => {
        const [a, b] = [one, other].map((future) =>
          meanPath([...past, ...future], rule()).slice(0, past.length + 1),
        );
        expect(a).toEqual(b);
      }),
      { seed: 7 },
    );
  });
});

describe("negative binomial forecasts about a mean", () => {
  test("find the size by which the counts scatter", () => {
    const counts = sample(4000, 3, 1.5);
    for (const size of ["likelihood", "moments"] as const) {
      const [forecast] = climatologyForecasts(counts, [1], { size });
      const { mean = 0, variance = 0 } = forecast ?? {};
      expect(Math.abs(mean / 3 - 1)).toBeLessThan(0.05);
      expect(Math.abs(mean ** 2 / (variance - mean) / 1.5 - 1)).toBeLessThan(0.1);
    }
  });

  test("take the size that is given, and have its masses", () => {
    const [forecast] = recentMeanForecasts([1, 2, 3], [4], { window: 2, size: 0.7 });
    expect(forecast?.mean).toBe(2.5);
    expect(forecast?.logMass(4)).toBe(negativeBinomial.logMass(4, 2.5, 0.7));
    expect(forecast?.cdf(4)).toBe(negativeBinomial.cdf(4, 2.5, 0.7));
    expect(forecast?.quantile(0.9)).toBe(negativeBinomial.quantile(0.9, 2.5, 0.7));
    expect(forecast?.variance).toBeCloseTo(2.5 + 2.5 ** 2 / 0.7, 12);
  });

  test("of the last value are wider the farther a wandering level lies ahead", () => {
    const random = seededRandom(3);
    let level = 20;
    const counts = Array.from({ length: 400 }, () => {
      level = Math.max(2, level + 3 * (random.uniform() - 0.5));
      return negativeBinomial.sample(random, level, Number.POSITIVE_INFINITY);
    });
    const [near, far] = lastValueForecasts(counts, [1, 24]).map(({ variance }) => variance);
    expect(far ?? 0).toBeGreaterThan(1.3 * (near ?? 0));
  });

  test("of a series without events expect half an event in all", () => {
    const [forecast] = climatologyForecasts(new Array<number>(24).fill(0), [1]);
    expect(forecast?.mean).toBeCloseTo(0.5 / 24, 12);
    expect(Math.exp(forecast?.logMass(0) ?? 0)).toBeGreaterThan(0.97);
    expect(forecast?.logMass(3)).toBeGreaterThan(-20);
  });

  test.each([
    ["maths.counts-too-few", (): unknown => climatologyForecasts([GAP], [1])],
    ["maths.count-invalid", (): unknown => climatologyForecasts([1, -1], [1])],
    ["maths.count-invalid", (): unknown => climatologyForecasts([1, 0.5], [1])],
    ["maths.setting-outside", (): unknown => climatologyForecasts([1], [0])],
    ["maths.setting-outside", (): unknown => climatologyForecasts([1], [1], { size: 0 })],
    ["maths.setting-outside", (): unknown => meanForecasts([1], recentMeanRule(0), [1])],
  ])("refuse with %s (case %#) what is no series or setting", (code, act) => {
    expect(act).toThrow(expect.objectContaining({ code }));
  });
});
