import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { errorOf } from "../../../test/support/reference-numbers.ts";
import { hasSharedData, sharedGold } from "../../../test/support/shared-data.ts";
import { negativeBinomial } from "./negative-binomial.ts";
import { normal } from "./normal.ts";
import { poisson } from "./poisson.ts";
import { studentT } from "./student-t.ts";

type Row<K extends string> = Readonly<Record<K, number>>;

/** Scores of single forecasts by the R package scoringRules 1.1.1. */
interface Scores {
  readonly nbinom: readonly Row<"y" | "mu" | "size" | "crps_nbinom" | "logs_nbinom">[];
  readonly poisson: readonly Row<"y" | "lambda" | "crps_pois" | "logs_pois">[];
  readonly normal: readonly Row<"y" | "m" | "s" | "crps_norm" | "logs_norm">[];
  readonly student: readonly Row<"y" | "df" | "loc" | "scale" | "crps_t">[];
}

/** R prints 15 digits. */
const PRINTED = 1e-13;

/** The ranked probability score of a count by its definition, far into the tail. */
function rankedScore(y: number, cdf: (k: number) => number): number {
  let score = 0;
  for (let k = 0; k < 20_000; k++) {
    const gap = cdf(k) - (k >= y ? 1 : 0);
    score += gap * gap;
    if (k >= y && Math.abs(gap) < 1e-9) break;
  }
  return score;
}

describe.skipIf(!hasSharedData)("the distributions against the scores of scoringRules", () => {
  const scores = hasSharedData
    ? (JSON.parse(readFileSync(sharedGold("scoring", "expected.json"), "utf8")) as Scores)
    : { nbinom: [], poisson: [], normal: [], student: [] };

  test("the negative binomial gives the log scores and, through its cumulative probability, the CRPS", () => {
    expect(scores.nbinom.length).toBe(80);
    for (const { y, mu, size, crps_nbinom, logs_nbinom } of scores.nbinom) {
      expect(errorOf(-negativeBinomial.logMass(y, mu, size), logs_nbinom)).toBeLessThan(PRINTED);
      const crps = rankedScore(y, (k) => negativeBinomial.cdf(k, mu, size));
      expect(errorOf(crps, crps_nbinom)).toBeLessThan(1e-11);
    }
  });

  test("the Poisson gives the log scores and, through its cumulative probability, the CRPS", () => {
    expect(scores.poisson.length).toBe(20);
    for (const { y, lambda, crps_pois, logs_pois } of scores.poisson) {
      expect(errorOf(-poisson.logMass(y, lambda), logs_pois)).toBeLessThan(PRINTED);
      expect(
        errorOf(
          rankedScore(y, (k) => poisson.cdf(k, lambda)),
          crps_pois,
        ),
      ).toBeLessThan(1e-11);
    }
  });

  test("the normal gives the log scores and the CRPS of Gneiting & Raftery (2007), equation 21", () => {
    expect(scores.normal.length).toBe(16);
    for (const { y, m, s, crps_norm, logs_norm } of scores.normal) {
      expect(errorOf(-normal.logDensity(y, m, s), logs_norm)).toBeLessThan(PRINTED);
      const z = (y - m) / s;
      const density = Math.exp(normal.logDensity(z, 0, 1));
      const crps = s * (z * (2 * normal.cdf(z, 0, 1) - 1) + 2 * density - 1 / Math.sqrt(Math.PI));
      expect(errorOf(crps, crps_norm)).toBeLessThan(PRINTED);
    }
  });

  test("Student's t gives the CRPS through its cumulative probability, integrated", () => {
    expect(scores.student.length).toBe(32);
    for (const { y, df, loc, scale, crps_t } of scores.student) {
      expect(errorOf(integratedScore((y - loc) / scale, df) * scale, crps_t)).toBeLessThan(1e-7);
    }
  });
});

/** ∫ (F(x) − [x ≥ z])² dx by the midpoint rule in sinh⁻¹ x, cut at z. */
function integratedScore(z: number, df: number): number {
  const cut = Math.asinh(z);
  const piece = (from: number, to: number, step: number): number => {
    const width = (to - from) / 20_000;
    let sum = 0;
    for (let i = 0; i < 20_000; i++) {
      const t = from + (i + 0.5) * width;
      sum += (studentT.cdf(Math.sinh(t), df, 0, 1) - step) ** 2 * Math.cosh(t) * width;
    }
    return sum;
  };
  return piece(-12, cut, 0) + piece(cut, 12, 1);
}
