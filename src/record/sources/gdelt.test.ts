import { describe, expect, test } from "vitest";
import { type GdeltRow, gdelt1, gdelt2, gdeltFile } from "../../../test/record/source-rows.ts";
import { ALWAYS, recordForEach } from "../../../test/support/record.ts";
import { hasSharedData, sharedData } from "../../../test/support/shared-data.ts";
import { dyadEvents } from "../dyad-events.ts";
import { rejects } from "../rejects.ts";

const held = recordForEach();

/** What the record makes of the actors of one row. */
async function actorsOf(row: Partial<GdeltRow>): Promise<unknown> {
  const record = held.current;
  await record.clear();
  await record.addText("gdelt", gdeltFile([{ id: "1", ...row }]));
  const [found] = await record.rows(
    "SELECT source_actor AS source, target_actor AS target, set_aside AS aside FROM report",
  );
  return found;
}

describe("GDELT", () => {
  test("files of 57, 58 and 61 columns may be mixed line by line, and say the same", async () => {
    const record = held.current;
    const row = { place: "Islamabad, Pakistan", mentions: 7, url: "https://www.Dawn.com/a?b" };
    const answer = await record.addText(
      "gdelt",
      `${gdelt1({ id: "1", ...row }, 57)}\n${gdelt1({ id: "2", ...row }, 58)}\n${gdelt2({ id: "3", ...row })}\n`,
    );
    expect(answer).toMatchObject({ rows: 3, rejected: 0, reports: 3 });
    const reports = await record.rows(
      `SELECT line::INTEGER AS line, url, publisher, place, mentions, tone,
         known_from::VARCHAR AS known, event_date::VARCHAR AS date, source_actor AS source, target_actor AS target
       FROM report ORDER BY line`,
    );
    const common = {
      place: "Islamabad, Pakistan",
      mentions: 7,
      tone: 1.5,
      known: "2018-01-15",
      date: "2018-01-15",
      source: "RUS",
      target: "PAK",
    };
    expect(reports).toEqual([
      { line: 1, url: null, publisher: null, ...common },
      { line: 2, url: "https://www.Dawn.com/a?b", publisher: "dawn.com", ...common },
      { line: 3, url: "https://www.Dawn.com/a?b", publisher: "dawn.com", ...common },
    ]);
    const events = await dyadEvents(record.store, { asOf: ALWAYS, dyad: ["RUS", "PAK"] });
    expect(events.map((event) => event.reports.length)).toEqual([3]);
  });

  test("reports are rated F6: the reliability of the press behind a machine-coded row cannot be judged", async () => {
    const record = held.current;
    await record.addText("gdelt", gdeltFile([{ id: "1" }]));
    const [event] = await dyadEvents(record.store, { asOf: ALWAYS, dyad: ["RUS", "PAK"] });
    expect(event).toMatchObject({ handCoded: false, reports: [{ rating: "F6" }] });
  });

  test("people in arms are not their state", async () => {
    for (const sourceRole of ["REB", "INS", "SEP", "UAF"]) {
      expect(await actorsOf({ sourceRole })).toEqual({
        source: null,
        target: "PAK",
        aside: "actor-unresolved",
      });
    }
  });

  test("a government, its soldiers, its opposition and its press stand for their state", async () => {
    for (const targetRole of ["GOV", "MIL", "OPP", "MED", "BUS", "CVL", ""]) {
      expect(await actorsOf({ targetRole })).toEqual({ source: "RUS", target: "PAK", aside: null });
    }
  });

  test("a known group is who it is, even where its country or its arms are named beside it", async () => {
    const taliban = { sourceGroup: "TAL", source: "AFG", sourceRole: "REB" };
    expect(await actorsOf(taliban)).toMatchObject({ source: "TALIBAN", aside: null });
  });

  test("a row is set aside when a side is unnamed, unknown, or the same as the other", async () => {
    const unnamed = { sourceName: "", source: "" };
    expect(await actorsOf(unnamed)).toMatchObject({ aside: "actor-missing" });
    const unknown = { sourceName: "A POET", source: "" };
    expect(await actorsOf(unknown)).toMatchObject({ aside: "actor-unresolved" });
    expect(await actorsOf({ source: "PAK" })).toMatchObject({ aside: "same-actor" });
  });

  test("a row is refused with the reason when its id, day, code or day of entry is none", async () => {
    const record = held.current;
    const bad: [reason: string, row: Partial<GdeltRow>][] = [
      ["id-missing", { id: "" }],
      ["date-malformed", { date: "" }],
      ["date-malformed", { date: "2018" }],
      ["date-malformed", { date: "20180100" }],
      ["date-malformed", { date: "20180229" }],
      ["date-malformed", { date: "2018011" }],
      ["date-malformed", { date: " 20180101" }],
      ["date-malformed", { date: "infinity" }],
      ["date-malformed", { date: "00000101" }],
      ["cameo-unknown", { code: "" }],
      ["cameo-unknown", { code: "4" }],
      ["cameo-unknown", { code: "999" }],
      ["cameo-unknown", { code: "---" }],
      ["known-from-malformed", { added: "" }],
      ["known-from-malformed", { added: "2018013" }],
      ["known-from-malformed", { added: "epoch" }],
    ];
    const rows = bad.map(([, row], i) => ({ id: String(i), ...row }));
    const answer = await record.addText("gdelt", gdeltFile([...rows, { id: "good" }]));
    expect(answer).toMatchObject({ rows: bad.length + 1, rejected: bad.length, reports: 1 });
    const kept = await rejects(record.store);
    expect(kept.map(({ line, reason }) => [line, reason])).toEqual(
      bad.map(([reason], i) => [i + 1, reason]),
    );
    expect(kept[3]?.detail).toBe('SQLDATE "20180100"');
    expect(kept[3]?.raw).toContain("RUSSIA");
  });

  test("a header line is skipped, with a byte order mark before it or not", async () => {
    const record = held.current;
    for (const mark of ["", "\uFEFF"]) {
      const header = ["GLOBALEVENTID", ...Array.from({ length: 60 }, () => "X")].join("\t");
      await record.clear();
      const answer = await record.addText("gdelt", `${mark}${header}\n${gdelt2({ id: "1" })}\n`);
      expect(answer).toMatchObject({ rows: 1, rejected: 0, reports: 1 });
    }
  });

  test("an address that is no web address is kept as the article, never as a link", async () => {
    const record = held.current;
    await record.addText("gdelt", gdeltFile([{ id: "1", url: "javascript:alert(1)" }]));
    const reports = await record.rows("SELECT article, url, publisher FROM report");
    expect(reports).toEqual([{ article: "javascript:alert(1)", url: null, publisher: null }]);
  });
});

