import { describe, expect, test } from "vitest";
import { armsFile, figuresFile } from "../../../test/record/fact-files.ts";
import { gdeltFile } from "../../../test/record/source-rows.ts";
import { recordForEach } from "../../../test/support/record.ts";
import { type ToldMonth, tellMonths } from "../../../test/support/told-events.ts";
import { isoDate, type Period, periodsBetween } from "../../kernel/index.ts";
import { readSeries } from "./read-series.ts";
import { isMissing, type Missing, type PanelScope, type SeriesReading } from "./reading.ts";
import type { DyadSeries, SeriesSpecification } from "./specification.ts";

const held = recordForEach();

async function tell(...months: readonly ToldMonth[]): Promise<void> {
  await tellMonths(held.current, months);
}

const SCOPE: PanelScope = { asOf: isoDate("2020-01-01"), dyad: ["RUS", "PAK"], by: "month" };
const MONTHS: readonly Period[] = periodsBetween("2018-01" as Period, "2018-03" as Period);

async function read(
  series: SeriesSpecification,
  { periods = MONTHS, scope = SCOPE }: { periods?: readonly Period[]; scope?: PanelScope } = {},
): Promise<SeriesReading | Missing> {
  const [reading] = await readSeries(held.current.store, scope, [series], periods);
  if (reading === undefined) throw new Error("one series was asked for");
  return reading;
}

async function valuesOf(
  series: SeriesSpecification,
  more?: Parameters<typeof read>[1],
): Promise<number[]> {
  const reading = await read(series, more);
  if (isMissing(reading)) throw new Error(reading.reason);
  return [...reading.values];
}

async function whyNot(
  series: SeriesSpecification,
  more?: Parameters<typeof read>[1],
): Promise<Missing> {
  const reading = await read(series, more);
  if (!isMissing(reading)) throw new Error(`${reading.says} was read`);
  return reading;
}

/** Steady news of the outcome's dyad, and what India and the United States do. */
async function tellOfIndia(): Promise<void> {
  await tell(
    { period: "2018-01", what: ["RUS PAK 061 2", "IND USA 061 4", "USA IND 112 1"] },
    { period: "2018-02", what: ["RUS PAK 061 2", "IND USA 051 2", "IND USA 010 3"] },
    { period: "2018-03", what: ["RUS PAK 112 2", "USA IND 061 5", "IND USA 040 1"] },
  );
}

const TILT: DyadSeries = { kind: "dyad", between: ["IND", "USA"], measure: "balance" };

describe("a series of two actors' events", () => {
  test("has as its balance the log ratio of cooperation to conflict, half an event added to each", async () => {
    await tellOfIndia();
    const reading = await read(TILT);
    if (isMissing(reading)) throw new Error(reading.reason);
    expect([...reading.values]).toEqual([
      Math.log(4.5 / 1.5),
      Math.log(2.5 / 0.5),
      Math.log(6.5 / 0.5),
    ]);
    expect([...(reading.events ?? [])]).toEqual([5, 2, 6]);
    expect(reading).toMatchObject({
      source: "events",
      counted: 13,
      says: "cooperation and conflict between India and the United States",
      queries: [
        "entente events IND USA --from 2018-01-01 --to 2018-03-31 --sources events --as-of 2020-01-01",
      ],
    });
  });

  test("is a log count at the source's coverage, of words, deeds, one side, an instrument or codes", async () => {
    await tellOfIndia();
    // nothing is told of anybody else but the outcome's two, so coverage is 1 throughout
    const log = (...counts: readonly number[]): number[] => counts.map((n) => Math.log1p(n));
    expect(await valuesOf({ ...TILT, measure: "cooperation" })).toEqual(log(4, 2, 6));
    expect(await valuesOf({ ...TILT, measure: "materialCooperation" })).toEqual(log(4, 0, 5));
    // a joint act is of either side
    expect(await valuesOf({ ...TILT, measure: "cooperation", from: "USA" })).toEqual(log(0, 0, 6));
    expect(await valuesOf({ ...TILT, measure: "cooperation", from: "IND" })).toEqual(log(4, 2, 1));
    expect(await valuesOf({ ...TILT, measure: "cooperation", codes: ["06"] })).toEqual(
      log(4, 0, 5),
    );
    const economic = { ...TILT, measure: "cooperation", instrument: "economic" } as const;
    expect(await valuesOf(economic)).toEqual(log(4, 0, 5));
    const reading = await read({ ...economic, codes: ["061"] });
    expect(reading).toMatchObject({
      queries: [expect.stringContaining("IND USA --instrument economic --code 061 --from")],
    });
  });

  test("does not rise with the reach of a source that tells of everybody more", async () => {
    await tell(
      { period: "2018-01", what: ["RUS PAK 061 2", "CHN AFG 061 28", "IND USA 061 3"] },
      { period: "2018-02", what: ["RUS PAK 061 2", "CHN AFG 061 28", "IND USA 061 3"] },
      {
        period: "2018-03",
        what: ["RUS PAK 112 2", "CHN AFG 061 28", "CHN AFG 112 28", "IND USA 061 6"],
      },
    );
    const [before = 0, , after = 0] = await valuesOf({ ...TILT, measure: "cooperation" });
    expect(before).toBe(Math.log1p(3));
    expect(after).toBeGreaterThan(Math.log1p(3));
    expect(after).toBeLessThan(Math.log1p(6));
  });

  test("leaves out what was not yet known when its period ended", async () => {
    await tellOfIndia();
    await tellMonths(held.current, [{ period: "2018-02", what: ["IND USA 112 3"] }], {
      name: "late.csv",
      known_from: "2018-03-20",
    });
    expect((await valuesOf(TILT))[1]).toBe(Math.log(2.5 / 0.5));
  });

  test("that does not exist says so, and what it would take", async () => {
    await tellOfIndia();
    expect(await whyNot({ ...TILT, measure: "conflict" })).toEqual({
      reason: "events tells too little of conflict between India and the United States",
      has: 1,
      needs: 5,
    });
    expect(await whyNot({ ...TILT, between: ["CHN", "AFG"] })).toMatchObject({
      reason: expect.stringContaining("tells nothing of"),
      has: 0,
    });
  });

  test("is unknown where no source looked, and what never moves is no series", async () => {
    await tellOfIndia();
    const later = periodsBetween("2018-02" as Period, "2018-05" as Period);
    expect((await valuesOf(TILT, { periods: later })).slice(2)).toEqual([Number.NaN, Number.NaN]);
    const series: DyadSeries = { kind: "dyad", between: ["RUS", "PAK"], measure: "cooperation" };
    await held.current.clear();
    await tell(
      { period: "2018-01", what: ["RUS PAK 061 3"] },
      { period: "2018-02", what: ["RUS PAK 061 3"] },
    );
    expect(await whyNot(series)).toMatchObject({
      reason: expect.stringContaining("is the same in all periods"),
    });
  });
});

