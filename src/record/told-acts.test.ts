import { describe, expect, test } from "vitest";
import { csvFile, gdeltFile, ownEvent } from "../../test/record/source-rows.ts";
import { ALWAYS, recordForEach } from "../../test/support/record.ts";
import type { Granularity } from "../kernel/index.ts";
import { factCalendar } from "./fact-reach.ts";
import { type ActQuestion, type ToldAct, toldActs, toldSpread } from "./told-acts.ts";

const held = recordForEach();

type Fields = Readonly<Record<string, string>>;

const BACK = { source: "Pakistan", target: "Russia" };
const TWO: ActQuestion = { pairs: [["RUS", "PAK"]], touching: [], coded: [] };

async function own(...rows: readonly Fields[]): Promise<void> {
  await held.current.addText("events", csvFile(rows.map(ownEvent)));
}

async function scores(...rows: readonly string[]): Promise<void> {
  const text = ["date,iso3_a,iso3_b,score", ...rows, ""].join("\n");
  await held.current.addText("dyad-scores", text, "dyad_scores.csv");
}

async function yearly(...rows: readonly string[]): Promise<void> {
  const text = ["i_iso3c,j_iso3c,year,verbCoop,matlCoop,verbConf,matlConf", ...rows, ""].join("\n");
  await held.current.addText("icews-dyad-year", text, "icews_dyad_year.csv");
}

async function acts(
  question: ActQuestion = TWO,
  by: Granularity = "month",
  asOf: string = ALWAYS,
): Promise<ToldAct[]> {
  return await toldActs(held.current.store, { asOf }, by, question);
}

describe("acts that are told", () => {
  test("are apart by period, direction, polarity and matter", async () => {
    await own(
      { cameo: "051", summary: "a" },
      { cameo: "071", summary: "b" },
      { cameo: "112", summary: "c", ...BACK },
      { cameo: "112", date: "2018-02-01", summary: "d", ...BACK },
      { cameo: "010", summary: "e" },
    );
    const told = await acts();
    expect(
      told.map(({ period, from, polarity, matter }) => [period, from, polarity, matter].join(" ")),
    ).toEqual([
      "2018-01 PAK conflict words",
      "2018-01 RUS attention words",
      "2018-01 RUS cooperation deeds",
      "2018-01 RUS cooperation words",
      "2018-02 PAK conflict words",
    ]);
    expect(told.every(({ events, mutual, timely }) => events === 1 && !mutual && timely)).toBe(
      true,
    );
  });

  test("of both sides are one, written down from one side or from both", async () => {
    await own({ cameo: "040" }, { cameo: "040", ...BACK });
    expect(await acts()).toMatchObject([{ from: "PAK", to: "RUS", mutual: true, events: 1 }]);
    await held.current.clear();
    await own({ cameo: "040" });
    expect(await acts()).toMatchObject([{ from: "RUS", to: "PAK", mutual: true, events: 1 }]);
  });

  test("are marked where they were not known by the end of their period", async () => {
    await own(
      { cameo: "112", date: "2018-01-30", known_from: "2018-02-02", summary: "late" },
      { cameo: "112", date: "2018-01-29", known_from: "2018-01-31", summary: "in time" },
    );
    expect((await acts()).map(({ timely }) => timely).sort()).toEqual([false, true]);
    expect(await acts(TWO, "quarter")).toMatchObject([{ timely: true, events: 2 }]);
    expect(await acts(TWO, "month", "2018-01-31")).toMatchObject([{ timely: true, events: 1 }]);
  });

  test("are of the pairs asked for and of pairs with an actor, and have codes only where asked", async () => {
    await own(
      { cameo: "061", plover_mode: "energy" },
      { cameo: "061", target: "India", plover_mode: "arms" },
      { cameo: "061", source: "China", target: "India" },
      { cameo: "061", source: "China", target: "Japan" },
    );
    const question: ActQuestion = {
      pairs: [["PAK", "RUS"]],
      touching: ["IND"],
      coded: [["IND", "RUS"]],
    };
    const told = await acts(question);
    expect(told.map(({ from, to, cameo, ploverMode }) => [from, to, cameo, ploverMode])).toEqual([
      ["CHN", "IND", null, null],
      ["RUS", "IND", "061", "arms"],
      ["RUS", "PAK", null, null],
    ]);
    expect(await acts({ pairs: [], touching: [], coded: [] })).toEqual([]);
  });

  test("are counted in facts too: days of a score in both directions, events of a year in one", async () => {
    await scores(
      "2018-01-01,RUS,PAK,3",
      "2018-01-02,PAK,RUS,1.5",
      "2018-01-03,RUS,PAK,-2",
      "2018-01-04,RUS,PAK,0",
    );
    await yearly("RUS,PAK,2018,7,2,0,1");
    const months = await acts();
    expect(
      months.map(({ polarity, matter, mutual, events }) => [polarity, matter, mutual, events]),
    ).toEqual([
      ["conflict", null, true, 1],
      ["cooperation", null, true, 2],
    ]);
    const years = (await acts(TWO, "year")).filter(({ teller }) => teller === "icews-dyad-year");
    expect(
      years.map(({ polarity, matter, from, events }) => [polarity, matter, from, events]),
    ).toEqual([
      ["conflict", "deeds", "RUS", 1],
      ["cooperation", "deeds", "RUS", 2],
      ["cooperation", "words", "RUS", 7],
    ]);
    expect(years.every(({ timely, mutual }) => timely && !mutual)).toBe(true);
  });

  test("of a machine's epoch are that epoch's", async () => {
    await held.current.addText(
      "gdelt",
      gdeltFile([
        { id: "1", date: "20140601", added: "20140601", code: "112" },
        { id: "2", date: "20180601", added: "20180601", code: "112" },
      ]),
    );
    expect((await acts(TWO, "year")).map(({ teller }) => teller)).toEqual([
      "gdelt",
      "gdelt to 2015-02",
    ]);
  });
});

