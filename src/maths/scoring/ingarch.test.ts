import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hasSharedData, sharedGold } from "../../../test/support/shared-data.ts";
import {
  type CountDistribution,
  negativeBinomialCounts,
} from "../count-forecasts/count-distribution.ts";
import {
  countDawidSebastianiScore,
  logScore,
  normalizedSquaredError,
  quadraticScore,
  rankedProbabilityScore,
  sphericalScore,
} from "./count-scores.ts";

interface Fit {
  readonly coef: Readonly<Record<string, number>>;
  readonly sigmasq?: number;
}

interface Campylobacter {
  readonly poisson: Fit;
  readonly nbinom: Fit;
  readonly scores: readonly Readonly<Record<string, number | string>>[];
}

const rowsOf = (file: string): number[][] =>
  readFileSync(sharedGold("campy", file), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => row.split(",").map(Number));

/** The conditional means of tscount's model with its own coefficients, begun at the mean without interventions. */
function conditionalMeans(
  counts: readonly number[],
  steps: readonly number[][],
  { coef }: Fit,
): number[] {
  const at = (name: string): number => coef[name] ?? Number.NaN;
  const start = at("(Intercept)") / (1 - at("beta_1") - at("alpha_13"));
  const means: number[] = [];
  counts.forEach((_, t) => {
    means.push(
      at("(Intercept)") +
        at("beta_1") * (counts[t - 1] ?? start) +
        at("alpha_13") * (means[t - 13] ?? start) +
        at("interv_1") * (steps[t]?.[0] ?? 0) +
        at("interv_2") * (steps[t]?.[1] ?? 0),
    );
  });
  return means;
}

const SCORES: Readonly<Record<string, (y: number, forecast: CountDistribution) => number>> = {
  logarithmic: logScore,
  quadratic: quadraticScore,
  spherical: sphericalScore,
  rankprob: rankedProbabilityScore,
  dawseb: countDawidSebastianiScore,
  normsq: normalizedSquaredError,
  sqerror: (y, { mean }) => (y - mean) ** 2,
};

describe.skipIf(!hasSharedData)(
  "the seven mean scores of R's tscount 1.4.3 on campylobacteriosis",
  () => {
    const counts = hasSharedData ? rowsOf("campy.csv").map((row) => row[1] ?? Number.NaN) : [];
    const steps = hasSharedData ? rowsOf("interventions.csv") : [];
    const expected = hasSharedData
      ? (JSON.parse(readFileSync(sharedGold("campy", "expected.json"), "utf8")) as Campylobacter)
      : undefined;

    test.each(["Poisson", "NegBin"])(
      "are met with %s forecasts, whose means its coefficients give",
      (name) => {
        if (expected === undefined) throw new Error("no data");
        const fit = name === "Poisson" ? expected.poisson : expected.nbinom;
        const size = 1 / (fit.sigmasq ?? 0);
        const means = conditionalMeans(counts, steps, fit);
        expect(means).toHaveLength(140);
        const printed = expected.scores.find((row) => row["_row"] === name) ?? {};
        expect(Object.keys(printed).sort()).toEqual([...Object.keys(SCORES), "_row"].sort());
        for (const [score, of] of Object.entries(SCORES)) {
          const values = means.map((mean, t) =>
            of(
              counts[t] ?? Number.NaN,
              name === "Poisson"
                ? negativeBinomialCounts(mean, Number.POSITIVE_INFINITY)
                : negativeBinomialCounts(mean, size),
            ),
          );
          const mean = values.reduce((a, b) => a + b, 0) / values.length;
          expect(Math.abs(mean - Number(printed[score])), score).toBeLessThan(1e-10);
        }
      },
    );
  },
);
