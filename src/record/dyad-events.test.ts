import { describe, expect, test } from "vitest";
import { csvFile, gdeltFile, ownEvent } from "../../test/record/source-rows.ts";
import { ALWAYS, recordForEach } from "../../test/support/record.ts";
import { type DyadEvent, dyadEvents, type EventFilter } from "./dyad-events.ts";
import { dyadSources } from "./dyad-sources.ts";
import type { EventSelection } from "./event-selection.ts";
import { occurrenceCells } from "./occurrence-cells.ts";

const held = recordForEach();

type Fields = Readonly<Record<string, string>>;

async function add(...rows: readonly Fields[]): Promise<void> {
  await held.current.addText("events", csvFile(rows.map(ownEvent)));
}

async function events(filter: Partial<EventFilter> = {}): Promise<DyadEvent[]> {
  return await dyadEvents(held.current.store, { asOf: ALWAYS, dyad: ["RUS", "PAK"], ...filter });
}

const BACK = { source: "Pakistan", target: "Russia" };

describe("the events of a dyad", () => {
  test("are listed oldest first, either way, and no others", async () => {
    await add(
      { date: "2018-03-01", cameo: "036" },
      { date: "2017-03-01", cameo: "036", ...BACK },
      { date: "2018-02", cameo: "036" },
      { cameo: "036", target: "India" },
    );
    const found = await events();
    expect(found.map(({ date, datePrecision, source }) => [date, datePrecision, source])).toEqual([
      ["2017-03-01", "day", "PAK"],
      ["2018-02-01", "month", "RUS"],
      ["2018-03-01", "day", "RUS"],
    ]);
  });

  test("can be of a span of days and of a code with its sub-codes", async () => {
    await add(
      { date: "2018-01-01", cameo: "036" },
      { date: "2018-01-02", cameo: "0331" },
      { date: "2018-01-03", cameo: "040" },
    );
    const dates = async (filter: Partial<EventFilter>): Promise<string[]> =>
      (await events(filter)).map(({ date }) => date);
    expect(await dates({ from: "2018-01-02" })).toEqual(["2018-01-02", "2018-01-03"]);
    expect(await dates({ to: "2018-01-02" })).toEqual(["2018-01-01", "2018-01-02"]);
    expect(await dates({ select: { codes: ["03"] } })).toEqual(["2018-01-01", "2018-01-02"]);
    expect(await dates({ select: { codes: ["033"] } })).toEqual(["2018-01-02"]);
    expect(await dates({ select: { codes: ["05"] } })).toEqual([]);
  });

  test("can be of a class, an instrument, an author, one side alone, or with a third", async () => {
    await add(
      { date: "2018-01-01", cameo: "040", others: "China" },
      { date: "2018-01-02", cameo: "112" },
      { date: "2018-01-03", cameo: "190", ...BACK },
      { date: "2018-01-04", cameo: "036", plover_mode: "energy" },
    );
    const days = async (select: EventSelection): Promise<string> =>
      (await events({ select })).map(({ date }) => date.slice(-1)).join("");
    expect(await days({})).toBe("1234");
    expect(await days({ class: "cooperation" })).toBe("14");
    expect(await days({ class: "conflict" })).toBe("23");
    expect(await days({ class: "words" })).toBe("124");
    expect(await days({ class: "deeds" })).toBe("3");
    expect(await days({ instrument: "energy" })).toBe("4");
    expect(await days({ by: "RUS" })).toBe("24");
    expect(await days({ by: "PAK" })).toBe("3");
    expect(await days({ alone: true })).toBe("234");
    expect(await days({ with: "CHN" })).toBe("1");
    expect(await days({ class: "words", by: "RUS", codes: ["11"] })).toBe("2");
  });

  test("beyond a limit are the latest, or the weightiest: by a person, then most reported", async () => {
    await add({ date: "2018-01-01", cameo: "036", summary: "by hand" });
    const one = { code: "036", date: "20180201" };
    await held.current.addText(
      "gdelt",
      gdeltFile([
        { id: "1", ...one },
        { id: "2", ...one, url: "https://b.example/2" },
        { id: "3", code: "190", date: "20180301" },
      ]),
      "machine.csv",
    );
    const dates = async (filter: Partial<EventFilter>): Promise<string[]> =>
      (await events(filter)).map(({ date }) => date);
    expect(await dates({ limit: 2 })).toEqual(["2018-02-01", "2018-03-01"]);
    expect(await dates({ limit: 2, keep: "weightiest" })).toEqual(["2018-01-01", "2018-02-01"]);
    expect(await dates({ limit: 0 })).toEqual([]);
    const select = { class: "cooperation" } as const;
    expect(await dates({ limit: 1, select })).toEqual(["2018-02-01"]);
    expect(await dates({ limit: 1, select, keep: "weightiest" })).toEqual(["2018-01-01"]);
    expect(await dates({ limit: 0, select })).toEqual([]);
  });

  test("carry the coder's PLOVER type where given, otherwise the code's own", async () => {
    await add(
      { cameo: "190", plover_type: "COERCE", plover_mode: "arms", date: "2018-01-01" },
      { cameo: "190", date: "2018-01-02" },
    );
    const found = await events();
    expect(found.map(({ plover }) => plover?.type)).toEqual(["COERCE", "ASSAULT"]);
    expect(found.map(({ quadClass, goldstein }) => [quadClass, goldstein])).toEqual([
      [4, -10],
      [4, -10],
    ]);
  });

  test("list the further participants of all their reports once, in order", async () => {
    await add(
      { summary: "One.", others: "NATO;China", url: "https://a.example/1" },
      { summary: "One.", others: "China;India", url: "https://a.example/2" },
    );
    expect((await events()).map(({ others }) => others)).toEqual([["CHN", "IND", "NATO"]]);
  });

  test("name the press of each report and its country, by address or by name", async () => {
    await add(
      { summary: "One.", url: "https://www.dawn.com/news/1" },
      { summary: "One.", publisher: "TASS" },
      { summary: "One.", publisher: "A paper that nobody knows", url: "https://nobody.example/1" },
    );
    const [event] = await events();
    expect(event?.reports.map(({ publisherCountry }) => publisherCountry).sort()).toEqual([
      "PAK",
      "RUS",
      null,
    ]);
  });

  test("lead to the file and line of each report, within an archive too", async () => {
    await add({ summary: "One." });
    const [event] = await events();
    expect(event?.reports).toMatchObject([
      { source: "events", file: `${held.current.folder}/rows.csv`, line: 2 },
    ]);
  });
});

