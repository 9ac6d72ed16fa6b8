import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import {
  type CapturedRun,
  type Circumstances,
  folderForThisFile,
  linesOf,
  run,
} from "../../test/support/captured-run.ts";
import {
  documentSchema,
  type ImportDocument,
  type RecordDocument,
  type RejectsDocument,
  type SourcesDocument,
} from "../workbench/index.ts";

const folder = folderForThisFile();

const GOOD = "2016-05-01,MEX,BRA,042\n2016-05-02,BRA,MEX,057\n2016-06-01,MEX,BRA,036\n";
const BAD = "2016-13-01,MEX,BRA,042\n2016-05-01,MEX,BRA,999\n";

function csv(name: string, rows: string): string {
  writeFileSync(join(folder, name), `date,source,target,cameo\n${rows}`);
  return name;
}

/** Questions to one record of its own. */
function recordNamed(name: string): (line: string, where?: Circumstances) => Promise<CapturedRun> {
  const record = `${name}.duckdb`;
  return async (line, where = {}) =>
    await run([...line.split(" "), "--record", record], { cwd: folder, ...where });
}

function checked<T>(name: string, text: string): T {
  const document: unknown = JSON.parse(text);
  expect(documentSchema(name).parse(document)).toEqual(document);
  return document as T;
}

function widest(text: string): number {
  return Math.max(...linesOf(text).map((line) => stringWidth(line)));
}

describe("record", () => {
  const ask = recordNamed("holdings");

  test("is made on first use with the product's own files in it", async () => {
    const { exitCode, stdout, stderr } = await ask("record --json");
    expect(exitCode).toBe(0);
    expect(stderr).toBe(
      `Made a new record at ${join(folder, "holdings.duckdb")}, with the chronicle in it.\n`,
    );
    expect((await ask("record --json")).stderr).toBe("");
    const { path, totals, sources } = checked<RecordDocument>("record", stdout);
    expect(path).toBe(join(folder, "holdings.duckdb"));
    expect(sources.map(({ id }) => id)).toEqual(["chronicle", "figures"]);
    expect(totals.events).toBeGreaterThan(500);
  });

  test("in a pipe is one source a line, on a terminal a table in 80 columns", async () => {
    await ask(`record add events ${csv("mine.csv", GOOD)}`);
    const rows = linesOf((await ask("record")).stdout).map((line) => JSON.parse(line));
    expect(rows.map(({ id }: { id: string }) => id)).toEqual(["chronicle", "events", "figures"]);
    const { stdout } = await ask("record", { terminal: true });
    expect(stdout).toMatch(/^chronicle +1 +\d+ +0 +\d+ +\d+ +\d+ +2001-01-01/m);
    expect(stdout).toMatch(/^Events of events +3 +<?\d+%/m);
    expect(stdout).toContain("Licence: CC BY 4.0");
    expect(stdout).toContain("Known fault: ");
    expect(widest(stdout)).toBeLessThanOrEqual(80);
  });

  test("as of a day before all events is empty and no failure", async () => {
    const { exitCode, stdout } = await ask("record --as-of 1999-01-01 --json");
    expect(exitCode).toBe(0);
    expect(checked<RecordDocument>("record", stdout).totals.events).toBe(0);
    const shown = await ask("record --as-of 1999-01-01", { terminal: true });
    expect(shown.exitCode).toBe(0);
  });

  test("at a place that is no record is refused with 3", async () => {
    writeFileSync(join(folder, "letter.duckdb"), "Dear record,\n".repeat(1000));
    const { exitCode, stderr } = await recordNamed("letter")("record --json");
    expect(exitCode).toBe(3);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: "record.not-a-record" } });
  });
});

