import { describe, expect, test } from "vitest";
import { csvFile, ownEvent } from "../../../test/record/source-rows.ts";
import { ALWAYS, recordForEach } from "../../../test/support/record.ts";
import { type DyadEvent, dyadEvents } from "../dyad-events.ts";
import { rejects } from "../rejects.ts";
import { verifyRecord } from "../verify.ts";
import { readHandCoded } from "./hand-coded.ts";

const held = recordForEach();

async function add(...rows: Readonly<Record<string, string>>[]): Promise<DyadEvent[]> {
  await held.current.addText("events", csvFile(rows.map(ownEvent)));
  return await dyadEvents(held.current.store, { asOf: ALWAYS, dyad: ["RUS", "PAK"] });
}

/** Why one row of one's own is refused. */
function reasonOf(fields: Readonly<Record<string, string>>): string {
  const outcome = readHandCoded(ownEvent(fields));
  return "reason" in outcome ? outcome.reason : "accepted";
}

/** The day from which one row of one's own is known. */
function knownFrom(fields: Readonly<Record<string, string>>): string | undefined {
  const outcome = readHandCoded(ownEvent(fields));
  return "draft" in outcome ? outcome.draft.known_from : undefined;
}

describe("an event of one's own", () => {
  test("needs a date, two actors and a code, and no other column", async () => {
    const answer = await held.current.addText(
      "events",
      "cameo,target,date,source\n057,Islamabad,2014-11-20,Moscow\n",
    );
    expect(answer).toMatchObject({ rows: 1, rejected: 0, reports: 1 });
    const [event] = await dyadEvents(held.current.store, { asOf: ALWAYS, dyad: ["PAK", "RUS"] });
    expect(event).toMatchObject({
      date: "2014-11-20",
      datePrecision: "day",
      source: "RUS",
      target: "PAK",
      cameo: "057",
      summary: null,
      others: [],
      handCoded: true,
      mutual: true,
      reports: [{ rating: "F6", url: null, knownFrom: "2014-11-20", line: 2 }],
    });
  });

  test("carries every column that is given", async () => {
    const [event] = await add({
      others: "China; NATO",
      plover_type: "CONSULT",
      plover_mode: "visit",
      summary: "They met.",
      url: "https://example.org/a",
      publisher: "A paper",
      published: "2018-01-16",
      source_rating: "B2",
      note: "A doubt.",
      place: "Sochi",
      known_from: "2018-01-17",
    });
    expect(event).toMatchObject({
      others: ["CHN", "NATO"],
      plover: { type: "CONSULT", mode: "visit" },
      summary: "They met.",
      place: "Sochi",
      reports: [
        {
          url: "https://example.org/a",
          publisher: "A paper",
          published: "2018-01-16",
          knownFrom: "2018-01-17",
          rating: "B2",
          note: "A doubt.",
        },
      ],
    });
  });

  test("has the precision that its date is written with; a column may widen it, never narrow it", async () => {
    const dated = (date: string, date_precision: string = ""): unknown => {
      const outcome = readHandCoded(ownEvent({ date, date_precision }));
      return "draft" in outcome
        ? [outcome.draft.event_date, outcome.draft.date_precision]
        : outcome;
    };
    expect(dated("2018-02-14")).toEqual(["2018-02-14", "day"]);
    expect(dated("2018-02")).toEqual(["2018-02-01", "month"]);
    expect(dated("2018")).toEqual(["2018-01-01", "year"]);
    expect(dated("2018-02-14", "month")).toEqual(["2018-02-01", "month"]);
    expect(dated("2018-02-14", "year")).toEqual(["2018-01-01", "year"]);
    expect(dated("2018-02", "day")).toEqual(["2018-02-01", "month"]);
    expect(dated("2018", "month")).toEqual(["2018-01-01", "year"]);
  });

  test("dated to a month by its first day or by the month itself is one event", async () => {
    const events = await add({ date: "2018-02-14", date_precision: "month" }, { date: "2018-02" });
    expect(events).toHaveLength(1);
  });

  test("is known from the last day that its date may mean, unless the row says otherwise", () => {
    expect(knownFrom({ date: "2018-02-14" })).toBe("2018-02-14");
    expect(knownFrom({ date: "2018-02" })).toBe("2018-02-28");
    expect(knownFrom({ date: "2016-02" })).toBe("2016-02-29");
    expect(knownFrom({ date: "2018" })).toBe("2018-12-31");
    expect(knownFrom({ date: "2018", known_from: "2018-03-01" })).toBe("2018-03-01");
    expect(knownFrom({ date: "2018-02", known_from: "2019" })).toBe("2019-12-31");
  });

  test.each([
    ["date-malformed", { date: "" }],
    ["date-malformed", { date: "14.2.2018" }],
    ["date-malformed", { date: "2018-02-30" }],
    ["date-malformed", { date: "2018-Q1" }],
    ["date-malformed", { date: "2018-13" }],
    ["date-malformed", { date: "0000-01-01" }],
    ["date-malformed", { date: "0000" }],
    ["date-malformed", { published: "yesterday" }],
    ["date-precision-unknown", { date_precision: "week" }],
    ["known-from-malformed", { known_from: "soon" }],
    ["known-from-malformed", { known_from: "2018-01-14" }],
    ["actor-missing", { source: "" }],
    ["actor-missing", { target: "" }],
    ["actor-unknown", { target: "Atlantis" }],
    ["actor-unknown", { others: "China;Atlantis" }],
    ["actor-same", { target: "Moscow" }],
    ["cameo-unknown", { cameo: "" }],
    ["cameo-unknown", { cameo: "40" }],
    ["cameo-unknown", { cameo: "0400" }],
    ["plover-unknown", { plover_type: "MEET" }],
    ["url-malformed", { url: "example.org" }],
    ["url-malformed", { url: "javascript:alert(1)" }],
    ["rating-malformed", { source_rating: "G2" }],
    ["rating-malformed", { source_rating: "B" }],
  ])("is refused as %s: %o", (reason, fields) => {
    expect(reasonOf({})).toBe("accepted");
    expect(reasonOf(fields)).toBe(reason);
  });

  test("names in its refusal what was not understood, and what may be meant", async () => {
    await add({ source: "Rusia" });
    const [refused] = await rejects(held.current.store);
    expect(refused).toMatchObject({ source: "events", line: 2, reason: "actor-unknown" });
    expect(refused?.detail).toContain("Rusia");
    expect(refused?.raw).toContain("2018-01-15");
  });

  test("told twice in the same words from two pages is one event with two reports", async () => {
    const summary = "Presidents meet in Sochi.";
    const events = await add(
      { summary, url: "https://a.example/1" },
      { summary: "presidents MEET, in Sochi", url: "https://b.example/2" },
    );
    expect(events.map((event) => event.reports.length)).toEqual([2]);
  });

  test("differs from another of the same day, actors and code by its words or its place", async () => {
    expect(await add({ summary: "One." }, { summary: "Another." })).toHaveLength(2);
    await held.current.clear();
    expect(await add({ place: "Sochi" }, { place: "Kazan" }, {})).toHaveLength(3);
  });

  test("is exempt from the article cap: a person has judged that one page tells of two events", async () => {
    const url = "https://a.example/1";
    expect(await add({ url, summary: "One." }, { url, summary: "Two." })).toHaveLength(2);
  });

  test("repeated word for word is known, not new", async () => {
    const answer = await held.current.addText("events", csvFile([ownEvent(), ownEvent()]));
    expect(answer).toMatchObject({ rows: 2, rejected: 0, reports: 1, known: 1 });
  });

  test("that is accepted never breaks an invariant", async () => {
    await add(
      {},
      { date: "2018", known_from: "2018-01-01" },
      { date: "2018-02-14", known_from: "2018" },
    );
    expect((await verifyRecord(held.current.store)).filter((c) => c.violations > 0)).toEqual([]);
  });
});
