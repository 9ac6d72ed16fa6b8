import { describe, expect, test } from "vitest";
import { betaBinomial, type Evidence, logistic, negativeBinomial } from "../../maths/index.ts";
import { countEvidence, shareEvidence } from "./evidence.ts";

const PREDICTORS = Float64Array.of(-400, -30, -4, -0.7, 0, 0.3, 2.5, 12);

function logLikelihoods(evidence: Evidence): number[] {
  const found = new Float64Array(PREDICTORS.length);
  evidence.logLikelihoods(PREDICTORS, found);
  return [...found];
}

function expectAlike(found: readonly number[], wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  for (const [i, value] of found.entries()) {
    const other = wanted[i] ?? Number.NaN;
    if (Number.isFinite(other)) {
      expect(Math.abs(value - other)).toBeLessThan(1e-11 * Math.max(1, Math.abs(other)));
    } else expect(value).toBe(other);
  }
}

describe("what events of two kinds say", () => {
  for (const [successes, trials] of [
    [0, 1],
    [1, 1],
    [3, 8],
    [150, 150],
    [90, 151],
    [4000, 9000],
  ] as const) {
    for (const rho of [0, 1e-9, 0.017, 0.6, 0.999]) {
      test(`${successes} of ${trials} at a correlation of ${rho} are beta-binomial`, () => {
        const wanted = [...PREDICTORS].map((logit) =>
          betaBinomial.logMass(successes, trials, logistic(logit), rho),
        );
        expectAlike(logLikelihoods(shareEvidence(successes, trials, rho)), wanted);
      });
    }
  }
});

describe("what a count says", () => {
  for (const count of [0, 1, 17, 5000]) {
    for (const size of [0.05, 12.7, 1e6]) {
      test(`${count} events at a size of ${size} are negative binomial`, () => {
        const wanted = [...PREDICTORS].map((logRate) =>
          negativeBinomial.logMass(count, Math.exp(logRate + 0.4), size),
        );
        expectAlike(logLikelihoods(countEvidence(count, 0.4, size)), wanted);
      });
    }
  }
});
