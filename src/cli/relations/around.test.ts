import { writeFileSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "string-width";
import { beforeAll, describe, expect, test } from "vitest";
import { armsFile, atopFile, idealPointsFile } from "../../../test/record/fact-files.ts";
import { csvFile, ownEvent } from "../../../test/record/source-rows.ts";
import { folderForThisFile, linesOf, run } from "../../../test/support/captured-run.ts";
import { documentSchema } from "../../workbench/index.ts";

const folder = folderForThisFile();
const [full, bare] = [join(folder, "full.duckdb"), join(folder, "bare.duckdb")];

/** Import a made-up file of a source. */
async function add(record: string, source: string, name: string, text: string): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, text);
  const { exitCode, stderr } = await run(["record", "add", source, path, "--record", record]);
  expect(`${exitCode} ${stderr}`).toMatch(/^0/);
}

const csv = (header: string, ...rows: readonly string[]): string =>
  `${[header, ...rows].join("\n")}\n`;

type OwnEvent = ReturnType<typeof ownEvent>;

/** So many events of a year, one a day; 061 is cooperative, 112 conflictual. */
function events(
  [source, target]: readonly [string, string],
  year: number,
  count: number,
  cameo: string,
): OwnEvent[] {
  return Array.from({ length: count }, (_, i) => {
    const [month, day] = [Math.floor(i / 28) + 1, (i % 28) + 1].map((n) =>
      String(n).padStart(2, "0"),
    );
    return ownEvent({ date: `${year}-${month}-${day}`, source, target, cameo });
  });
}

const [KAZ, UZB] = ["Kazakhstan", "Uzbekistan"];

/** China befriends both, Turkey the one and Iran the other; Japan, one side alone told of, is nobody's. */
const EVENTS = [
  ...events([KAZ, UZB], 2010, 30, "061"),
  ...events([KAZ, UZB], 2020, 30, "061"),
  ...[KAZ, UZB].flatMap((side) => events([side, "China"], 2010, 20, "061")),
  ...[KAZ, UZB].flatMap((side) => events([side, "China"], 2020, 20, "061")),
  ...events([KAZ, "Turkey"], 2020, 15, "061"),
  ...events([UZB, "Turkey"], 2020, 15, "112"),
  ...events([KAZ, "Iran"], 2020, 12, "112"),
  ...events([UZB, "Iran"], 2020, 12, "061"),
  ...events([KAZ, "Japan"], 2020, 12, "061"),
];

async function addFacts(): Promise<void> {
  const facts: readonly (readonly [string, string, string])[] = [
    [
      "ideal-points",
      "points.csv",
      idealPointsFile([
        "705,65,KAZ,-0.5,-0.8,-0.2",
        "704,65,UZB,-0.9,-1.2,-0.6",
        "705,75,KAZ,-0.4,-0.7,-0.1",
        "704,75,UZB,-0.5,-0.8,-0.2",
      ]),
    ],
    [
      "alliances",
      "atop_alliance.csv",
      atopFile([
        "705,704,2016,0,1",
        "705,704,2018,0,1",
        "705,365,2018,1,0",
        "704,365,2018,1,0",
        "705,710,2018,1,0",
      ]),
    ],
    [
      "igos",
      "cow_igo_ndy.csv",
      csv("ccode1,ccode2,year,dyadigos", "705,704,2004,30", "705,704,2014,40"),
    ],
    ["trade", "cow_trade_ndy.csv", csv("ccode1,ccode2,year,flow1,flow2", "704,705,2010,50,30")],
    [
      "trade",
      "cow_trade_sy.csv",
      csv("ccode,year,imports,exports", "705,2010,4000,6000", "704,2010,300,200"),
    ],
    ["arms", "arms.csv", armsFile(["2015,1200,705,704", "2020,30,705,704"])],
    [
      "disputes",
      "cow_mid_ddydisps.csv",
      csv(
        "dispnum,ccode1,ccode2,year,cowmidonset,hostlev1,hostlev2,fatality1,fatality2,maxdur,stmon",
        "4,704,705,2000,1,3,1,0,0,30,6",
      ),
    ],
    [
      "rivalries",
      "tss_rivalries.csv",
      csv("tssr_id,ccode1,ccode2,start,end", "1,704,705,1991,2020", "2,750,770,1947,2020"),
    ],
    [
      "wars",
      "cow_war_inter.csv",
      csv("warnum,ccode1,ccode2,year,batdeath1,batdeath2", "147,750,770,1947,1,1"),
    ],
    [
      "armed-conflicts",
      "ucdp_acd.csv",
      csv(
        "conflict_id,year,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,intensity_level",
        "218,1999,750,,770,,2",
      ),
    ],
    [
      "contiguity",
      "cow_contdir.csv",
      csv("ccode1,ccode2,conttype,stdate,enddate", "704,705,1,1991-12-01,2016-12-01"),
    ],
  ];
  for (const fact of facts) await add(full, ...fact);
}

/** The part of the text about the surroundings, in one line. */
async function around(line: string, record: string = full, width: number = 80): Promise<string> {
  const { exitCode, stdout, stderr } = await run([...line.split(" "), "--record", record], {
    terminal: true,
    width,
  });
  expect(`${exitCode} ${stderr}`).toMatch(/^0/);
  expect(Math.max(...linesOf(stdout).map((one) => stringWidth(one)))).toBeLessThanOrEqual(width);
  return stdout.slice(stdout.indexOf("Around the two")).replace(/\s+/g, " ");
}

