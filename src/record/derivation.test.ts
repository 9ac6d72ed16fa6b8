import { describe, expect, test } from "vitest";
import { csvFile, type GdeltRow, gdeltFile, ownEvent } from "../../test/record/source-rows.ts";
import { ALWAYS, recordForEach } from "../../test/support/record.ts";
import { derivation, type Scope } from "./derivation.ts";
import { type DyadEvent, dyadEvents } from "./dyad-events.ts";
import { dyadFunnel } from "./funnel.ts";
import { rowsOf } from "./query.ts";

const held = recordForEach();

const DYAD = ["RUS", "PAK"] as const;

async function add(...rows: readonly Partial<GdeltRow>[]): Promise<void> {
  const whole = rows.map((row, i) => ({ id: String(i), url: "https://a.example/1", ...row }));
  await held.current.addText("gdelt", gdeltFile(whole));
}

async function events(asOf: string = ALWAYS): Promise<DyadEvent[]> {
  return await dyadEvents(held.current.store, { asOf, dyad: DYAD });
}

/** The codes of the events that are counted, from one side to the other. */
async function counted(scope: Partial<Scope> = {}): Promise<string[]> {
  const { ctes, bindings } = derivation({ asOf: ALWAYS, ...scope });
  const rows = await rowsOf<{ event: string }>(
    held.current.store.connection,
    `WITH ${ctes} SELECT concat(source_actor, ' ', cameo, ' ', target_actor) AS event FROM event ORDER BY 1`,
    bindings,
  );
  return rows.map(({ event }) => event);
}

describe("the article cap", () => {
  test("leaves one event per article, directed dyad, class and day", async () => {
    await add(
      { code: "036" },
      { code: "031" },
      { code: "031", source: "PAK", target: "RUS" },
      { code: "190" },
      { code: "031", date: "20180114" },
      { code: "031", url: "https://b.example/2" },
      { code: "031", target: "IND" },
    );
    const funnel = await dyadFunnel(held.current.store, { asOf: ALWAYS, dyad: DYAD });
    expect(funnel).toMatchObject({ rows: 6, articles: 2, dropped: { articleCap: 1 } });
  });

  test("keeps what was known first, then the lead sentence, then the most mentioned", async () => {
    await add(
      { code: "031", added: "20180116", root: true, mentions: 99 },
      { code: "036", added: "20180115", root: false, mentions: 1 },
    );
    expect(await counted()).toEqual(["RUS 036 PAK"]);
    await held.current.clear();
    await add({ code: "031", root: false, mentions: 99 }, { code: "036", root: true, mentions: 1 });
    expect(await counted()).toEqual(["RUS 036 PAK"]);
    await held.current.clear();
    await add({ code: "031", mentions: 3 }, { code: "036", mentions: 4 });
    expect(await counted()).toEqual(["RUS 036 PAK"]);
  });

  test("does not depend on the order of rows", async () => {
    const rows = ["031", "032", "033", "034", "035", "036", "040", "050"].map((code, i) => ({
      id: String(i),
      code,
    }));
    await add(...rows);
    const forwards = await counted();
    expect(forwards).toHaveLength(1);
    await held.current.clear();
    await add(...rows.toReversed());
    expect(await counted()).toEqual(forwards);
  });

  test("of equally good acts keeps the same mutual one in both directions", async () => {
    const sides = ["10", "11", "12", "13", "14", "15"].flatMap((day) => [
      { date: `201801${day}` },
      { date: `201801${day}`, source: "PAK", target: "RUS" },
    ]);
    const rows = sides.flatMap((side) =>
      ["040", "041", "044", "046", "057"].map((code) => ({ ...side, code })),
    );
    await add(...rows);
    expect(await events()).toHaveLength(6);
  });

  test("drops the event and not its re-report from another article", async () => {
    await add(
      { code: "031", mentions: 9 },
      { code: "036", mentions: 1 },
      { code: "036", url: "https://b.example/2" },
    );
    expect(await counted()).toEqual(["RUS 031 PAK", "RUS 036 PAK"]);
    const told = (await events()).map((event) => [event.cameo, event.reports.length]);
    expect(told.sort()).toEqual([
      ["031", 1],
      ["036", 1],
    ]);
  });

  test("does not hold where the source names no article", async () => {
    await add({ code: "031", url: "" }, { code: "036", url: "" });
    expect(await counted()).toHaveLength(2);
  });
});

