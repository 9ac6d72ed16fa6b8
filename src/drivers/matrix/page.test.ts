import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { matrixOf, readBySchema } from "./read-matrix.ts";
import { matrixSchema } from "./specification.ts";
import { weighEvidence } from "./weigh-evidence.ts";

test("the example of the method page is a matrix that can be read and weighed", () => {
  const page = readFileSync("docs/method/evidence-matrix.md", "utf8");
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
  const hypotheses = ["india-tilt", "commerce", "brokerage"].map((id) => ({
    id,
    statement: id,
    prior: undefined,
  }));
  const matrix = matrixOf(readBySchema(matrixSchema, parse(example)), hypotheses);
  const { hypotheses: weighed, cells } = weighEvidence(matrix);
  expect(matrix.evidence.map((item) => item.id)).toEqual(["kremlin-minutes", "beijing-first"]);
  expect(weighed.map((h) => Math.sign(h.documents?.decibels ?? Number.NaN))).toEqual([
    1,
    -1,
    Number.NaN,
  ]);
  expect(cells.filter((cell) => cell.open).map((cell) => cell.hypothesis)).toEqual(["brokerage"]);
});
