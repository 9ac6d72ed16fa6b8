import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hasSharedData, sharedGold } from "../../test/support/shared-data.ts";
import { weighed } from "../../test/support/weighed.ts";

const goldOf = <T>(name: string): T =>
  JSON.parse(readFileSync(sharedGold(name, "expected.json"), "utf8")) as T;

interface AttitudeRun {
  readonly coef: readonly Readonly<Record<string, number>>[];
  readonly pmp: readonly number[];
  readonly meansize: number;
}

/** Each run of BMS with the options that ask for it here. */
const ATTITUDE: Readonly<Record<string, readonly string[]>> = {
  uniform_UIP: [],
  fixed2_UIP: ["--model-prior", "fixed:2"],
  pip_UIP: ["--model-prior", "each:.01,.5,.5,.5,.5,.5"],
  random3_UIP: ["--model-prior", "beta-binomial:3"],
  uniform_BRIC: ["--g", "bric"],
  uniform_EBL: ["--g", "eblocal"],
  uniform_hyper: ["--g", "hyper"],
};

describe.skipIf(!hasSharedData)("method weigh on the attitude data", () => {
  const { runs } = hasSharedData
    ? goldOf<{ runs: Readonly<Record<string, AttitudeRun>> }>("bms_attitude")
    : { runs: {} };

  test.each(Object.keys(hasSharedData ? runs : ATTITUDE))(
    "gives what R's BMS gives, to 1e-9: %s",
    async (name) => {
      const path = sharedGold("bms_attitude", "attitude.csv");
      const options = ["--response", "rating", "--limit", "64", ...(ATTITUDE[name] ?? ["unknown"])];
      const { predictors, models, top } = await weighed([path, ...options]);
      const expected = runs[name];
      expect(models.meanSize).toBeCloseTo(expected?.meansize ?? Number.NaN, 9);
      expect(predictors).toHaveLength(6);
      for (const [i, predictor] of predictors.entries()) {
        const theirs = expected?.coef[i];
        expect(predictor.name).toBe(theirs?.["name"]);
        const pairs = [
          [predictor.inclusion, theirs?.["PIP"]],
          [predictor.mean, theirs?.["Post Mean"]],
          [predictor.sd, theirs?.["Post SD"]],
        ];
        for (const [mine = 0, other = Number.NaN] of pairs) {
          expect(Math.abs(mine - other)).toBeLessThan(1e-9);
        }
        const gap = (predictor.signCertainty ?? 9) - (theirs?.["Cond.Pos.Sign"] ?? Number.NaN);
        expect(Math.abs(gap)).toBeLessThan(5.1e-9);
      }
      const pmp = (expected?.pmp ?? []).toSorted((a, b) => b - a);
      const total = pmp.reduce((sum, weight) => sum + weight, 0);
      expect(top).toHaveLength(64);
      for (const [i, { probability }] of top.entries()) {
        expect(Math.abs(probability - (pmp[i] ?? Number.NaN) / total)).toBeLessThan(1e-9);
      }
    },
  );
});

interface CrimeRun {
  readonly pip: Readonly<Record<string, number>>;
  readonly models: readonly {
    readonly vars: readonly string[];
    readonly postprob: number;
    readonly R2: number;
  }[];
  readonly coef_mean: Readonly<Record<string, number>>;
  readonly coef_sd: Readonly<Record<string, number>>;
}

/** Each run of BAS with the prior that asks for it here. */
const CRIME: readonly (readonly [string, string])[] = [
  ["ZS-null", "zs-null"],
  ["BIC", "bic"],
  ["g-prior", "g-prior"],
  ["hyper-g-n", "hyper-g-n"],
];

function sevenDigits(mine: number, theirs: number = Number.NaN): void {
  expect(Math.abs(mine - theirs)).toBeLessThan(5e-8 * Math.abs(theirs) + 1e-12);
}

describe.skipIf(!hasSharedData)("method weigh on the crime data", () => {
  test.each(CRIME)("gives what R's BAS gives, to seven digits: %s", async (name, g) => {
    const expected = goldOf<{ runs: Readonly<Record<string, CrimeRun>> }>("uscrime").runs[name];
    const path = sharedGold("uscrime", "UScrime_logged.csv");
    const { predictors, models, top } = await weighed([path, "--response", "y", "--g", g]);
    expect(models).toMatchObject({ visited: 32_768, exact: true });
    expect(predictors).toHaveLength(15);
    for (const predictor of predictors) {
      sevenDigits(predictor.inclusion, expected?.pip[predictor.name]);
      sevenDigits(predictor.mean, expected?.coef_mean[predictor.name]);
      sevenDigits(predictor.sd, expected?.coef_sd[predictor.name]);
    }
    expect(expected?.models).toHaveLength(10);
    for (const [i, model] of (expected?.models ?? []).entries()) {
      expect(["Intercept", ...(top[i]?.predictors ?? [])]).toEqual(model.vars);
      sevenDigits(top[i]?.probability ?? 0, model.postprob);
      sevenDigits(top[i]?.r2 ?? 0, model.R2);
    }
  });

  test("prints the seven digits of BAS's vignette under the prior of Zellner and Siow", async () => {
    const { printed_in_BAS_vignette_ZSnull: printed } = goldOf<{
      printed_in_BAS_vignette_ZSnull: Readonly<Record<string, number>>;
    }>("uscrime");
    const path = sharedGold("uscrime", "UScrime_logged.csv");
    const { predictors } = await weighed([path, "--response", "y", "--g", "zs-null"]);
    expect(Object.keys(printed)).toHaveLength(15);
    for (const { name, inclusion } of predictors) {
      expect(Math.abs(inclusion - (printed[name] ?? Number.NaN))).toBeLessThan(5.1e-8);
    }
    const exact = await weighed([path, "--response", "y", "--g", "zs"]);
    for (const { name, inclusion } of exact.predictors) {
      expect(Math.abs(inclusion - (printed[name] ?? Number.NaN))).toBeLessThan(0.01);
    }
  });
});
