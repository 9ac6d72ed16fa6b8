import { describe, expect, test } from "vitest";
import {
  armsFile,
  atopFile,
  figuresFile,
  idealPointsFile,
  rollCallsFile,
  votesFile,
} from "../../test/record/fact-files.ts";
import { ALWAYS, recordForEach } from "../../test/support/record.ts";
import { factCoverage } from "./fact-coverage.ts";
import { factBeginnings, factReach } from "./fact-reach.ts";
import { type FactQuestion, factSeries } from "./fact-series.ts";
import { snapshotOf } from "./snapshot.ts";

const held = recordForEach();

const ARMS: FactQuestion = { measures: ["arms-transfers"] };

async function series(question: FactQuestion = ARMS, asOf: string = ALWAYS): Promise<string[]> {
  const facts = await factSeries(held.current.store, { asOf }, question);
  return facts.map(({ measure, a, b, item, first, value }) =>
    [measure, a, b, item, first, value].filter((part) => part !== null).join(" "),
  );
}

async function addVotes(): Promise<void> {
  const record = held.current;
  record.file("un/un_roll_calls.csv", rollCallsFile(["7,2001-11-05", "8,2002-01-20"]));
  const votes = ['7,"RU","Russia",1', '8,"RU","Russia",3', '7,"PK","Pakistan",2'];
  await record.addText("un-votes", votesFile(votes), "un/un_votes.csv");
}

async function addPoints(): Promise<void> {
  const rows = ["365,56,RUS,-0.5,-0.7,-0.3", "770,56,PAK,-1.5,-1.7,-1.3"];
  await held.current.addText("ideal-points", idealPointsFile(rows), "points.csv");
}

