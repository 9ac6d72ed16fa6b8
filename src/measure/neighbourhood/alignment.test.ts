import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  figuresFile,
  idealPointsFile,
  rollCallsFile,
  votesFile,
} from "../../../test/record/fact-files.ts";
import { recordForEach } from "../../../test/support/record.ts";
import { hasSharedData, sharedData } from "../../../test/support/shared-data.ts";
import { isoDate } from "../../kernel/index.ts";
import { jeffreys } from "../relation/initiative.ts";
import { type Alignment, alignmentOf } from "./alignment.ts";

const held = recordForEach();

const AS_OF = isoDate("2026-01-01");
const DYAD = ["RUS", "PAK"] as const;

async function alignment(
  dyad: readonly [string, string] = DYAD,
  thirds: readonly string[] = [],
  asOf: string = AS_OF,
): Promise<Alignment> {
  return await alignmentOf(held.current.store, { asOf: isoDate(asOf), dyad }, thirds);
}

const file = (header: string, rows: readonly string[]): string =>
  `${[header, ...rows].join("\n")}\n`;

async function addAlliances(...rows: readonly string[]): Promise<void> {
  const header =
    "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul";
  await held.current.addText("alliances", file(header, rows), "atop_alliance.csv");
}

async function addVotes(votes: readonly string[]): Promise<void> {
  const calls = ["7,2001-11-05", "8,2001-11-06", "9,2002-01-20", "10,2003-01-20"];
  held.current.file("un/un_roll_calls.csv", rollCallsFile(calls));
  await held.current.addText("un-votes", votesFile(votes), "un/un_votes.csv");
}

describe("agreement in votes", () => {
  test("is told by year with the votes that it is out of and Jeffreys' interval", async () => {
    const russian = ['7,"RU","Russia",1', '8,"RU","Russia",3', '9,"RU","Russia",2'];
    const pakistani = ['7,"PK","Pakistan",1', '8,"PK","Pakistan",2', '9,"PK","Pakistan",2'];
    await addVotes([...russian, ...pakistani, '10,"PK","Pakistan",1']);
    const { votes } = await alignment();
    const [half, whole] = [jeffreys(1, 2), jeffreys(1, 1)];
    expect(votes).toMatchObject({
      source: "un-votes",
      coverage: { first: "2001", last: "2002" },
      points: [
        { period: "2001", value: 0.5, lo: half.lo, hi: half.hi, n: 2 },
        { period: "2002", value: 1, lo: whole.lo, hi: 1, n: 1 },
      ],
      overall: { value: 2 / 3, n: 3, abstentionAsHalf: 2.5 / 3 },
    });
  });

  test("is absent for a reason: no import, one side's votes only, or no common roll call", async () => {
    expect((await alignment()).votes).toMatchObject({
      reason: "no UN votes in this record: entente record add un-votes",
    });
    await addVotes(['7,"RU","Russia",1']);
    expect((await alignment()).votes).toMatchObject({
      reason: "no UN votes of Pakistan in this record",
    });
    await held.current.clear();
    await addVotes(['7,"RU","Russia",1', '8,"PK","Pakistan",1']);
    expect((await alignment()).votes).toMatchObject({
      reason: "the record has UN votes of both, but none that tell of the two together",
    });
  });

  test("knows nothing of votes after the as-of date", async () => {
    await addVotes([
      '7,"RU","Russia",1',
      '7,"PK","Pakistan",1',
      '9,"RU","Russia",1',
      '9,"PK","Pakistan",3',
    ]);
    const { votes } = await alignment(DYAD, [], "2001-12-31");
    expect(votes).toMatchObject({ coverage: { first: "2001", last: "2001" }, overall: { n: 1 } });
  });
});