describe("a series from a source of counts", () => {
  const scope: PanelScope = { ...SCOPE, eventSource: "dyad-scores" };

  async function score(): Promise<void> {
    const days = (month: number, good: number, bad: number): string[] =>
      Array.from({ length: good + bad }, (_, i) => {
        const day = `2018-0${month}-${String(i + 1).padStart(2, "0")}`;
        return [`${day},IND,USA,${i < good ? 2 : -2}`, `${day},PAK,RUS,1`].join("\n");
      });
    const rows = [...days(1, 6, 2), ...days(2, 3, 3), ...days(3, 1, 8)];
    const text = ["date,iso3_a,iso3_b,score", ...rows, ""].join("\n");
    await held.current.addText("dyad-scores", text, "dyad_scores.csv");
  }

  test("counts days, and shows the relation that they come to", async () => {
    await score();
    await tellOfIndia();
    const reading = await read(TILT, { scope });
    if (isMissing(reading)) throw new Error(reading.reason);
    expect([...reading.values]).toEqual([Math.log(6.5 / 2.5), 0, Math.log(1.5 / 8.5)]);
    expect(reading.queries).toEqual([
      "entente relations IND USA --by month --sources dyad-scores --as-of 2020-01-01",
    ]);
  });

  test("cannot tell sides, deeds or codes apart", async () => {
    await score();
    const missing = async (more: Partial<DyadSeries>): Promise<string> =>
      (await whyNot({ ...TILT, measure: "cooperation", ...more }, { scope })).reason;
    expect(await missing({ from: "IND" })).toBe("dyad-scores does not tell who acts");
    expect(await missing({ measure: "materialConflict" })).toBe(
      "dyad-scores does not tell words from deeds",
    );
    expect(await missing({ instrument: "arms" })).toContain("by what an act is done");
  });

  test("is not chosen while another source tells of the dyad in more periods", async () => {
    await score();
    await tellOfIndia();
    await tell({ period: "2018-05", what: ["RUS PAK 061 1"] });
    expect(await read(TILT)).toMatchObject({ source: "events" });
    expect(await read(TILT, { scope: { ...SCOPE, sources: ["dyad-scores"] } })).toMatchObject({
      source: "dyad-scores",
    });
  });
});

describe("a machine that tells of nobody", () => {
  test("was not there: the month is unknown, not empty", async () => {
    const row = (id: string, date: string, code: string): object => ({
      id,
      date,
      added: date,
      code,
    });
    const rows = [
      ...["01", "02", "03", "04", "05"].map((day) => row(`a${day}`, `201801${day}`, "061")),
      ...["01", "02", "03"].map((day) => row(`b${day}`, `201803${day}`, "112")),
    ];
    await held.current.addText("gdelt", gdeltFile(rows as Parameters<typeof gdeltFile>[0]));
    const own: DyadSeries = { kind: "dyad", between: ["RUS", "PAK"], measure: "balance" };
    expect(await valuesOf(own)).toEqual([Math.log(5.5 / 0.5), Number.NaN, Math.log(0.5 / 3.5)]);
  });
});

