import { describe, expect, test } from "vitest";
import { factLines } from "../../../test/support/fact-table.ts";
import { ALWAYS, recordForTest } from "../../../test/support/record.ts";
import { readsLargeFiles, sharedData } from "../../../test/support/shared-data.ts";
import { factSeries } from "../fact-series.ts";
import { ARMS } from "./arms.ts";
import { DYAD_SCORES } from "./dyad-scores.ts";
import { ICEWS_DYAD_YEAR } from "./icews-dyad-year.ts";

describe("a row of arms transfers", () => {
  const row = { year: "2015", tiv_million: "12", supplier_cown: "365", recipient_cown: "770" };

  test("is what a supplier handed over in a year, known in the March after", () => {
    expect(factLines(ARMS, row)).toEqual([
      "arms-transfers RUS PAK 2015-01-01..2015-12-31 known 2016-03-15 = 12",
    ]);
    expect(factLines(ARMS, { ...row, tiv_million: "0" })[0]).toMatch(/= 0$/);
  });

  test("of no two states, no year or no number is refused", () => {
    expect(factLines(ARMS, { ...row, supplier_cown: "" })[0]).toMatch(/^country-unknown/);
    expect(factLines(ARMS, { ...row, supplier_cown: "770" })[0]).toMatch(/^actor-same/);
    expect(factLines(ARMS, { ...row, year: "15" })[0]).toMatch(/^date-malformed/);
    expect(factLines(ARMS, { ...row, tiv_million: "?" })[0]).toMatch(/^value-malformed/);
    expect(factLines(ARMS, { ...row, tiv_million: "" })).toEqual(["value-missing: no tiv_million"]);
  });
});

describe("a row of dyad scores", () => {
  const row = { date: "2020-02-29", iso3_a: "RUS", iso3_b: "PAK", score: "-4.25" };

  test("is a score of the day about the two, whoever comes first, known the next day", () => {
    const line = "event-score PAK RUS 2020-02-29..2020-02-29 known 2020-03-01 = -4.25";
    expect(factLines(DYAD_SCORES, row)).toEqual([line]);
    expect(factLines(DYAD_SCORES, { ...row, iso3_a: "PAK", iso3_b: "RUS" })).toEqual([line]);
  });

  test("of no two states, no day or no number is refused", () => {
    expect(factLines(DYAD_SCORES, { ...row, iso3_a: "RUSGOV" })[0]).toMatch(/^country-unknown/);
    expect(factLines(DYAD_SCORES, { ...row, iso3_b: "RUS" })[0]).toMatch(/^actor-same/);
    expect(factLines(DYAD_SCORES, { ...row, date: "2019-02-29" })[0]).toMatch(/^date-malformed/);
    expect(factLines(DYAD_SCORES, { ...row, score: "NA" })).toEqual(["value-missing: no score"]);
  });
});

describe("a row of ICEWS dyad-years", () => {
  const row = {
    i_iso3c: "RUS",
    j_iso3c: "PAK",
    year: "2005",
    verbcoop: "9",
    matlcoop: "1",
    verbconf: "0",
    matlconf: "2",
  };

  test("is four counts of one state's acts towards another, zeros too, known at January's end", () => {
    const span = "RUS PAK 2005-01-01..2005-12-31 known 2006-01-31";
    expect(factLines(ICEWS_DYAD_YEAR, row)).toEqual([
      `events-verbal-cooperation ${span} = 9`,
      `events-material-cooperation ${span} = 1`,
      `events-verbal-conflict ${span} = 0`,
      `events-material-conflict ${span} = 2`,
    ]);
  });

  test("without one count keeps the others; without any it is refused", () => {
    expect(factLines(ICEWS_DYAD_YEAR, { ...row, matlconf: "NA" })).toHaveLength(3);
    const none = { verbcoop: "", matlcoop: "", verbconf: "", matlconf: "" };
    expect(factLines(ICEWS_DYAD_YEAR, { ...row, ...none })[0]).toMatch(/^value-missing/);
    expect(factLines(ICEWS_DYAD_YEAR, { ...row, j_iso3c: "RUS" })[0]).toMatch(/^actor-same/);
  });
});

describe.skipIf(!readsLargeFiles)("real facts about dyads", () => {
  const scope = { asOf: ALWAYS };

  test("of arms have Russia deliver to Pakistan in 19 years since 1992", async () => {
    const record = await recordForTest();
    const answer = await record.add("arms", sharedData("sipri"));
    expect(answer).toMatchObject({ rows: 498, rejected: 0, reports: 498, facts: 498 });
    const years = async (supplier: string, recipient: string, from: string): Promise<number> => {
      const facts = await factSeries(record.store, scope, {
        measures: ["arms-transfers"],
        dyad: [supplier, recipient],
        from,
      });
      return facts.filter(({ a }) => a === supplier).length;
    };
    expect(await years("RUS", "PAK", "1992-01-01")).toBe(19);
    expect(await years("RUS", "IND", "1992-01-01")).toBe(30);
    expect(await years("CHN", "PAK", "1950-01-01")).toBe(58);
    expect(await years("USA", "PAK", "1950-01-01")).toBe(64);
    expect(await years("USA", "IND", "1950-01-01")).toBe(49);
  });

  test("of dyad-years sum to the known totals of both directions", async () => {
    const record = await recordForTest();
    const answer = await record.add("icews-dyad-year", sharedData("icews-dyad-year"));
    expect(answer).toMatchObject({ rows: 298_376, rejected: 0, reports: 298_376 });
    expect(answer.facts).toBe(4 * 298_376);
    const measures = ICEWS_DYAD_YEAR.measures.map(({ id }) => id);
    const total = async (a: string, b: string): Promise<number> => {
      const facts = await factSeries(record.store, scope, { measures, dyad: [a, b] });
      return facts.reduce((sum, { value }) => sum + value, 0);
    };
    expect(await total("RUS", "PAK")).toBe(6625);
    expect(await total("IND", "PAK")).toBe(84_568);
    expect(await total("RUS", "USA")).toBe(131_863);
    expect(await total("CHN", "PAK")).toBe(20_613);
    expect(await total("IND", "USA")).toBe(54_681);
    expect(await total("CHN", "RUS")).toBe(64_958);
  }, 60_000);

  test("of daily scores fall when Russia invades Ukraine", async () => {
    const record = await recordForTest();
    const answer = await record.add("dyad-scores", sharedData("gdelt-daily-dyads"));
    expect(answer).toMatchObject({ rows: 220_620, rejected: 0, reports: 220_620, known: 0 });
    const days = await record.rows("SELECT count(DISTINCT first_day)::INTEGER AS days FROM fact");
    expect(days).toEqual([{ days: 1798 }]);
    const scores = await factSeries(record.store, scope, {
      measures: ["event-score"],
      dyad: ["RUS", "UKR"],
      from: "2022-02-23",
      to: "2022-02-24",
    });
    expect(scores.map(({ value }) => Math.round(value))).toEqual([-2535, -14_073]);
  }, 60_000);
});
