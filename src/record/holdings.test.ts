import { describe, expect, test } from "vitest";
import { armsFile } from "../../test/record/fact-files.ts";
import { csvFile, gdeltFile, ownEvent } from "../../test/record/source-rows.ts";
import { ALWAYS, recordForEach } from "../../test/support/record.ts";
import { holdings, type SourceHolding, totals } from "./holdings.ts";
import { sourceCards, sourceMeasures } from "./source-registry.ts";

const held = recordForEach();

async function fill(): Promise<void> {
  await held.current.addText(
    "gdelt",
    gdeltFile([
      { id: "1", url: "https://a.example/1", mentions: 9 },
      { id: "2", url: "https://a.example/1", code: "036" },
      { id: "3", url: "https://a.example/2", source: "PAK", target: "RUS" },
      { id: "4", url: "https://a.example/2", source: "PAK" },
      { id: "5", url: "https://a.example/3", source: "", sourceName: "" },
      { id: "6", code: "none" },
      { id: "7", url: "https://a.example/4", date: "20190101", added: "20190102", code: "190" },
    ]),
  );
  const rows = [ownEvent({ date: "2001-05", target: "China" }), ownEvent({ target: "Atlantis" })];
  await held.current.addText("events", csvFile(rows), "own.csv");
}

describe("what is held", () => {
  test("is told source by source in the order of the registry, with rows that add up", async () => {
    await fill();
    const [own, gdelt, ...more] = await holdings(held.current.store, { asOf: ALWAYS });
    expect(more).toEqual([]);
    expect(own).toMatchObject({
      id: "events",
      coding: "hand",
      files: 1,
      rows: 2,
      rejected: 1,
      reports: 1,
      articles: 0,
      events: 1,
      setAside: {},
      first: "2001-05-01",
      last: "2001-05-01",
      knownTo: "2001-05-31",
      imported: "2024-01-01T00:00:00Z",
    });
    expect(gdelt).toMatchObject({
      id: "gdelt",
      coding: "machine",
      files: 1,
      rows: 7,
      rejected: 1,
      reports: 6,
      articles: 4,
      // 1 and 3 mirror one another, 2 is beyond the article cap, 7 stands alone
      events: 2,
      setAside: { "same-actor": 1, "actor-missing": 1 },
      first: "2018-01-15",
      last: "2019-01-01",
      knownTo: "2019-01-02",
    });
  });

  test("carries each source's licence, citation and faults to whoever reads the counts", async () => {
    await fill();
    for (const holding of await holdings(held.current.store, { asOf: ALWAYS })) {
      const card = sourceCards().find(({ id }) => id === holding.id);
      const { title, licence, citation, faults, address } = holding;
      expect({ title, licence, citation, faults, address }).toEqual({
        title: card?.title,
        licence: card?.licence,
        citation: card?.citation,
        faults: card?.faults,
        address: card?.address,
      });
    }
  });

  test("is counted as of a day", async () => {
    await fill();
    const [, gdelt] = await holdings(held.current.store, { asOf: "2018-12-31" });
    expect(gdelt).toMatchObject({ reports: 5, articles: 3, events: 1, last: "2018-01-15" });
  });

  test("of a source of facts is its facts with their span and measures, and no event", async () => {
    await fill();
    await held.current.addText("arms", armsFile(["2015,12,365,770", "2016,7,365,770"]), "arms.csv");
    const holding = async (asOf: string): Promise<SourceHolding | undefined> =>
      (await holdings(held.current.store, { asOf })).find(({ id }) => id === "arms");
    const measures = sourceMeasures("arms");
    expect(await holding(ALWAYS)).toMatchObject({
      files: 1,
      rows: 2,
      rejected: 0,
      reports: 0,
      articles: 0,
      events: 0,
      facts: 2,
      measures,
      first: "2015-01-01",
      last: "2016-12-31",
      knownTo: "2017-03-15",
    });
    expect(await holding("2016-12-31")).toMatchObject({ facts: 1, last: "2015-12-31" });
    expect(await holding("2000-01-01")).toMatchObject({
      files: 1,
      facts: 0,
      first: null,
      last: null,
    });
    expect(await totals(held.current.store, { asOf: ALWAYS })).toMatchObject({
      facts: 2,
      events: 3,
    });
  });

  test("of an empty record is nothing", async () => {
    expect(await holdings(held.current.store, { asOf: ALWAYS })).toEqual([]);
  });
});

describe("the totals", () => {
  test("are over all sources, an event and its mirror once", async () => {
    await fill();
    expect(await totals(held.current.store, { asOf: ALWAYS })).toEqual({
      reports: 7,
      articles: 4,
      events: 3,
      dyads: 2,
      facts: 0,
      first: "2001-05-01",
      last: "2019-01-01",
    });
  });

  test("of an empty record are none", async () => {
    expect(await totals(held.current.store, { asOf: ALWAYS })).toEqual({
      reports: 0,
      articles: 0,
      events: 0,
      dyads: 0,
      facts: 0,
      first: null,
      last: null,
    });
  });
});
