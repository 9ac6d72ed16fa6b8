import { describe, expect, test } from "vitest";
import { armsFile } from "../../test/record/fact-files.ts";
import { csvFile, gdeltFile, ownEvent } from "../../test/record/source-rows.ts";
import { recordForEach, type TestRecord } from "../../test/support/record.ts";
import { verifyRecord } from "./verify.ts";

const held = recordForEach();

/** A record with a bit of everything: events by hand and by machine, a mirror, a re-report, rejects, set-asides. */
async function soundRecord(): Promise<TestRecord> {
  const record = held.current;
  await record.addText(
    "gdelt",
    gdeltFile([
      { id: "1" },
      { id: "2", source: "PAK", target: "RUS", url: "https://b.example/2" },
      { id: "3", url: "https://b.example/2" },
      { id: "4", source: "PAK" },
      { id: "5", code: "no code" },
    ]),
  );
  await record.addText("events", csvFile([ownEvent(), ownEvent({ date: "2018-02" })]), "own.csv");
  await record.addText("arms", armsFile(["2015,12,365,770", "2016,7,365,770"]), "arms.csv");
  return record;
}

/** For each invariant, how a record comes to break it, and it alone unless others are named. */
const BREAKING: Readonly<
  Record<string, { readonly sql: string; readonly also?: readonly string[] }>
> = {
  "report-ids-unique": {
    sql: "UPDATE report SET report_id = (SELECT min(report_id) FROM report) WHERE line = 2 AND source = 'gdelt'",
  },
  "fact-ids-unique": { sql: "UPDATE fact SET fact_id = (SELECT min(fact_id) FROM fact)" },
  "counts-add-up": { sql: "UPDATE file SET row_count = row_count + 1 WHERE source = 'gdelt'" },
  "reports-held": { sql: "DELETE FROM report WHERE source = 'events' AND line = 2" },
  "facts-held": {
    sql: "DELETE FROM fact WHERE line = 2",
    also: ["reports-held"],
  },
  "rejects-held": { sql: "DELETE FROM reject" },
  provenance: {
    sql: "UPDATE report SET file_no = 99 WHERE source = 'events' AND line = 2",
    also: ["reports-held"],
  },
  "fact-actors": { sql: "UPDATE fact SET actor_b = actor_a WHERE line = 2" },
  "fact-span": { sql: "UPDATE fact SET known_from = DATE '2014-12-31' WHERE line = 2" },
  "event-or-reason": { sql: "UPDATE report SET set_aside = NULL WHERE set_aside IS NOT NULL" },
  "two-actors": {
    sql: "UPDATE report SET target_actor = source_actor WHERE source = 'events' AND line = 3",
  },
  "one-event-one-deed": {
    sql: "UPDATE report SET cameo = '041' WHERE source = 'gdelt' AND line = 3",
  },
  "mirror-pairs": {
    sql: "UPDATE report SET occurrence_id = 'one' WHERE event_id IS NOT NULL",
  },
  "names-applied": {
    sql: "INSERT INTO open_mention SELECT report_id, 'source' FROM report WHERE source = 'events' AND line = 2",
  },
  "knowledge-after-event": {
    sql: "UPDATE report SET known_from = DATE '2001-01-01' WHERE source = 'events' AND line = 2",
  },
};

describe("verifying a record", () => {
  test("finds facts without their file, and spans that end before they begin", async () => {
    const record = await soundRecord();
    const broken = async (sql: string): Promise<string[]> => {
      await record.run(sql);
      const checks = await verifyRecord(record.store);
      return checks.filter(({ violations }) => violations > 0).map(({ id }) => id);
    };
    expect(await broken("UPDATE fact SET last_day = DATE '2000-01-01' WHERE line = 2")).toEqual([
      "fact-span",
    ]);
    const lost = await broken("UPDATE fact SET file_no = 99 WHERE line = 3");
    expect(lost).toEqual(expect.arrayContaining(["provenance", "facts-held"]));
  });

  test("finds nothing wrong with what imports made", async () => {
    const record = await soundRecord();
    expect((await verifyRecord(record.store)).map(({ violations }) => violations)).toEqual(
      Object.keys(BREAKING).map(() => 0),
    );
  });

  test("has a broken record for each of its invariants", async () => {
    const checks = await verifyRecord(held.current.store);
    expect(checks.map(({ id }) => id).sort()).toEqual(Object.keys(BREAKING).sort());
  });

  test.each(Object.entries(BREAKING))(
    "finds a breach of %s, and repairs nothing",
    async (id, { sql, also = [] }) => {
      const record = await soundRecord();
      await record.run(sql);
      const before = await record.checksums();
      const broken = (await verifyRecord(record.store)).filter(({ violations }) => violations > 0);
      expect(broken.map((check) => check.id).sort()).toEqual([id, ...also].sort());
      expect(await record.checksums()).toBe(before);
    },
  );
});