describe("record add", () => {
  const ask = recordNamed("imports");

  test("tells what became of every row, and a second time changes nothing", async () => {
    const file = csv("three.csv", GOOD + BAD);
    const first = await ask(`record add events ${file} --json`);
    expect(first.exitCode).toBe(0);
    expect(checked<ImportDocument>("import", first.stdout)).toMatchObject({
      rows: 5,
      rejected: 2,
      reports: 3,
      known: 0,
      events: { new: 3, known: 0, merged: 0 },
    });
    const second = await ask(`record add events ${file}`);
    expect(checked<ImportDocument>("import", second.stdout)).toMatchObject({
      reports: 0,
      known: 3,
    });
  });

  test("on a terminal shows progress, a table, the licence and the way to the rejects", async () => {
    const file = csv("four.csv", GOOD.replaceAll("2016", "2018") + BAD);
    const { stdout, stderr } = await ask(`record add events ${file}`, { terminal: true });
    expect(stderr).toContain("Importing file 1 of 1: four.csv");
    expect(stderr.endsWith("\r")).toBe(true);
    expect(stdout).toMatch(/^Rejected +2$/m);
    expect(stdout).toMatch(/^New events +3$/m);
    expect(stdout).toContain("Licence of events: ");
    expect(stdout).toContain("entente record rejects --source events");
    expect(widest(stdout)).toBeLessThanOrEqual(80);
    const quiet = await ask(`record add events ${file} --quiet`, { terminal: true });
    expect(quiet.stderr).toBe("");
    expect((await ask(`record add events ${file}`)).stderr).toBe("");
  });

  test("of facts tells rows and facts, and the holdings show them with their measures", async () => {
    const asked = recordNamed("facts");
    const cells =
      "year,tiv_million,supplier_cown,recipient_cown\n2015,12,365,770\n2016,x,365,770\n";
    writeFileSync(join(folder, "sipri.csv"), cells);
    const { stdout } = await asked("record add arms sipri.csv --json");
    expect(checked<ImportDocument>("import", stdout)).toMatchObject({
      rows: 2,
      rejected: 1,
      reports: 1,
      known: 0,
      facts: 1,
    });
    const again = await asked("record add arms sipri.csv", { terminal: true });
    expect(again.stdout).toMatch(/^Rows known before +1$/m);
    expect(again.stdout).toMatch(/^New facts +0$/m);
    expect(again.stdout).not.toContain("Articles");
    const document = checked<RecordDocument>("record", (await asked("record --json")).stdout);
    const carried = document.sources.find(({ id }) => id === "figures")?.facts ?? 0;
    expect(carried).toBeGreaterThan(1000);
    expect(document.totals.facts).toBe(carried + 1);
    expect(document.sources.at(-1)).toMatchObject({
      id: "arms",
      facts: 1,
      measures: [{ id: "arms-transfers", unit: "million TIV", directed: "directed" }],
    });
    const shown = (await asked("record", { terminal: true })).stdout;
    expect(shown).toMatch(/^arms +1 +2 +1 +1 +2015-01-01 to 2015-12-31$/m);
    expect(shown).toMatch(/; \d,\d{3} facts\. Snapshot /);
    expect(shown).toContain("Measure arms-transfers (million TIV): ");
    expect(shown).not.toContain("Events of arms");
    expect(widest(shown)).toBeLessThanOrEqual(80);
  });

  test("reads standard input", async () => {
    const stdin = `date,source,target,cameo\n${GOOD.replaceAll("2016", "2020")}`;
    const { stdout } = await ask("record add events - --json", { stdin });
    expect(checked<ImportDocument>("import", stdout)).toMatchObject({ rows: 3, reports: 3 });
  });

  test("with --strict ends with 4 when a row is refused, gives the answer all the same and keeps the rest", async () => {
    const file = csv("broken.csv", GOOD.replaceAll("2016", "2021") + BAD);
    const { exitCode, stdout, stderr } = await ask(`record add events ${file} --strict --json`);
    expect(exitCode).toBe(4);
    expect(checked<ImportDocument>("import", stdout)).toMatchObject({ rows: 5, rejected: 2 });
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: "record.rows-rejected", facts: { rejected: 2, source: "events" } },
    });
    expect(linesOf((await ask("events MEX BRA --from 2021")).stdout)).toHaveLength(3);
  });

  test.each([
    ["events nowhere.csv", 3, "record.input-missing"],
    ["events all-bad.csv", 4, "record.nothing-accepted"],
    ["evens three.csv", 2, "record.source-unknown"],
  ])("%s ends with %i: %s", async (words, code, kind) => {
    csv("all-bad.csv", BAD);
    const { exitCode, stderr } = await ask(`record add ${words} --json`);
    expect(exitCode).toBe(code);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: kind } });
  });
});

