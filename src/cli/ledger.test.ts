import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { csvFile, ownEvent } from "../../test/record/source-rows.ts";
import {
  type CapturedRun,
  folderForThisFile,
  linesOf,
  run,
} from "../../test/support/captured-run.ts";
import { period, periodsBetween } from "../kernel/index.ts";
import type { LedgerDocument } from "../workbench/index.ts";

const folder = folderForThisFile();
const record = join(folder, "record.duckdb");
const path = join(folder, "record.ledger.jsonl");

const ask = async (...words: string[]): Promise<CapturedRun> =>
  await run([...words, "--record", record], { cwd: folder });
const read = async (...words: string[]): Promise<CapturedRun> =>
  await run([...words, "--record", record], { cwd: folder, terminal: true, width: 100 });

const ledger = async (...words: string[]): Promise<LedgerDocument> =>
  JSON.parse((await ask("ledger", ...words, "--json")).stdout);

let none: CapturedRun;

beforeAll(async () => {
  const months = periodsBetween(period("2021-01"), period("2025-12"));
  const rows = months.flatMap((month, i) =>
    ["040", "112", "190", "040"]
      .filter((_, k) => (i * (k + 3)) % 7 < 5)
      .map((cameo, k) => ownEvent({ date: `${month}-${28 - k}`, cameo })),
  );
  const file = join(folder, "own.csv");
  writeFileSync(file, csvFile(rows));
  expect((await ask("record", "add", "events", file)).exitCode).toBe(0);
  none = await read("ledger", "--verify");
  const made = await ask("outlook", "RUS", "PAK", "--by", "month", "--sources", "events");
  expect(made.exitCode).toBe(0);
}, 60_000);

describe("ledger", () => {
  test("without a forecast says how one enters", () => {
    expect(none).toMatchObject({ exitCode: 0 });
    expect(none.stdout).toMatch(/^No forecast has been issued from this record yet\./);
  });

  test("lists the head, what is open and the back-test that stands in its place", async () => {
    const { exitCode, stdout } = await read("ledger", "--sources", "events");
    const { head, entries } = await ledger("--verify");
    expect(exitCode).toBe(0);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      `head ${head?.seq}: ${head?.hash}`.replace(": ", ":"),
    );
    expect(stdout).toContain(`${entries.forecasts} forecasts issued: 0 resolved, 0 void`);
    expect(stdout.replace(/\s+/g, " ")).toContain("The ledger is young: 0 resolved forecasts");
    expect(stdout).toContain("Open questions");
    expect(stdout).toContain("BACK-TEST IN PLACE OF A TRACK RECORD");
    for (const line of linesOf(stdout)) expect(line.length).toBeLessThanOrEqual(100);
  });

  test("in a pipe is a row a line, its state first", async () => {
    const rows = linesOf((await ask("ledger", "--verify")).stdout).map((line) => JSON.parse(line));
    expect(rows[0]).toMatchObject({ row: "ledger", sound: true });
    expect(rows.filter(({ row }) => row === "question").length).toBeGreaterThan(0);
    expect(
      rows.some(({ row, of, by }) => row === "scores" && of === "counts" && by === "target"),
    ).toBe(true);
  });

  test("resolves nothing that is not due", async () => {
    const before = readFileSync(path, "utf8");
    expect((await ledger("--resolve", "--verify")).entered).toMatchObject({ resolved: 0, void: 0 });
    expect(readFileSync(path, "utf8")).toBe(before);
  });

  test("is written as a page or as Markdown, and as nothing else", async () => {
    for (const [out, begins] of [
      ["track.html", "<!doctype html>"],
      ["track.md", "# Track record"],
    ] as const) {
      const { exitCode, stdout, stderr } = await ask("ledger", "--verify", "--out", out);
      expect({ exitCode, stdout, stderr }).toEqual({
        exitCode: 0,
        stdout: "",
        stderr: `Wrote ${out}.\n`,
      });
      expect(readFileSync(join(folder, out), "utf8").startsWith(begins)).toBe(true);
    }
    const other = await ask("ledger", "--verify", "--out", "track.pdf");
    expect(other.exitCode).toBe(2);
    expect(other.stderr).toContain("It can be FILE.html, FILE.md.");
  });

  test("holds against a head noted earlier, and takes no half of one", async () => {
    const { head } = await ledger("--verify");
    const pinned = `${head?.seq}:${head?.hash}`;
    expect((await ask("ledger", "--verify", "--pin", pinned)).exitCode).toBe(0);
    const half = await ask("ledger", "--verify", "--pin", pinned.slice(0, 20), "--json");
    expect(half.exitCode).toBe(2);
    expect(half.stderr).toContain("number, colon, 64 hexadecimal digits");
    expect(half.stderr).toContain("cli.head-malformed");
    const other = await ask("ledger", "--verify", "--pin", `1:${"0".repeat(64)}`, "--json");
    expect(other.exitCode).toBe(4);
    expect(JSON.parse(other.stdout)).toMatchObject({ sound: false });
  });

  test("that was tampered with is shown, and fails with the line", async () => {
    const sound = readFileSync(path, "utf8");
    const lines = sound.split("\n");
    writeFileSync(
      path,
      lines.map((line, i) => (i === 3 ? line.replace("PAK", "IND") : line)).join("\n"),
    );
    for (const words of [["--verify"], ["--resolve"]]) {
      const { exitCode, stderr } = await ask("ledger", ...words, "--json");
      expect(exitCode).toBe(4);
      expect(JSON.parse(stderr)).toMatchObject({
        error: { code: "outlook.ledger-altered", facts: { line: 4 } },
      });
    }
    expect((await read("ledger", "--verify")).stdout).toContain(
      "The ledger is not what was written",
    );
    writeFileSync(path, sound);
  });
});