describe("a series of facts", () => {
  test("carries unit, span and the day from which each was known", async () => {
    await held.current.addText("arms", armsFile(["2015,12,365,770"]));
    expect(await factSeries(held.current.store, { asOf: ALWAYS }, ARMS)).toEqual([
      {
        source: "arms",
        measure: "arms-transfers",
        a: "RUS",
        b: "PAK",
        item: null,
        first: "2015-01-01",
        last: "2015-12-31",
        value: 12,
        unit: "million TIV",
        knownFrom: "2016-03-15",
      },
    ]);
  });

  test("is of the measures asked for, about the actors, the dyad, either or anybody", async () => {
    await addVotes();
    await addPoints();
    const rows = ["2015,12,365,770", "2016,3,770,365", "2015,9,2,770"];
    await held.current.addText("arms", armsFile(rows), "arms.csv");
    const measures = ["arms-transfers", "un-vote", "un-ideal-point"];
    expect(await series({ measures, actors: ["RUS"] })).toEqual([
      "un-ideal-point RUS 2001-01-01 -0.5",
      "un-vote RUS 7 2001-11-05 1",
      "un-vote RUS 8 2002-01-20 -1",
    ]);
    const dyad = ["arms-transfers PAK RUS 2016-01-01 3", "arms-transfers RUS PAK 2015-01-01 12"];
    expect(await series({ measures, dyad: ["RUS", "PAK"] })).toEqual(dyad);
    expect(await series({ measures, dyad: ["PAK", "RUS"] })).toEqual(dyad);
    expect(await series({ measures, dyad: ["PAK", "RUS"], actors: ["PAK"] })).toEqual([
      ...dyad,
      "un-ideal-point PAK 2001-01-01 -1.5",
      "un-vote PAK 7 2001-11-05 0",
    ]);
    expect(await series({ measures })).toHaveLength(8);
    expect(await series({ measures: ["no-measure"] })).toEqual([]);
    expect(await series({ measures, actors: [] })).toEqual([]);
  });

  test("is of the sources asked for", async () => {
    await addPoints();
    await held.current.addText("arms", armsFile(["2015,12,365,770"]), "arms.csv");
    const measures = ["arms-transfers", "un-ideal-point"];
    const scope = { asOf: ALWAYS, sources: ["arms"] };
    const facts = await factSeries(held.current.store, scope, { measures });
    expect(facts.map(({ source }) => source)).toEqual(["arms"]);
  });

  test("reaches from a day to a day by the spans that these touch", async () => {
    await held.current.addText("arms", armsFile(["2014,1,365,770", "2015,2,365,770"]));
    const year = (n: number): string => `arms-transfers RUS PAK 201${n}-01-01 ${n - 3}`;
    expect(await series({ ...ARMS, from: "2014-12-31" })).toEqual([year(4), year(5)]);
    expect(await series({ ...ARMS, from: "2015-01-01" })).toEqual([year(5)]);
    expect(await series({ ...ARMS, to: "2014-12-31" })).toEqual([year(4)]);
    expect(await series({ ...ARMS, to: "2015-01-01" })).toEqual([year(4), year(5)]);
  });

  test("does not know when what lasts will end", async () => {
    const rows = ["ccode1,ccode2,conttype,stdate,enddate", "750,770,1,1947-08-01,2016-12-01", ""];
    await held.current.addText("contiguity", rows.join("\n"), "cow_contdir.csv");
    const last = async (asOf: string): Promise<string | undefined> => {
      const facts = await factSeries(held.current.store, { asOf }, { measures: ["contiguity"] });
      return facts[0]?.last;
    };
    expect(await last("1999-06-01")).toBe("1999-06-01");
    expect(await last("2016-12-30")).toBe("2016-12-30");
    expect(await last(ALWAYS)).toBe("2016-12-31");
    const scope = { asOf: "1999-06-01" };
    const reach = { source: "contiguity", measure: "contiguity" };
    expect(await factReach(held.current.store, scope, ["contiguity"])).toEqual([
      { ...reach, latest: "1999-06-01" },
    ]);
    expect(await factBeginnings(held.current.store, scope, ["contiguity"])).toEqual([
      { ...reach, latest: "1947-08-01" },
    ]);
  });

  test("is of pairs of which one of the sides asked for is part", async () => {
    await addPoints();
    const rows = ["2015,12,365,770", "2016,3,2,365", "2015,9,2,770"];
    await held.current.addText("arms", armsFile(rows), "arms.csv");
    const measures = ["arms-transfers", "un-ideal-point"];
    expect(await series({ measures, sides: ["RUS"] })).toEqual([
      "arms-transfers RUS PAK 2015-01-01 12",
      "arms-transfers USA RUS 2016-01-01 3",
    ]);
    expect(await series({ measures, sides: [] })).toEqual([]);
  });

  test("knows on a day only what could be known then", async () => {
    await held.current.addText("arms", armsFile(["2014,1,365,770", "2015,2,365,770"]));
    expect(await series(ARMS, "2016-03-14")).toEqual(["arms-transfers RUS PAK 2014-01-01 1"]);
    expect(await series(ARMS, "2016-03-15")).toHaveLength(2);
  });
});

