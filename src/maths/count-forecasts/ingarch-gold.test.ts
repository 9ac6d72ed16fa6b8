import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { relativeErrorOf } from "../../../test/support/reference-numbers.ts";
import { hasSharedData, sharedGold } from "../../../test/support/shared-data.ts";
import { type CountDistribution, negativeBinomialCounts } from "./count-distribution.ts";
import { sizeByMoments } from "./dispersion.ts";
import { type IngarchModel, ingarchMeans } from "./ingarch.ts";
import { countsLogLikelihood, fitIngarch } from "./ingarch-fit.ts";

interface Expected {
  readonly poisson: { readonly loglik: number };
  readonly nbinom: {
    readonly coeftab: readonly { readonly Estimate: number; readonly "Std.Error"?: number }[];
    readonly sigmasq: number;
    readonly loglik: number;
  };
  readonly scores: readonly (Readonly<Record<string, number>> & { readonly _row: string })[];
}

function columns(name: string): number[][] {
  const rows = readFileSync(sharedGold("campy", name), "utf8").trim().split("\n").slice(1);
  const cells = rows.map((row) => row.split(",").map(Number));
  return (cells[0] ?? []).map((_, j) => cells.map((row) => row[j] ?? Number.NaN));
}

/** The seven scores of R package tscount, of one forecast. */
function scoresOf(forecast: CountDistribution, count: number): Record<string, number> {
  const mass = (k: number): number => Math.exp(forecast.logMass(k));
  let [squares, ranked] = [0, 0];
  for (let k = 0; k < 1000; k++) {
    squares += mass(k) ** 2;
    ranked += (forecast.cdf(k) - (k >= count ? 1 : 0)) ** 2;
  }
  const { mean, variance } = forecast;
  const error = (count - mean) ** 2;
  return {
    logarithmic: -forecast.logMass(count),
    quadratic: squares - 2 * mass(count),
    spherical: -mass(count) / Math.sqrt(squares),
    rankprob: ranked,
    dawseb: error / variance + Math.log(variance),
    normsq: error / variance,
    sqerror: error,
  };
}

describe.skipIf(!hasSharedData)("R's tscount 1.4.3 on the campylobacterosis counts", () => {
  const expected = hasSharedData
    ? (JSON.parse(readFileSync(sharedGold("campy", "expected.json"), "utf8")) as Expected)
    : undefined;
  const cases = hasSharedData ? (columns("campy.csv")[1] ?? []) : [];
  const covariates = hasSharedData ? columns("interventions.csv") : [];
  const rows = expected?.nbinom.coeftab ?? [];
  const theirs = rows.map((row) => row.Estimate);
  const model: IngarchModel = {
    intercept: theirs[0] ?? 0,
    pastCounts: [{ lag: 1, weight: theirs[1] ?? 0 }],
    pastMeans: [{ lag: 13, weight: theirs[2] ?? 0 }],
    covariates: covariates.map((values, i) => ({ values, weight: theirs[3 + i] ?? 0 })),
  };
  const means = ingarchMeans(cases, model).subarray(0, cases.length);
  const size = 1 / (expected?.nbinom.sigmasq ?? 1);

  test("is met at its coefficients in size to the six digits that it solves for", () => {
    const ours = sizeByMoments(cases, means, 5);
    expect(relativeErrorOf(ours, size)).toBeLessThan(1e-6);
    const pearson = cases.map((y, t) => scoresOf(negativeBinomialCounts(means[t] ?? 0, ours), y));
    const sum = pearson.reduce((total, { normsq = 0 }) => total + normsq, 0);
    expect(sum).toBeCloseTo(140 - 5, 9);
  });

  test("is met at its coefficients and size in the log likelihoods to eleven digits", () => {
    if (expected === undefined) throw new Error("no data");
    const { nbinom, poisson } = expected;
    expect(cases).toHaveLength(140);
    const likelihood = (of: number): number => countsLogLikelihood(cases, means, of);
    expect(relativeErrorOf(likelihood(Number.POSITIVE_INFINITY), poisson.loglik)).toBeLessThan(
      1e-11,
    );
    expect(relativeErrorOf(likelihood(size), nbinom.loglik)).toBeLessThan(1e-11);
  });

  test("is met at its coefficients and size in all seven scores of both distributions to nine digits", () => {
    if (expected === undefined) throw new Error("no data");
    expect(expected.scores).toHaveLength(2);
    for (const { _row, ...scores } of expected.scores) {
      const scatter = _row === "Poisson" ? Number.POSITIVE_INFINITY : size;
      const all = cases.map((count, t) =>
        scoresOf(negativeBinomialCounts(means[t] ?? 0, scatter), count),
      );
      expect(Object.keys(scores)).toHaveLength(7);
      for (const [name, value] of Object.entries(scores)) {
        const mean = all.reduce((sum, one) => sum + (one[name] ?? 0), 0) / all.length;
        expect(relativeErrorOf(mean, Number(value)), `${_row} ${name}`).toBeLessThan(1e-9);
      }
    }
  });

  test("stops short of the maximum: the fit here is more probable, a tenth of a standard error away", () => {
    if (expected === undefined) throw new Error("no data");
    const fit = fitIngarch(cases, { countLags: [1], meanLags: [13], covariates });
    const reached = countsLogLikelihood(cases, fit.means, Number.POSITIVE_INFINITY);
    expect(reached).toBeGreaterThan(expected.poisson.loglik);
    expect(reached - expected.poisson.loglik).toBeLessThan(0.02);
    const found = [
      fit.model.intercept,
      fit.model.pastCounts[0]?.weight ?? Number.NaN,
      fit.model.pastMeans[0]?.weight ?? Number.NaN,
      ...(fit.model.covariates ?? []).map(({ weight }) => weight),
    ];
    for (const [i, value] of found.entries()) {
      const error = rows[i]?.["Std.Error"] ?? 0;
      expect(Math.abs(value - (theirs[i] ?? 0)) / error).toBeLessThan(0.1);
    }
    expect(relativeErrorOf(1 / fit.size, expected.nbinom.sigmasq)).toBeLessThan(0.02);
    expect(fit.converged).toBe(true);
  });
});
