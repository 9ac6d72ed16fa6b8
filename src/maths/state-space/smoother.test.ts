import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  KNOWN_TREND,
  LEVEL_AND_SWING,
  SMOOTH_TREND,
} from "../../../test/support/state-space-references.ts";
import { type FilterResult, kalmanFilter } from "./kalman-filter.ts";
import { localLevelModel } from "./local-level.ts";
import { type StateEstimate, type StateSpaceModel, stateVariance } from "./model.ts";
import { apply, multiply, plus, sandwich, transpose } from "./small-matrix.ts";
import { smoothStates } from "./smoother.ts";

const MISSING = Number.NaN;

function expectNear(actual: ArrayLike<number>, expected: ArrayLike<number>, digits = 9): void {
  expect(actual.length).toBe(expected.length);
  Array.from(expected).forEach((value, i) => {
    expect(actual[i]).toBeCloseTo(value, digits);
  });
}

function inverseOfTwo(p: Float64Array): Float64Array {
  const [a = 0, b = 0, c = 0, d = 0] = p;
  const determinant = a * d - b * c;
  return Float64Array.from([d, -b, -c, a], (value) => value / determinant);
}

/** The recursion as Rauch, Tung and Striebel wrote it, for two states whose predicted covariance has an inverse. */
function rauchTungStriebel({ model, predicted, filtered }: FilterResult): StateEstimate[] {
  const smoothed: StateEstimate[] = [];
  filtered.toReversed().forEach((now, i) => {
    const after = smoothed[0];
    const next = predicted[filtered.length - i];
    if (after === undefined || next === undefined) {
      smoothed.unshift(now);
      return;
    }
    const toNext = multiply(now.covariance, transpose(model.transition, 2), 2);
    const gain = multiply(toNext, inverseOfTwo(next.covariance), 2);
    smoothed.unshift({
      mean: plus(now.mean, apply(gain, plus(after.mean, next.mean, -1), 2)),
      covariance: plus(
        now.covariance,
        sandwich(gain, plus(after.covariance, next.covariance, -1), 2),
      ),
    });
  });
  return smoothed;
}

const noise = fc.double({ min: 0.05, max: 5, noNaN: true });
const reading = fc.double({ min: -20, max: 20, noNaN: true });
const readings = fc.array(fc.oneof({ weight: 4, arbitrary: reading }, fc.constant(MISSING)), {
  minLength: 1,
  maxLength: 12,
});

describe("a smoother", () => {
  for (const [name, reference] of [
    ["a trend known at first (R)", KNOWN_TREND],
    ["a smooth trend unknown at first (statsmodels)", SMOOTH_TREND],
    ["an unknown level with a known swing (statsmodels)", LEVEL_AND_SWING],
  ] as const) {
    test(`agrees with other programs on ${name}, with missing values`, () => {
      const smoothed = smoothStates(kalmanFilter(reference.model, reference.series));
      expect(smoothed).toHaveLength(reference.series.length);
      smoothed.forEach((state, t) => {
        expectNear(state.mean, reference.smoothedMeans[t] ?? []);
        expectNear(state.covariance, reference.smoothedCovariances[t] ?? []);
        expect(state.diffuse).toBeUndefined();
      });
    });
  }

  test("is the recursion of Rauch, Tung and Striebel wherever that can be run", () => {
    fc.assert(
      fc.property(noise, noise, noise, readings, (h, q, s, y) => {
        const model: StateSpaceModel = {
          ...KNOWN_TREND.model,
          stateNoise: [q, 0, 0, s],
          observationVariance: h,
        };
        const result = kalmanFilter(model, y);
        const direct = rauchTungStriebel(result);
        smoothStates(result).forEach((state, t) => {
          expectNear(state.mean, direct[t]?.mean ?? [], 7);
          expectNear(state.covariance, direct[t]?.covariance ?? [], 7);
        });
      }),
      { numRuns: 40, seed: 1965 },
    );
  });

  test("knows no less than the filter, and at the last time the same", () => {
    fc.assert(
      fc.property(noise, noise, readings, (h, q, y) => {
        const result = kalmanFilter(
          localLevelModel({ observationVariance: h, levelVariance: q }),
          y,
        );
        const smoothed = smoothStates(result);
        smoothed.forEach((state, t) => {
          const filtered = result.filtered[t];
          const variance = filtered === undefined ? 0 : stateVariance(filtered, 0);
          expect(stateVariance(state, 0)).toBeLessThanOrEqual(variance * (1 + 1e-12));
          expect(stateVariance(state, 0)).toBeGreaterThan(0);
        });
        expectNear(smoothed.at(-1)?.mean ?? [], result.filtered.at(-1)?.mean ?? []);
      }),
      { numRuns: 40, seed: 1965 },
    );
  });

  test("reads a level known at neither end the same way forwards and backwards", () => {
    fc.assert(
      fc.property(noise, noise, fc.array(reading, { minLength: 1, maxLength: 9 }), (h, q, y) => {
        const model = localLevelModel({ observationVariance: h, levelVariance: q });
        const forwards = smoothStates(kalmanFilter(model, y));
        const backwards = smoothStates(kalmanFilter(model, y.toReversed())).reverse();
        forwards.forEach((state, t) => {
          expectNear(state.mean, backwards[t]?.mean ?? [], 7);
          expectNear(state.covariance, backwards[t]?.covariance ?? [], 7);
        });
      }),
      { numRuns: 40, seed: 1965 },
    );
  });

  test("keeps what was known when every observation is missing", () => {
    const result = kalmanFilter(KNOWN_TREND.model, [MISSING, MISSING, MISSING]);
    smoothStates(result).forEach((state, t) => {
      expectNear(state.mean, result.predicted[t]?.mean ?? []);
      expectNear(state.covariance, result.predicted[t]?.covariance ?? []);
    });
  });

  test("leaves unknown what no observation tells of", () => {
    const nothing = smoothStates(
      kalmanFilter(localLevelModel({ observationVariance: 1, levelVariance: 1 }), [MISSING]),
    );
    expect(nothing.map((state) => stateVariance(state, 0))).toEqual([Number.POSITIVE_INFINITY]);
    // One observation of an unknown level with an unknown slope: the level then is known, and no slope.
    const once = smoothStates(kalmanFilter(SMOOTH_TREND.model, [MISSING, 4, MISSING]));
    expect(once.map((state) => Number.isFinite(stateVariance(state, 0)))).toEqual([
      false,
      true,
      false,
    ]);
    expect(once[1]?.mean[0]).toBeCloseTo(4, 12);
    expect(once.some((state) => Number.isFinite(stateVariance(state, 1)))).toBe(false);
  });

  test("passes over observations that were certain", () => {
    const still = localLevelModel({ observationVariance: 0, levelVariance: 0 });
    const smoothed = smoothStates(kalmanFilter(still, [MISSING, 3, 3]));
    expect(smoothed.map((state) => [state.mean[0], stateVariance(state, 0)])).toEqual([
      ...[
        [3, 0],
        [3, 0],
        [3, 0],
      ],
    ]);
  });
});
