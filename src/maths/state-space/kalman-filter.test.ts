import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  KNOWN_TREND,
  LEVEL_AND_SWING,
  SMOOTH_TREND,
} from "../../../test/support/state-space-references.ts";
import { kalmanFilter } from "./kalman-filter.ts";
import { localLevelModel } from "./local-level.ts";
import { type StateSpaceModel, stateVariance } from "./model.ts";

const MISSING = Number.NaN;

function expectNear(actual: ArrayLike<number>, expected: ArrayLike<number>, digits = 9): void {
  expect(actual.length).toBe(expected.length);
  Array.from(expected).forEach((value, i) => {
    if (Number.isNaN(value)) expect(actual[i]).toBeNaN();
    else expect(actual[i]).toBeCloseTo(value, digits);
  });
}

/** Log density of a Gaussian vector, by elimination on its covariance. */
function gaussianLogDensity(residual: readonly number[], covariance: number[][]): number {
  const n = residual.length;
  const rows = covariance.map((row, i) => [...row, residual[i] ?? 0]);
  let total = n * Math.log(2 * Math.PI);
  for (let k = 0; k < n; k++) {
    const pivotRow = rows[k] ?? [];
    const pivot = pivotRow[k] ?? Number.NaN;
    total += Math.log(pivot) + (pivotRow[n] ?? 0) ** 2 / pivot;
    for (const row of rows.slice(k + 1)) {
      const factor = (row[k] ?? 0) / pivot;
      for (let j = k; j <= n; j++) row[j] = (row[j] ?? 0) - factor * (pivotRow[j] ?? 0);
    }
  }
  return -total / 2;
}

const noise = fc.double({ min: 0.05, max: 5, noNaN: true });
const reading = fc.double({ min: -20, max: 20, noNaN: true });
const readings = fc.array(fc.oneof({ weight: 4, arbitrary: reading }, fc.constant(MISSING)), {
  minLength: 1,
  maxLength: 12,
});