describe("the distance of ideal points", () => {
  test("has a band from both estimates, and reaches down to 0 where these overlap", async () => {
    const far = ["365,56,RUS,-0.5,-0.8,-0.2", "770,56,PAK,-1.5,-1.9,-1.1"];
    const near = ["365,57,RUS,-0.5,-0.8,-0.2", "770,57,PAK,-0.4,-0.8,0.0"];
    await held.current.addText("ideal-points", idealPointsFile([...far, ...near]), "points.csv");
    const { idealPoints } = await alignment();
    if ("reason" in idealPoints) throw new Error(idealPoints.reason);
    const [first, second] = idealPoints.points;
    // half the widths are .3 and .4, so the band of the difference is .5 on either side
    expect(first?.value).toBeCloseTo(1, 12);
    expect(first?.lo).toBeCloseTo(0.5, 12);
    expect(first?.hi).toBeCloseTo(1.5, 12);
    expect(second?.value).toBeCloseTo(0.1, 12);
    expect(second?.lo).toBe(0);
    expect(second?.hi).toBeCloseTo(0.6, 12);
    expect(idealPoints.notes[0]).toBe(
      "In 2002: Russia at -0.50, Pakistan at -0.40; higher is nearer to the West.",
    );
    expect(idealPoints.interval).toContain("approximate");
  });

  test("is the same whichever of the two is named first", async () => {
    const rows = ["365,56,RUS,-0.5,-0.8,-0.2", "770,56,PAK,-1.5,-1.9,-1.1"];
    await held.current.addText("ideal-points", idealPointsFile(rows), "points.csv");
    const [there, back] = [await alignment(), await alignment(["PAK", "RUS"])];
    expect("points" in there.idealPoints && there.idealPoints.points).toEqual(
      "points" in back.idealPoints && back.idealPoints.points,
    );
  });

  test("of one state alone is absent", async () => {
    await held.current.addText(
      "ideal-points",
      idealPointsFile(["365,56,RUS,-0.5,-0.8,-0.2"]),
      "points.csv",
    );
    expect((await alignment()).idealPoints).toMatchObject({
      reason: "no ideal points of Pakistan in this record",
    });
  });
});

describe("alliances", () => {
  test("are told as obligations in runs of years and as a number by year", async () => {
    await addAlliances(
      ...["365,770,2004,0,0,0,1,0", "365,770,2005,0,0,0,1,1", "365,770,2007,0,0,0,1,0"],
    );
    const { alliances } = await alignment();
    expect(alliances).toMatchObject({
      inForce: [
        {
          measures: ["atop-consultation", "atop-non-aggression"],
          points: [
            { period: "2004", value: 1 },
            { period: "2005", value: 2 },
            { period: "2007", value: 1 },
          ],
        },
      ],
      obligations: [
        { coder: "ATOP", obligation: "non-aggression", first: "2004", last: "2005" },
        { obligation: "non-aggression", first: "2007", standing: "in force when the source ends" },
        { obligation: "consultation", first: "2005", last: "2005", standing: "ended" },
      ],
    });
  });

  test("with third parties are those of the last year known, with common allies", async () => {
    await addAlliances(
      ...["365,703,2018,1,0,0,0,0", "365,705,2018,1,0,0,0,0", "770,705,2018,1,0,0,0,0"],
      ...["770,2,2012,1,0,0,0,0", "365,710,2017,1,0,0,0,0"],
    );
    const { alliances } = await alignment(DYAD, ["KGZ", "KAZ", "CHN"]);
    if ("reason" in alliances) throw new Error(alliances.reason);
    // 703 is Kyrgyzstan, 705 Kazakhstan, 710 China
    expect(alliances.withThirds).toEqual({
      year: "2018",
      common: ["KAZ"],
      pacts: [
        { side: "RUS", third: "KGZ", coders: ["ATOP"] },
        { side: "RUS", third: "KAZ", coders: ["ATOP"] },
        { side: "PAK", third: "KAZ", coders: ["ATOP"] },
      ],
    });
  });

  test("of two that have none are an empty list where the record holds others', and else absent", async () => {
    expect((await alignment()).alliances).toMatchObject({
      reason: "no alliances in this record: entente record add alliances",
    });
    await addAlliances("365,705,2018,1,0,0,0,0");
    expect((await alignment()).alliances).toMatchObject({ inForce: [], obligations: [] });
  });
});

