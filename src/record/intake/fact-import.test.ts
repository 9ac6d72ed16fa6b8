import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { zipArchive, zstdFrame } from "../../../test/record/archives.ts";
import { runChild } from "../../../test/record/child.ts";
import {
  armsFile,
  idealPointsFile,
  rollCallsFile,
  votesFile,
} from "../../../test/record/fact-files.ts";
import { csvFile, ownEvent } from "../../../test/record/source-rows.ts";
import { importEffects, recordForEach, recordForTest } from "../../../test/support/record.ts";
import { addToRecord, replaceInRecord } from "../add.ts";
import { rejects } from "../rejects.ts";
import { sourceNamed } from "../source-registry.ts";
import { verifyRecord } from "../verify.ts";
import type { FactSource } from "./source.ts";

const held = recordForEach();

/** Two good rows, one about a state that is gone, one without a number, one that states nonsense, one too short. */
const MIXED = armsFile([
  "2015,12,365,770",
  "2016,7,365,770",
  "1989,3,265,770",
  "2017,NA,365,770",
  "2018,a lot,365,770",
  "2019,4",
]);

async function storedValues(): Promise<string[]> {
  const rows = await held.current.rows<{ fact: string }>(
    `SELECT concat_ws(' ', measure, actor_a, coalesce(actor_b, '-'), coalesce(item, '-'), first_day, printf('%g', value)) AS fact
     FROM fact ORDER BY fact`,
  );
  return rows.map(({ fact }) => fact);
}

async function broken(): Promise<string[]> {
  const checks = await verifyRecord(held.current.store);
  return checks.filter(({ violations }) => violations > 0).map(({ id }) => id);
}