describe("a later edition", () => {
  const first = armsFile(["2014,1,365,770", "2015,2,365,770"]);
  const second = armsFile(["2014,1,365,770", "2015,5,365,770"]);
  const reverted = armsFile(["2015,2,365,770", "2016,9,365,770"]);
  const of2015 = async (): Promise<string[]> =>
    await series({ ...ARMS, from: "2015-06-01", to: "2015-12-31" });

  test("holds where it states another value, and stands beside the earlier one in the record", async () => {
    await held.current.addText("arms", first, "1.csv");
    const answer = await held.current.addText("arms", second, "2.csv");
    expect(answer).toMatchObject({ rows: 2, reports: 1, known: 1, facts: 1 });
    expect(await series()).toEqual([
      "arms-transfers RUS PAK 2014-01-01 1",
      "arms-transfers RUS PAK 2015-01-01 5",
    ]);
    expect(await held.current.rows("SELECT count(*)::INTEGER AS n FROM fact")).toEqual([{ n: 3 }]);
  });

  test("that takes a change back holds too", async () => {
    await held.current.addText("arms", first, "1.csv");
    await held.current.addText("arms", second, "2.csv");
    const answer = await held.current.addText("arms", reverted, "3.csv");
    expect(answer).toMatchObject({ reports: 1, known: 1, facts: 1 });
    expect(await of2015()).toEqual(["arms-transfers RUS PAK 2015-01-01 2"]);
  });

  test("still holds when the earlier file is imported again", async () => {
    await held.current.addText("arms", first, "1.csv");
    await held.current.addText("arms", second, "2.csv");
    const before = await held.current.checksums();
    await held.current.addText("arms", first, "again.csv");
    expect(await held.current.checksums()).toBe(before);
    expect(await of2015()).toEqual(["arms-transfers RUS PAK 2015-01-01 5"]);
  });

  test("within one file is the later line, in one file as in two", async () => {
    const rows = ["2015,2,365,770", "2015,5,365,770", "2015,2,365,770"];
    await held.current.addText("arms", armsFile(rows));
    const expected = ["arms-transfers RUS PAK 2015-01-01 2"];
    expect(await series()).toEqual(expected);
    await held.current.clear();
    await held.current.addText("arms", armsFile(rows.slice(0, 2)), "1.csv");
    await held.current.addText("arms", armsFile(rows.slice(2)), "2.csv");
    expect(await series()).toEqual(expected);
  });

  test("gives another snapshot, and in the other order another again", async () => {
    const snapshot = async (...files: readonly string[]): Promise<string> => {
      await held.current.clear();
      for (const [i, file] of files.entries()) {
        await held.current.addText("arms", file, `${i}.csv`);
      }
      return await snapshotOf(held.current.store, { asOf: ALWAYS });
    };
    const told = [
      await snapshot(),
      await snapshot(first),
      await snapshot(first, second),
      await snapshot(second, first),
    ];
    expect(new Set(told).size).toBe(told.length);
    const [a, b] = [armsFile(["2014,1,365,770"]), armsFile(["2015,2,365,770"])];
    expect(await snapshot(a, b)).toBe(told[1]);
    expect(await snapshot(b, a)).toBe(told[1]);
  });
});

describe("the reach of facts", () => {
  test("is of each fact's latest edition, of what was known and of the sources asked for", async () => {
    await held.current.addText("arms", armsFile(["2014,1,365,770", "2015,2,2,770"]), "1.csv");
    const { store } = held.current;
    const reach = { source: "arms", measure: "arms-transfers" };
    const measures = ["arms-transfers", "un-vote"];
    expect(await factReach(store, { asOf: ALWAYS }, measures)).toEqual([
      { ...reach, latest: "2015-12-31" },
    ]);
    expect(await factBeginnings(store, { asOf: "2015-12-31" }, measures)).toEqual([
      { ...reach, latest: "2014-01-01" },
    ]);
    expect(await factReach(store, { asOf: ALWAYS, sources: ["trade"] }, measures)).toEqual([]);
    expect(await factBeginnings(store, { asOf: ALWAYS }, [])).toEqual([]);
    await held.current.run("UPDATE fact SET last_day = DATE '2030-01-01' WHERE actor_a = 'USA'");
    await held.current.run(
      `INSERT INTO fact BY NAME SELECT * REPLACE ('x' AS fact_id, DATE '2015-12-31' AS last_day, edition + 1 AS edition)
       FROM fact WHERE actor_a = 'USA'`,
    );
    expect(await factReach(store, { asOf: ALWAYS }, measures)).toEqual([
      { ...reach, latest: "2015-12-31" },
    ]);
  });
});

