import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type ModelReport, modelFunnel } from "../../../test/record/funnel-model.ts";
import {
  ICEWS_HEADER,
  type IcewsRow,
  icewsFile,
  icewsRow,
} from "../../../test/record/source-rows.ts";
import { ALWAYS, recordForEach } from "../../../test/support/record.ts";
import { hasSharedData, sharedData } from "../../../test/support/shared-data.ts";
import { actorByCode } from "../../lexicon/index.ts";
import { derivation } from "../derivation.ts";
import { directedCounts } from "../dyad-counts.ts";
import { dyadEvents } from "../dyad-events.ts";
import { rowsOf } from "../query.ts";
import { rejects } from "../rejects.ts";

const held = recordForEach();

async function actorsOf(row: Partial<IcewsRow>): Promise<unknown> {
  const record = held.current;
  await record.clear();
  await record.addText("icews", icewsFile([{ id: "1", ...row }]));
  const [found] = await record.rows(
    "SELECT source_actor AS source, target_actor AS target, set_aside AS aside FROM report",
  );
  return found;
}

describe("ICEWS", () => {
  test("rows of 20 columns are read with their story, publisher and place; NA and NULL mean unknown", async () => {
    const record = held.current;
    const rows = [{ id: "7", city: "Islamabad", publisher: "NA" }];
    await record.addText("icews", icewsFile(rows));
    const reports = await record.rows(
      `SELECT line::INTEGER AS line, article, publisher, place, place_country AS country, intensity,
         event_date::VARCHAR AS date, known_from::VARCHAR AS known, url FROM report`,
    );
    expect(reports).toEqual([
      {
        line: 2,
        article: "S7",
        publisher: null,
        place: "Islamabad, Pakistan",
        country: "Pakistan",
        intensity: 1,
        date: "2018-06-01",
        known: "2018-06-01",
        url: null,
      },
    ]);
  });

  test("rows of 22 columns say the same, so that importing both layouts adds nothing", async () => {
    const record = held.current;
    await record.addText("icews", icewsFile([{ id: "7" }]));
    const header = ICEWS_HEADER.toLowerCase().replaceAll(" ", "_");
    const wide = `${header}\tyear\tyearmonth\n${icewsRow({ id: "7" })}\t2018\t201806\n`;
    expect(await record.addText("icews", wide)).toMatchObject({ rows: 1, reports: 0, known: 1 });
  });

  test("insurgents, rebels, separatists and unidentified forces are not their state", async () => {
    for (const sourceSectors of [
      "Insurgents",
      "Rebel,Dissident",
      "Separatists",
      "Dissident,Unidentified Forces",
    ]) {
      expect(await actorsOf({ source: "Somebody", sourceSectors })).toMatchObject({
        source: null,
        aside: "actor-unresolved",
      });
    }
  });

  test("a person stands for the state that the row names", async () => {
    expect(await actorsOf({ sourceSectors: "Executive,Government" })).toEqual({
      source: "RUS",
      target: "PAK",
      aside: null,
    });
  });

  test("a known organisation or group is who it is, whatever country stands beside it", async () => {
    const taliban = {
      source: "Taliban",
      sourceSectors: "Insurgents",
      sourceCountry: "Afghanistan",
    };
    expect(await actorsOf(taliban)).toMatchObject({ source: "TALIBAN" });
    const nato = { target: "North Atlantic Treaty Organization", targetCountry: "NA" };
    expect(await actorsOf(nato)).toMatchObject({ target: "NATO" });
  });

  test("a meeting told from both sides is one event and counts once in each direction", async () => {
    const record = held.current;
    const mirror = {
      source: "Government (Pakistan)",
      sourceCountry: "Pakistan",
      target: "Vladimir Putin",
      targetCountry: "Russian Federation",
    };
    await record.addText("icews", icewsFile([{ id: "1" }, { id: "2", ...mirror, story: "S1" }]));
    const events = await dyadEvents(record.store, { asOf: ALWAYS, dyad: ["PAK", "RUS"] });
    expect(events.map((event) => [event.mutual, event.reports.length])).toEqual([[true, 2]]);
    const counts = await directedCounts(record.store, { asOf: ALWAYS }, "year");
    expect(counts.map(({ source, target, events: n }) => [source, target, n])).toEqual([
      ["PAK", "RUS", 1],
      ["RUS", "PAK", 1],
    ]);
  });

  test("a row is refused with the reason when its id, day or code is none", async () => {
    const record = held.current;
    const bad: [reason: string, row: Partial<IcewsRow>][] = [
      ["id-missing", { id: "" }],
      ["id-missing", { id: "NA" }],
      ["date-malformed", { date: "01/06/2018" }],
      ["date-malformed", { date: "2018-06-31" }],
      ["date-malformed", { date: "infinity" }],
      ["date-malformed", { date: "2018-06-01 (BC)" }],
      ["date-malformed", { date: "NA" }],
      ["cameo-unknown", { code: "---" }],
    ];
    const rows = bad.map(([, row], i) => ({ id: String(i), ...row }));
    const answer = await record.addText("icews", icewsFile([...rows, { id: "good" }]));
    expect(answer).toMatchObject({ rows: bad.length + 1, rejected: bad.length, reports: 1 });
    const kept = await rejects(record.store);
    expect(kept.map(({ line, reason }) => [line, reason])).toEqual(
      bad.map(([reason], i) => [i + 2, reason]),
    );
  });
});

