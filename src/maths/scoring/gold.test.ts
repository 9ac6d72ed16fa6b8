import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { errorOf } from "../../../test/support/reference-numbers.ts";
import { hasSharedData, sharedGold } from "../../../test/support/shared-data.ts";
import { negativeBinomialCounts } from "../count-forecasts/count-distribution.ts";
import {
  dawidSebastianiScore,
  normalCrps,
  normalLogScore,
  studentTCrps,
} from "./continuous-scores.ts";
import {
  negativeBinomialCrps,
  negativeBinomialLogScore,
  poissonCrps,
  poissonLogScore,
} from "./count-crps.ts";
import { logScore, rankedProbabilityScore } from "./count-scores.ts";
import { sampleCrps } from "./sample-crps.ts";

type Row<K extends string> = Readonly<Record<K, number>>;

interface Scores {
  readonly nbinom: readonly Row<"y" | "mu" | "size" | "crps_nbinom" | "logs_nbinom">[];
  readonly poisson: readonly Row<"y" | "lambda" | "crps_pois" | "logs_pois">[];
  readonly normal: readonly Row<"y" | "m" | "s" | "crps_norm" | "logs_norm">[];
  readonly student: readonly Row<"y" | "df" | "loc" | "scale" | "crps_t">[];
  readonly sample: readonly number[];
  readonly sample_scores: readonly Row<"y" | "crps_sample" | "dss_sample">[];
}

const NONE: Scores = {
  nbinom: [],
  poisson: [],
  normal: [],
  student: [],
  sample: [],
  sample_scores: [],
};

const NEAR = 2e-13;

function near(mine: number, theirs: number, by: number = NEAR): void {
  expect(errorOf(mine, theirs)).toBeLessThan(by);
}

describe.skipIf(!hasSharedData)("the scores of R's scoringRules 1.1.1", () => {
  const scores = hasSharedData
    ? (JSON.parse(readFileSync(sharedGold("scoring", "expected.json"), "utf8")) as Scores)
    : NONE;

  test("are met for the negative binomial, in closed form and summed", () => {
    expect(scores.nbinom).toHaveLength(80);
    for (const { y, mu, size, crps_nbinom, logs_nbinom } of scores.nbinom) {
      near(negativeBinomialCrps(y, mu, size), crps_nbinom);
      near(negativeBinomialLogScore(y, mu, size), logs_nbinom);
      near(rankedProbabilityScore(y, negativeBinomialCounts(mu, size)), crps_nbinom);
      near(logScore(y, negativeBinomialCounts(mu, size)), logs_nbinom);
    }
  });

  test("are met for the Poisson, in closed form and summed", () => {
    expect(scores.poisson).toHaveLength(20);
    for (const { y, lambda, crps_pois, logs_pois } of scores.poisson) {
      near(poissonCrps(y, lambda), crps_pois);
      near(poissonLogScore(y, lambda), logs_pois);
      near(
        rankedProbabilityScore(y, negativeBinomialCounts(lambda, Number.POSITIVE_INFINITY)),
        crps_pois,
      );
    }
  });

  test("are met for the normal and Student's t", () => {
    expect(scores.normal).toHaveLength(16);
    for (const { y, m, s, crps_norm, logs_norm } of scores.normal) {
      near(normalCrps(y, m, s), crps_norm);
      near(normalLogScore(y, m, s), logs_norm);
    }
    expect(scores.student).toHaveLength(32);
    for (const { y, df, loc, scale, crps_t } of scores.student) {
      near(studentTCrps(y, df, loc, scale), crps_t);
    }
  });

  test("are met for a sample", () => {
    const n = scores.sample.length;
    const mean = scores.sample.reduce((a, b) => a + b, 0) / n;
    const variance = scores.sample.reduce((a, b) => a + (b - mean) ** 2, 0) / n;
    expect(scores.sample_scores).toHaveLength(4);
    for (const { y, crps_sample, dss_sample } of scores.sample_scores) {
      near(sampleCrps(y, scores.sample), crps_sample);
      near(dawidSebastianiScore(y, mean, Math.sqrt(variance)), dss_sample);
    }
  });
});
