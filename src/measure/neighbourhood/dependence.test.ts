import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { armsFile } from "../../../test/record/fact-files.ts";
import { recordForEach } from "../../../test/support/record.ts";
import { hasSharedData, sharedData } from "../../../test/support/shared-data.ts";
import { isoDate } from "../../kernel/index.ts";
import type { ArmsFlow, ArmsTransfers } from "./arms-flows.ts";
import { type Dependence, dependenceOf } from "./dependence.ts";
import { calendarYear, isAbsent, type Part } from "./structural-series.ts";
import { degreeOf, needVerdict, type TradeDependence } from "./trade-dependence.ts";

const held = recordForEach();

const DYAD = ["RUS", "PAK"] as const;

async function dependence(
  dyad: readonly [string, string] = DYAD,
  asOf: string = "2026-01-01",
): Promise<Dependence> {
  return await dependenceOf(held.current.store, { asOf: isoDate(asOf), dyad });
}

function known<T extends object>(part: Part<T> | undefined): T {
  if (part === undefined || isAbsent(part)) throw new Error(part?.reason ?? "missing");
  return part;
}

const trade = async (): Promise<TradeDependence> => known((await dependence()).trade);
const arms = async (): Promise<ArmsTransfers> => known((await dependence()).arms);

const file = (header: string, rows: readonly string[]): string =>
  `${[header, ...rows].join("\n")}\n`;

async function addTrade(flows: readonly string[], totals: readonly string[]): Promise<void> {
  const pairs = file("ccode1,ccode2,year,flow1,flow2", flows);
  await held.current.addText("trade", pairs, "cow_trade_ndy.csv");
  if (totals.length === 0) return;
  await held.current.addText(
    "trade",
    file("ccode,year,imports,exports", totals),
    "cow_trade_sy.csv",
  );
}

describe("trade dependence", () => {
  test("is the share of each side's whole trade that is with the other, with the bounds of rounding", async () => {
    await addTrade(["365,770,2010,30,20"], ["365,2010,4000,6000", "770,2010,300,200"]);
    const { trade: flows, dependence: sides, asymmetry, verdict } = await trade();
    expect(flows.points).toEqual([{ period: "2010", value: 50, lo: 49, hi: 51 }]);
    expect(sides[0].points).toEqual([{ period: "2010", value: 0.005, lo: 0.0049, hi: 0.0051 }]);
    expect(sides[1].points).toEqual([{ period: "2010", value: 0.1, lo: 0.098, hi: 0.102 }]);
    expect(asymmetry.points[0]?.value).toBeCloseTo(-0.095, 12);
    expect(verdict).toMatchObject({
      period: "2010",
      needsMore: "PAK",
      degree: "markedly",
      words:
        "Pakistan needs Russia more, markedly: 10.0 % of Pakistan's trade in 2010 was with Russia, 0.5 % the other way.",
    });
  });

  test("leaves out a year of which a flow or a total is unknown, or the totals are less than the flow", async () => {
    await addTrade(
      ["365,770,2008,-9,20", "365,770,2009,30,20", "365,770,2010,30,20", "365,770,2011,300,300"],
      ["365,2009,4000,-9", "770,2009,300,200", "365,2010,4000,6000", "770,2010,300,200"].concat([
        "365,2008,4000,6000",
        "770,2008,300,200",
        "365,2011,4000,6000",
        "770,2011,300,200",
      ]),
    );
    expect((await trade()).trade.points.map(({ period }) => period)).toEqual(["2010"]);
  });

  test("is known only when the figures were", async () => {
    await addTrade(["365,770,2010,30,20"], ["365,2010,4000,6000", "770,2010,300,200"]);
    expect(isAbsent((await dependence(DYAD, "2012-06-30")).trade)).toBe(true);
    expect(isAbsent((await dependence(DYAD, "2012-07-01")).trade)).toBe(false);
  });

  test("is absent without the figures, and says which are missing", async () => {
    expect((await dependence()).trade).toMatchObject({
      reason: "no trade figures in this record: entente record add trade",
    });
    await addTrade(["365,770,2010,30,20"], ["365,2010,4000,6000"]);
    expect((await dependence()).trade).toMatchObject({
      reason: "no trade figures of Pakistan in this record",
    });
  });
});

