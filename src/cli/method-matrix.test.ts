import { writeFileSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { folderForThisFile, linesOf, run } from "../../test/support/captured-run.ts";
import { documentSchema, type WeighedMatrixDocument } from "../workbench/index.ts";

const folder = folderForThisFile();

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const TWO = `schema: entente/matrix@1
title: Who did it
hypotheses:
  - {id: butler, statement: The butler did it.}
  - {id: cook, statement: The cook did it., prior: 0.25}
judges:
  - {id: first, name: A. Judge, judged: 2025-06-01, panelResult: unseen}
evidence:
  - id: knife
    says: The knife is the cook's.
    rating: A1
    weights: {first: {butler: -3, cook: 10}}
  - id: alibi
    says: The butler was away.
    rating: A1
    weights: {first: {butler: -10, cook: 0}}
  - id: met
    says: The two had met.
    record: {between: [IND, PAK], from: 2015, to: 2016}
    weights: {first: {cook: {test: hoop}}}
`;

const two = file("two.yaml", TWO);

async function weighed(...words: string[]): Promise<WeighedMatrixDocument> {
  const { exitCode, stdout, stderr } = await run(["method", "matrix", ...words, "--json"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const document: unknown = JSON.parse(stdout);
  expect(documentSchema("weighed-matrix").parse(document)).toEqual(document);
  return document as WeighedMatrixDocument;
}

/** A file of one hypothesis, to which tests and a matrix may be added. */
const HYPOTHESES = `schema: entente/hypotheses@1
dyad: [IND, PAK]
title: Made up
declared: 2025-06-01
hypotheses:
  - id: tilt
    statement: It is so.
    mechanism: Made up.
    decider: IND
    sign: none
    speed: {from: 1, to: 6, because: Made up.}
    exposures: [{id: theirs, says: In words., series: {kind: dyad, between: [IND, USA], measure: balance}}]
`;

describe("method matrix", () => {
  test("weighs a matrix by itself: who leads, and without which items no longer", async () => {
    const { title, hypotheses, flip, flipSet, limitations } = await weighed(two);
    expect(title).toBe("Who did it");
    expect(flip.leader).toBe("cook");
    expect(flipSet.length).toBeGreaterThan(0);
    expect(hypotheses.map(({ statistics }) => statistics)).toEqual([null, null]);
    const cook = hypotheses.find(({ id }) => id === "cook");
    expect(cook?.probability.prior).toBe(0.25);
    expect(limitations.join(" ")).toContain("1 of the items ask the record");
  });

  test("leaves a test that the record would answer open, and names it among what is missing", async () => {
    const { cells, evidence, missing } = await weighed(two);
    expect(evidence.find(({ id }) => id === "met")?.record).toBe("not asked");
    expect(
      cells.find((cell) => cell.evidence === "met" && cell.hypothesis === "cook"),
    ).toMatchObject({ open: true, weight: null, words: null });
    expect(missing[0]).toMatchObject({ hypothesis: "cook", test: "hoop", evidence: "met" });
  });

  test("puts the most telling item first", async () => {
    const { evidence } = await weighed(two);
    const told = evidence.map(({ diagnosticity }) => diagnosticity ?? -1);
    expect(told).toEqual(told.toSorted((a, b) => b - a));
  });

  test.each([80, 120])(
    "is grid, numbers and sentences on a terminal of %d columns",
    async (width) => {
      const { stdout } = await run(["method", "matrix", two], { terminal: true, width });
      expect(stdout).toMatch(/^Who did it: 3 items of evidence in 3 groups, 2 hypotheses\n/);
      expect(stdout).toContain("The knife is the cook's.");
      expect(stdout.replace(/\s+/g, " ")).toContain("By the documents “The cook did it” leads");
      expect(Math.max(...linesOf(stdout).map((line) => stringWidth(line)))).toBeLessThanOrEqual(
        width,
      );
    },
  );

  test("reads standard input, and a pipe gets one hypothesis a line", async () => {
    const { stdout } = await run(["method", "matrix", "-"], { stdin: TWO });
    expect(linesOf(stdout).map((line) => JSON.parse(line).id)).toEqual(["butler", "cook"]);
  });

  test("reads the matrix of a hypothesis file with the tests that the file states", async () => {
    const path = file(
      "hypotheses.yaml",
      `${HYPOTHESES}    tests: [{kind: smoking-gun, says: A letter says so.}]
matrix:
  judges: [{id: first, name: A. Judge, judged: 2025-06-01, panelResult: seen}]
  evidence:
    - {id: cable, says: An envoy says so., rating: C3, weights: {first: {tilt: 3}}}
`,
    );
    const { missing, limitations } = await weighed(path);
    expect(missing[0]).toMatchObject({ test: "smoking-gun", what: "A letter says so." });
    expect(limitations.join(" ")).toContain("A. Judge judged after seeing the panel's result");
  });

  test.each([
    ["no YAML", "a: [", "drivers.hypotheses-not-readable"],
    ["another file", "schema: entente/other@1\n", "drivers.matrix-malformed"],
    ["an unknown weight", TWO.replace("cook: 10", "cook: 11"), "drivers.matrix-malformed"],
    ["hypotheses without a matrix", HYPOTHESES, "drivers.matrix-absent"],
  ])("ends with 4 for %s", async (name, text, code) => {
    const path = file(`${name.replaceAll(" ", "-")}.yaml`, text);
    const { exitCode, stderr } = await run(["method", "matrix", path, "--json"]);
    expect([exitCode, JSON.parse(stderr).error.code]).toEqual([4, code]);
  });
});