describe("the situation of a third actor", () => {
  test("is what it does and undergoes, whoever the other is, the dyad's own left out", async () => {
    await tell(
      { period: "2018-01", what: ["RUS PAK 061 1", "AFG USA 112 2", "PAK AFG 112 1"] },
      { period: "2018-02", what: ["RUS PAK 112 6", "RUS AFG 112 1", "RUS AFG 061 1"] },
      { period: "2018-03", what: ["RUS PAK 061 1", "IND USA 112 4", "IND AFG 112 1"] },
    );
    const reading = await read({ kind: "situation", of: "AFG", measure: "conflict" });
    expect(reading).toMatchObject({
      counted: 5,
      queries: [expect.stringMatching(/^entente dyads AFG /)],
    });
    expect([...("values" in reading ? (reading.events ?? []) : [])]).toEqual([3, 1, 1]);
    const own = await read({ kind: "situation", of: "RUS", measure: "balance" });
    expect(own).toMatchObject({ reason: expect.stringContaining("too little"), has: 2 });
  });
});

describe("a fact", () => {
  const years = periodsBetween("2015" as Period, "2018" as Period);
  const scope: PanelScope = { ...SCOPE, by: "year" };
  const read4 = { periods: years, scope };

  test("is known from the day on which it could be, as it is, as a change or as a log", async () => {
    const rows = ["2013,4,365,770", "2014,6,365,770", "2015,9,365,770", "2017,3,365,770"];
    await held.current.addText("arms", armsFile([...rows, "2016,1,2,770"]));
    const arms = { kind: "fact", measure: "arms-transfers", between: ["RUS", "PAK"] } as const;
    // delivered in 2014, known in 2015; nothing in 2016
    expect(await valuesOf(arms, read4)).toEqual([6, 9, 0, 3]);
    expect(await valuesOf({ ...arms, as: "change" }, read4)).toEqual([2, 3, -9, 3]);
    expect(await valuesOf({ ...arms, as: "log" }, read4)).toEqual([6, 9, 0, 3].map(Math.log1p));
    expect(await read(arms, read4)).toMatchObject({
      unit: "million TIV",
      source: "arms",
      counted: 4,
      says: "arms-transfers of Russia with Pakistan",
      queries: ["entente relations RUS PAK --as-of 2020-01-01"],
    });
    expect(await whyNot({ ...arms, between: ["PAK", "RUS"] }, read4)).toMatchObject({
      reason: "the record holds no arms-transfers of Pakistan with Russia",
    });
  });

  test("of votes is the share of a year, known at its end", async () => {
    const share = (year: number, value: number): string[] => [
      `un-vote-agreement,PAK,RUS,${year}-01-01,${year}-12-31,${year}-12-31,${value},60`,
      `un-vote-half-agreement,PAK,RUS,${year}-01-01,${year}-12-31,${year}-12-31,${value},60`,
      `un-shared-votes,PAK,RUS,${year}-01-01,${year}-12-31,${year}-12-31,60,60`,
    ];
    await held.current.addText(
      "figures",
      figuresFile([...share(2015, 0.5), ...share(2016, 0.75)]),
      "focus.csv",
    );
    const votes = { kind: "fact", measure: "un-vote-agreement", between: ["PAK", "RUS"] } as const;
    const months = periodsBetween("2016-11" as Period, "2017-01" as Period);
    expect(await valuesOf(votes, { periods: months })).toEqual([0.5, 0.75, 0.75]);
  });

  test("that is no series as it stands says what to ask for", async () => {
    const why = async (measure: string, actor: string): Promise<string> =>
      (await whyNot({ kind: "fact", measure, actor }, read4)).reason;
    expect(await why("un-vote", "RUS")).toContain("un-vote-agreement");
    expect(await why("leader-tenure", "RUS")).toContain("kind leader");
    expect(await why("event-score", "RUS")).toContain("kind dyad");
    expect(await why("no-measure", "RUS")).toBe("no source states no-measure");
    expect(await why("cinc", "RUS")).toBe("the record holds no cinc of Russia");
  });
});

describe("two series at the same time", () => {
  test("are missing where one of them is", async () => {
    await tellOfIndia();
    const fact = { kind: "fact", measure: "cinc", actor: "RUS" } as const;
    expect(await whyNot({ kind: "both", of: [TILT, fact] })).toMatchObject({ has: 0 });
    expect(await whyNot({ kind: "both", of: [fact, TILT] })).toMatchObject({ has: 0 });
    expect(await whyNot({ kind: "both", of: [TILT, TILT] })).toMatchObject({
      reason: expect.stringContaining("in these periods"),
    });
  });
});

test("where no source tells of the dyad, its events are none and its facts are what they are", async () => {
  await held.current.addText("arms", armsFile(["2014,6,365,770", "2015,9,365,770"]));
  const periods = periodsBetween("2015" as Period, "2016" as Period);
  const more = { periods, scope: { ...SCOPE, by: "year" as const } };
  expect(await whyNot(TILT, more)).toMatchObject({ reason: "no source tells of the dyad" });
  const arms = { kind: "fact", measure: "arms-transfers", between: ["RUS", "PAK"] } as const;
  expect(await valuesOf(arms, more)).toEqual([6, 9]);
});
