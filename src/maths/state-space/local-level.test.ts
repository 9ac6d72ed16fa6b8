import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasSharedData } from "../../../test/support/shared-data.ts";
import { seededRandom } from "../../kernel/index.ts";
import { nelderMead } from "../optimise/nelder-mead.ts";
import { kalmanFilter } from "./kalman-filter.ts";
import { fitLocalLevel, localLevelModel } from "./local-level.ts";

const MISSING = Number.NaN;
/** A made-up series that wanders. */
const SERIES = [3.1, 2.6, 3.9, 4.4, MISSING, 5.2, 4.7, MISSING, MISSING, 7.5, 6.9, 7.8, 6.6, 8.4];

function gold(name: string): string {
  const root = process.env["ENTENTE_DATA"] ?? "../shared";
  return readFileSync(join(root, "gold", "nile", name), "utf8");
}

function nile(): number[] {
  const [, ...lines] = gold("nile.csv").trim().split("\n");
  return lines.map((line) => Number(line.split(",")[1]));
}

/** A walk with noise, by the sum of twelve uniforms. */
function walk(n: number, levelSd: number, noiseSd: number, seed: number): number[] {
  const random = seededRandom(seed);
  const gaussian = (): number =>
    Array.from({ length: 12 }, () => random.uniform()).reduce((a, b) => a + b, -6);
  let level = 10;
  return Array.from({ length: n }, () => {
    level += levelSd * gaussian();
    return level + noiseSd * gaussian();
  });
}

describe.skipIf(!hasSharedData)("the local level of the Nile", () => {
  test("has the variances and the likelihood of R's StructTS from its wide start", () => {
    const expected = (
      JSON.parse(gold("expected.json")) as {
        local_level: { sigma2_level: number; sigma2_eps: number; loglik: number };
      }
    ).local_level;
    const fit = fitLocalLevel(nile(), { start: "wide" });
    expect(fit.observationVariance / expected.sigma2_eps).toBeCloseTo(1, 4);
    expect(fit.levelVariance / expected.sigma2_level).toBeCloseTo(1, 4);
    expect(fit.logLikelihood).toBeCloseTo(expected.loglik, 6);
    // StructTS stops a little below the maximum.
    expect(fit.logLikelihood).toBeGreaterThan(expected.loglik);
    expect(fit.filter.logLikelihood).toBeCloseTo(fit.logLikelihood, 8);
  });

  test("has from an exact start the variances, the likelihood and the levels of statsmodels", () => {
    const fit = fitLocalLevel(nile());
    expect(fit.observationVariance).toBeCloseTo(15098.52, 1);
    expect(fit.levelVariance).toBeCloseTo(1469.18, 1);
    // statsmodels 0.15 with exact diffuse initialisation: -633.464563636, log(2 pi)/2 of the first value included.
    expect(fit.logLikelihood).toBeCloseTo(-633.464563636 + Math.log(2 * Math.PI) / 2, 6);
    expect(fit.smoothed.mean[0]).toBeCloseTo(1111.6687, 3);
    expect(fit.smoothed.variance[0]).toBeCloseTo(4032.17, 1);
    expect(fit.filtered.mean[0]).toBe(1120);
  });
});

