import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { gammaDistribution } from "../distributions/gamma.ts";
import { negativeBinomial } from "../distributions/negative-binomial.ts";
import { discountedForecasts, fitDiscounted } from "./discounted.ts";
import { fitLevelPrior, longRunMean } from "./level-prior.ts";

const PRIOR = { mean: 2, shape: 3 };
const POISSON = Number.POSITIVE_INFINITY;
const GAP = Number.NaN;

describe("a discounted gamma-Poisson forecast", () => {
  test("follows from discounted counts and the long-run mean", () => {
    const model = { discount: 0.5, strength: 4, prior: PRIOR, scatter: POISSON };
    const [near, far] = discountedForecasts([1, GAP, 6], [1, 3], model);
    const longRun = (3 + 7) / (3 / 2 + 2);
    const [events, periods] = [6 + 0.25, 1 + 0.25];
    expect(near?.mean).toBeCloseTo((4 * longRun + events) / (4 + periods), 13);
    expect(far?.mean).toBeCloseTo((4 * longRun + events / 4) / (4 + periods / 4), 13);
    const size = 4 * longRun + events;
    const { mean = 0, variance = 0 } = near ?? {};
    expect(variance).toBeCloseTo(mean + mean ** 2 / size, 12);
  });

  test("has the variance of negative binomial counts about a gamma distributed rate", () => {
    const random = seededRandom(9);
    const [shape, rate, scatter] = [4 * 2 + 3, 4 + 1, 1.5];
    const model = { discount: 0.5, strength: 4, prior: { mean: 2, shape: 1e9 }, scatter };
    const [forecast] = discountedForecasts([3], [1], model);
    const counts = Array.from({ length: 100_000 }, () =>
      negativeBinomial.sample(random, gammaDistribution.sample(random, shape, rate), scatter),
    );
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
    expect(Math.abs((forecast?.mean ?? 0) / mean - 1)).toBeLessThan(0.01);
    expect(Math.abs((forecast?.variance ?? 0) / variance - 1)).toBeLessThan(0.03);
  });

  test("takes up how one series scatters, where series may differ", () => {
    const random = seededRandom(12);
    const counts = Array.from({ length: 400 }, () => negativeBinomial.sample(random, 5, 6));
    const model = { discount: 0.98, strength: 8, prior: PRIOR, scatter: 1 };
    const [common] = discountedForecasts(counts, [1], model);
    const [own] = discountedForecasts(counts, [1], { ...model, scatterSpread: 1 });
    const sizeOf = ({ mean = 0, variance = 0 } = {}): number => mean ** 2 / (variance - mean);
    expect(own?.mean).toBe(common?.mean);
    expect(sizeOf(common)).toBeLessThan(1);
    expect(sizeOf(own)).toBeGreaterThan(4);
    expect(sizeOf(own)).toBeLessThan(8);
  });

  test("goes back to the long-run mean", () => {
    const counts = [0, 0, 0, 12];
    const [far] = discountedForecasts(counts, [200], {
      ...{ discount: 0.8, strength: 2, prior: PRIOR, scatter: POISSON },
    });
    expect(far?.mean).toBeCloseTo(longRunMean({ events: 12, periods: 4 }, PRIOR), 10);
  });

  test("without a known count is that of the prior's mean", () => {
    const model = { discount: 0.9, strength: 3, prior: PRIOR, scatter: POISSON };
    expect(discountedForecasts([GAP], [1], model)[0]?.mean).toBeCloseTo(2, 13);
  });

  test("scores each count by the past alone, so that the score of a whole is the sum over its parts", () => {
    const model = { discount: 0.7, strength: 3, prior: PRIOR, scatter: POISSON };
    const grid = { discounts: [0.7], strengths: [3], scatters: [POISSON], prior: PRIOR };
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(9), fc.constant(GAP))), fc.nat(9), (past, next) => {
        const gain =
          fitDiscounted([[...past, next]], grid).logScore - fitDiscounted([past], grid).logScore;
        const forecast = discountedForecasts(past, [1], model)[0];
        expect(gain).toBeCloseTo(forecast?.logMass(next) ?? 0, 9);
      }),
      { seed: 3 },
    );
  });

  test("is refused outside its domain", () => {
    const good = { discount: 0.9, strength: 1, prior: PRIOR, scatter: POISSON };
    for (const bad of [
      { discount: 1.1 },
      { strength: 0 },
      { scatter: 0 },
      { scatterSpread: 0 },
      { prior: { mean: 0, shape: 1 } },
      { prior: { mean: 1, shape: 0 } },
    ]) {
      expect(() => discountedForecasts([1], [1], { ...good, ...bad })).toThrow(
        expect.objectContaining({ code: "maths.setting-outside" }),
      );
    }
  });
});

describe("empirical Bayes across series", () => {
  const random = seededRandom(5);
  const series = Array.from({ length: 600 }, () => {
    const rate = gammaDistribution.sample(random, 0.8, 0.8 / 1.5);
    return Array.from({ length: 40 }, () =>
      negativeBinomial.sample(random, rate, Number.POSITIVE_INFINITY),
    );
  });

  test("finds the gamma distribution from which the rates were drawn", () => {
    const prior = fitLevelPrior(series);
    expect(Math.abs(prior.mean / 1.5 - 1)).toBeLessThan(0.12);
    expect(Math.abs(prior.shape / 0.8 - 1)).toBeLessThan(0.12);
  });

  test("forgets least where rates never change", () => {
    expect(fitDiscounted(series).discount).toBe(0.98);
  });

  test("forgets fast where rates jump often", () => {
    const jumping = Array.from({ length: 60 }, () => {
      let rate = 1;
      return Array.from({ length: 80 }, () => {
        if (random.uniform() < 0.15) rate = gammaDistribution.sample(random, 0.5, 0.1);
        return negativeBinomial.sample(random, rate, Number.POSITIVE_INFINITY);
      });
    });
    expect(fitDiscounted(jumping).discount).toBe(0.7);
  });

  test("finds how counts scatter about a rate that does not change", () => {
    const bursty = Array.from({ length: 100 }, () =>
      Array.from({ length: 60 }, () => negativeBinomial.sample(random, 2, 1)),
    );
    expect(fitDiscounted(bursty)).toMatchObject({ strength: 8, scatter: 1 });
    expect(fitDiscounted(series).scatter).toBe(POISSON);
  });

  test("needs a grid that is not empty", () => {
    expect(() => fitDiscounted([[1]], { discounts: [] })).toThrow(
      expect.objectContaining({ code: "maths.setting-outside" }),
    );
  });

  test("of series without events expects half an event in all", () => {
    expect(
      fitLevelPrior([
        [0, 0],
        [0, GAP, 0],
      ]),
    ).toEqual({ mean: 0.125, shape: 1 });
  });

  test("needs a known count", () => {
    expect(() => fitLevelPrior([[GAP]])).toThrow(
      expect.objectContaining({ code: "maths.counts-too-few" }),
    );
  });
});