describe("the verdict on who needs whom", () => {
  const year = calendarYear(2010);

  test("is that neither does where the shares are near each other", () => {
    expect(needVerdict(["USA", "CHN"], year, [0.165, 0.123])).toMatchObject({
      needsMore: null,
      degree: "heavily",
      words:
        "Neither needs the other's trade clearly more: 16.5 % of the United States' trade in 2010 was with China, 12.3 % the other way.",
    });
    expect(needVerdict(["RUS", "PAK"], year, [0, 0.0009]).needsMore).toBeNull();
  });

  test("has degrees that rise with the share", () => {
    expect([0, 0.0099, 0.01, 0.05, 0.15, 1].map(degreeOf)).toEqual([
      ...["hardly", "hardly", "a little", "markedly", "heavily", "heavily"],
    ]);
  });

  test("turns round with the dyad", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (x, y) => {
        fc.pre(x !== y);
        const there = needVerdict(["RUS", "PAK"], year, [x, y]);
        const back = needVerdict(["PAK", "RUS"], year, [y, x]);
        expect(back).toEqual({ ...there, asymmetry: y - x });
        expect(there.asymmetry).toBe(x - y);
      }),
    );
  });
});

describe("arms transfers", () => {
  test("are told by year, a year without one as none that is known, and in sums of five years", async () => {
    await held.current.addText(
      "arms",
      armsFile(["2010,10,365,770", "2012,30,365,770", "2016,5,365,770", "2005,1,2,770"]),
    );
    const { flows, supplies, words } = await arms();
    const flow: ArmsFlow = known(flows[0]);
    expect(flow.yearly.points.map(({ value }) => value)).toEqual([10, 0, 30, 0, 0, 0, 5]);
    const fiveYears = known(flow.fiveYears);
    expect(fiveYears.points.map(({ value }) => value)).toEqual([10, 10, 40, 40, 40, 30, 35]);
    expect(flows[1]).toMatchObject({
      reason: "no transfer from Pakistan to Russia in this record",
    });
    expect(supplies).toBe("RUS");
    expect(words).toBe(
      "Russia supplied Pakistan with 35 million TIV in 2012 to 2016, and received nothing that is known.",
    );
  });

  test("have no five-year sum where the record's five years are not full", async () => {
    await held.current.addText("arms", armsFile(["2010,10,365,770", "2012,30,365,770"]));
    const { flows } = await arms();
    expect(known(flows[0]).fiveYears).toMatchObject({
      reason: "fewer than five years are told of",
    });
  });

  test("have no share of what was received where the record holds a selection", async () => {
    await held.current.addText("arms", armsFile(["2010,10,365,770", "2012,30,2,770"]));
    const { flows } = await arms();
    expect(known(flows[0]).shareOfReceived).toMatchObject({
      reason:
        "the record's arms transfers are a selection (2 pairs): what Pakistan received from all suppliers is not known",
    });
  });

  test("have a share where it holds everybody's", async () => {
    const others = Array.from({ length: 950 }, (_, code) => `2012,1,2,${code}`);
    await held.current.addText(
      "arms",
      armsFile([...others, "2008,0,2,20", "2012,30,365,770", "2012,9,710,770"]),
    );
    const { flows } = await arms();
    const [point] = known(known(flows[0]).shareOfReceived).points;
    expect(point).toEqual({ period: "2012", value: 0.75, n: 40 });
  });

  test("between two of whom none are told are absent, for the reason that holds", async () => {
    expect((await dependence()).arms).toMatchObject({
      reason: "no arms transfers in this record: entente record add arms",
    });
    await held.current.addText("arms", armsFile(["2010,10,365,750"]));
    expect((await dependence()).arms).toMatchObject({
      reason: "no transfer between the two in this record; it holds a selection of 1 pair",
    });
    expect((await dependence(["RUS", "TALIBAN"])).arms).toMatchObject({
      reason: "the Taliban is no state: arms transfers are of states only",
    });
  });
});

describe.skipIf(!hasSharedData)("real trade", () => {
  function linesOf(name: string, kept: RegExp): string {
    const packed = readFileSync(sharedData("peace-science", `${name}.csv.gz`));
    const lines = gunzipSync(packed).toString().split("\n");
    return `${lines.filter((line, i) => i === 0 || kept.test(line)).join("\n")}\n`;
  }

  test("of Russia and Pakistan in 2014 is 311 and 162 million dollars", async () => {
    const pairs = linesOf("cow_trade_ndy", /^(?:365,770|770,365),/);
    await held.current.addText("trade", pairs, "cow_trade_ndy.csv");
    const totals = linesOf("cow_trade_sy", /^(?:365|770),/);
    await held.current.addText("trade", totals, "cow_trade_sy.csv");
    const { trade: flows, verdict } = await trade();
    expect(flows.points.at(-1)).toMatchObject({ period: "2014", value: 311 + 162 });
    expect(verdict).toMatchObject({ period: "2014", needsMore: "PAK", degree: "hardly" });
  });
});
