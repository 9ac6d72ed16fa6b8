import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { briefText, houseStyleFaults } from "../../src/brief/index.ts";
import { compareWithExpectation } from "./expectation.ts";
import { type Asked, sharedRecord, Workshop } from "./temporary-record.ts";

const FOLDER = join("test", "briefs");

/** As many as a brief runs, so that its text is the one that a reader gets. */
const SIMULATIONS = 200;

interface GoldenCase extends Asked {
  readonly dyad: readonly [string, string];
  readonly width: number;
}

const cases = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** What changes with every row of the record, of the same length so that no line breaks elsewhere. */
const withoutSnapshot = (text: string, snapshot: string): string =>
  text.replaceAll(snapshot, "x".repeat(snapshot.length));

describe("the briefs that editors have read", () => {
  const record = sharedRecord();

  test("are several", () => {
    expect(cases.length).toBeGreaterThanOrEqual(6);
  });

  test.each(cases)("are as they were: %s", async (name) => {
    const folder = join(FOLDER, name);
    const { dyad, width, ...asked } = JSON.parse(
      readFileSync(join(folder, "case.json"), "utf8"),
    ) as GoldenCase;
    const brief = await record.brief(dyad, { ...asked, simulations: SIMULATIONS });
    expect(houseStyleFaults(brief)).toEqual([]);
    const text = withoutSnapshot(briefText(brief, { width }), brief.record.snapshot);
    compareWithExpectation(folder, text, process.env["CI"] === "true");
  });
});

describe("an expectation", () => {
  const { folder } = new Workshop();
  const path = join(folder, "expected.txt");

  test("that is missing is refused by the judge and written at home", () => {
    expect(() => compareWithExpectation(folder, "one\n", true)).toThrow(/is missing/);
    expect(existsSync(path)).toBe(false);
    compareWithExpectation(folder, "one\n", false);
    expect(readFileSync(path, "utf8")).toBe("one\n");
  });

  test("that is met leaves nothing behind", () => {
    writeFileSync(path, "one\r\ntwo\r\n");
    writeFileSync(`${path}-changed`, "of an earlier run");
    compareWithExpectation(folder, "one\ntwo\n", true);
    expect(existsSync(`${path}-changed`)).toBe(false);
  });

  test("that is not met leaves the new text beside it, says where it differs, and how to accept it", () => {
    writeFileSync(path, "one\ntwo\n");
    expect(() => compareWithExpectation(folder, "one\nthree\n", false)).toThrow(
      /line 2\n {2}was: two\n {2}is: {2}three\n.*accept it: mv .*expected\.txt-changed/,
    );
    expect(readFileSync(`${path}-changed`, "utf8")).toBe("one\nthree\n");
    expect(() => compareWithExpectation(folder, "one\n", true)).toThrow(/differs/);
  });
});
