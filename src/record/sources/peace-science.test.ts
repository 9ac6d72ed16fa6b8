import { describe, expect, test } from "vitest";
import { factLine, realOutcomes } from "../../../test/support/fact-table.ts";
import { readsLargeFiles, sharedData } from "../../../test/support/shared-data.ts";
import type { Fact } from "../intake/fact.ts";
import type { FactSource } from "../intake/source.ts";
import { ALLIANCES } from "./alliances.ts";
import { ARMED_CONFLICTS } from "./armed-conflicts.ts";
import { CAPABILITIES } from "./capabilities.ts";
import { CONTIGUITY } from "./contiguity.ts";
import { DISPUTES } from "./disputes.ts";
import { IGOS } from "./igos.ts";
import { LEADERS } from "./leaders.ts";
import { REGIMES } from "./regimes.ts";
import { RIVALRIES } from "./rivalries.ts";
import { TRADE } from "./trade.ts";
import { WARS } from "./wars.ts";

interface Tally {
  /** Rows by what they come to. */
  readonly rows: Readonly<Record<string, number>>;
  /** Facts by measure, each once. */
  readonly facts: Readonly<Record<string, number>>;
  /** State numbers that rows were refused for. */
  readonly unknown: readonly number[];
  /** Facts of one measure, actors, item and span that state different values. */
  readonly contradictions: number;
  /** Facts about one dyad, each once. */
  readonly dyad: readonly string[];
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** @param mirrored whether the file holds each dyad twice, so that facts must be told apart to count them once */
async function tallyOf(
  source: FactSource,
  file: string,
  [one, other]: readonly [string, string],
  mirrored = true,
): Promise<Tally> {
  const [rows, facts] = [new Map<string, number>(), new Map<string, number>()];
  const values = new Map<string, number>();
  const unknown = new Set<number>();
  const dyad = new Set<string>();
  let contradictions = 0;
  const take = (fact: Fact): void => {
    const { measure, a, b, item, first, last, value } = fact;
    const key = `${measure}|${a}|${b}|${item}|${first}|${last}`;
    const held = values.get(key);
    if (held === undefined) {
      if (mirrored) values.set(key, value);
      count(facts, measure);
      if ((a === one && b === other) || (a === other && b === one)) dyad.add(factLine(fact));
    } else if (held !== value) contradictions++;
  };
  for await (const outcome of realOutcomes(source, sharedData("peace-science", `${file}.csv.gz`))) {
    count(rows, "reason" in outcome ? outcome.reason : "facts");
    if ("facts" in outcome) for (const fact of outcome.facts) take(fact);
    else if (outcome.reason === "country-unknown") {
      unknown.add(Number(/"(\d+)"/.exec(outcome.detail)?.[1]));
    }
  }
  return {
    rows: Object.fromEntries(rows),
    facts: Object.fromEntries(facts),
    unknown: [...unknown].toSorted((x, y) => x - y),
    contradictions,
    dyad: [...dyad].toSorted(),
  };
}

/** German states, two of them to 1990, Austria-Hungary and Czechoslovakia. */
const CENTRAL = [240, 245, 260, 265, 267, 269, 271, 273, 275, 280, 300, 315];
/** The Papal States, the Two Sicilies, Modena, Parma and Tuscany. */
const ITALIAN = [327, 329, 332, 335, 337];
/** The Yemens, Korea and South Vietnam. */
const ASIAN = [678, 680, 730, 817];
const ZANZIBAR = 511;
const EVERY_GONE = [...CENTRAL, ...ITALIAN, ZANZIBAR, ...ASIAN];

const RUSSIA_PAKISTAN = ["RUS", "PAK"] as const;

describe.skipIf(!readsLargeFiles)("real tables of peace science", () => {
  test("of ATOP hold fifteen years of Russia and Pakistan, last 2018", async () => {
    const tally = await tallyOf(ALLIANCES, "atop_alliance", RUSSIA_PAKISTAN);
    expect(tally.rows).toEqual({ facts: 260_225, "country-unknown": 12_904, "value-missing": 167 });
    expect(tally.facts).toEqual({
      "atop-defence": 64_486,
      "atop-offence": 2759,
      "atop-neutrality": 2136,
      "atop-non-aggression": 125_106,
      "atop-consultation": 60_899,
    });
    expect(tally.unknown).toEqual([...CENTRAL, 329, 332, 335, 337, ...ASIAN]);
    expect(tally.contradictions).toBe(0);
    const years = (measure: string): unknown =>
      tally.dyad.filter((line) => line.startsWith(measure)).map((line) => line.match(/\d{4}/)?.[0]);
    expect(years("atop-non-aggression")).toEqual(
      Array.from({ length: 15 }, (_, i) => String(2004 + i)),
    );
    expect(years("atop-consultation")).toEqual(["2015", "2016", "2017", "2018"]);
    expect(tally.dyad).toHaveLength(19);
  });

  test("of the Correlates of War's alliances hold the treaty of 1971 of Russia and India", async () => {
    const tally = await tallyOf(ALLIANCES, "cow_alliance", ["RUS", "IND"]);
    expect(tally.rows).toEqual({ facts: 111_594, "country-unknown": 9184, "value-missing": 6 });
    expect(tally.facts).toEqual({
      "cow-defence": 47_751,
      "cow-neutrality": 1569,
      "cow-non-aggression": 43_720,
      "cow-entente": 47_756,
    });
    expect(tally.unknown).toEqual([...CENTRAL, 329, 332, 335, 337, ...ASIAN]);
    expect(tally.contradictions).toBe(0);
    const treaty = tally.dyad.filter((line) => line.startsWith("cow-non-aggression"));
    expect(treaty).toHaveLength(21);
    expect([treaty[0], treaty[20]]).toEqual([
      "cow-non-aggression IND RUS 1971-01-01..1971-12-31 known 1971-12-31 = 1",
      "cow-non-aggression IND RUS 1991-01-01..1991-12-31 known 1991-12-31 = 1",
    ]);
  });

  test("of disputes hold Russia and Pakistan in 1960", async () => {
    const tally = await tallyOf(DISPUTES, "cow_mid_ddydisps", RUSSIA_PAKISTAN);
    expect(tally.rows).toEqual({ facts: 9622, "country-unknown": 612 });
    expect(tally.facts).toEqual({
      "cow-mid": 4811,
      "cow-mid-hostility": 9622,
      "cow-mid-fatality": 8416,
    });
    expect(tally.unknown).toEqual([...CENTRAL, 327, 329, 332, 337, ...ASIAN]);
    expect(tally.contradictions).toBe(0);
    const span = "1960-01-01..1960-12-31 known 1960-12-31";
    expect(tally.dyad).toEqual([
      `cow-mid PAK RUS (253) ${span} = 1`,
      `cow-mid-fatality PAK RUS (253) ${span} = 0`,
      `cow-mid-fatality RUS PAK (253) ${span} = 0`,
      `cow-mid-hostility PAK RUS (253) ${span} = 1`,
      `cow-mid-hostility RUS PAK (253) ${span} = 4`,
    ]);
  });

  test("of disputes by Gibler, Miller and Little hold Russia and Pakistan in the 1980s", async () => {
    const tally = await tallyOf(DISPUTES, "gml_mid_ddydisps", RUSSIA_PAKISTAN);
    expect(tally.rows).toEqual({ facts: 8704, "country-unknown": 580 });
    expect(tally.facts).toEqual({
      "gml-mid": 4352,
      "gml-mid-hostility": 8704,
      "gml-mid-fatality": 8658,
    });
    expect(tally.contradictions).toBe(0);
    const disputes = tally.dyad.filter((line) => line.startsWith("gml-mid "));
    expect(disputes.map((line) => /\d{4}(?=-01-01)/.exec(line)?.[0])).toEqual([
      "1979",
      "1980",
      "1981",
      "1982",
      "1984",
      "1985",
      "1960",
    ]);
    expect(tally.dyad).toContain(
      "gml-mid-hostility RUS PAK (2054) 1985-01-01..1985-12-31 known 1988-05-23 = 3",
    );
  });

  test("of rivalries hold the United States and Russia, last until the data end", async () => {
    const td = await tallyOf(RIVALRIES, "td_rivalries", ["USA", "RUS"]);
    expect(td.rows).toEqual({ facts: 180, "country-unknown": 17 });
    expect(td.facts).toEqual({ "td-rivalry": 180 });
    expect(td.dyad).toEqual([
      "td-rivalry RUS USA 1945-01-01..1989-12-31 known 1945-12-31 = 1",
      "td-rivalry RUS USA 2007-01-01..2010-12-31 known 2007-12-31 = 1",
    ]);
    const tss = await tallyOf(RIVALRIES, "tss_rivalries", ["USA", "RUS"]);
    expect(tss.rows).toEqual({ facts: 250, "country-unknown": 14 });
    expect(tss.facts).toEqual({ "tss-rivalry": 250 });
    expect(tss.dyad).toEqual([
      "tss-rivalry RUS USA 1918-01-01..1920-12-31 known 1918-12-31 = 1",
      "tss-rivalry RUS USA 1945-01-01..1989-12-31 known 1945-12-31 = 1",
      "tss-rivalry RUS USA 2007-01-01..2020-12-31 known 2007-12-31 = 1",
    ]);
    expect(td.unknown).toEqual([260, 300, 315, 324, 680, 817]);
    expect(tss.unknown).toEqual([260, 300, 315, 324, 678, 817]);
  });

  test("of trade hold Russia and Pakistan from 1948 to 2014, both ways", async () => {
    const tally = await tallyOf(TRADE, "cow_trade_ndy", RUSSIA_PAKISTAN, false);
    expect(tally.rows).toEqual({ facts: 655_123, "country-unknown": 18_531 });
    expect(tally.facts).toEqual({ imports: 1_262_258 });
    expect(tally.unknown).toEqual([260, 265, 300, 315, ...ASIAN]);
    expect(tally.dyad).toHaveLength(2 * 67);
    expect(tally.dyad.filter((line) => line.includes(" 2014-01-01"))).toEqual([
      "imports PAK RUS 2014-01-01..2014-12-31 known 2016-07-01 = 162",
      "imports RUS PAK 2014-01-01..2014-12-31 known 2016-07-01 = 311",
    ]);
  });

  test("of shared organisations hold Russia and Pakistan for 68 years", async () => {
    const tally = await tallyOf(IGOS, "cow_igo_ndy", RUSSIA_PAKISTAN, false);
    expect(tally.rows).toEqual({ facts: 869_201, "country-unknown": 48_494 });
    expect(tally.facts).toEqual({ "shared-igos": 869_201 });
    expect(tally.unknown).toEqual(EVERY_GONE);
    expect(tally.dyad).toHaveLength(68);
  });

  test("of states and years are read whole", async () => {
    const trade = await tallyOf(TRADE, "cow_trade_sy", RUSSIA_PAKISTAN);
    expect(trade.rows).toEqual({ facts: 13_328, "country-unknown": 342, "value-missing": 740 });
    expect(trade.facts).toEqual({ "total-imports": 12_605, "total-exports": 13_322 });
    const igos = await tallyOf(IGOS, "cow_igo_sy", RUSSIA_PAKISTAN);
    expect(igos.rows).toEqual({ facts: 14_640, "country-unknown": 917 });
    expect(igos.facts).toEqual({ "igo-memberships": 14_640 });
    const nmc = await tallyOf(CAPABILITIES, "cow_nmc", RUSSIA_PAKISTAN);
    expect(nmc.rows).toEqual({ facts: 16_200, "country-unknown": 921 });
    expect(nmc.facts).toEqual({
      cinc: 16_200,
      "military-expenditure": 12_131,
      "military-expenditure-sterling": 1960,
      "military-personnel": 15_780,
      "iron-and-steel": 16_176,
      "energy-consumption": 16_143,
      "total-population": 16_200,
      "urban-population": 16_132,
    });
    const regimes = await tallyOf(REGIMES, "ccode_democracy", RUSSIA_PAKISTAN);
    expect(regimes.rows).toEqual({ facts: 15_573, "country-unknown": 921, "value-missing": 237 });
    expect(regimes.facts).toEqual({ polyarchy: 14_799, polity2: 13_937, quds: 15_223 });
    for (const tally of [igos, nmc, regimes]) expect(tally.unknown).toEqual(EVERY_GONE);
    for (const tally of [trade, igos, nmc, regimes]) expect(tally.contradictions).toBe(0);
  });

  test("of armed conflicts hold Russia against Ukraine", async () => {
    const tally = await tallyOf(ARMED_CONFLICTS, "ucdp_acd", ["RUS", "UKR"]);
    expect(tally.rows).toEqual({ facts: 5616, "country-unknown": 36 });
    expect(tally.facts).toEqual({
      "armed-conflict-intensity": 2881,
      "interstate-conflict-intensity": 147,
      "conflict-troops-for": 3146,
      "conflict-troops-against": 330,
    });
    expect(tally.contradictions).toBe(0);
    expect(tally.unknown).toEqual([345, 680, 751, 817]);
    const years = (measure: string): unknown =>
      tally.dyad
        .filter((line) => line.startsWith(measure))
        .map((line) => /\((\d+)\) (\d{4})/.exec(line)?.slice(1).join(" "));
    expect(years("interstate-conflict-intensity")).toEqual([
      "13243 2022",
      "13243 2023",
      "13243 2024",
    ]);
    expect(years("conflict-troops-against RUS UKR")).toEqual([
      "13246 2014",
      "13247 2014",
      ...Array.from({ length: 9 }, (_, i) => `13306 ${2014 + i}`),
    ]);
  });

  test("of wars count the dead once for each state, enemy and year", async () => {
    const tally = await tallyOf(WARS, "cow_war_inter", ["IND", "PAK"]);
    expect(tally.rows).toEqual({ facts: 1736, "country-unknown": 196 });
    expect(tally.facts).toEqual({ "interstate-war": 861, "interstate-war-deaths": 1718 });
    expect(tally.contradictions).toBe(0);
    const wars = tally.dyad.filter((line) => line.startsWith("interstate-war "));
    expect(wars.map((line) => /\((\d+)\) (\d{4})/.exec(line)?.slice(1).join(" "))).toEqual([
      "147 1947",
      "147 1948",
      "147 1949",
      "166 1965",
      "178 1971",
      "223 1999",
    ]);
  });

  test("of borders hold each span once", async () => {
    const tally = await tallyOf(CONTIGUITY, "cow_contdir", ["RUS", "AFG"]);
    expect(tally.rows).toEqual({ facts: 1458, "country-unknown": 276, "value-missing": 140 });
    expect(tally.facts).toEqual({ contiguity: 729 });
    expect(tally.contradictions).toBe(0);
    expect(tally.dyad).toEqual(["contiguity AFG RUS 1920-01-01..1991-12-31 known 1920-01-01 = 1"]);
  });

  test("of leaders hold nobody twice", async () => {
    const tally = await tallyOf(LEADERS, "archigos", RUSSIA_PAKISTAN);
    expect(tally.rows).toEqual({ facts: 3301, "country-unknown": 108 });
    expect(tally.facts).toEqual({ "leader-tenure": 3301 });
    expect(tally.contradictions).toBe(0);
    expect(tally.unknown).toEqual([
      245, 255, 265, 300, 315, 345, 511, 563, 564, 680, 711, 730, 815, 817,
    ]);
  });
});