describe("what is told of everybody", () => {
  test("is how many dyads have so many events of each polarity, and until which day", async () => {
    await own(
      { cameo: "061", summary: "a" },
      { cameo: "112", summary: "b", ...BACK },
      { cameo: "061", summary: "c", target: "India" },
      { cameo: "061", summary: "d", source: "China", target: "India" },
      { cameo: "010", summary: "e", source: "China", target: "Japan" },
      { cameo: "112", summary: "f", date: "2018-02-01", date_precision: "month" },
      { cameo: "112", summary: "g", date: "2018-01-01", date_precision: "year" },
    );
    const spread = await toldSpread(held.current.store, { asOf: ALWAYS }, "month");
    expect(spread.map(({ teller: _, ...row }) => row)).toEqual([
      { period: "2018-01", cooperation: 0, conflict: 0, dyads: 1, latest: "2018-01-15" },
      { period: "2018-01", cooperation: 1, conflict: 0, dyads: 2, latest: "2018-01-15" },
      { period: "2018-01", cooperation: 1, conflict: 1, dyads: 1, latest: "2018-01-15" },
      { period: "2018-02", cooperation: 0, conflict: 1, dyads: 1, latest: "2018-02-28" },
    ]);
    const scope = { asOf: ALWAYS, dyad: ["RUS", "PAK"] as const };
    expect(await toldSpread(held.current.store, scope, "month")).toEqual(spread);
    const years = await toldSpread(held.current.store, { asOf: ALWAYS }, "year");
    expect(years.find(({ conflict }) => conflict === 3)?.latest).toBe("2018-12-31");
  });

  test("counts both directions of a year's events as one dyad, to the end of the year", async () => {
    await yearly("RUS,PAK,2018,7,2,0,1", "PAK,RUS,2018,1,0,0,0");
    const spread = await toldSpread(held.current.store, { asOf: ALWAYS }, "year");
    expect(spread).toMatchObject([
      { period: "2018", cooperation: 10, conflict: 1, dyads: 1, latest: "2018-12-31" },
    ]);
    expect(await toldSpread(held.current.store, { asOf: ALWAYS }, "month")).toEqual([]);
  });
});

test("the calendar of a measure says when its source told until which day, of anybody", async () => {
  const rows = ["2014,12,365,770", "2014,1,2,770", "2015,12,365,770"];
  const text = ["year,tiv_million,supplier_cown,recipient_cown", ...rows, ""].join("\n");
  await held.current.addText("arms", text);
  const calendar = await factCalendar(held.current.store, { asOf: ALWAYS }, ["arms-transfers"]);
  expect(calendar.map(({ last, knownFrom }) => [last, knownFrom])).toEqual([
    ["2014-12-31", "2015-03-15"],
    ["2015-12-31", "2016-03-15"],
  ]);
  const then = await factCalendar(held.current.store, { asOf: "2016-01-01" }, ["arms-transfers"]);
  expect(then).toHaveLength(1);
});
