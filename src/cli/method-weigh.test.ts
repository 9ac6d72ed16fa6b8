import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderForThisFile, linesOf, run } from "../../test/support/captured-run.ts";
import { csv, failing, made, type Row, weighed } from "../../test/support/weighed.ts";
import type { WeighDocument } from "../workbench/index.ts";

const folder = folderForThisFile();

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Least squares by Gauss and Jordan, with nothing in common with the program. */
function solved(matrix: readonly Row[], right: Row): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (let i = 0; i < rows.length; i++) {
    const pivot = rows[i] ?? [];
    const head = pivot[i] ?? 0;
    rows[i] = pivot.map((value) => value / head);
    for (let j = 0; j < rows.length; j++) {
      const factor = rows[j]?.[i] ?? 0;
      if (j !== i) {
        rows[j] = (rows[j] ?? []).map((value, c) => value - factor * (rows[i]?.[c] ?? 0));
      }
    }
  }
  return rows.map((row) => row.at(-1) ?? Number.NaN);
}

interface PlainModel {
  readonly columns: readonly number[];
  readonly weight: number;
  readonly mean: readonly number[];
  readonly square: readonly number[];
}

/** One model under Zellner's prior with a fixed g: evidence, posterior means and mean squares. */
function plainModel(rows: readonly Row[], columns: readonly number[], g: number): PlainModel {
  const n = rows.length;
  const sum = (values: Row): number => values.reduce((a, b) => a + b, 0);
  const centred = [0, ...columns].map((j) => {
    const values = rows.map((row) => row[j] ?? 0);
    return values.map((value) => value - sum(values) / n);
  });
  const product = (a: Row = [], b: Row = []): number =>
    sum(a.map((value, i) => value * (b[i] ?? 0)));
  const [y, ...x] = centred;
  const xx = x.map((a) => x.map((b) => product(a, b)));
  const xy = x.map((a) => product(a, y));
  const b = solved(xx, xy);
  const r2 = product(b, xy) / product(y, y);
  const k = columns.length;
  const weight = (1 + g) ** ((n - 1 - k) / 2) * (1 + g * (1 - r2)) ** (-(n - 1) / 2);
  const s = g / (1 + g);
  const mean = b.map((value) => s * value);
  const inverse = x.map(
    (_, i) =>
      solved(
        xx,
        x.map((__, j) => (i === j ? 1 : 0)),
      )[i] ?? 0,
  );
  const scale = (s * (1 - s * r2) * product(y, y)) / (n - 3);
  const square = mean.map((value, i) => value * value + scale * (inverse[i] ?? 0));
  return { columns, weight, mean, square };
}

/** Inclusion, mean and standard deviation of each column over models with their prior weights. */
function plainAverage(models: readonly PlainModel[], k: number): [number, number, number][] {
  const total = models.reduce((sum, { weight }) => sum + weight, 0);
  return Array.from({ length: k }, (_, c) => {
    const sums = [0, 0, 0];
    for (const { columns, weight, mean, square } of models) {
      const at = columns.indexOf(c + 1);
      if (at < 0) continue;
      const p = weight / total;
      [p, p * (mean[at] ?? 0), p * (square[at] ?? 0)].forEach((value, i) => {
        sums[i] = (sums[i] ?? 0) + value;
      });
    }
    const [inclusion = 0, first = 0, second = 0] = sums;
    return [inclusion, first, Math.sqrt(second - first * first)];
  });
}

function expectAverage(document: WeighDocument, expected: [number, number, number][]): void {
  expect(document.predictors).toHaveLength(expected.length);
  for (const [i, { inclusion, mean, sd }] of document.predictors.entries()) {
    for (const [j, value] of [inclusion, mean, sd].entries()) {
      expect(value).toBeCloseTo(expected[i]?.[j] ?? Number.NaN, 10);
    }
  }
}

const ROWS = made(40, 4, 7);

/** All sets of the columns 1 to 4. */
const SUBSETS = Array.from({ length: 16 }, (_, m) =>
  [1, 2, 3, 4].filter((j) => m & (1 << (j - 1))),
);