describe("importing facts", () => {
  test("accounts for every row: refused with its reason, new or known", async () => {
    const answer = await held.current.addText("arms", MIXED);
    expect(answer).toMatchObject({ rows: 6, rejected: 4, reports: 2, known: 0, facts: 2 });
    expect(answer.files[0]).toMatchObject({ rows: 6, rejected: 4, reports: 2, known: 0, facts: 2 });
    expect(answer).toMatchObject({ articles: 0, events: { new: 0, known: 0, merged: 0 } });
    const refused = await rejects(held.current.store);
    expect(refused.map(({ line, reason, raw }) => [line, reason, raw])).toEqual([
      [4, "country-unknown", "1989,3,265,770"],
      [5, "value-missing", "2017,NA,365,770"],
      [6, "value-malformed", "2018,a lot,365,770"],
      [7, "field-count", "2019,4"],
    ]);
    expect(await storedValues()).toEqual([
      "arms-transfers RUS PAK - 2015-01-01 12",
      "arms-transfers RUS PAK - 2016-01-01 7",
    ]);
    expect(await broken()).toEqual([]);
  });

  test("a second time changes nothing, whatever the file is called and however it is packed", async () => {
    const record = held.current;
    await record.addText("arms", MIXED);
    const before = await record.checksums();
    const again = await record.addText("arms", MIXED, "other.csv");
    expect(again).toMatchObject({ rows: 6, rejected: 4, reports: 0, known: 2, facts: 0 });
    expect(await record.checksums()).toBe(before);
    for (const [name, bytes] of [
      ["a.csv.gz", gzipSync(MIXED)],
      ["a.csv.zst", zstdFrame(MIXED)],
      ["a.zip", zipArchive([{ name: "sipri.csv", content: MIXED }])],
    ] as const) {
      expect(await record.addText("arms", bytes, name)).toMatchObject({ rows: 6, facts: 0 });
    }
    expect(await storedValues()).toHaveLength(2);
    expect(await broken()).toEqual([]);
  });

  test("keeps of a row that a file repeats one fact, and counts the other as known", async () => {
    const rows = ["2015,12,365,770", "2015,12,365,770", "2016,1,365,770"];
    const answer = await held.current.addText("arms", armsFile(rows));
    expect(answer).toMatchObject({ rows: 3, rejected: 0, reports: 2, known: 1, facts: 2 });
    expect(await broken()).toEqual([]);
  });

  test("counts a row of several facts as new while one of them is", async () => {
    const record = held.current;
    await record.addText("ideal-points", idealPointsFile(["365,56,RUS,-0.5,-0.7,-0.3"]));
    const rows = ["365,56,RUS,-0.5,-0.7,-0.2", "365,57,RUS,-0.4,NA,NA"];
    const answer = await record.addText("ideal-points", idealPointsFile(rows), "2.csv");
    expect(answer).toMatchObject({ rows: 2, rejected: 0, reports: 2, known: 0, facts: 2 });
    expect(await broken()).toEqual([]);
  });

  test("in any order of two disjoint files stores the same facts", async () => {
    const first = armsFile(["2015,12,365,770", "2016,7,365,770"]);
    const second = armsFile(["2015,12,2,770"]);
    await held.current.addText("arms", first, "1.csv");
    await held.current.addText("arms", second, "2.csv");
    const stored = await storedValues();
    await held.current.clear();
    await held.current.addText("arms", second, "2.csv");
    await held.current.addText("arms", first, "1.csv");
    expect(await storedValues()).toEqual(stored);
  });

  test("of rows as they come adds up, and every row that is no fact has a reason", async () => {
    const cell = fc.constantFrom(
      "2015",
      "365",
      "770",
      "12",
      "0",
      "-9",
      "NA",
      "",
      '"',
      "x",
      "99999",
    );
    const row = fc.array(cell, { minLength: 1, maxLength: 5 }).map((cells) => cells.join(","));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (rows) => {
        await held.current.clear();
        const answer = await held.current.addText("arms", armsFile(rows));
        const { rows: read, rejected, reports, known, facts } = answer;
        expect(rejected + reports + known).toBe(read);
        expect(facts).toBe((await storedValues()).length);
        expect(await rejects(held.current.store)).toHaveLength(rejected);
        expect(await broken()).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test("tells the tables of a source apart by their headers, whatever the file is called", async () => {
    const early = "ccode,session,iso3c,IdealPoint,Q5%,Q95%\n365,56,RUS,1,2,3\n";
    const nuclear =
      "ccode,session,iso3c,IdealPointNuclear,Q5%Nuclear,Q95%Nuclear\n365,56,RUS,4,5,6\n";
    await held.current.addText("ideal-points", early, "1.csv");
    await held.current.addText("ideal-points", nuclear, "2.csv");
    expect(await storedValues()).toEqual([
      "un-ideal-point RUS - - 2001-01-01 1",
      "un-ideal-point-nuclear RUS - - 2001-01-01 4",
      "un-ideal-point-nuclear-q05 RUS - - 2001-01-01 5",
      "un-ideal-point-nuclear-q95 RUS - - 2001-01-01 6",
      "un-ideal-point-q05 RUS - - 2001-01-01 2",
      "un-ideal-point-q95 RUS - - 2001-01-01 3",
    ]);
  });

  test("refuses every line of a file that is of none of a source's tables", async () => {
    const answer = await held.current.addText("arms", "year,price\n2015,3\n");
    expect(answer).toMatchObject({ rows: 2, rejected: 2, facts: 0 });
    const [first] = await rejects(held.current.store);
    expect(first).toMatchObject({
      reason: "header-missing",
      detail: "no column tiv_million, supplier_cown, recipient_cown",
    });
  });

  test("reads of a folder the files of the source and no others", async () => {
    const record = held.current;
    record.file("un/un_votes.csv.gz", gzipSync(votesFile(['7,"RU","Russia",1'])));
    record.file("un/un_roll_calls.csv.gz", gzipSync(rollCallsFile(["7,2001-11-05"])));
    record.file("un/un_roll_call_issues.csv", "rcid,issue\n7,x\n");
    const answer = await record.add("un-votes", `${record.folder}/un`);
    expect(answer.files.map(({ path }) => path)).toEqual([`${record.folder}/un/un_votes.csv.gz`]);
    expect(await storedValues()).toEqual(["un-vote RUS - 7 2001-11-05 1"]);
  });

  test("from standard input works where a table needs nothing beside it", async () => {
    const effects = importEffects(MIXED);
    const answer = await addToRecord(held.current.store, sourceNamed("arms"), ["-"], effects);
    expect(answer).toMatchObject({ rows: 6, facts: 2 });
  });

  test("of a damaged archive keeps what was read and refuses the rest", async () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => `${1000 + (i % 1900)},${i},365,770`);
    const packed = gzipSync(armsFile(rows));
    const answer = await held.current.addText(
      "arms",
      packed.subarray(0, packed.length / 2),
      "a.gz",
    );
    expect(answer.rejected).toBe(1);
    expect(answer.facts).toBeGreaterThan(1000);
    expect(await rejects(held.current.store)).toMatchObject([{ reason: "file-truncated" }]);
    expect(await broken()).toEqual([]);
  });
});

describe("an import of facts that fails", () => {
  test("for want of what must lie beside leaves the record as it was", async () => {
    const record = held.current;
    await record.addText("arms", MIXED);
    const before = await record.checksums();
    const adding = record.addText("un-votes", votesFile(['7,"RU","Russia",1']), "alone/votes.csv");
    await expect(adding).rejects.toMatchObject({
      code: "record.input-missing",
      facts: { path: `${record.folder}/alone/un_roll_calls.csv` },
    });
    expect(await record.checksums()).toBe(before);
    expect(await record.addText("arms", MIXED, "after.csv")).toMatchObject({ known: 2 });
  });

  test("because a source states a measure that it does not list is a fault of the program", async () => {
    const record = await recordForTest();
    const source = { ...(sourceNamed("arms") as FactSource), measures: [] };
    const importing = addToRecord(
      record.store,
      source,
      [record.file("a.csv", MIXED)],
      importEffects(),
    );
    await expect(importing).rejects.toThrow("a measure that its source does not list");
  });
});

describe("a process killed while it imports facts", () => {
  test.each([
    ["chunk-3", 0],
    ["clock-2", 0],
    ["answer", 5000],
  ])(
    "(%s) leaves all of the file or nothing, and the import can be run again",
    async (moment, left) => {
      const record = await recordForTest();
      const rows = Array.from({ length: 5000 }, (_, i) => `${1000 + (i % 1900)},${i},365,770`);
      const path = record.file("a.csv", armsFile(rows));
      record.close();
      const end = await runChild([record.path, moment, "arms", path]);
      expect(end).toMatchObject({ signal: "SIGKILL", said: ["open"] });
      await record.reopen();
      const count = async (): Promise<unknown> =>
        await record.rows("SELECT count(*)::INTEGER AS n FROM fact WHERE source = 'arms'");
      expect(await count()).toEqual([{ n: left }]);
      await record.add("arms", path);
      expect(await count()).toEqual([{ n: 5000 }]);
      const checks = await verifyRecord(record.store);
      expect(checks.filter(({ violations }) => violations > 0)).toEqual([]);
    },
  );
});

describe("a file of facts put in the place of an earlier one", () => {
  test("takes its facts and refused rows away, and no other file's", async () => {
    const record = held.current;
    await record.addText("arms", armsFile(["2001,5,2,770"]), "kept.csv");
    await record.addText("events", csvFile([ownEvent()]), "own.csv");
    const replace = async (rows: readonly string[]): Promise<void> => {
      const path = record.file("edition.csv", armsFile(rows));
      await replaceInRecord(record.store, sourceNamed("arms"), path, "edition", importEffects());
    };
    await replace(["2015,12,365,770", "2016,x,365,770"]);
    await replace(["2015,13,365,770"]);
    expect(await storedValues()).toEqual([
      "arms-transfers RUS PAK - 2015-01-01 13",
      "arms-transfers USA PAK - 2001-01-01 5",
    ]);
    expect(await rejects(record.store)).toEqual([]);
    expect(await broken()).toEqual([]);
  });
});
