import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderForThisFile } from "../../test/support/captured-run.ts";
import { csv, failing, made, type Row, weighed } from "../../test/support/weighed.ts";

const folder = folderForThisFile();

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const ROWS = made(40, 4, 7);

describe("method weigh ends with a code and a way out", () => {
  const table = file("failing.csv", csv(ROWS));
  const changed = (change: (row: Row, i: number) => readonly (number | string)[]): string =>
    csv(ROWS.map(change));

  test.each([
    ["no response named", [], 2, "cli.option-missing", "--response is missing"],
    [
      "a response that is no column",
      ["--response", "Y1"],
      4,
      "workbench.column-missing",
      "Columns: y",
    ],
    [
      "an excluded column that is none",
      ["--response", "y", "--exclude", "x9"],
      4,
      "workbench.column-missing",
      "Did you mean x1?",
    ],
    [
      "an excluded response",
      ["--response", "y", "--exclude", "y"],
      2,
      "workbench.response-misplaced",
      "--exclude",
    ],
    [
      "nothing left",
      ["--response", "y", "--exclude", "x1,x2,x3,x4"],
      4,
      "workbench.predictors-missing",
      "no column to weigh",
    ],
    [
      "an unknown g",
      ["--response", "y", "--g", "bricc"],
      2,
      "workbench.prior-unclear",
      "Did you mean bric?",
    ],
    [
      "a g of 0",
      ["--response", "y", "--g", "0"],
      2,
      "workbench.prior-unclear",
      "g must be above 0",
    ],
    [
      "a hyper-g prior out of its domain",
      ["--response", "y", "--g", "hyper=2"],
      2,
      "workbench.prior-unclear",
      "above 2",
    ],
    [
      "an unknown prior of models",
      ["--response", "y", "--model-prior", "unifrom"],
      2,
      "workbench.prior-unclear",
      "Did you mean uniform?",
    ],
    [
      "a model of more than all",
      ["--response", "y", "--model-prior", "fixed:5"],
      2,
      "workbench.prior-unclear",
      "at most 4",
    ],
    [
      "a size that leaves no doubt",
      ["--response", "y", "--model-prior", "beta-binomial:4"],
      2,
      "workbench.prior-unclear",
      "below 4",
    ],
    [
      "too few probabilities",
      ["--response", "y", "--model-prior", "each:.5"],
      2,
      "workbench.prior-unclear",
      "1 probabilities for 4",
    ],
    [
      "a probability above one",
      ["--response", "y", "--model-prior", "each:2,0,0,0"],
      2,
      "workbench.prior-unclear",
      "between 0 and 1",
    ],
    [
      "an unknown spread",
      ["--response", "y", "--spread", "wide"],
      2,
      "cli.choice-unknown",
      "bms, full, bas",
    ],
  ] as const)("for %s", async (_, words, exit, code, says) => {
    const [exitCode, found, stderr] = await failing(table, ...words);
    expect([exitCode, found]).toEqual([exit, code]);
    expect(stderr).toContain(says);
  });

  test.each([
    [
      "a column of text",
      changed((row, i) => [...row.slice(0, 4), i === 2 ? "high" : 1 + i]),
      "workbench.cell-not-number",
      "--exclude x4",
    ],
    [
      "a column that never changes",
      changed((row) => [...row.slice(0, 4), 7]),
      "workbench.column-constant",
      "--exclude x4",
    ],
    [
      "a response that never changes",
      changed((row) => [7, ...row.slice(1)]),
      "workbench.column-constant",
      "nothing to predict",
    ],
    [
      "a column that two others make up",
      changed((row) => [...row.slice(0, 4), 2 * (row[1] ?? 0) - 5 * (row[3] ?? 0) + 3]),
      "workbench.columns-dependent",
      "weighted sum of x1, x3:",
    ],
    [
      "two columns of one name",
      csv(ROWS, ["y", "x1", "x2", "x2", "x4"]),
      "workbench.header-unclear",
      "two columns are",
    ],
    [
      "a column without a name",
      csv(ROWS, ["y", "", "x2", "x3", "x4"]),
      "workbench.header-unclear",
      "row.names = FALSE",
    ],
  ])("for %s", async (_, text, code, says) => {
    const [exit, found, stderr] = await failing(file("bad.csv", text), "--response", "y");
    expect([exit, found]).toEqual([4, code]);
    expect(stderr).toContain(says);
  });

  test("for fewer rows than the largest model needs, unless groups make it smaller", async () => {
    const few = file("few.csv", csv(ROWS.slice(0, 6)));
    const [exit, code, stderr] = await failing(few, "--response", "y");
    expect([exit, code]).toEqual([5, "workbench.rows-too-few"]);
    expect(stderr).toContain("the largest model needs 7");
    const groups = file("small.csv", "column,group\nx3,a\nx4,a\n");
    expect((await weighed([few, "--response", "y", "--groups", groups])).n).toBe(6);
    const gappy = file(
      "gappy.csv",
      changed((row, i) => [...row.slice(0, 4), i > 4 ? "" : i]),
    );
    const [, , hint] = await failing(gappy, "--response", "y");
    expect(hint).toContain("--exclude x4");
  });

  test("for dependent columns, unless one group holds them apart", async () => {
    const sum = file(
      "sum.csv",
      changed((row) => [...row.slice(0, 4), (row[2] ?? 0) + (row[3] ?? 0)]),
    );
    expect((await failing(sum, "--response", "y"))[1]).toBe("workbench.columns-dependent");
    const groups = file("apart.csv", "column,group\nx2,a\nx4,a\n");
    expect((await weighed([sum, "--response", "y", "--groups", groups])).models.visited).toBe(12);
  });

  test.each([
    ["a file of groups without its header", "x1,a\n", "has no column"],
    ["a group of no column", "column,group\nx9,a\n", "did you mean"],
    ["a column in two groups", "column,group\nx1,a\nx1,b\n", 'names \\"x1\\" again'],
    ["a column without a group", "column,group\nx1,\n", 'gives \\"x1\\" no group'],
  ])("for %s", async (_, text, says) => {
    const groups = file("malformed.csv", text);
    const [exit, code, stderr] = await failing(table, "--response", "y", "--groups", groups);
    expect([exit, code]).toEqual([4, "workbench.groups-malformed"]);
    expect(stderr).toContain(says);
  });

  test("for the response in a group, and for a file that is not there", async () => {
    const groups = file("response.csv", "column,group\ny,a\n");
    const words = [table, "--response", "y", "--groups"];
    expect((await failing(...words, groups)).slice(0, 2)).toEqual([
      2,
      "workbench.response-misplaced",
    ]);
    const none = join(folder, "none.csv");
    expect((await failing(...words, none)).slice(0, 2)).toEqual([3, "cli.file-unreadable"]);
    expect((await failing(none, "--response", "y")).slice(0, 2)).toEqual([
      3,
      "cli.file-unreadable",
    ]);
  });
});
