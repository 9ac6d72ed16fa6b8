import { describe, expect, test } from "vitest";
import { csvFile, gdeltFile, ownEvent } from "../../test/record/source-rows.ts";
import { ALWAYS, recordForEach } from "../../test/support/record.ts";
import { dyadEvents } from "./dyad-events.ts";
import { isSelected } from "./event-selection.ts";
import { type CountedKind, kindCounts } from "./kind-counts.ts";
import { toldMonths } from "./told-months.ts";

const held = recordForEach();
const SCOPE = { asOf: ALWAYS };

const kindOf = (id: string, select: Parameters<typeof isSelected>[1]): CountedKind => ({
  id,
  holds: (event) => isSelected({ ...event, source: "", others: [] }, select),
});
const AGREEMENT = kindOf("agreement", { codes: ["057"] });
const HOSTED = kindOf("hosted", { codes: ["043"] });
const ARMS = kindOf("arms", { class: "cooperation", instrument: "arms" });
const WORDS = kindOf("words", { class: "words" });

async function own(...rows: readonly Readonly<Record<string, string>>[]): Promise<void> {
  await held.current.addText("events", csvFile(rows.map(ownEvent)));
}

describe("counts by kind", () => {
  test("hold an event and its mirror once, found by either code", async () => {
    await own(
      { cameo: "042", date: "2018-01-15" },
      { cameo: "043", date: "2018-01-15", source: "Pakistan", target: "Russia" },
    );
    const counts = await kindCounts(held.current.store, SCOPE, [HOSTED]);
    expect(counts).toMatchObject([
      { teller: "events", kind: "hosted", month: "2018-01", mutual: true, events: 1 },
    ]);
  });

  test("an event may be of several kinds, and one dated to the year has no month", async () => {
    await own(
      { cameo: "057", date: "2018-01-15", plover_mode: "arms", plover_type: "AGREE" },
      { cameo: "057", date: "2018", date_precision: "year" },
    );
    const counts = await kindCounts(held.current.store, SCOPE, [AGREEMENT, ARMS, WORDS]);
    expect(counts.map(({ kind, events }) => [kind, events])).toEqual([
      ["agreement", 1],
      ["arms", 1],
      ["words", 1],
    ]);
  });

  test("say in which month an event became known", async () => {
    await own({ cameo: "112", date: "2018-01-15", known_from: "2018-03-02" });
    const [count] = await kindCounts(held.current.store, SCOPE, [WORDS]);
    expect([count?.month, count?.known]).toEqual(["2018-01", "2018-03"]);
    const before = { asOf: "2018-02-28" };
    expect(await kindCounts(held.current.store, before, [WORDS])).toEqual([]);
  });

  test("leave out dyads that told too little before a day", async () => {
    await own(
      { cameo: "112", date: "2018-01-15", target: "India" },
      { cameo: "112", date: "2018-02-15", target: "India" },
      { cameo: "112", date: "2018-01-15" },
      { cameo: "112", date: "2018-03-15" },
    );
    const busy = { fewest: 2, before: "2018-03-01" };
    const counts = await kindCounts(held.current.store, SCOPE, [WORDS], busy);
    expect(new Set(counts.map(({ to }) => to))).toEqual(new Set(["IND"]));
  });

  test("of a kind that no coding is of are none", async () => {
    await own({ cameo: "112" });
    expect(await kindCounts(held.current.store, SCOPE, [AGREEMENT])).toEqual([]);
  });

  test("are those of the events listed, whatever is selected", async () => {
    const codes = ["042", "057", "061", "062", "112", "130", "163", "190"];
    const rows = codes.flatMap((cameo, i) =>
      ["01", "02", "05"].map((month) => ({
        cameo,
        date: `2018-${month}-${10 + i}`,
        plover_mode: i % 2 === 0 ? "arms" : "",
        plover_type: i % 2 === 0 ? "COOPERATE" : "",
      })),
    );
    await own(...rows);
    const kinds = [AGREEMENT, ARMS, WORDS, kindOf("all", {})];
    const counts = await kindCounts(held.current.store, SCOPE, kinds);
    const events = await dyadEvents(held.current.store, { ...SCOPE, dyad: ["RUS", "PAK"] });
    for (const { id, holds } of kinds) {
      const counted = counts.filter(({ kind }) => kind === id);
      const total = counted.reduce((sum, count) => sum + count.events, 0);
      expect(total).toBe(events.filter(holds).length);
      expect(total).toBeGreaterThan(0);
    }
  });
});

describe("the months of which a source tells", () => {
  test("are told by epoch, with the latest day and how many say what happened", async () => {
    await own(
      { date: "2018-01-15", summary: "They met." },
      { date: "2018-01-20", cameo: "112" },
      { date: "2018-03", date_precision: "month", cameo: "112" },
      { date: "2019", date_precision: "year", cameo: "112" },
    );
    await held.current.addText(
      "gdelt",
      gdeltFile([{ id: "1", date: "20140115", added: "20140115" }]),
    );
    expect(await toldMonths(held.current.store, SCOPE)).toEqual([
      { teller: "events", month: "2018-01", reports: 2, summaries: 1, latest: "2018-01-20" },
      { teller: "events", month: "2018-03", reports: 1, summaries: 0, latest: "2018-03-31" },
      {
        teller: "gdelt to 2015-02",
        month: "2014-01",
        reports: 1,
        summaries: 0,
        latest: "2014-01-15",
      },
    ]);
  });
});