describe("record rejects", () => {
  const ask = recordNamed("rejects");

  test("are none in a new record", async () => {
    const { stdout } = await ask("record rejects", { terminal: true });
    expect(stdout).toBe("No row has been refused.\n");
  });

  test("are the refused rows with file, line, reason and text", async () => {
    const file = csv("refused.csv", GOOD + BAD);
    await ask(`record add events ${file}`);
    const { stdout } = await ask("record rejects --source events --json");
    const { rejects } = checked<RejectsDocument>("rejects", stdout);
    expect(rejects.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      "5 date-malformed",
      "6 cameo-unknown",
    ]);
    expect(rejects[0]?.raw).toContain("2016-13-01");
    const rows = linesOf((await ask("record rejects --limit 1")).stdout);
    expect(rows.map((row) => JSON.parse(row))).toEqual(rejects.slice(0, 1));
    const shown = await ask("record rejects", { terminal: true });
    expect(shown.stdout).toContain("2 refused rows");
    expect(shown.stdout).toMatch(/^events +\S.* +5 +date-malformed/m);
    expect((await ask("record rejects --source gdelt")).stdout).toBe("");
  });
});

describe("record verify", () => {
  const ask = recordNamed("verified");

  test("finds a new record sound", async () => {
    const { exitCode, stdout } = await ask("record verify --json");
    expect(exitCode).toBe(0);
    expect(checked<{ sound: boolean }>("verify", stdout).sound).toBe(true);
    const shown = await ask("record verify", { terminal: true });
    expect(shown.stdout).toContain("The record is sound");
    expect(widest(shown.stdout)).toBeLessThanOrEqual(80);
  });

  test("ends with 4 when an invariant is broken, and names it", async () => {
    const instance = await DuckDBInstance.create(join(folder, "verified.duckdb"));
    const connection = await instance.connect();
    await connection.run("UPDATE file SET rejected = rejected + 1");
    connection.closeSync();
    instance.closeSync();
    const { exitCode, stdout, stderr } = await ask("record verify --json");
    expect(exitCode).toBe(4);
    expect(checked<{ sound: boolean }>("verify", stdout).sound).toBe(false);
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: "cli.record-unsound", facts: { checks: ["counts-add-up", "rejects-held"] } },
    });
    const rows = linesOf((await ask("record verify")).stdout).map((row) => JSON.parse(row));
    expect(rows.filter(({ violations }) => violations > 0)).toHaveLength(2);
  });
});

describe("record export", () => {
  const ask = recordNamed("exported");

  test.each([
    ["", "report"],
    [" --format csv", "report.csv"],
    [" --format json", "report.json"],
  ])("writes a folder%s", async (format, file) => {
    const target = `export${format.trim().replaceAll(/[ -]/g, "")}`;
    const { exitCode, stdout } = await ask(`record export ${target}${format} --json`);
    expect(exitCode).toBe(0);
    const { tables } = checked<{ tables: Record<string, number> }>("export", stdout);
    expect(tables["report"]).toBeGreaterThan(500);
    expect(readdirSync(join(folder, target))).toContain(file);
  });

  test("says what it wrote, in a pipe a table a line", async () => {
    const { stdout } = await ask("record export said", { terminal: true });
    expect(stdout).toMatch(/^report +\d+$/m);
    const rows = linesOf((await ask("record export piped")).stdout).map((row) => JSON.parse(row));
    expect(rows.map(({ table }) => table)).toContain("event");
  });

  test("never overwrites", async () => {
    const { exitCode, stderr } = await ask("record export said --json");
    expect(exitCode).toBe(2);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: "record.export-not-empty" } });
  });
});

describe("record sources", () => {
  test("shows every card without a record", async () => {
    const { stdout } = await run(["record", "sources", "--json"]);
    const { sources } = checked<SourcesDocument>("sources", stdout);
    expect(sources.map(({ id }) => id)).toEqual(expect.arrayContaining(["chronicle", "gdelt"]));
    const rows = linesOf((await run(["record", "sources"])).stdout);
    expect(rows.map((row) => JSON.parse(row))).toEqual(sources);
    const shown = (await run(["record", "sources"], { terminal: true })).stdout;
    for (const { id, licence } of sources) {
      expect(shown).toMatch(new RegExp(`^${id}: `, "m"));
      expect(shown.replace(/\s+/g, " ")).toContain(`Licence: ${licence}`);
    }
    expect(widest(shown)).toBeLessThanOrEqual(80);
  });
});