describe.skipIf(!hasSharedData)("the real ICEWS rows of 1 to 3 June 2018", () => {
  const TWO_DAYS = sharedData("icews-raw", "events.2018.sample.tab.gz");
  const THREE_DAYS = sharedData("icews-raw", "icews_sample_20180601-03.tsv.gz");

  const table = (path: string): string[][] =>
    gunzipSync(readFileSync(path))
      .toString("utf8")
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => line.split("\t"));

  test("the first two days lie within the three, so both files together give the rows of the second", async () => {
    const record = held.current;
    const answer = await record.add("icews", TWO_DAYS, THREE_DAYS);
    expect(
      answer.files.map(({ rows, rejected, reports, known }) => [rows, rejected, reports, known]),
    ).toEqual([
      [3705, 0, 3705, 0],
      [4993, 0, 1288, 3705],
    ]);
    const ids = [...table(TWO_DAYS), ...table(THREE_DAYS)].map((row) => row[0]);
    expect(new Set(ids).size).toBe(4993);
    expect(answer.reports).toBe(4993);
  });

  test("every row is an event's report or says why not: one actor with itself, or somebody unknown", async () => {
    const record = held.current;
    await record.add("icews", THREE_DAYS);
    const aside = await record.rows<{ reason: string; reports: number }>(
      `SELECT coalesce(set_aside, 'event') AS reason, count(*)::INTEGER AS reports
       FROM report GROUP BY ALL ORDER BY reports DESC`,
    );
    expect(aside.map(({ reason }) => reason)).toEqual(["event", "same-actor", "actor-unresolved"]);
    expect(aside.reduce((sum, { reports }) => sum + reports, 0)).toBe(4993);
    expect(aside[0]?.reports).toBeGreaterThan(2400);
  });

  test("the funnel is the one that the rules give when they are applied by hand", async () => {
    const record = held.current;
    await record.add("icews", THREE_DAYS);
    const reports = await record.rows<ModelReport>(
      `SELECT source_actor AS source, target_actor AS target, event_date::VARCHAR AS date, cameo AS code,
         coalesce(place, '') AS place, article, known_from::VARCHAR AS known, is_root AS root, 0 AS mentions
       FROM report WHERE event_id IS NOT NULL`,
    );
    const model = modelFunnel(reports);
    const { ctes, bindings } = derivation({ asOf: ALWAYS });
    const [found] = await rowsOf(
      record.store.connection,
      `WITH ${ctes} SELECT count(*)::INTEGER AS rows, (count(*) FILTER (capped))::INTEGER AS capped,
         (SELECT count(DISTINCT occurrence_id) FROM event)::INTEGER AS events,
         (SELECT list(event_id ORDER BY event_id) FROM event) AS ids FROM counted`,
      bindings,
    );
    const { rows, capped, events, ids } = model;
    expect(found).toEqual({ rows, capped, events, ids });
    // mirrored meetings and repeated rows: fewer than half of the rows are events
    expect(model.events).toBeLessThan(model.rows / 2);
    expect(model.mirrored).toBeGreaterThan(200);
  });

  test("two sides of one country make an event only where one of them is an organisation or a group", async () => {
    const record = held.current;
    await record.add("icews", THREE_DAYS);
    const within = table(THREE_DAYS).flatMap((row, i) =>
      row[4] !== "" && row[4] === row[10] ? [i + 2] : [],
    );
    const told = await record.rows<{ source: string; target: string }>(
      `SELECT source_actor AS source, target_actor AS target FROM report
       WHERE event_id IS NOT NULL AND line IN (${within.join(", ")})`,
    );
    const isState = (code: string): boolean => actorByCode(code)?.kind === "state";
    expect(within).toHaveLength(2232);
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ source, target }) => isState(source) && isState(target))).toEqual([]);
  });
});
