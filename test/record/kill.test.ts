import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRecord, verifyRecord } from "../../src/record/index.ts";
import { emptyRecord, IMPORT_DAY, TestRecord, temporaryFolder } from "../support/record.ts";
import { childEnd, runChild, startChild } from "./child.ts";
import { gdeltFile } from "./source-rows.ts";

const rowsFrom = (first: number, n: number): string =>
  gdeltFile(
    Array.from({ length: n }, (_, i) => ({
      id: String(first + i),
      code: "036",
      place: `Place ${(first + i) % 50}`,
    })),
  );

/** When a process dies, and how many of two files of 600 and 400 new rows its record then holds whole. */
const MOMENTS: readonly [moment: string, when: string, rows: number][] = [
  ["chunk-15", "while it reads", 0],
  ["clock-2", "when a file's rows are in place but not committed", 0],
  ["file-2", "between two files", 600],
  ["answer", "when all is committed but nothing closed", 1000],
];

describe("a process killed in the middle of an import", () => {
  let whole: string;
  const records: TestRecord[] = [];
  const ends: Awaited<ReturnType<typeof runChild>>[] = [];

  /** A record that holds something already, and two files to add to it. */
  async function preparedRecord(): Promise<{ record: TestRecord; files: string[] }> {
    const record = await emptyRecord();
    await record.addText("gdelt", rowsFrom(100_000, 50), "before.csv");
    const files = [
      record.file("1.csv", rowsFrom(0, 600)),
      record.file("2.csv", rowsFrom(500, 500)),
    ];
    return { record, files };
  }

  const contents = async (record: TestRecord): Promise<string> => {
    const [sum] = await record.rows<{ sum: string }>(
      `SELECT concat(count(*), ' ', sum(hash(report_id, event_id, place, line)::HUGEINT)) AS sum
       FROM report WHERE source = 'gdelt'`,
    );
    return sum?.sum ?? "";
  };

  beforeAll(async () => {
    const { record, files } = await preparedRecord();
    await record.add("gdelt", ...files);
    whole = await contents(record);
    record.remove();
    const prepared = await Promise.all(MOMENTS.map(preparedRecord));
    const running = prepared.map(async ({ record: one, files: paths }, i) => {
      records.push(one);
      one.close();
      const [moment = ""] = MOMENTS[i] ?? [];
      return await runChild([one.path, moment, "gdelt", ...paths]);
    });
    ends.push(...(await Promise.all(running)));
  });

  afterAll(() => {
    for (const record of records) record.remove();
  });

  test.each(MOMENTS)(
    "(%s: %s) leaves %i of 1,000 new rows, and an import that can be run again",
    async (moment, _, rows) => {
      const at = MOMENTS.findIndex(([name]) => name === moment);
      const record = records[at];
      if (record === undefined) throw new Error("no record");
      expect(ends[at]).toMatchObject({ signal: "SIGKILL", said: ["open"] });
      await record.reopen();
      const held = await record.rows<{ n: number }>(
        "SELECT count(*)::INTEGER AS n FROM report WHERE source = 'gdelt'",
      );
      expect(held).toEqual([{ n: 50 + rows }]);
      expect((await verifyRecord(record.store)).filter((c) => c.violations > 0)).toEqual([]);
      expect(readdirSync(record.folder).filter((name) => /staging|\.new-/.test(name))).toEqual([]);
      await record.add("gdelt", join(record.folder, "1.csv"), join(record.folder, "2.csv"));
      expect(await contents(record)).toBe(whole);
    },
  );
});

describe("a process killed while it makes a record", () => {
  test("leaves no record; the next one makes it, and clears the pieces away", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "record.duckdb");
    const end = await runChild([path, "clock-2"]);
    expect(end).toMatchObject({ signal: "SIGKILL", said: [] });
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(folder).some((name) => name.includes(".new-"))).toBe(true);
    const record = new TestRecord(folder, await openRecord(path, "read", IMPORT_DAY));
    expect(readdirSync(folder)).toEqual(["record.duckdb"]);
    record.close();
  });
});

describe("a record that another process is writing", () => {
  test("is locked for readers and writers until that has ended", async () => {
    const record = await emptyRecord();
    record.close();
    const child = startChild([record.path, "hold"]);
    const end = childEnd(child);
    if (child.stdout) await once(child.stdout, "data");
    for (const access of ["read", "write"] as const) {
      await expect(openRecord(record.path, access, IMPORT_DAY)).rejects.toMatchObject({
        code: "record.locked",
        facts: { path: record.path },
      });
    }
    child.stdin?.end();
    expect(await end).toMatchObject({ status: 0, said: ["open", "done"] });
    record.store = await openRecord(record.path, "write", IMPORT_DAY);
    record.remove();
  });
});
