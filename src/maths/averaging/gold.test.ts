import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hasSharedData, sharedGold } from "../../../test/support/shared-data.ts";
import { seededRandom } from "../../kernel/index.ts";
import { coefficients } from "./coefficients.ts";
import { crossProducts } from "./cross-products.ts";
import { enumerateModels } from "./enumeration.ts";
import { bric, type GPrior, logBayesFactor, shrinkageMoments, unitInformation } from "./g-prior.ts";
import type { ModelPrior } from "./model-prior.ts";
import { columnCandidates, type ModelSpace } from "./model-space.ts";
import { occamWindow } from "./occam-window.ts";
import { searchModels } from "./search.ts";
import { topModels, weighModels } from "./weighing.ts";

interface Table {
  readonly names: readonly string[];
  readonly columns: readonly (readonly number[])[];
}

function tableOf(...path: readonly string[]): Table {
  const [head = "", ...rows] = readFileSync(sharedGold(...path), "utf8")
    .trim()
    .split("\n");
  const names = head.split(",").map((name) => name.replaceAll('"', ""));
  const values = rows.map((row) => row.split(",").map(Number));
  return { names, columns: names.map((_, j) => values.map((row) => row[j] ?? Number.NaN)) };
}

const expectedOf = <T>(folder: string): T =>
  JSON.parse(readFileSync(sharedGold(folder, "expected.json"), "utf8")) as T;

function near(mine: number | undefined, theirs: number | undefined, by: number): void {
  expect(Math.abs((mine ?? Number.NaN) - (theirs ?? Number.NaN))).toBeLessThan(by);
}

/** Whether two numbers agree in seven printed digits. */
function sevenDigits(mine: number | undefined, theirs: number | undefined): void {
  near(mine, theirs, 5e-8 * Math.abs(theirs ?? Number.NaN) + 1e-12);
}

interface AttitudeRun {
  readonly coef: readonly Readonly<Record<string, number>>[];
  readonly std: readonly Readonly<Record<string, number>>[];
  readonly pmp: readonly number[];
  readonly models: readonly string[];
  readonly meansize: number;
}

const ATTITUDE: Readonly<Record<string, readonly [GPrior, ModelPrior]>> = {
  uniform_UIP: [{ kind: "fixed", g: unitInformation(30) }, { kind: "uniform" }],
  fixed2_UIP: [
    { kind: "fixed", g: 30 },
    { kind: "fixed", size: 2 },
  ],
  pip_UIP: [
    { kind: "fixed", g: 30 },
    { kind: "independent", inclusion: [0.01, 0.5, 0.5, 0.5, 0.5, 0.5] },
  ],
  random3_UIP: [
    { kind: "fixed", g: 30 },
    { kind: "beta-binomial", a: 1, b: 1 },
  ],
  uniform_BRIC: [{ kind: "fixed", g: bric(30, 6) }, { kind: "uniform" }],
  uniform_EBL: [{ kind: "local-eb" }, { kind: "uniform" }],
  uniform_hyper: [{ kind: "hyper-g", a: 2.5 }, { kind: "uniform" }],
};

/** Each model, by BMS's code of it, has its probability; BMS leaves them unnormalised. */
function expectModels(run: AttitudeRun, space: ModelSpace, probability: Float64Array): void {
  const total = run.pmp.reduce((a, b) => a + b, 0);
  const found = new Map<string, number>();
  for (let m = 0; m < space.models; m++) {
    const code = Number.parseInt(space.choice.slice(6 * m, 6 * m + 6).join(""), 2);
    found.set(code.toString(16).padStart(2, "0"), probability[m] ?? Number.NaN);
  }
  for (const [i, model] of run.models.entries()) {
    near(found.get(model), (run.pmp[i] ?? Number.NaN) / total, 1e-9);
  }
}

