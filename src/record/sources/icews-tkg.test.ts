import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ALWAYS,
  emptyRecord,
  importEffects,
  recordForEach,
  recordForTest,
  type TestRecord,
} from "../../../test/support/record.ts";
import { hasSharedData, sharedData } from "../../../test/support/shared-data.ts";
import { addToRecord, type ImportAnswer } from "../add.ts";
import { dyadActivity } from "../dyad-counts.ts";
import { rejects } from "../rejects.ts";
import { sourceNamed } from "../source-registry.ts";
import { verifyRecord } from "../verify.ts";

const ENTITIES = "id\tname\n0\tRussia\n1\tMinistry (Pakistan)\n2\tA poet\n3\tRussia\n";
const RELATIONS = "id\tname\tcameo\n0\tConsult\t040\n1\tSing\t999\n";
const HEADER = "date\tsource_id\trelation_id\ttarget_id\tsplit\n";

const held = recordForEach();

/** Import a small set of tables as a folder. */
async function addSet(
  events: string,
  tables: Readonly<Record<string, string>> = {},
): Promise<ImportAnswer> {
  const record = held.current;
  const files = { "entities.tsv": ENTITIES, "relations.tsv": RELATIONS, ...tables };
  for (const [name, text] of Object.entries(files)) record.file(`set/${name}`, text);
  return await record.add("icews-tkg", dirname(record.file("set/events.tsv", events)));
}

describe("ICEWS as a temporal knowledge graph", () => {
  test("ids become names, names actors and relations codes", async () => {
    expect(await addSet(`${HEADER}2018-01-02\t0\t0\t1\ttrain\n`)).toMatchObject({
      rows: 1,
      reports: 1,
    });
    const reports = await held.current.rows(
      `SELECT event_date::VARCHAR AS date, source_name AS source, source_actor AS a, target_name AS target,
         target_actor AS b, cameo FROM report`,
    );
    expect(reports).toEqual([
      {
        date: "2018-01-02",
        source: "Russia",
        a: "RUS",
        target: "Ministry (Pakistan)",
        b: "PAK",
        cameo: "040",
      },
    ]);
  });

  test("a row is refused with the reason when its day, relation or entity is unknown", async () => {
    const answer = await addSet(
      `${HEADER}2018-02-30\t0\t0\t1\tx\n2018-01-02\t0\t7\t1\tx\n2018-01-02\t0\t1\t1\tx\n2018-01-02\t9\t0\t1\tx\n2018-01-02\t0\t0\t9\tx\n2018-01-02\t0\t0\n2018-01-02\t0\t0\t1\tx\n`,
    );
    expect(answer).toMatchObject({ rows: 7, rejected: 6, reports: 1 });
    expect(
      (await rejects(held.current.store)).map(({ line, reason, detail }) => [line, reason, detail]),
    ).toEqual([
      [2, "date-malformed", 'date "2018-02-30"'],
      [3, "relation-unknown", 'relation_id "7"'],
      [4, "cameo-unknown", 'relation_id "1" has no CAMEO code'],
      [5, "entity-unknown", 'source_id "9"'],
      [6, "entity-unknown", 'target_id "9"'],
      [7, "field-count", "3 fields; expected 5"],
    ]);
  });

  test("two entities of one name are one actor, and their rows of a day and act one report", async () => {
    const rows = `${HEADER}2018-01-02\t0\t0\t1\tx\n2018-01-02\t3\t0\t1\tx\n`;
    expect(await addSet(rows)).toMatchObject({ rows: 2, reports: 1, known: 1 });
  });

  test("an id that stands twice in a table does not double the rows that name it", async () => {
    const tables = {
      "entities.tsv": `${ENTITIES}0\tRussia (again)\n`,
      "relations.tsv": `${RELATIONS}0\tConsult\t040\n`,
    };
    const answer = await addSet(`${HEADER}2018-01-02\t0\t0\t1\tx\n`, tables);
    expect(answer).toMatchObject({ rows: 1, rejected: 0, reports: 1, known: 0 });
  });

  test("without its tables of names a set cannot be read", async () => {
    const record = await recordForTest();
    const folder = dirname(record.file("bare/events.tsv", HEADER));
    const add = addToRecord(record.store, sourceNamed("icews-tkg"), [folder], importEffects());
    await expect(add).rejects.toMatchObject({ code: "record.input-missing" });
  });

  test.each([
    ["without the column that is needed", "id\tlabel\n0\tRussia\n"],
    ["that is rubbish", "\u0000\u0001\u0002"],
  ])("a table of names %s cannot be read either, and says which", async (_, table) => {
    const add = addSet(`${HEADER}2018-01-02\t0\t0\t1\tx\n`, { "entities.tsv": table });
    await expect(add).rejects.toMatchObject({
      code: "record.input-unreadable",
      facts: { path: expect.stringContaining("entities.tsv") },
    });
  });
});

