import { expect, test } from "vitest";
import { agreeingLists, publishedScores } from "./benchmark.ts";

test("published scores are read by series, measure and method; a blank cell is none", () => {
  const scores = publishedScores("dataset,metric,amoc,bocpd\nnile,f1,1.0,\nnile,cover,0.5,0.25\n");
  expect([...scores]).toEqual([
    ["nile f1 amoc", 1],
    ["nile cover amoc", 0.5],
    ["nile cover bocpd", 0.25],
  ]);
});

test("a list agrees to the index or not", () => {
  expect(agreeingLists([[1, 2], [], [3]], [[1, 2], [], [4]])).toBe(2);
  expect(agreeingLists([[1]], [])).toBe(0);
});
