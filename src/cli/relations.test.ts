import { join } from "node:path";
import stringWidth from "string-width";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type CapturedRun,
  type Circumstances,
  folderForThisFile,
  linesOf,
  run,
} from "../../test/support/captured-run.ts";
import { documentSchema, type RelationsDocument } from "../workbench/index.ts";

const record = join(folderForThisFile(), "record.duckdb");

async function ask(line: string, where: Circumstances = {}): Promise<CapturedRun> {
  return await run([...line.split(" "), "--record", record], where);
}

async function documentOf(line: string): Promise<RelationsDocument> {
  const { stdout } = await ask(`${line} --json`);
  const document: unknown = JSON.parse(stdout);
  expect(documentSchema("relations").parse(document)).toEqual(document);
  return document as RelationsDocument;
}

beforeAll(async () => {
  expect((await ask("record")).exitCode).toBe(0);
});

describe("relations", () => {
  test("as one document are what their schema says, a band about every level", async () => {
    const document = await documentOf("relations Russia Pakistan --by year");
    expect(document).toMatchObject({ dyad: ["RUS", "PAK"], by: "year", asOf: "2026-01-01" });
    expect(document.index[0]).toMatchObject({ period: "2001", interval: 0.9 });
    expect(document.index.at(-1)?.period).toBe("2022");
    const all = [document.index, document.intensity, document.engagement].flat();
    expect(all.every(({ lo, level, hi }) => lo < level && level < hi)).toBe(true);
    expect(document.index.every(({ lo, hi }) => lo >= -100 && hi <= 100)).toBe(true);
    expect(Object.keys(document.directed)).toEqual(["RUS>PAK", "PAK>RUS"]);
    expect(document.limitations.join(" ")).toContain("after 2022");
  });

  test.each(["RUS PAK", "IND USA", "CHN USA", "IND PAK", "AFG TALIBAN"])(
    "of %s tell the two among others, also when similar dyads are asked for",
    async (dyad) => {
      const { neighbourhood: alone } = await documentOf(`relations ${dyad} --by year`);
      const { neighbourhood } = await documentOf(`relations ${dyad} --by year --similar 3`);
      expect({ ...neighbourhood, triads: null, similar: null }).toEqual({
        ...alone,
        triads: null,
        similar: null,
      });
      expect(alone.similar).toMatchObject({ what: "similar dyads", reason: expect.any(String) });
    },
  );

  test("of Russia and Pakistan read votes and treaties from the product's own figures", async () => {
    const { neighbourhood } = await documentOf("relations RUS PAK --by year");
    expect(neighbourhood.alignment.votes).toMatchObject({
      source: "figures",
      coverage: { last: "2019" },
    });
    expect(neighbourhood.alignment.alliances).toMatchObject({
      obligations: [
        { coder: "ATOP", obligation: "non-aggression", last: "2018" },
        { coder: "ATOP", obligation: "consultation", last: "2018" },
      ],
    });
    expect(neighbourhood.triads).toMatchObject({ source: "chronicle" });
    expect(neighbourhood.triads).not.toHaveProperty("latest");
  });

  test("that no source codes still tell what facts tell", async () => {
    const { coding, sources, neighbourhood } = await documentOf("relations CHN IRN --by year");
    expect({ coding, sources }).toEqual({ coding: null, sources: [] });
    expect(neighbourhood.triads).toMatchObject({
      reason: "no source of events tells of the two by the as-of date",
    });
    expect(neighbourhood.alignment.votes).toMatchObject({ source: "figures" });
  });

  test("of India and Pakistan turn up with the peace process of 2004 and down again later", async () => {
    const { index } = await documentOf("relations IND PAK --by year");
    const at = (year: string): number =>
      index.find(({ period }) => period === year)?.level ?? Number.NaN;
    expect(at("2004")).toBeGreaterThan(at("2002"));
    expect(at("2004")).toBeGreaterThan(at("2016"));
  });

  test("in a pipe are one period a line, the same as in the document", async () => {
    const { exitCode, stdout } = await ask("relations CHN PAK --by year");
    const document = await documentOf("relations CHN PAK --by year");
    expect(exitCode).toBe(0);
    expect(linesOf(stdout).map((line) => JSON.parse(line))).toEqual(document.index);
  });

  test.each([80, 120])("fit a terminal of %d columns, plots and tables", async (width) => {
    const { stdout } = await ask("relations IND PAK --by year", { terminal: true, width });
    expect(stdout).toMatch(/^India and Pakistan by year, as of 2026-01-01/);
    expect(stdout).toMatch(/Balance: -?\d+ \[-?\d+, -?\d+\] in 2022/);
    expect(stdout).toContain("Bars: events that cooperate or conflict");
    expect(stdout).toContain("India towards Pakistan.");
    expect(Math.max(...linesOf(stdout).map((line) => stringWidth(line)))).toBeLessThanOrEqual(
      width,
    );
  });

  test("of two actors without a record end with 5 and of an unknown period with 2", async () => {
    const nothing = await ask("relations Iceland Fiji");
    expect(nothing.exitCode).toBe(5);
    expect(nothing.stderr).toContain("no event between Iceland and Fiji");
    expect((await ask("relations RUS PAK --by week")).exitCode).toBe(2);
  });
});
