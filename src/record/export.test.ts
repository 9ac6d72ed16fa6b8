import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { armsFile } from "../../test/record/fact-files.ts";
import { csvFile, gdeltFile, ownEvent } from "../../test/record/source-rows.ts";
import {
  ALWAYS,
  recordForEach,
  type TestRecord,
  withoutRights,
} from "../../test/support/record.ts";
import { type ExportFormat, exportRecord } from "./export.ts";

const held = recordForEach();

async function filledRecord(): Promise<TestRecord> {
  const record = held.current;
  await record.addText(
    "gdelt",
    gdeltFile([
      { id: "1", place: 'Sochi, "south"' },
      { id: "2", date: "20190115", added: "20190116", code: "190" },
      { id: "3", source: "PAK" },
      { id: "4", code: "none" },
    ]),
  );
  const rows = [
    ownEvent({ others: "China;NATO", summary: "Two\tparts, 'quoted'.", date: "2018-02" }),
    ownEvent({ date: "2020", known_from: "2020-03-01" }),
  ];
  await record.addText("events", csvFile(rows), "own.csv");
  await record.addText("arms", armsFile(["2018,12,365,770"]), "arms.csv");
  return record;
}

const READERS: Readonly<Record<ExportFormat, (folder: string, table: string) => string>> = {
  parquet: (folder, table) =>
    existsSync(join(folder, table))
      ? `read_parquet('${folder}/${table}/**/*.parquet', hive_partitioning = true)`
      : `read_parquet('${folder}/${table}.parquet')`,
  csv: (folder, table) => `read_csv('${folder}/${table}.csv', all_varchar = true)`,
  json: (folder, table) => `read_json('${folder}/${table}.json')`,
};

/** Which reports an export holds, and what it says of them, as text. */
async function readBack(record: TestRecord, from: string): Promise<unknown[]> {
  return await record.rows(
    `SELECT report_id, coalesce(event_id, '') AS event, source_actor AS source, cameo, known_from::VARCHAR AS known,
       event_date::VARCHAR AS date, coalesce(summary, '') AS summary, coalesce(place, '') AS place
     FROM ${from} ORDER BY report_id`,
  );
}

describe("an export", () => {
  test.each<ExportFormat>(["parquet", "csv", "json"])(
    "as %s holds every table, read back as it is held",
    async (format) => {
      const record = await filledRecord();
      const folder = join(record.folder, `out-${format}`);
      const answer = await exportRecord(record.store, { asOf: ALWAYS }, format, folder);
      expect(answer).toEqual({
        folder,
        format,
        tables: { report: 5, event: 4, file: 3, reject: 1, fact: 1 },
      });
      const reader = (table: string): string => READERS[format](folder, table);
      expect(await readBack(record, reader("report"))).toEqual(await readBack(record, "report"));
      for (const [table, rows] of Object.entries(answer.tables)) {
        const counted = await record.rows(`SELECT count(*)::INTEGER AS rows FROM ${reader(table)}`);
        expect(counted).toEqual([{ rows }]);
      }
      const [others] = await record.rows(
        `SELECT ${format === "csv" ? "others" : "array_to_string(others, ';')"} AS others
       FROM ${reader("event")} WHERE summary IS NOT NULL`,
      );
      expect(others).toEqual({ others: "CHN;NATO" });
      const [fact] = await record.rows(
        `SELECT measure, actor_a AS a, actor_b AS b, CAST(value AS DOUBLE) AS value FROM ${reader("fact")}`,
      );
      expect(fact).toEqual({ measure: "arms-transfers", a: "RUS", b: "PAK", value: 12 });
    },
  );

  test.each<ExportFormat>(["parquet", "csv", "json"])(
    "as %s is of the record as it was on a day",
    async (format) => {
      const record = await filledRecord();
      const folder = join(record.folder, `then-${format}`);
      const answer = await exportRecord(record.store, { asOf: "2018-12-31" }, format, folder);
      expect(answer.tables).toMatchObject({ report: 3, event: 2, fact: 0 });
      const dates = await record.rows(
        `SELECT max(known_from)::VARCHAR AS latest FROM ${READERS[format](folder, "report")}`,
      );
      expect(dates).toEqual([{ latest: "2018-02-28" }]);
    },
  );

  test.each<ExportFormat>(["parquet", "csv", "json"])(
    "as %s of an empty record says so",
    async (format) => {
      const record = held.current;
      const folder = join(record.folder, `none-${format}`);
      const { tables } = await exportRecord(record.store, { asOf: ALWAYS }, format, folder);
      expect(tables).toEqual({ report: 0, event: 0, file: 0, reject: 0, fact: 0 });
    },
  );

  test("as Parquet is partitioned by the year of the event, as other engines read it", async () => {
    const record = await filledRecord();
    const folder = join(record.folder, "hive");
    await exportRecord(record.store, { asOf: ALWAYS }, "parquet", folder);
    expect(readdirSync(join(folder, "event")).sort()).toEqual([
      "year=2018",
      "year=2019",
      "year=2020",
    ]);
  });

  test("never overwrites: a folder that holds something, or a file, is left as it is", async () => {
    const record = await filledRecord();
    const folder = join(record.folder, "full");
    mkdirSync(folder);
    writeFileSync(join(folder, "mine.txt"), "mine");
    for (const path of [folder, join(folder, "mine.txt")]) {
      const writing = exportRecord(record.store, { asOf: ALWAYS }, "csv", path);
      await expect(writing).rejects.toMatchObject({
        code: "record.export-not-empty",
        facts: { path },
      });
    }
    expect(readdirSync(folder)).toEqual(["mine.txt"]);
  });

  test("fills an empty folder and makes the folders above a new one", async () => {
    const record = await filledRecord();
    const folder = join(record.folder, "empty");
    mkdirSync(folder);
    await exportRecord(record.store, { asOf: ALWAYS }, "json", folder);
    expect(readdirSync(folder)).toContain("report.json");
    const deep = join(record.folder, "a", "b", "c");
    await exportRecord(record.store, { asOf: ALWAYS }, "json", deep);
    expect(readdirSync(deep)).toContain("event.json");
  });

  test("where nothing may be written leaves nothing behind", async () => {
    const record = await filledRecord();
    const before = readdirSync(record.folder).sort();
    const writing = withoutRights(
      async () => await exportRecord(record.store, { asOf: ALWAYS }, "csv", "/entente-export"),
    );
    await expect(writing).rejects.toMatchObject({ code: "record.unwritable" });
    expect(readdirSync(record.folder).sort()).toEqual(before);
  });
});
