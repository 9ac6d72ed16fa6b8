import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { folderForThisFile, linesOf, run } from "../../test/support/captured-run.ts";
import { documentSchema, type OutlookDocument } from "../workbench/index.ts";

const folder = folderForThisFile();
const record = join(folder, "record.duckdb");

const ask = async (...words: string[]) => await run([...words, "--record", record]);

/** The document of a question, held against its published schema. */
async function documentOf(...words: string[]): Promise<OutlookDocument> {
  const { exitCode, stdout, stderr } = await ask("outlook", ...words, "--json");
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const document: unknown = JSON.parse(stdout);
  expect(documentSchema("outlook").parse(document)).toEqual(document);
  return document as OutlookDocument;
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

let now: OutlookDocument;

beforeAll(async () => {
  await run(["record", "--record", record, "--quiet"]);
  now = await documentOf("Russia", "Pakistan");
});

describe("an outlook", () => {
  test("forecasts every target for a year, quantiles in order and beside its baselines", () => {
    expect(now).toMatchObject({ source: "chronicle", by: "quarter", origin: "2022-Q3" });
    expect(now.levels).toHaveLength(16);
    for (const { quantiles, baselines, period } of now.levels) {
      const values = Object.entries(quantiles).toSorted(([x], [y]) => Number(x) - Number(y));
      const sorted = values.map(([, value]) => value).toSorted((x, y) => x - y);
      expect(values.map(([, value]) => value)).toEqual(sorted);
      expect(baselines.climatology.mean).toBeDefined();
      expect(period > "2022-Q3").toBe(true);
    }
  });

  test("shows climatology where the back-test withholds the pool", () => {
    const withheld = now.trackRecord.releases.filter(({ state }) => state === "withheld");
    expect(withheld.length).toBeGreaterThan(0);
    for (const { target, horizon } of withheld) {
      const level = now.levels.find((one) => one.target === target && one.horizon === horizon);
      expect(level?.shown).toBe("climatology");
      expect(level?.mean).toBe(level?.baselines.climatology.mean);
    }
  });

  test("asks the standard questions with base rates, a rule and a hash", () => {
    expect(now.questions.map(({ id }) => id)).toContain("visit");
    for (const { p, baseRate, hash, opens, by } of now.questions) {
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThan(1);
      expect(baseRate?.windows).toBeGreaterThan(0);
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
      expect(opens < by).toBe(true);
    }
  });

  test("of a record that has ended says so first and enters nothing in the ledger", () => {
    expect(now.answer[0]).toContain("this is the outlook from that day");
    expect(now.ledger).toMatchObject({ added: 0, head: null });
    expect(now.ledger?.leftOut).toBeGreaterThan(0);
  });

  test("of a past day uses nothing that became known later", async () => {
    const past = await documentOf("RUS", "PAK", "--as-of", "2017-08-29", "--horizon", "3");
    expect(past.origin).toBe("2017-Q2");
    expect(past.levels.every(({ horizon }) => horizon === 1)).toBe(true);
    const later = now.history.filter(({ period }) => period <= "2017-Q2");
    for (const row of past.history.filter(({ period }) => period >= "2014-Q1")) {
      expect(later.find(({ period }) => period === row.period)?.cooperation).toBeGreaterThanOrEqual(
        row.cooperation ?? 0,
      );
    }
  });

  test("reads as text without a gap in its sentences", async () => {
    const { stdout } = await run(["outlook", "RUS", "PAK", "--horizon", "3", "--record", record], {
      terminal: true,
    });
    expect(stdout).toContain("what next after 2022-Q3?");
    expect(stdout).not.toMatch(/undefined|NaN|null/);
    for (const line of linesOf(stdout)) expect(line.length).toBeLessThanOrEqual(100);
  });

  test("in a pipe is one forecast a line", async () => {
    const { stdout } = await ask("outlook", "RUS", "PAK", "--horizon", "3");
    const [first = ""] = linesOf(stdout);
    expect(linesOf(stdout)).toHaveLength(4);
    expect(JSON.parse(first)).toMatchObject({ target: "cooperation", horizon: 1 });
  });

  test("of two of whom nothing is told is refused", async () => {
    const { exitCode, stderr } = await ask("outlook", "Fiji", "Peru", "--json");
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain("record.nothing-recorded");
  });
});

const QUESTIONS = `schema: entente/questions@1
questions:
  - id: two-visits
    between: [RUS, PAK]
    opens: 2022-09-30
    by: 2023-09-30
    source: chronicle
    rule: {kind: events, select: {codes: ["042", "043"]}, atLeast: 2}
  - id: of-others
    between: [IND, CHN]
    opens: 2022-09-30
    by: 2023-09-30
    source: chronicle
    rule: {kind: events, select: {class: conflict}, atLeast: 1}
`;

describe("files of one's own", () => {
  test("questions are asked beside the standard set", async () => {
    const path = file("questions.yaml", QUESTIONS);
    const { questions, limitations } = await documentOf(
      "RUS",
      "PAK",
      "--horizon",
      "3",
      "--questions",
      path,
    );
    expect(limitations.join(" ")).toContain("1 questions of the file are about others");
    expect(questions).toHaveLength(now.questions.length + 1);
    const one = now.questions.find(({ id }) => id === "visit");
    expect(questions.at(-1)?.p).toBeLessThan(one?.p ?? 0);
  });

  test("a scenario is run, or refused outside the record", async () => {
    const path = file(
      "scenario.yaml",
      `schema: entente/scenario@1
dyad: [RUS, PAK]
title: India turns to Washington
paths:
  - {hypothesis: india-tilt, hold: p90}
`,
    );
    const { scenarios } = await documentOf("RUS", "PAK", "--horizon", "3", "--scenario", path);
    expect(scenarios).toHaveLength(1);
    expect(scenarios[0]).toMatchObject({ state: "known", title: "India turns to Washington" });
    const far = file("far.yaml", readFileSync(path, "utf8").replace("hold: p90", "shift: 40"));
    const refused = await documentOf("RUS", "PAK", "--horizon", "3", "--scenario", far);
    expect(refused.scenarios[0]).toMatchObject({ state: "refused" });
  });

  test("a file that is not there is told of", async () => {
    const { exitCode, stderr } = await ask("outlook", "RUS", "PAK", "--scenario", "none.yaml");
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain("none.yaml");
  });
});
