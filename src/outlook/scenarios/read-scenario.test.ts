import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EntenteError } from "../../kernel/index.ts";
import { readScenario, type ScenarioFor } from "./read-scenario.ts";
import type { Scenario } from "./scenario.ts";

const FOR: ScenarioFor = {
  by: "quarter",
  file: {
    dyad: ["RUS", "PAK"],
    hypotheses: [
      { id: "washington", exposures: [{ id: "visits" }, { id: "sales" }] },
      { id: "border", exposures: [{ id: "clashes" }] },
    ],
  },
};

const HEAD = `schema: entente/scenario@1
dyad: [Pakistan, Moscow]
title: Washington turns away
`;
const read = (text: string): Scenario => readScenario({ file: "s.yaml", text }, FOR);
const paths = (...lines: readonly string[]): string =>
  `${HEAD}paths:\n${lines.map((line) => `  - ${line}\n`).join("")}`;

function errorOf(text: string): EntenteError {
  try {
    read(text);
  } catch (error) {
    if (error instanceof EntenteError) return error;
  }
  throw new Error("it is refused");
}

describe("a scenario file", () => {
  test("says where each exposure goes, and how far to look", () => {
    expect(
      read(
        paths(
          "{ hypothesis: washington, exposure: visits, values: [3, 2, 1] }",
          "{ hypothesis: washington, exposure: sales, shift: -1 }",
          "{ hypothesis: border, hold: p90, gradual: false }",
        ),
      ),
    ).toEqual({
      title: "Washington turns away",
      horizon: 3,
      moves: [
        {
          ...{ hypothesis: "washington", exposure: "visits", gradual: false },
          course: { kind: "values", values: [3, 2, 1] },
        },
        {
          ...{ hypothesis: "washington", exposure: "sales", gradual: true },
          course: { kind: "shift", deviations: -1 },
        },
        {
          ...{ hypothesis: "border", exposure: undefined, gradual: false },
          course: { kind: "hold", at: "p90" },
        },
      ],
    });
  });

  test("looks a year ahead where nothing else is said, and as far as it says", () => {
    const text = paths("{ hypothesis: border, hold: 2.5 }");
    expect(read(text)).toMatchObject({
      ...{ horizon: 4, moves: [{ course: { kind: "hold", at: 2.5 } }] },
    });
    expect(read(`${text}horizon: 7`).horizon).toBe(7);
  });

  test("is as its page shows it", () => {
    const page = readFileSync("docs/formats/scenario.md", "utf8");
    const text = page.split("```yaml\n")[1]?.split("```")[0] ?? "";
    const ids = ["india-tilt", "afghanistan", "china-broker"];
    const hypotheses = ids.map((id) => ({ id, exposures: [{ id: "ind-usa-agreements" }] }));
    const shown = readScenario(
      { file: "page", text },
      { by: "quarter", file: { dyad: ["RUS", "PAK"], hypotheses } },
    );
    expect(shown.moves.map(({ course }) => course.kind)).toEqual(["values", "hold", "shift"]);
  });

  test("may be JSON", () => {
    const json = JSON.stringify({
      ...{ schema: "entente/scenario@1", dyad: ["RUS", "PAK"], title: "x" },
      paths: [{ hypothesis: "border", hold: "last" }],
    });
    expect(read(json).moves[0]?.course).toEqual({ kind: "hold", at: "last" });
  });
});

describe("a faulty scenario file", () => {
  test.each([
    ["outlook.scenario-not-readable", "a: [", ""],
    [
      "outlook.scenario-malformed",
      paths("{ hypothesis: border }"),
      "exactly one of values, shift and hold",
    ],
    [
      "outlook.scenario-malformed",
      paths("{ hypothesis: border, shift: 1, hold: last }"),
      "exactly one",
    ],
    [
      "outlook.scenario-malformed",
      paths("{ hypothesis: border, values: [1], gradual: true }"),
      "leave gradual out",
    ],
    [
      "outlook.scenario-malformed",
      paths("{ hypothesis: border, hold: high }"),
      "p10, p90 or a number",
    ],
    [
      "outlook.scenario-malformed",
      paths("{ hypothesis: border, hold: last, at: 3 }"),
      "there is no such field",
    ],
    [
      "outlook.scenario-malformed",
      `${paths("{ hypothesis: border, hold: last }")}horizon: 99`,
      "horizon",
    ],
    [
      "outlook.scenario-reference-unknown",
      paths("{ hypothesis: beijing, hold: last }"),
      'no hypothesis "beijing"',
    ],
    [
      "outlook.scenario-reference-unknown",
      paths("{ hypothesis: border, exposure: visits, hold: last }"),
      'no exposure "visits"',
    ],
    [
      "outlook.scenario-path-repeated",
      paths(
        "{ hypothesis: washington, shift: 1 }",
        "{ hypothesis: washington, exposure: sales, shift: 1 }",
      ),
      "second path",
    ],
    [
      "outlook.scenario-of-others",
      paths("{ hypothesis: border, hold: last }").replace("Moscow", "India"),
      "RUS and PAK was asked for",
    ],
    [
      "outlook.scenario-actor-unclear",
      paths("{ hypothesis: border, hold: last }").replace("Moscow", "Atlantis"),
      "s.yaml:2:",
    ],
  ])("is refused: %s", (code, text, says) => {
    const error = errorOf(text);
    expect(error.code).toBe(code);
    expect(error.message).toContain(says);
    expect(error.hint).not.toBe("");
  });

  test("is told of with the place of the first fault, and with the others", () => {
    const { message, hint } = errorOf(
      paths("{ hypothesis: border, hold: high }", "{ hypothesis: border, far: 1, hold: last }"),
    );
    expect(message).toMatch(/^s\.yaml:5:/);
    expect(hint).toContain("1 more: line 6");
  });
});