describe("method weigh", () => {
  const table = file("table.csv", csv(ROWS));

  test("gives what plain sums over all models give", async () => {
    const document = await weighed([table, "--response", "y"]);
    expect(document).toMatchObject({ n: 40, k: 4, models: { visited: 16, exact: true } });
    const models = SUBSETS.map((columns) => plainModel(ROWS, columns, 40));
    expectAverage(document, plainAverage(models, 4));
    const total = models.reduce((sum, { weight }) => sum + weight, 0);
    const best = models.toSorted((a, b) => b.weight - a.weight);
    expect(document.top.map(({ predictors }) => predictors)).toEqual(
      best.slice(0, 10).map(({ columns }) => columns.map((j) => `x${j}`)),
    );
    expect(document.top[0]?.probability).toBeCloseTo((best[0]?.weight ?? 0) / total, 10);
    expect(document.predictors[0]?.signCertainty).toBe(1);
    expect(document.predictors[1]?.signCertainty).toBe(0);
  });

  test("weighs models by the prior that is asked for", async () => {
    const weights = new Map([
      ["beta-binomial", (size: number) => [1, 1 / 4, 1 / 6, 1 / 4, 1][size] ?? 0],
      ["fixed:1", (size: number) => 0.25 ** size * 0.75 ** (4 - size)],
      ["each:.5,.5,.5,.5", () => 1],
    ]);
    for (const [prior, of] of weights) {
      const words = [table, "--response", "y", "--g", "16", "--model-prior", prior];
      const models = SUBSETS.map((columns) => {
        const model = plainModel(ROWS, columns, 16);
        return { ...model, weight: model.weight * of(columns.length) };
      });
      expectAverage(await weighed(words), plainAverage(models, 4));
    }
    const { modelPrior } = await weighed([
      table,
      "--response",
      "y",
      "--model-prior",
      "beta-binomial:1",
    ]);
    expect(modelPrior.meanSize).toBeCloseTo(1, 12);
  });

  test("lets the columns of a group share its prior, one alternative at most in a model", async () => {
    const groups = file("groups.csv", "column,group,together\nx2,idea,\nx3,idea,a\nx4,idea,a\n");
    const document = await weighed([table, "--response", "y", "--groups", groups]);
    const ideas: [number[], number][] = [
      [[], 1],
      [[2], 0.5],
      [[3, 4], 0.5],
    ];
    const models = [[], [1]].flatMap((alone) =>
      ideas.map(([columns, prior]) => {
        const model = plainModel(ROWS, [...alone, ...columns], 40);
        return { ...model, weight: model.weight * prior };
      }),
    );
    expectAverage(document, plainAverage(models, 4));
    expect(document.models.visited).toBe(6);
    expect(document.predictors.map(({ group, prior }) => [group, prior])).toEqual([
      [null, 0.5],
      ["idea", 0.25],
      ["idea", 0.25],
      ["idea", 0.25],
    ]);
    const [idea] = document.groups;
    expect(idea?.name).toBe("idea");
    expect(idea?.alternatives.map(({ predictors }) => predictors)).toEqual([["x2"], ["x3", "x4"]]);
    const byAlternative = idea?.alternatives.reduce((sum, { probability }) => sum + probability, 0);
    expect(byAlternative).toBeCloseTo(idea?.inclusion ?? Number.NaN, 12);
  });

  test("leaves out rows with a gap in a used column, and says how many", async () => {
    const gappy = ROWS.map((row, i) =>
      [...row, "text"].map((cell, j) => (i === 3 * j ? "NA" : cell)),
    );
    const path = file("gaps.csv", `${csv(gappy, ["y", "x1", "x2", "x3", "x4", "note"])}\n\n`);
    const without = "5 rows of 40 left out for gaps (y 1, x1 1, x2 1, x3 1, x4 1).\n";
    const document = await weighed([path, "--response", "y", "--exclude", "note"], without);
    expect(document.rows).toMatchObject({ given: 40, used: 35 });
    const whole = file("whole.csv", csv(ROWS.filter((_, i) => i > 12 || i % 3 !== 0)));
    const same = await weighed([whole, "--response", "y"]);
    expect(document.predictors).toEqual(same.predictors);
    const fewer = await weighed(
      [path, "--response", "y", "--exclude", "note,x4", "--exclude", "x3"],
      "3 rows of 40 left out for gaps (y 1, x1 1, x2 1).\n",
    );
    expect(fewer.predictors.map(({ name }) => name)).toEqual(["x1", "x2"]);
  });

  test("searches where the models are too many, tells so, and repeats itself", async () => {
    const wide = file("wide.csv", csv(made(80, 22, 3)));
    const words = [wide, "--response", "y", "--steps", "4000", "--model-prior", "beta-binomial"];
    const document = await weighed(words);
    const { visited, exact, search } = document.models;
    expect(exact).toBe(false);
    expect(visited).toBeLessThan(4500);
    expect(search).toMatchObject({ steps: 4000, burnIn: 400, seed: 1 });
    expect(search?.disagreement).toBeLessThan(0.1);
    const [first, second, ...rest] = document.predictors.map(({ inclusion }) => inclusion);
    expect(Math.min(first ?? 0, second ?? 0)).toBeGreaterThan(0.9);
    expect(Math.max(...rest)).toBeLessThan(0.5);
    expect(await weighed(words)).toEqual(document);
    const brief = await run(["method", "weigh", wide, "--response", "y", "--steps", "50"]);
    expect(brief.stderr).toMatch(/^The search was too short: .* Take more --steps\.\n$/);
    const other = await weighed([...words, "--seed", "2"]);
    expect(other.models.visited).not.toBe(visited);
    const terminal = await run(["method", "weigh", ...words], { terminal: true });
    expect(terminal.stdout).toContain("4,000 steps (seed 1) fitted");
  });

  test("knows a column that no model has from one that all have", async () => {
    const words = [table, "--response", "y", "--model-prior", "each:0,1,0,1"];
    const { predictors, models } = await weighed(words);
    expect(predictors.map(({ inclusion }) => inclusion)).toEqual([0, 1, 0, 1]);
    expect(predictors[0]).toMatchObject({ mean: 0, meanGivenIncluded: null, signCertainty: null });
    expect(models.none).toBe(0);
  });

  test.each([
    ["uip", "fixed", 40, null],
    ["bric", "fixed", 40, null],
    ["EBL", "local-eb", null, null],
    ["eblocal", "local-eb", null, null],
    ["hyper", "hyper-g", 2.5, "exact"],
    ["hyper=uip", "hyper-g", 2.05, "exact"],
    ["hyper=bric", "hyper-g", 2.05, "exact"],
    ["hyper-g", "hyper-g", 3, "exact"],
    ["hyper-g=4", "hyper-g", 4, "exact"],
    ["hyper-gn", "hyper-g/n", 3, "exact"],
    ["hyper-gn=4", "hyper-g/n", 4, "exact"],
    ["hyper-g-n", "hyper-g/n", 3, "laplace"],
    ["zs", "zellner-siow", null, "exact"],
    ["zs-null", "zellner-siow", null, "laplace"],
    ["g-prior", "fixed", 40, null],
    ["bic", "bic", null, null],
    ["12.5", "fixed", 12.5, null],
  ])("takes %s for a prior of g", async (name, kind, value, integral) => {
    const { g, spread } = await weighed([table, "--response", "y", "--g", name]);
    expect(g).toEqual({ name: name.toLowerCase(), kind, value, integral });
    expect(spread).toBe(["zs-null", "hyper-g-n", "g-prior"].includes(name) ? "bas" : "bms");
  });

  test("is tables with bars on a terminal and one column a line in a pipe", async () => {
    const groups = file("pair.csv", "column,group\nx3,pair\nx4,pair\n");
    const words = ["method", "weigh", table, "--response", "y", "--groups", groups];
    const terminal = await run(words, { terminal: true });
    expect(terminal.stdout).toMatch(/^y on 4 columns, 40 rows\. All 12 models are fitted\./);
    expect(terminal.stdout).toContain("████████████  >99.9%");
    expect(terminal.stdout).toContain("Mostly by");
    expect(terminal.stdout).not.toContain("cause");
    expect(Math.max(...linesOf(terminal.stdout).map((line) => line.length))).toBeLessThanOrEqual(
      80,
    );
    const plain = await run(words, { terminal: true, unicode: false });
    expect(plain.stdout).toContain("############  >99.9%");
    expect(linesOf((await run(words)).stdout)).toHaveLength(4);
  });

  test("reads standard input, for the table or for the groups but not for both", async () => {
    const words = ["method", "weigh", "-", "--response", "y", "--json"];
    const piped = await run(words, { stdin: csv(ROWS) });
    expect(JSON.parse(piped.stdout)).toEqual(await weighed([table, "--response", "y"]));
    const [exit, code] = await failing("-", "--response", "y", "--groups", "-");
    expect([exit, code]).toEqual([2, "cli.options-conflict"]);
  });
});