describe.skipIf(!hasSharedData)("real heads of GDELT files", () => {
  test.each([
    // 1.0: 40 rows of 57 columns and 60 of 58 in one file
    ["spark-gdelt_events1.csv.gz", { rows: 100, reports: 100, articles: 35 }, 19],
    ["spark-gdelt_events.csv.gz", { rows: 100, reports: 100, articles: 49 }, 13],
    // 2.0, translated
    ["spark-gdelt_eventsT.csv.gz", { rows: 100, reports: 100, articles: 62 }, 13],
  ])("%s: every row becomes a report", async (name, counts, telling) => {
    const record = held.current;
    const answer = await record.add("gdelt", sharedData("gdelt-raw", name));
    expect(answer).toMatchObject({ ...counts, rejected: 0, known: 0 });
    const told = await record.rows(
      "SELECT count(*)::INTEGER AS reports FROM report WHERE event_id IS NOT NULL",
    );
    expect(told).toEqual([{ reports: telling }]);
  });

  test("other GDELT tables are refused row by row, with the number of their fields", async () => {
    const record = held.current;
    const mentions = await record.add(
      "gdelt",
      sharedData("gdelt-raw", "spark-gdelt_mentions.csv.gz"),
    );
    expect(mentions).toMatchObject({ rows: 100, rejected: 100, reports: 0 });
    const [first] = await rejects(record.store, { source: "gdelt", limit: 1 });
    expect(first).toMatchObject({
      reason: "field-count",
      detail: "16 fields; expected 61, 58, 57",
    });
  });
});