describe.skipIf(!hasSharedData)("R's BMS 0.3.5 on the attitude data", () => {
  const { names, columns } = hasSharedData
    ? tableOf("bms_attitude", "attitude.csv")
    : { names: [], columns: [[]] };
  const { runs } = hasSharedData
    ? expectedOf<{ runs: Readonly<Record<string, AttitudeRun>> }>("bms_attitude")
    : { runs: {} };

  test("is run under every setting that is known here, and no other", () => {
    expect(Object.keys(runs).sort()).toEqual(Object.keys(ATTITUDE).sort());
  });

  test.each(Object.keys(ATTITUDE))("is met to 1e-9 under %s", (name) => {
    const run = runs[name];
    const [g, prior] = ATTITUDE[name] ?? [];
    if (run === undefined || g === undefined || prior === undefined) throw new Error(name);
    const [y = [], ...x] = columns;
    const products = crossProducts(y, x, [y.map(() => 1)]);
    const space = enumerateModels(products, columnCandidates(6));
    const weighed = weighModels(space, g, prior);
    const averaged = coefficients(space, weighed);
    near(weighed.size, run.meansize, 1e-9);
    const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / 30;
    let intercept = meanOf(y);
    for (const [j, column] of averaged.entries()) {
      const theirs = run.coef[j];
      expect(theirs?.["name"]).toBe(names[j + 1]);
      near(weighed.candidates[j]?.inclusion, theirs?.["PIP"], 1e-9);
      near(column.inclusion, theirs?.["PIP"], 1e-9);
      near(column.mean, theirs?.["Post Mean"], 1e-9);
      near(column.sd, theirs?.["Post SD"], 1e-9);
      near(column.positiveMean, theirs?.["Cond.Pos.Sign"], 5.1e-9);
      const unit = Math.sqrt((products.xx[7 * j] ?? 0) / products.yy);
      near(unit * column.mean, run.std[j]?.["Post Mean"], 1e-9);
      near(unit * column.sd, run.std[j]?.["Post SD"], 1e-9);
      intercept -= column.mean * meanOf(x[j] ?? []);
    }
    near(intercept, run.coef[6]?.["Post Mean"], 1e-9);
    expectModels(run, space, weighed.probability);
    if (name === "uniform_UIP") {
      const top = topModels(space, weighed, 3).map((m) => m.probability.toFixed(4));
      expect(top).toEqual(["0.2948", "0.1662", "0.0668"]);
    }
  });
});

interface CrimeModel {
  readonly vars: readonly string[];
  readonly postprob: number;
  readonly logmarg: number;
  readonly R2: number;
  readonly shrink: number;
}

interface CrimeRun {
  readonly pip: Readonly<Record<string, number>>;
  readonly models: readonly CrimeModel[];
  readonly coef_mean: Readonly<Record<string, number>>;
  readonly coef_sd: Readonly<Record<string, number>>;
}

interface CrimeWindow {
  readonly pip: Readonly<Record<string, number>>;
  readonly postmean: Readonly<Record<string, number>>;
  readonly n_models: number;
  readonly top: readonly number[];
}

interface Crime {
  readonly printed_in_BAS_vignette_ZSnull: Readonly<Record<string, number>>;
  readonly runs: Readonly<Record<string, CrimeRun>> & { readonly BMA_bicreg_OR20: CrimeWindow };
}

/** BAS takes the integral over g by Laplace's approximation under both names. */
const CRIME: Readonly<Record<string, GPrior>> = {
  "ZS-null": { kind: "zellner-siow", integral: "laplace" },
  BIC: { kind: "bic" },
  "g-prior": { kind: "fixed", g: 47 },
  "hyper-g-n": { kind: "hyper-g/n", a: 3, integral: "laplace" },
};

function crimeSpace({ columns }: Table): ModelSpace {
  const y = columns[15] ?? [];
  const products = crossProducts(y, columns.slice(0, 15), [y.map(() => 1)]);
  return enumerateModels(products, columnCandidates(15));
}