describe("a local level fitted by maximum likelihood", () => {
  test("lies where a search over both variances does not find a better one", () => {
    for (const start of ["exact", "wide"] as const) {
      const fit = fitLocalLevel(SERIES, { start });
      const prior = fit.filter.model;
      const before = (prior.initialCovariance[0] ?? 0) - fit.levelVariance;
      const cost = (logs: readonly number[]): number => {
        const [h, q] = [Math.exp(logs[0] ?? 0), Math.exp(logs[1] ?? 0)];
        const level = { observationVariance: h, levelVariance: q };
        const mean = prior.initialMean[0] ?? 0;
        const model = localLevelModel(
          start === "exact" ? level : { ...level, prior: { mean, variance: before + q } },
        );
        return -kalmanFilter(model, SERIES).logLikelihood;
      };
      const searched = nelderMead(cost, [0, 0]);
      expect(fit.logLikelihood).toBeCloseTo(-searched.value, 8);
      expect(fit.observationVariance).toBeCloseTo(Math.exp(searched.x[0] ?? 0), 4);
      expect(fit.levelVariance).toBeCloseTo(Math.exp(searched.x[1] ?? 0), 4);
    }
  });

  test("agrees with statsmodels on a series with missing values", () => {
    const fit = fitLocalLevel(SERIES);
    expect(fit.filter.logLikelihood).toBeCloseTo(fit.logLikelihood, 9);
    // statsmodels 0.15, exact diffuse initialisation, maximised to a gradient of 1e-10.
    expect(fit.observationVariance).toBeCloseTo(0.26343, 4);
    expect(fit.levelVariance).toBeCloseTo(0.60221, 4);
    expect(fit.logLikelihood).toBeCloseTo(-15.1616497385, 8);
    expect(fit.smoothed.mean[5]).toBeCloseTo(5.03631, 4);
    expect(fit.smoothed.variance[7]).toBeCloseTo(0.51018, 4);
  });

  test("finds again the variances that a long series was made with", () => {
    const fit = fitLocalLevel(walk(4000, 0.5, 2, 7));
    expect(fit.observationVariance).toBeGreaterThan(3.7);
    expect(fit.observationVariance).toBeLessThan(4.3);
    expect(fit.levelVariance).toBeGreaterThan(0.19);
    expect(fit.levelVariance).toBeLessThan(0.32);
  });

  test("does not move when the series turns back at every step, and has no noise when it drifts", () => {
    const still = fitLocalLevel([5, 7, 5, 7, 5, 7, 5, 7, 5]);
    expect(still.levelVariance).toBe(0);
    expect(still.smoothed.mean[0]).toBeCloseTo(53 / 9, 10);
    const drifting = fitLocalLevel([1, 2, 3.1, 4.2, 5.4, 6.6, 7.9]);
    expect(drifting.observationVariance).toBe(0);
    expect(drifting.levelVariance).toBeCloseTo((1 + 2 * 1.21 + 2 * 1.44 + 1.69) / 6, 10);
  });

  test("moves and scales with the series", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e3, max: 1e3, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.constantFrom("exact" as const, "wide" as const),
        (shift, scale, start) => {
          const fit = fitLocalLevel(SERIES, { start });
          const moved = fitLocalLevel(
            SERIES.map((y) => shift + scale * y),
            { start },
          );
          expect(moved.levelVariance / scale ** 2).toBeCloseTo(fit.levelVariance, 4);
          expect(moved.observationVariance / scale ** 2).toBeCloseTo(fit.observationVariance, 4);
          moved.smoothed.mean.forEach((mean, t) => {
            expect((mean - shift) / scale).toBeCloseTo(fit.smoothed.mean[t] ?? 0, 3);
          });
        },
      ),
      { numRuns: 30, seed: 2012 },
    );
  });

  test("from either start says much the same", () => {
    const exact = fitLocalLevel(SERIES);
    const wide = fitLocalLevel(SERIES, { start: "wide" });
    exact.smoothed.mean.forEach((mean, t) => {
      expect(wide.smoothed.mean[t]).toBeCloseTo(mean, 2);
    });
    expect(
      fitLocalLevel([MISSING, ...SERIES], { start: "wide" }).filter.model.initialMean[0],
    ).toBeCloseTo(SERIES.filter((y) => !Number.isNaN(y)).reduce((a, b) => a + b, 0) / 11, 12);
  });

  test("knows nothing before the first observation, and looks back on it afterwards", () => {
    const { filtered, smoothed } = fitLocalLevel([MISSING, ...SERIES]);
    expect(filtered.variance[0]).toBe(Number.POSITIVE_INFINITY);
    expect(smoothed.variance[0]).toBeGreaterThan(smoothed.variance[1] ?? 0);
    expect(smoothed.mean[0]).toBeCloseTo(smoothed.mean[1] ?? 0, 10);
  });

  test("of one and the same value is that value, without noise", () => {
    for (const start of ["exact", "wide"] as const) {
      const fit = fitLocalLevel([4, MISSING, 4, 4], { start });
      expect(fit).toMatchObject({
        ...{ observationVariance: 0, levelVariance: 0 },
        logLikelihood: Number.POSITIVE_INFINITY,
      });
      expect([...fit.smoothed.mean]).toEqual([4, 4, 4, 4]);
      expect([...fit.smoothed.variance]).toEqual([0, 0, 0, 0]);
    }
  });

  test("needs three observations", () => {
    expect(() => fitLocalLevel([1, MISSING, 2])).toThrow(
      expect.objectContaining({
        code: "maths.series-too-short",
        facts: { observed: 2, needed: 3 },
      }),
    );
  });

  test("refuses an infinite value and says where it is", () => {
    expect(() => fitLocalLevel([1, 2, Number.NEGATIVE_INFINITY, 3])).toThrow(
      expect.objectContaining({
        code: "maths.observation-infinite",
        facts: { time: 2, value: Number.NEGATIVE_INFINITY },
      }),
    );
  });
});