beforeAll(async () => {
  for (const record of [full, bare]) {
    expect((await run(["record", "--record", record])).exitCode).toBe(0);
    await add(record, "events", "events.csv", csvFile(EVENTS));
  }
  await addFacts();
});

describe("around two actors", () => {
  test.each([
    "Third actors (events, 2020): -1 enemy to +1 friend, and recent events",
    "China friend of both +0.83 (20) +0.83 (20)",
    "Turkey friend of Kazakhstan only +0.79 (15) -0.79 (15)",
    "Iran friend of Uzbekistan only -0.75 (12) +0.75 (12)",
    "Balance: by events, the signs fit in 1 of 3 triads in 2020, 1 of 1 in 2010, ten years before.",
    "UN ideal points: 0.10 [0.00, 0.52] apart in 2020, 0.40 [0.00, 0.82] in 2010. In 2020: Kazakhstan at -0.40, Uzbekistan at -0.50; higher is nearer to the West.",
    "Treaties: in force, as far as the sources reach: non-aggression (ATOP, 2018); ended: non-aggression (ATOP, 2016).",
    "Defence pacts in 2018: both with Russia; Kazakhstan with China.",
    "Memberships: both in 40 intergovernmental organisations in 2014, 30 in 2004.",
    "Trade: Uzbekistan needs Kazakhstan more, heavily: 16.0 % of Uzbekistan's trade in 2010 was with Kazakhstan, 0.8 % the other way.",
    "Arms: Kazakhstan supplied Uzbekistan with 30 million TIV in 2016 to 2020, and received nothing that is known. TIV tells what the weapons can do, not what was paid.",
    "Neighbours: a border on land or along a river since 1991, as far as the source tells.",
    "Militarised disputes: 1 known to the Correlates of War by 2000, the last of 2000 (Kazakhstan: no act of force; Uzbekistan: display).",
    "Rivalry: since 1991 (Thompson, Sakuwa and Suhas, who end in 2020).",
    "Fighting: no war of a thousand battle deaths; none of 25 battle deaths in a year with the two as main parties; the record's armed conflicts between states reach to 1999.",
  ])("a reader is told: %s", async (sentence) => {
    expect(await around("relations KAZ UZB --by year")).toContain(sentence);
  });

  test("what is not held stands in one sentence, with what to add", async () => {
    const text = await around("relations KAZ UZB --by year");
    expect(text).toContain(
      "Not held: agreement in the UN General Assembly and militarised disputes (GML). Add them with entente record add un-votes or disputes, followed by the file.",
    );
    expect(text.match(/entente record add/g)).toHaveLength(1);
    const without = await around("relations KAZ UZB --by year", bare);
    expect(without.match(/entente record add/g)).toHaveLength(1);
    expect(without).toContain(
      "Add them with entente record add un-votes, ideal-points, alliances, igos, trade, arms, disputes, rivalries, wars, armed-conflicts or contiguity, followed by the file.",
    );
    expect(without).not.toMatch(/Trade:|Arms:|Neighbours:|Rivalry:|Fighting:|Treaties:/);
  });

  test("sources that are chosen tell alone, and the others are named", async () => {
    const text = await around("relations KAZ UZB --by year --sources events,trade");
    expect(text).toContain("Trade: Uzbekistan needs Kazakhstan more");
    expect(text).toContain("The sources chosen do not tell agreement in the UN General Assembly,");
    expect(text).toContain(
      "; un-votes, ideal-points, alliances, igos, arms, disputes, rivalries, wars, armed-conflicts and contiguity might.",
    );
    expect(text).not.toMatch(/entente record add|Arms:|Neighbours:/);
  });

  test("similar dyads are a table, or the reason why there is none, only when asked", async () => {
    expect(await around("relations KAZ UZB --by year")).not.toMatch(/ran most alike|Similar dyads/);
    expect(await around("relations KAZ UZB --by year --similar 2")).toContain(
      "Similar dyads: no other dyad of 20 polar events shares 5 periods with these two.",
    );
    const table = await around("relations RUS PAK --by year --similar 2");
    expect(table).toMatch(/Dyads whose balance ran most alike, among \d+ compared/);
    expect(table).toMatch(/(\w+ )+and (\w+ )+\d+ \d+% (-?\d\.\d\d )?\d+ \d{4} to \d{4}/);
  });

  test("of an actor that is no state it is said once that facts tell of states only", async () => {
    const text = await around("relations AFG TALIBAN --by year");
    expect(text).toContain(
      "The Taliban being no state, nothing is told of votes, treaties, trade, arms, disputes and borders.",
    );
    expect(text.match(/no state/g)).toHaveLength(1);
    expect(text).not.toContain("entente record add");
  });

  test("without third actors of a clear side that is said", async () => {
    expect(await around("relations KAZ JPN --by year")).toContain(
      "Third actors: by events none is clearly a friend of both, or of one against the other.",
    );
  });

  test.each([60, 120])("the tables fit %d columns", async (width) => {
    expect(await around("relations KAZ UZB --by year", full, width)).toContain("Around the two");
  });

  test("a pipe's document holds no list of all third actors", async () => {
    const { stdout } = await run(["relations", "KAZ", "UZB", "--json", "--record", full]);
    const document: unknown = JSON.parse(stdout);
    expect(documentSchema("relations").parse(document)).toEqual(document);
    expect(document).toMatchObject({
      coding: "events",
      neighbourhood: { triads: { source: "events", brokers: [{ actor: "CHN" }] } },
    });
    expect(stdout).not.toContain('"latest"');
  });
});