describe.skipIf(!hasSharedData)("R's BAS 2.0.2 on the crime data", () => {
  const table = hasSharedData
    ? tableOf("uscrime", "UScrime_logged.csv")
    : { names: [], columns: [] };
  const names = table.names.slice(0, 15);
  const expected = hasSharedData ? expectedOf<Crime>("uscrime") : undefined;
  const space = hasSharedData ? crimeSpace(table) : undefined;

  test.each(Object.keys(CRIME))("is met to seven digits under %s", (name) => {
    const run = expected?.runs[name];
    const g = CRIME[name];
    if (run === undefined || g === undefined || space === undefined) throw new Error(name);
    const weighed = weighModels(space, g, { kind: "uniform" });
    for (const [j, column] of coefficients(space, weighed, "bas").entries()) {
      const variable = names[j] ?? "";
      sevenDigits(column.inclusion, run.pip[variable]);
      sevenDigits(weighed.candidates[j]?.inclusion, run.pip[variable]);
      sevenDigits(column.mean, run.coef_mean[variable]);
      sevenDigits(column.sd, run.coef_sd[variable]);
    }
    const { n, yy } = space.products;
    const offset = name === "BIC" ? -0.5 * (n * Math.log(yy) + Math.log(n)) : 0;
    const top = topModels(space, weighed, run.models.length);
    expect(run.models).toHaveLength(10);
    for (const [i, theirs] of run.models.entries()) {
      const model = top[i];
      const [terms, r2] = [model?.terms ?? 0, model?.r2 ?? 0];
      const inside = names.filter((_, j) => model?.choice[j] === 1);
      expect(["Intercept", ...inside]).toEqual(theirs.vars);
      sevenDigits(model?.probability, theirs.postprob);
      sevenDigits(r2, theirs.R2);
      sevenDigits(logBayesFactor(g, space.products)(terms, r2) + offset, theirs.logmarg);
      sevenDigits(shrinkageMoments(g, space.products)(terms, r2).mean, theirs.shrink);
    }
  });

  test("prints in its vignette, for Zellner and Siow's prior, what is found here", () => {
    if (space === undefined) throw new Error("no data");
    const weighed = weighModels(space, CRIME["ZS-null"] ?? { kind: "bic" }, { kind: "uniform" });
    for (const [j, { inclusion }] of weighed.candidates.entries()) {
      near(inclusion, expected?.printed_in_BAS_vignette_ZSnull[names[j] ?? ""], 5.1e-8);
    }
  });

  test("is not far from the exact integral, which its approximation stands for", () => {
    if (space === undefined) throw new Error("no data");
    const exact = weighModels(space, { kind: "zellner-siow" }, { kind: "uniform" });
    for (const [j, { inclusion }] of exact.candidates.entries()) {
      near(inclusion, expected?.runs["ZS-null"]?.pip[names[j] ?? ""], 0.01);
    }
  });

  test("R's BMA 3.18.20 (bicreg) in Occam's window is met, with R² rounded as it rounds it", () => {
    const run = expected?.runs.BMA_bicreg_OR20;
    if (space === undefined || run === undefined) throw new Error("no data");
    const rounded = { ...space, r2: space.r2.map((r2) => Math.round(r2 * 1e5) / 1e5) };
    const all = weighModels(rounded, { kind: "bic" }, { kind: "uniform" });
    const window = occamWindow(rounded, all, 20);
    expect(window.models).toBe(run.n_models);
    const weighed = weighModels(window, { kind: "bic" }, { kind: "uniform" });
    for (const [j, column] of coefficients(window, weighed).entries()) {
      near(column.inclusion, run.pip[names[j] ?? ""], 0.00051);
      sevenDigits(column.mean, run.postmean[names[j] ?? ""]);
    }
    for (const [i, model] of topModels(window, weighed, 5).entries()) {
      sevenDigits(model.probability, run.top[i]);
    }
  });

  test("is met within .01 by a search of the same space", () => {
    if (space === undefined) throw new Error("no data");
    const setting = { g: { kind: "fixed", g: 47 }, modelPrior: { kind: "uniform" } } as const;
    const found = searchModels(space.products, space.candidates, {
      random: seededRandom(1),
      ...{ ...setting, iterations: 60_000, burnIn: 2000 },
    });
    expect(found.models).toBeLessThan(space.models / 2);
    const weighed = weighModels(found, setting.g, setting.modelPrior);
    for (const [j, { inclusion }] of weighed.candidates.entries()) {
      near(inclusion, expected?.runs["g-prior"]?.pip[names[j] ?? ""], 0.01);
    }
  });

  test("is met quickly: 32,768 models are fitted and weighed in under 300 ms", () => {
    const best = Math.min(
      ...Array.from({ length: 5 }, () => {
        const before = process.cpuUsage();
        weighModels(crimeSpace(table), { kind: "fixed", g: 47 }, { kind: "uniform" });
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1000;
      }),
    );
    expect(best).toBeLessThan(300);
  });
});