describe("a Kalman filter", () => {
  for (const [name, reference] of [
    ["a trend known at first (R)", KNOWN_TREND],
    ["a smooth trend unknown at first (statsmodels)", SMOOTH_TREND],
    ["an unknown level with a known swing (statsmodels)", LEVEL_AND_SWING],
  ] as const) {
    test(`agrees with other programs on ${name}, with missing values`, () => {
      const result = kalmanFilter(reference.model, reference.series);
      expect(result.logLikelihood).toBeCloseTo(reference.logLikelihood, 9);
      reference.filteredMeans.forEach((mean, t) => {
        expectNear(result.filtered[t]?.mean ?? [], mean);
      });
      reference.filteredCovariances?.forEach((covariance, t) => {
        expectNear(result.filtered[t]?.covariance ?? [], covariance);
      });
    });
  }

  test("gives the innovations of R, as they are and not divided by their deviations", () => {
    const { innovations, innovationVariances } = kalmanFilter(
      KNOWN_TREND.model,
      KNOWN_TREND.series,
    );
    // KalmanRun's standardised residuals, R 4.2.
    const standardised = [
      ...[-0.0476731294623, MISSING, 0.3754636145759, -0.6217107049845, MISSING],
      ...[MISSING, 0.5051405700507, 0.0751708918593, -1.3065491076559, 0.9889749265822],
    ];
    const ours = innovations.map((v, t) => v / Math.sqrt(innovationVariances[t] ?? 0));
    expectNear(ours, standardised);
    expect(innovations[0]).toBeCloseTo(4.1 - 4.2, 12);
    expect(innovationVariances[0]).toBeCloseTo(3.9 + 0.5, 12);
  });

  test("has for its likelihood the joint density of all observations of a local level", () => {
    fc.assert(
      fc.property(
        noise,
        noise,
        noise,
        fc.array(reading, { minLength: 1, maxLength: 6 }),
        (h, q, p, y) => {
          const prior = { mean: 2, variance: p };
          const model = localLevelModel({ observationVariance: h, levelVariance: q, prior });
          const covariance = y.map((_, s) =>
            y.map((_unused, t) => p + q * Math.min(s, t) + (s === t ? h : 0)),
          );
          const joint = gaussianLogDensity(
            y.map((value) => value - 2),
            covariance,
          );
          const { logLikelihood } = kalmanFilter(model, y);
          expect(Math.abs(logLikelihood - joint)).toBeLessThan(1e-9 * (1 + Math.abs(joint)));
        },
      ),
      { numRuns: 40, seed: 1960 },
    );
  });

  test("of unknown constant coefficients is weighted least squares, step by step", () => {
    const x = [0.3, -1.2, 2.2, 0.9, -0.4];
    const y = [1.1, -2.0, 5.1, 2.8, 0.2];
    const h = [0.5, 1, 2, 0.25, 4];
    const model: StateSpaceModel = {
      transition: [1, 0, 0, 1],
      stateNoise: [0, 0, 0, 0],
      observation: (t) => [1, x[t] ?? 0],
      observationVariance: (t) => h[t] ?? 0,
      initialMean: [0, 0],
      initialCovariance: [0, 0, 0, 0],
      diffuse: [true, true],
    };
    const { filtered, innovationVariances } = kalmanFilter(model, y);
    for (let last = 1; last < y.length; last++) {
      let [w, wx, wxx, wy, wxy] = [0, 0, 0, 0, 0];
      for (let t = 0; t <= last; t++) {
        const [weight, xt, yt] = [1 / (h[t] ?? 1), x[t] ?? 0, y[t] ?? 0];
        w += weight;
        wx += weight * xt;
        wxx += weight * xt * xt;
        wy += weight * yt;
        wxy += weight * xt * yt;
      }
      const determinant = w * wxx - wx * wx;
      const state = filtered[last];
      expectNear(state?.mean ?? [], [
        (wxx * wy - wx * wxy) / determinant,
        (w * wxy - wx * wy) / determinant,
      ]);
      expectNear(
        state?.covariance ?? [],
        [wxx, -wx, -wx, w].map((value) => value / determinant),
      );
    }
    expect(filtered[0]?.diffuse).toBeDefined();
    expect(filtered[1]?.diffuse).toBeUndefined();
    expect([...innovationVariances.slice(0, 2)]).toEqual([
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
  });

  test("learns nothing new of unknown states from the same row twice, in spite of rounding", () => {
    const rows = [
      [0.3, 0.7],
      [0.3, 0.7],
      [1, 0],
    ];
    const { filtered, innovationVariances } = kalmanFilter(
      {
        transition: [1, 0, 0, 1],
        stateNoise: [0, 0, 0, 0],
        observation: (t) => rows[t] ?? [],
        observationVariance: 0.5,
        initialMean: [0, 0],
        initialCovariance: [0, 0, 0, 0],
        diffuse: [true, true],
      },
      [1, 1.4, 2],
    );
    expect(innovationVariances[1]).toBeCloseTo(1, 12);
    expect(innovationVariances[2]).toBe(Number.POSITIVE_INFINITY);
    expectNear(filtered[2]?.mean ?? [], [2, (1.2 - 0.6) / 0.7]);
  });

  test("with a state unknown at first is the limit of ever larger variances", () => {
    const known: StateSpaceModel = {
      ...LEVEL_AND_SWING.model,
      initialCovariance: [1e7, 0, 0, 0.7],
      diffuse: [false, false],
    };
    const limit = kalmanFilter(LEVEL_AND_SWING.model, LEVEL_AND_SWING.series);
    const large = kalmanFilter(known, LEVEL_AND_SWING.series);
    for (let t = 1; t < LEVEL_AND_SWING.series.length; t++) {
      expectNear(large.filtered[t]?.mean ?? [], limit.filtered[t]?.mean ?? [], 5);
    }
    // What the first observation adds under a large variance k: -1/2 log(2 pi k).
    const added = -0.5 * Math.log(2 * Math.PI * 1e7);
    expect(large.logLikelihood - added).toBeCloseTo(limit.logLikelihood, 5);
  });

  test("with every observation missing keeps what was known, as the transition carries it", () => {
    const model: StateSpaceModel = { ...KNOWN_TREND.model, stateNoise: [0, 0, 0, 0] };
    const { filtered, predicted, logLikelihood, innovations } = kalmanFilter(model, [
      ...[MISSING, MISSING, MISSING],
    ]);
    expect(logLikelihood).toBe(0);
    expect(innovations.every(Number.isNaN)).toBe(true);
    expect(filtered).toEqual(predicted);
    expectNear(filtered[0]?.covariance ?? [], KNOWN_TREND.model.initialCovariance);
    expectNear(filtered[2]?.mean ?? [], [4.6, 0.2]);
    expectNear(filtered[2]?.covariance ?? [], [3.9 + 4 * 1.3 + 4 * 1.1, 3.5, 3.5, 1.1]);
    const still = localLevelModel({ observationVariance: 1, levelVariance: 0 });
    const unknown = kalmanFilter(still, [MISSING, MISSING]).filtered[1];
    expect(unknown === undefined ? 0 : stateVariance(unknown, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  test("makes of the past what it makes of it whatever comes later", () => {
    fc.assert(
      fc.property(readings, readings, readings, (past, one, other) => {
        const a = kalmanFilter(SMOOTH_TREND.model, [...past, ...one]);
        const b = kalmanFilter(SMOOTH_TREND.model, [...past, ...other]);
        const n = past.length;
        expect(a.filtered.slice(0, n)).toEqual(b.filtered.slice(0, n));
        expect(a.predicted.slice(0, n + 1)).toEqual(b.predicted.slice(0, n + 1));
      }),
      { numRuns: 40, seed: 1960 },
    );
  });

  test("knows no less with an observation than before it, and no more after a gap", () => {
    fc.assert(
      fc.property(noise, noise, readings, (h, q, y) => {
        const { predicted, filtered } = kalmanFilter(
          localLevelModel({ observationVariance: h, levelVariance: q }),
          y,
        );
        y.forEach((value, t) => {
          const [before, after] = [predicted[t], filtered[t]];
          if (before === undefined || after === undefined) throw new Error("no estimate");
          if (Number.isNaN(value)) expect(after).toEqual(before);
          else expect(stateVariance(after, 0)).toBeLessThan(stateVariance(before, 0));
        });
      }),
      { numRuns: 40, seed: 1960 },
    );
  });

  test("of a level without any noise takes an equal value as certain and any other as impossible", () => {
    const still = localLevelModel({ observationVariance: 0, levelVariance: 0 });
    const equal = kalmanFilter(still, [3, 3, 3]);
    expect(equal.logLikelihood).toBe(0);
    expect(equal.filtered.map(({ mean }) => mean[0])).toEqual([3, 3, 3]);
    expect(kalmanFilter(still, [3, 4]).logLikelihood).toBe(Number.NEGATIVE_INFINITY);
  });

  test("of nothing is nothing", () => {
    const { logLikelihood, filtered } = kalmanFilter(KNOWN_TREND.model, []);
    expect(logLikelihood).toBe(0);
    expect(filtered).toEqual([]);
  });

  test("refuses a model whose parts do not fit, and names the part", () => {
    const wrong: readonly (readonly [Partial<StateSpaceModel>, string, number, number])[] = [
      [{ transition: [1] }, "transition", 4, 1],
      [{ stateNoise: [1, 0, 0] }, "state noise", 4, 3],
      [{ observation: () => [1] }, "observation row", 2, 1],
      [{ initialCovariance: [] }, "initial covariance", 4, 0],
      [{ diffuse: [true] }, "diffuse mask", 2, 1],
    ];
    for (const [change, part, expected, actual] of wrong) {
      expect(() => kalmanFilter({ ...KNOWN_TREND.model, ...change }, [1])).toThrow(
        expect.objectContaining({
          code: "maths.model-misshapen",
          facts: { part, expected, actual },
        }),
      );
    }
  });
});