describe("the product's own figures", () => {
  const ALLIANCES: FactQuestion = { measures: ["atop-defence", "atop-non-aggression"] };

  /** A pact of defence from 2003 to 2004 and a promise not to attack in 2004. */
  async function addFigures(): Promise<void> {
    const rows = [
      "atop-defence,PAK,RUS,2003-01-01,2004-12-31,2004-12-31,1,",
      "atop-non-aggression,PAK,RUS,2004-01-01,2004-12-31,2004-12-31,1,",
    ];
    await held.current.addText("figures", figuresFile(rows), "focus.csv");
  }

  const carried = [
    "atop-defence PAK RUS 2003-01-01 1",
    "atop-defence PAK RUS 2004-01-01 1",
    "atop-non-aggression PAK RUS 2004-01-01 1",
  ];

  test("answer for a source that the record does not hold, under the same measures", async () => {
    await addFigures();
    expect(await series(ALLIANCES)).toEqual(carried);
    expect(await series({ ...ALLIANCES, dyad: ["RUS", "PAK"] })).toEqual(carried);
    expect(await series(ALLIANCES, "2003-12-31")).toEqual(carried.slice(0, 1));
  });

  test("step back behind the full source, also where that lists nothing for the dyad", async () => {
    await addFigures();
    const pact = "2,20,2004,1,0";
    await held.current.addText("alliances", atopFile([pact]), "atop_alliance.csv");
    const promise = "atop-non-aggression PAK RUS 2004-01-01 1";
    expect(await series(ALLIANCES)).toEqual(["atop-defence CAN USA 2004-01-01 1", promise]);
    expect(await series({ ...ALLIANCES, dyad: ["RUS", "PAK"] })).toEqual([promise]);
    const both = atopFile([pact, "365,770,2004,0,1"]);
    await held.current.addText("alliances", both, "atop_alliance.csv");
    const facts = await factSeries(held.current.store, { asOf: ALWAYS }, ALLIANCES);
    expect(facts.map(({ source, a }) => [source, a])).toEqual([
      ["alliances", "CAN"],
      ["alliances", "PAK"],
    ]);
  });

  test("answer where they alone are asked, or where the full source could not be known yet", async () => {
    await addFigures();
    const later = atopFile(["365,770,2010,1,1"]);
    await held.current.addText("alliances", later, "atop_alliance.csv");
    const sources = ["figures"];
    const own = await factSeries(held.current.store, { asOf: ALWAYS, sources }, ALLIANCES);
    expect(own.map(({ source }) => source)).toEqual(["figures", "figures", "figures"]);
    expect(await series(ALLIANCES, "2005-01-01")).toEqual(carried);
    expect(await series(ALLIANCES)).toEqual([
      "atop-defence PAK RUS 2010-01-01 1",
      "atop-non-aggression PAK RUS 2010-01-01 1",
    ]);
  });
});

describe("the coverage of facts", () => {
  test("is of each measure its span and its facts, an edition once", async () => {
    await held.current.addText("arms", armsFile(["2014,1,365,770", "2015,2,365,770"]), "1.csv");
    await held.current.addText("arms", armsFile(["2015,5,365,770"]), "2.csv");
    await addVotes();
    const arms = { source: "arms", measure: "arms-transfers", first: "2014-01-01" };
    const votes = { source: "un-votes", measure: "un-vote", first: "2001-11-05" };
    expect(await factCoverage(held.current.store, { asOf: ALWAYS })).toEqual([
      { ...arms, last: "2015-12-31", rows: 2 },
      { ...votes, last: "2002-01-20", rows: 3 },
    ]);
    expect(await factCoverage(held.current.store, { asOf: "2015-12-31" })).toEqual([
      { ...arms, last: "2014-12-31", rows: 1 },
      { ...votes, last: "2002-01-20", rows: 3 },
    ]);
    expect(await factCoverage(held.current.store, { asOf: ALWAYS, sources: ["un-votes"] })).toEqual(
      [{ ...votes, last: "2002-01-20", rows: 3 }],
    );
    expect(await factCoverage(held.current.store, { asOf: ALWAYS, sources: [] })).toEqual([]);
  });
});
