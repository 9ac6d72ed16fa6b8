import { describe, expect, test } from "vitest";
import { recordForEach } from "../../../test/support/record.ts";
import { isoDate } from "../../kernel/index.ts";
import { conflictsAndRivalry, type StructuralProfile } from "./conflicts-and-rivalry.ts";

const held = recordForEach();

async function profile(
  asOf: string = "2026-01-01",
  dyad: readonly [string, string] = ["IND", "PAK"],
): Promise<StructuralProfile> {
  return await conflictsAndRivalry(held.current.store, { asOf: isoDate(asOf), dyad });
}

const file = (header: string, rows: readonly string[]): string =>
  `${[header, ...rows].join("\n")}\n`;

/** `4,750,770,2001,1,4,3,0,2,30,6`: onset, both sides' hostility and deaths, longest duration, month of the start. */
async function addDisputes(...rows: readonly string[]): Promise<void> {
  const header =
    "dispnum,ccode1,ccode2,year,cowmidonset,hostlev1,hostlev2,fatality1,fatality2,maxdur,stmon";
  await held.current.addText("disputes", file(header, rows), "cow_mid_ddydisps.csv");
}

async function addRivalries(...rows: readonly string[]): Promise<void> {
  const header = "tssr_id,ccode1,ccode2,start,end";
  await held.current.addText("rivalries", file(header, rows), "tss_rivalries.csv");
}

async function addBorders(...rows: readonly string[]): Promise<void> {
  const header = "ccode1,ccode2,conttype,stdate,enddate";
  await held.current.addText("contiguity", file(header, rows), "cow_contdir.csv");
}

describe("militarised disputes", () => {
  test("are told with each side's hostility in the order of the dyad, and by year", async () => {
    await addDisputes("4,750,770,2001,1,4,3,0,0,300,6", "4,750,770,2002,0,4,3,0,0,300,6");
    const [cow, gml] = (await profile()).disputes;
    expect(cow).toMatchObject({
      coder: "COW",
      until: "2002",
      disputes: [
        {
          item: "4",
          first: "2001",
          last: "2002",
          hostility: [4, 3],
          words: "India: use of force; Pakistan: display",
        },
      ],
      hostility: {
        points: [
          { period: "2001", value: 4 },
          { period: "2002", value: 4 },
        ],
      },
    });
    expect(gml).toMatchObject({
      reason: "no militarised disputes (GML) in this record: entente record add disputes",
    });
    const [turned] = (await profile("2026-01-01", ["PAK", "IND"])).disputes;
    expect(turned).toMatchObject({ disputes: [{ hostility: [3, 4] }] });
  });

  test("have no hostility before the dispute was over, and are told all the same", async () => {
    await addDisputes("4,750,770,2001,1,4,3,0,0,900,6");
    const [cow] = (await profile("2002-01-01")).disputes;
    expect(cow).toMatchObject({
      disputes: [
        { hostility: [null, null], words: "India: not yet judged; Pakistan: not yet judged" },
      ],
      hostility: { reason: "no dispute between the two whose hostility is known" },
    });
  });

  test("of others leave an empty list, not an absence", async () => {
    await addDisputes("4,2,365,2001,1,4,3,0,0,30,6");
    expect((await profile()).disputes[0]).toMatchObject({ disputes: [], until: "2001" });
  });
});

describe("rivalries", () => {
  test("are in force, ended, or in force when the source ends", async () => {
    await addRivalries("1,750,770,1947,2020", "2,710,750,1948,2015", "3,2,365,2000,2020");
    expect((await profile()).rivalries).toEqual([
      {
        coder: "Thompson, Sakuwa and Suhas",
        first: "1947",
        last: "2020",
        standing: "in force when the source ends",
      },
    ]);
    expect((await profile("2010-01-01")).rivalries).toMatchObject([
      { last: null, standing: "in force" },
    ]);
    expect((await profile("2026-01-01", ["IND", "CHN"])).rivalries).toMatchObject([
      { last: "2015", standing: "ended" },
    ]);
    expect((await profile("2026-01-01", ["IND", "USA"])).rivalries).toEqual([]);
  });

  test("are absent where the record holds none of anybody", async () => {
    expect((await profile()).rivalries).toMatchObject({
      reason: "no rivalries in this record: entente record add rivalries",
    });
  });
});