describe("re-reports", () => {
  test("of one date, actors, code and place are one event with its reports in the order of knowledge", async () => {
    await add(
      { url: "https://b.example/2", added: "20180117" },
      { url: "https://a.example/1", added: "20180116" },
      { url: "https://c.example/3", added: "20180118" },
    );
    const [event, ...more] = await events();
    expect(more).toEqual([]);
    expect(event?.reports.map(({ publisher, knownFrom }) => [publisher, knownFrom])).toEqual([
      ["a.example", "2018-01-16"],
      ["b.example", "2018-01-17"],
      ["c.example", "2018-01-18"],
    ]);
  });
});

describe("an event and its mirror", () => {
  test("are listed once, from the visitor's side, whoever was written down first", async () => {
    await add(
      { code: "043", source: "PAK", target: "RUS" },
      { code: "042", source: "RUS", target: "PAK", url: "https://b.example/2" },
    );
    const [event, ...more] = await events();
    expect(more).toEqual([]);
    expect(event).toMatchObject({ source: "RUS", target: "PAK", cameo: "042", mutual: true });
    expect(event?.reports).toHaveLength(2);
  });

  test("are listed as a person wrote them, where one did", async () => {
    await held.current.addText(
      "events",
      csvFile([ownEvent({ source: "Pakistan", target: "Russia", cameo: "043" })]),
    );
    await add({ code: "042", source: "RUS", target: "PAK" });
    const [event, ...more] = await events();
    expect(more).toEqual([]);
    expect(event).toMatchObject({ source: "PAK", cameo: "043", handCoded: true });
  });
});

describe("as of a day", () => {
  test("nothing is used that became known later", async () => {
    await add(
      { id: "1", code: "036", added: "20180115" },
      { id: "2", code: "190", added: "20180301000000", url: "https://b.example/2" },
      { id: "3", code: "036", added: "20180302000000", url: "https://c.example/3" },
    );
    const seen = async (day: string): Promise<unknown[]> =>
      (await events(day)).map((event) => [event.cameo, event.reports.length]);
    expect(await seen("2018-01-14")).toEqual([]);
    expect(await seen("2018-01-15")).toEqual([["036", 1]]);
    expect(await seen("2018-02-28")).toEqual([["036", 1]]);
    expect((await seen("2018-03-01")).sort()).toEqual([
      ["036", 1],
      ["190", 1],
    ]);
    expect((await seen(ALWAYS)).sort()).toEqual([
      ["036", 2],
      ["190", 1],
    ]);
  });

  test("an event of a month or year is known when that is over, or from the day that the row says", async () => {
    const rows = [
      { date: "2018-02", summary: "month" },
      { date: "2018", summary: "year" },
      { date: "2018-02-10", summary: "day" },
      { date: "2018", summary: "stated", known_from: "2018-02-20" },
    ];
    await held.current.addText("events", csvFile(rows.map(ownEvent)));
    const seen = async (day: string): Promise<unknown[]> =>
      (await events(day)).map((event) => event.summary).sort();
    expect(await seen("2018-02-09")).toEqual([]);
    expect(await seen("2018-02-10")).toEqual(["day"]);
    expect(await seen("2018-02-27")).toEqual(["day", "stated"]);
    expect(await seen("2018-02-28")).toEqual(["day", "month", "stated"]);
    expect(await seen("2018-12-30")).toEqual(["day", "month", "stated"]);
    expect(await seen("2018-12-31")).toEqual(["day", "month", "stated", "year"]);
  });

  test("what was counted once stays counted: a report known later never takes its place", async () => {
    await add({ id: "1", code: "036", added: "20180115", root: false });
    expect(await counted()).toEqual(["RUS 036 PAK"]);
    await held.current.addText(
      "gdelt",
      gdeltFile([
        { id: "2", code: "031", added: "20180116", mentions: 99, url: "https://a.example/1" },
      ]),
      "later.csv",
    );
    expect(await counted()).toEqual(["RUS 036 PAK"]);
  });
});

describe("a scope", () => {
  test("of sources uses these and no others", async () => {
    await held.current.addText("events", csvFile([ownEvent({ cameo: "057" })]));
    await add({ code: "036" });
    expect(await counted({ sources: ["gdelt"] })).toEqual(["RUS 036 PAK"]);
    expect(await counted({ sources: ["events"] })).toEqual(["RUS 057 PAK"]);
    expect(await counted({ sources: ["events", "gdelt"] })).toHaveLength(2);
    expect(await counted({ sources: [] })).toEqual([]);
  });

  test("of a dyad uses what the two did to one another, whichever is named first", async () => {
    await add({ code: "036" }, { code: "036", target: "IND" }, { code: "036", source: "IND" });
    expect(await counted({ dyad: ["PAK", "RUS"] })).toEqual(["RUS 036 PAK"]);
    expect(await counted()).toHaveLength(3);
  });
});
