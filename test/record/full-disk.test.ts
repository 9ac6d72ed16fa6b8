import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRecord, verifyRecord } from "../../src/record/index.ts";
import {
  chronicleRecord,
  IMPORT_DAY,
  type TestRecord,
  temporaryFolder,
} from "../support/record.ts";
import { type ChildEnd, runChild } from "./child.ts";
import { gdeltFile } from "./source-rows.ts";

/** Whether a shell here can limit the length of files, which is how these tests fill a disk. */
function canLimitFiles(): boolean {
  const script =
    "f=$(mktemp); (trap '' XFSZ; ulimit -f 2; head -c 100000 /dev/zero > $f) 2>/dev/null; wc -c < $f; rm $f";
  try {
    return Number(execFileSync("sh", ["-c", script], { encoding: "utf8" })) === 1024;
  } catch {
    return false;
  }
}

const isPossible = canLimitFiles();
if (!isPossible) {
  process.stderr.write("No shell that limits files: the tests of a full disk are skipped.\n");
}

/** Rows whose staging takes some 600 KiB, and whose reports take more. */
const ROWS = gdeltFile(
  Array.from({ length: 4000 }, (_, i) => ({
    id: String(i),
    code: ["036", "040", "112", "190"][i % 4] ?? "",
    place: `Place ${(i * 7919) % 4001}`,
    url: `https://${(i * 104_729) % 99_991}.example/${i}`,
  })),
);

/** Room in KiB beyond which no file can grow: too little for the staged rows, for the log, for the tables; enough. */
const ROOM = [60, 700, 1100, 4000];

describe.skipIf(!isPossible)("an import onto a full disk", () => {
  const cases: { record: TestRecord; before: string; room: number; end: ChildEnd }[] = [];

  beforeAll(async () => {
    const running = ROOM.map(async (room) => {
      const record = await chronicleRecord();
      const before = await record.checksums();
      const rows = record.file("rows.csv", ROWS);
      record.close();
      const end = await runChild([record.path, "never", "gdelt", rows], { fileKiB: room });
      cases.push({ record, before, room, end });
    });
    await Promise.all(running);
  });

  afterAll(() => {
    for (const { record } of cases) record.remove();
  });

  test("says so and leaves the record as it was, wherever the room ends; then the same import succeeds", async () => {
    for (const { record, before, end, room } of cases) {
      const isFull = end.status !== 0;
      expect([room, end.said]).toEqual([
        room,
        isFull
          ? ["open", "record.unwritable"]
          : ["open", expect.stringContaining('"reports":4000')],
      ]);
      expect(readdirSync(record.folder).filter((name) => name.includes("staging"))).toEqual([]);
      await record.reopen();
      if (isFull) expect([room, await record.checksums()]).toEqual([room, before]);
      expect(await record.add("gdelt", join(record.folder, "rows.csv"))).toMatchObject(
        isFull ? { reports: 4000, known: 0 } : { reports: 0, known: 4000 },
      );
      expect((await verifyRecord(record.store)).filter((c) => c.violations > 0)).toEqual([]);
    }
  });

  test("fails at several stages and goes through where there is room", () => {
    const outcomes = cases.toSorted((a, b) => a.room - b.room).map(({ end }) => end.status);
    expect(outcomes.slice(0, 2)).toEqual([3, 3]);
    expect(outcomes.at(-1)).toBe(0);
  });
});

describe.skipIf(!isPossible)("a new record on a full disk", () => {
  test("is not made, and leaves nothing", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "record.duckdb");
    const end = await runChild([path, "never"], { fileKiB: 100 });
    expect(end).toMatchObject({ status: 3, said: ["record.unwritable"] });
    expect(readdirSync(folder)).toEqual([]);
    (await openRecord(path, "read", IMPORT_DAY)).close();
  });
});