describe("wars and armed conflicts", () => {
  test("are told from the first to the last year", async () => {
    const header = "warnum,ccode1,ccode2,year,batdeath1,batdeath2";
    const rows = ["147,750,770,1947,1,1", "147,750,770,1948,1,1", "178,750,770,1971,1,1"];
    await held.current.addText("wars", file(header, rows), "cow_war_inter.csv");
    expect((await profile()).wars).toEqual([
      { item: "147", first: "1947", last: "1948" },
      { item: "178", first: "1971", last: "1971" },
    ]);
  });

  test("take the worst conflict of a year", async () => {
    const header = "conflict_id,year,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,intensity_level";
    const rows = ["218,1999,750,,770,,2", "219,1999,750,,770,,1", "218,2003,750,,770,,1"];
    await held.current.addText("armed-conflicts", file(header, rows), "ucdp_acd.csv");
    expect((await profile()).armedConflict).toMatchObject({
      points: [
        { period: "1999", value: 2 },
        { period: "2003", value: 1 },
      ],
    });
    expect((await profile("2026-01-01", ["IND", "CHN"])).armedConflict).toMatchObject({
      reason:
        "none of 25 battle deaths in a year with the two as main parties; the record's armed conflicts between states reach to 2003",
    });
    expect((await profile("2000-01-01")).armedConflict).toMatchObject({
      reason: "no armed conflicts in this record: entente record add armed-conflicts",
    });
  });
});

describe("contiguity", () => {
  test("is the nearest kind at the as-of date, in words", async () => {
    await addBorders("750,770,1,1947-08-01,2016-12-01", "2,20,1,1920-01-01,2016-12-01");
    expect((await profile()).contiguity).toEqual({
      type: 1,
      words: "a border on land or along a river",
      since: "1947-08-01",
      standing: "in force when the source ends",
    });
    expect((await profile("2010-01-01")).contiguity).toMatchObject({ standing: "in force" });
  });

  test("is the nearer kind in a month in which it changed", async () => {
    await addBorders("365,750,4,1980-01-01,1990-05-01", "365,750,1,1990-05-01,2016-12-01");
    const { contiguity } = await profile("1990-05-20", ["RUS", "IND"]);
    expect(contiguity).toMatchObject({ type: 1, since: "1990-05-01" });
  });

  test("of a border that is gone, or of two far apart, is absent with the reason", async () => {
    await addBorders("365,750,1,1895-01-01,1947-08-01", "2,20,1,1920-01-01,2016-12-01");
    const reason =
      "no common border, and not within 400 miles of water of each other, as far as the record tells";
    expect((await profile("2026-01-01", ["RUS", "IND"])).contiguity).toMatchObject({ reason });
    expect((await profile("1930-01-01", ["RUS", "IND"])).contiguity).toMatchObject({ type: 1 });
  });
});

describe("what had not ended", () => {
  test("is in force without an end, though the source knows one by now", async () => {
    await addRivalries("1,750,770,1947,2020");
    await addBorders("750,770,1,1947-08-01,2016-12-01");
    const { rivalries, contiguity } = await profile("2016-06-01");
    expect(rivalries).toEqual([
      { coder: "Thompson, Sakuwa and Suhas", first: "1947", last: null, standing: "in force" },
    ]);
    expect(contiguity).toMatchObject({ standing: "in force" });
    expect((await profile("2021-01-01")).rivalries).toMatchObject([
      { last: "2020", standing: "in force when the source ends" },
    ]);
  });
});

describe("an actor that is no state", () => {
  test("has no such profile, and each part says so", async () => {
    const { disputes, ...others } = await profile("2026-01-01", ["USA", "TALIBAN"]);
    for (const part of [...disputes, ...Object.values(others)]) {
      expect(part).toMatchObject({ reason: expect.stringContaining("the Taliban is no state") });
    }
  });
});