describe("the joint events of a dyad", () => {
  test("are those of others in which both take part, at least one as a further participant", async () => {
    const rows = [
      { summary: "both beside", source: "China", target: "India", others: "Russia;Pakistan" },
      { summary: "one beside", source: "China", target: "Russia", others: "Pakistan;India" },
      { summary: "one only", source: "China", target: "India", others: "Russia" },
      { summary: "their own", others: "China" },
    ];
    await add(...rows.map((row) => ({ cameo: "036", ...row })));
    const joint = await events({ joint: true });
    expect(joint.map(({ summary }) => summary).sort()).toEqual(["both beside", "one beside"]);
    expect((await events()).map(({ summary }) => summary)).toEqual(["their own"]);
  });
});

describe("the sources of a dyad", () => {
  test("come in the order of the years that they cover, each with its events", async () => {
    await add(
      { cameo: "040", date: "2017-01-01" },
      { cameo: "036" },
      { cameo: "036", target: "India" },
    );
    const same = { code: "040", date: "20180101" };
    await held.current.addText(
      "gdelt",
      gdeltFile([
        { id: "1", ...same },
        { id: "2", ...same, source: "PAK", target: "RUS" },
        { id: "3", code: "190" },
        { id: "4", code: "057" },
      ]),
      "machine.csv",
    );
    const scope = { asOf: ALWAYS, dyad: ["RUS", "PAK"] } as const;
    expect(await dyadSources(held.current.store, scope)).toEqual([
      { source: "events", events: 2, years: 2 },
      { source: "gdelt", events: 3, years: 1 },
    ]);
  });
});

describe("occurrence cells", () => {
  test("are a dyad's events by year, direction, code and mode, a mutual act once", async () => {
    await add(
      { cameo: "040", plover_mode: "visit" },
      { cameo: "040", plover_mode: "visit", ...BACK },
      { cameo: "036", date: "2018-02-01" },
      { cameo: "036", date: "2018-03-01" },
      { cameo: "036", date: "2019" },
      { cameo: "036", target: "India" },
    );
    const cells = await occurrenceCells(held.current.store, { asOf: ALWAYS, dyad: ["PAK", "RUS"] });
    expect(
      cells.map(({ year, source, target, cameo, ploverMode, mutual, events: n }) => [
        year,
        [source, target].sort().join("-"),
        cameo,
        ploverMode,
        mutual,
        n,
      ]),
    ).toEqual([
      [2018, "PAK-RUS", "040", "visit", true, 1],
      [2018, "PAK-RUS", "036", null, false, 2],
      [2019, "PAK-RUS", "036", null, false, 1],
    ]);
    const listed = await events();
    expect(cells.reduce((sum, cell) => sum + cell.events, 0)).toBe(listed.length);
  });
});