/** How many rows a set has, and how many different ones once ids are names, counted without the record. */
function countRows(set: string): { rows: number; different: number } {
  const lines = (name: string): string[] =>
    gunzipSync(readFileSync(sharedData("icews-tkg", set, name)))
      .toString("utf8")
      .trimEnd()
      .split("\n")
      .slice(1);
  const names = new Map(
    lines("entities.tsv.gz").map((line) => line.split("\t").slice(0, 2) as [string, string]),
  );
  const rows = lines("events.tsv.gz").map((line) => line.split("\t"));
  const keys = rows.map(([date, a = "", relation, b = ""]) =>
    [date, names.get(a), relation, names.get(b)].join("|"),
  );
  return { rows: rows.length, different: new Set(keys).size };
}

describe.skipIf(!hasSharedData)("the real sets", () => {
  let record: TestRecord;
  let of2014: ImportAnswer;
  let of2018: ImportAnswer;

  beforeAll(async () => {
    record = await emptyRecord();
    of2014 = await record.add("icews-tkg", sharedData("icews-tkg", "ICEWS14"));
    of2018 = await record.add("icews-tkg", sharedData("icews-tkg", "ICEWS18"));
  });

  afterAll(() => record?.remove());

  test("ICEWS14: 90,730 rows, none refused and none twice", () => {
    expect(countRows("ICEWS14")).toEqual({ rows: 90_730, different: 90_730 });
    expect(of2014).toMatchObject({ rows: 90_730, rejected: 0, reports: 90_730, known: 0 });
  });

  test("ICEWS18: 468,558 rows, none refused and none twice", () => {
    expect(of2018).toMatchObject({ rows: 468_558, rejected: 0, reports: 468_558, known: 0 });
  });

  test("every report is an event's or says why not; the answers of the imports say as many events", async () => {
    const aside = await record.rows<{ reason: string; reports: number }>(
      `SELECT coalesce(set_aside, 'event') AS reason, count(*)::INTEGER AS reports
       FROM report GROUP BY ALL ORDER BY reports`,
    );
    expect(aside.map(({ reason }) => reason)).toEqual(["event", "same-actor", "actor-unresolved"]);
    expect(aside.reduce((sum, { reports }) => sum + reports, 0)).toBe(90_730 + 468_558);
    const told = [of2014, of2018].map(({ events }) => events.new + events.merged);
    expect(told.reduce((a, b) => a + b)).toBe(aside[0]?.reports);
    expect([of2014.events.known, of2018.events.known]).toEqual([0, 0]);
  });

  test("mutual acts come from both sides, so that a seventh of the sided events are mirrors", async () => {
    const [sides] = await record.rows<{ sided: number; events: number }>(
      `SELECT count(DISTINCT event_id)::INTEGER AS sided, count(DISTINCT occurrence_id)::INTEGER AS events
       FROM report WHERE event_id IS NOT NULL`,
    );
    const { sided, events } = sides ?? { sided: 0, events: 0 };
    expect(sided).toBe(of2014.events.new + of2018.events.new);
    expect((sided - events) / sided).toBeGreaterThan(0.13);
    expect((sided - events) / sided).toBeLessThan(0.17);
  });

  test("of 2018 hold a mirror for nearly every consultation between two states", async () => {
    const [share] = await record.rows<{ alone: number; all: number }>(
      `SELECT count(*)::INTEGER AS "all", (count(*) FILTER (n = 1))::INTEGER AS alone FROM (
         SELECT count(DISTINCT event_id) AS n FROM report WHERE cameo = '040' AND event_id IS NOT NULL
         GROUP BY occurrence_id)`,
    );
    expect(share?.all).toBeGreaterThan(5000);
    expect((share?.alone ?? 1) / (share?.all ?? 1)).toBeLessThan(0.01);
  });

  test("in 2018 the record holds more events of Russia with the United States than of Russia with Pakistan", async () => {
    const span = { from: "2018-01-01", to: "2018-12-31" };
    const activity = await dyadActivity(record.store, { asOf: ALWAYS }, span);
    const eventsOf = (a: string, b: string): number =>
      activity.find((one) => one.a === a && one.b === b)?.events ?? 0;
    expect(eventsOf("PAK", "RUS")).toBeGreaterThanOrEqual(45 / 2);
    expect(eventsOf("RUS", "USA")).toBeGreaterThan(10 * eventsOf("PAK", "RUS"));
  });

  test("break no invariant", async () => {
    expect((await verifyRecord(record.store)).filter(({ violations }) => violations > 0)).toEqual(
      [],
    );
  });
});