describe("the product's own figures", () => {
  /** Of 2001, known at its end: how Russia and Pakistan voted, and that they had a treaty. */
  async function addFigures(): Promise<void> {
    const span = "PAK,RUS,2001-01-01,2001-12-31,2001-12-31";
    const rows = [
      `un-vote-agreement,${span},0.75,80`,
      `un-vote-half-agreement,${span},0.8,80`,
      `atop-consultation,${span},1,`,
      "un-vote-agreement,IND,PAK,2001-01-01,2001-12-31,2001-12-31,0.9,80",
      "un-vote-half-agreement,IND,PAK,2001-01-01,2001-12-31,2001-12-31,0.9,80",
    ];
    await held.current.addText("figures", figuresFile(rows), "focus.csv");
  }

  test("tell votes and treaties where the record holds no other source of them", async () => {
    await addFigures();
    const { votes, alliances } = await alignment();
    const { lo, hi } = jeffreys(60, 80);
    expect(votes).toMatchObject({
      source: "figures",
      measures: ["un-vote-agreement", "un-vote-half-agreement", "un-shared-votes"],
      points: [{ period: "2001", value: 0.75, lo, hi, n: 80 }],
      overall: { value: 0.75, n: 80, abstentionAsHalf: 0.8 },
    });
    expect(alliances).toMatchObject({
      inForce: [{ source: "figures", points: [{ period: "2001", value: 1 }] }],
      obligations: [{ obligation: "consultation", standing: "in force when the source ends" }],
      withThirds: {
        reason: "no alliances with others in this record: entente record add alliances",
        source: "alliances",
      },
    });
  });

  test("tell of a pair that they know that it has no treaty, and nothing of any other pair", async () => {
    await addFigures();
    expect((await alignment(["IND", "PAK"])).alliances).toMatchObject({ obligations: [] });
    const { votes, alliances } = await alignment(["RUS", "IND"]);
    expect(votes).toMatchObject({ source: "un-votes", reason: expect.any(String) });
    expect(alliances).toMatchObject({ source: "alliances", reason: expect.any(String) });
  });

  test("step back behind a full source, which knows the pacts with others too", async () => {
    await addFigures();
    await addAlliances("365,770,2004,0,0,0,1,1", "365,705,2004,1,0,0,0,0");
    expect((await alignment()).alliances).toMatchObject({
      inForce: [{ source: "alliances", coverage: { first: "2004", last: "2004" } }],
      withThirds: { year: "2004", common: [] },
    });
  });
});

describe("sources that are chosen", () => {
  test("are the only ones that tell, and what they lack is said to be in others", async () => {
    await addVotes(['7,"RU","Russia",1', '7,"PK","Pakistan",1']);
    const asked = async (sources: readonly string[]): Promise<Alignment> =>
      await alignmentOf(held.current.store, { asOf: AS_OF, dyad: DYAD, sources });
    expect((await asked(["un-votes"])).votes).toMatchObject({ overall: { n: 1 } });
    expect((await asked(["igos"])).votes).toMatchObject({
      reason: "no UN votes in the sources chosen: un-votes is not among them",
      source: "un-votes",
    });
    expect((await asked(["igos"])).sharedIgos).toMatchObject({
      reason: "no IGO memberships in this record: entente record add igos",
    });
  });
});

describe("shared memberships", () => {
  test("are counted by year; where the record has the two sides' own but not theirs together, absent", async () => {
    const own = file("ccode,year,sum_igo_full", ["365,2010,60", "770,2010,50"]);
    await held.current.addText("igos", own, "cow_igo_sy.csv");
    expect((await alignment()).sharedIgos).toMatchObject({
      reason: "the record has IGO memberships of both, but none that tell of the two together",
    });
    const shared = file("ccode1,ccode2,year,dyadigos", ["365,770,2010,44"]);
    await held.current.addText("igos", shared, "cow_igo_ndy.csv");
    expect((await alignment()).sharedIgos).toMatchObject({
      points: [{ period: "2010", value: 44 }],
    });
  });
});

describe("an actor that is no state", () => {
  test("has no alignment, and each part says so", async () => {
    const parts = Object.values(await alignment(["RUS", "TALIBAN"]));
    expect(parts).toHaveLength(4);
    for (const part of parts) {
      expect(part).toMatchObject({ reason: expect.stringContaining("the Taliban is no state") });
    }
  });
});

describe.skipIf(!hasSharedData)("real votes", () => {
  /** The real file's lines that speak of Russia or Pakistan, and its header. */
  function linesOf(...parts: readonly string[]): string {
    const lines = gunzipSync(readFileSync(sharedData(...parts)))
      .toString()
      .split("\n");
    const own = lines.filter((line, i) => i === 0 || /,"(?:RU|PK)",/.test(line));
    return `${own.join("\n")}\n`;
  }

  test("of Russia and Pakistan agree in 0.655 of 5,981", async () => {
    const calls = gunzipSync(readFileSync(sharedData("un-votes", "un_roll_calls.csv.gz")));
    held.current.file("un/un_roll_calls.csv", calls);
    const votes = linesOf("un-votes", "un_votes_1946_2019.csv.gz");
    await held.current.addText("un-votes", votes, "un/un_votes.csv");
    const told = (await alignment()).votes;
    if ("reason" in told) throw new Error(told.reason);
    expect(told.overall.n).toBe(5981);
    expect(told.overall.value).toBeCloseTo(0.655, 3);
    expect(told.points.reduce((sum, { n = 0 }) => sum + n, 0)).toBe(5981);
    expect(told.points.every(({ value, lo = 1, hi = 0 }) => lo <= value && value <= hi)).toBe(true);
  });
});
