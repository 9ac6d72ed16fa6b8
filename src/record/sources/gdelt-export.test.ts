import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ModelReport, modelFunnel } from "../../../test/record/funnel-model.ts";
import {
  ALWAYS,
  emptyRecord,
  recordForTest,
  type TestRecord,
} from "../../../test/support/record.ts";
import { hasSharedData, sharedData } from "../../../test/support/shared-data.ts";
import { cameoActors } from "../../lexicon/index.ts";
import type { ImportAnswer } from "../add.ts";
import { derivation } from "../derivation.ts";
import { dyadActivity } from "../dyad-counts.ts";
import { type DyadEvent, dyadEvents } from "../dyad-events.ts";
import { rowOf } from "../query.ts";
import { snapshotOf } from "../snapshot.ts";

const EXPORT = sharedData("gdelt-raw", "20180101000000.export.CSV.gz");

/** The columns used here, by the codebook's order. */
const [DATE, COUNTRY_1, GROUP_1, TYPE_1] = [1, 7, 8, 12];
const [COUNTRY_2, GROUP_2, TYPE_2] = [17, 18, 22];
const [ROOT, CODE, MENTIONS, PLACE, ADDED, URL] = [25, 26, 31, 52, 59, 60];

/** The export read without the record: split at newlines and tabs. */
function exportRows(): string[][] {
  const text = gunzipSync(readFileSync(EXPORT)).toString("utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
}

const cell = (row: readonly string[], at: number): string => row[at] ?? "";

function twoCountries(row: readonly string[]): boolean {
  const [a, b] = [cell(row, COUNTRY_1), cell(row, COUNTRY_2)];
  return a !== "" && b !== "" && a !== b;
}

/** Whom a side of a row means: a known group, otherwise the country, unless it is people in arms. */
function actorReader(): (row: readonly string[], ...at: [number, number, number]) => string {
  const codes = new Map(cameoActors().map(({ cameo, code }) => [cameo, String(code)]));
  function actorOf(row: readonly string[], country: number, group: number, type: number): string {
    const known = codes.get(cell(row, group));
    if (known !== undefined) return known;
    const armed = ["REB", "INS", "SEP", "UAF"].includes(cell(row, type));
    return armed ? "" : (codes.get(cell(row, country)) ?? "");
  }
  return actorOf;
}

const dashed = (text: string): string => text.replace(/^(\d{4})(\d{2})(\d{2}).*$/, "$1-$2-$3");

/** The reports that tell of an event between two known actors, by the model's own reading. */
function modelReports(rows: readonly (readonly string[])[]): ModelReport[] {
  const actorOf = actorReader();
  return rows
    .map((row) => ({
      source: actorOf(row, COUNTRY_1, GROUP_1, TYPE_1),
      target: actorOf(row, COUNTRY_2, GROUP_2, TYPE_2),
      date: dashed(cell(row, DATE)),
      code: cell(row, CODE),
      place: cell(row, PLACE),
      article: cell(row, URL),
      known: dashed(cell(row, ADDED)),
      root: cell(row, ROOT) === "1",
      mentions: Number(cell(row, MENTIONS)),
    }))
    .filter((r) => r.source !== "" && r.target !== "" && r.source !== r.target);
}

/** Events without the file and line that their reports stand in. */
function withoutPlaces(events: readonly DyadEvent[]): unknown[] {
  return events.map((event) => ({
    ...event,
    reports: event.reports.map(({ file: _, line: __, ...report }) => report),
  }));
}

describe.skipIf(!hasSharedData)("the GDELT export of 1 January 2018", () => {
  let record: TestRecord;
  let answer: ImportAnswer;

  beforeAll(async () => {
    record = await emptyRecord();
    answer = await record.add("gdelt", EXPORT);
  });

  afterAll(() => record?.remove());

  test("has 467 rows with two different country actors, from 68 articles; one article gives 182 of them", () => {
    const rows = exportRows();
    const between = rows.filter(twoCountries);
    expect(rows).toHaveLength(2414);
    expect(between).toHaveLength(467);
    const articles = new Map<string, number>();
    for (const row of between)
      articles.set(cell(row, URL), (articles.get(cell(row, URL)) ?? 0) + 1);
    expect(articles.size).toBe(68);
    expect(Math.max(...articles.values())).toBe(182);
    expect(182 / 467).toBeCloseTo(0.39, 2);
  });

  test("becomes 2,414 reports from 372 articles, none refused; 477 tell of an event, 1,937 are set aside with the reason", async () => {
    expect(answer).toMatchObject({
      rows: 2414,
      rejected: 0,
      reports: 2414,
      known: 0,
      articles: 372,
    });
    const reasons = await record.rows(
      `SELECT coalesce(set_aside, 'event') AS reason, count(*)::INTEGER AS reports
       FROM report GROUP BY ALL ORDER BY reports DESC`,
    );
    expect(reasons).toEqual([
      { reason: "actor-missing", reports: 1010 },
      { reason: "actor-unresolved", reports: 801 },
      { reason: "event", reports: 477 },
      { reason: "same-actor", reports: 126 },
    ]);
  });

  test("keeps 456 of the 467 rows: ten name a region, one a rebel; another 21 name an organisation or a group", async () => {
    const rows = exportRows();
    const between = rows.filter(twoCountries);
    const kept = await record.rows<{ id: number }>(
      "SELECT line::INTEGER AS id FROM report WHERE event_id IS NOT NULL",
    );
    const keptLines = new Set(kept.map(({ id }) => id));
    const lost = rows.filter((row, i) => twoCountries(row) && !keptLines.has(i + 1));
    const region = (code: string): boolean => ["AFR", "EUR", "NMR"].includes(code);
    const why = lost.map((row) =>
      region(cell(row, COUNTRY_1)) || region(cell(row, COUNTRY_2)) ? "region" : cell(row, TYPE_1),
    );
    expect(why.sort()).toEqual(["REB", ...Array.from({ length: 10 }, () => "region")]);
    expect(keptLines.size - (between.length - lost.length)).toBe(21);
  });

  test("gives the funnel that the rules give when they are applied by hand", async () => {
    const model = modelFunnel(modelReports(exportRows()));
    const { ctes, bindings } = derivation({ asOf: ALWAYS });
    const found = await rowOf<Record<string, unknown>>(
      record.store.connection,
      `WITH ${ctes} SELECT count(*)::INTEGER AS rows, (count(*) FILTER (capped))::INTEGER AS capped,
         (SELECT count(*) FROM event)::INTEGER AS sided,
         (SELECT count(DISTINCT occurrence_id) FROM event)::INTEGER AS events,
         (SELECT list(event_id ORDER BY event_id) FROM event) AS ids
       FROM counted`,
      bindings,
    );
    expect(found).toEqual({
      rows: model.rows,
      capped: model.capped,
      sided: model.ids.length,
      events: model.events,
      ids: model.ids,
    });
    expect(model).toMatchObject({
      rows: 477,
      capped: 161,
      reReported: 93,
      mirrored: 43,
      events: 180,
    });
  });

  test("says in the answer of its import what the funnel says: 223 events, an event and its mirror apart", () => {
    expect(answer.events).toEqual({ new: 223, known: 0, merged: 93 });
    expect(180 + 43).toBe(223);
  });

  test("changes not one value of any table when it is imported again, packed or not", async () => {
    const before = await record.checksums();
    const again = await record.add("gdelt", EXPORT);
    expect(again).toMatchObject({ rows: 2414, rejected: 0, reports: 0, known: 2414, articles: 0 });
    expect(again.events).toEqual({ new: 0, known: 0, merged: 0 });
    expect(await record.checksums()).toBe(before);
    const plain = await record.addText("gdelt", gunzipSync(readFileSync(EXPORT)));
    expect(plain).toMatchObject({ rows: 2414, reports: 0, known: 2414 });
    const held = await record.rows("SELECT count(*)::INTEGER AS reports FROM report");
    expect(held).toEqual([{ reports: 2414 }]);
  });

  test("holds the same events whatever the order of its lines, in one file or two", async () => {
    const other = await recordForTest();
    const lines = exportRows().map((row) => `${row.join("\t")}\n`);
    const backwards = lines.toReversed();
    await other.addText("gdelt", backwards.slice(0, 1000).join(""), "1.csv");
    await other.addText("gdelt", backwards.slice(1000).join(""), "2.csv");
    expect(await snapshotOf(other.store, { asOf: ALWAYS })).toBe(
      await snapshotOf(record.store, { asOf: ALWAYS }),
    );
    const all = await dyadActivity(record.store, { asOf: ALWAYS });
    expect(await dyadActivity(other.store, { asOf: ALWAYS })).toEqual(all);
    for (const { a, b, events } of all.slice(0, 5)) {
      const scope = { asOf: ALWAYS, dyad: [a, b] as const };
      const listed = withoutPlaces(await dyadEvents(record.store, scope));
      expect(withoutPlaces(await dyadEvents(other.store, scope))).toEqual(listed);
      expect(listed).toHaveLength(events);
    }
  });
});
