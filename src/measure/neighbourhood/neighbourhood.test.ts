import { describe, expect, test } from "vitest";
import { csvFile, ownEvent } from "../../../test/record/source-rows.ts";
import { recordForEach } from "../../../test/support/record.ts";
import { isoDate } from "../../kernel/index.ts";
import { type Neighbourhood, neighbourhoodOf, type TriadSurroundings } from "./neighbourhood.ts";
import type { SignedTie } from "./signed-network.ts";

const held = recordForEach();

interface Told {
  readonly who: readonly [string, string];
  readonly year: number;
  readonly cooperation?: number;
  readonly conflict?: number;
}

/** Import so many events of a year, one a day; 061 is cooperative, 112 conflictual. */
async function tell(...all: readonly Told[]): Promise<void> {
  const rows = all.flatMap(({ who: [source, target], year, cooperation = 0, conflict = 0 }) =>
    Array.from({ length: cooperation + conflict }, (_, i) => {
      const day = String((i % 28) + 1).padStart(2, "0");
      const month = String(Math.floor(i / 28) + 1).padStart(2, "0");
      const cameo = i < cooperation ? "061" : "112";
      return ownEvent({ date: `${year}-${month}-${day}`, source, target, cameo });
    }),
  );
  await held.current.addText("events", csvFile(rows));
}

async function neighbourhood(
  more: { readonly similar?: number; readonly asOf?: string } = {},
): Promise<Neighbourhood> {
  const { similar, asOf = "2020-01-01" } = more;
  const scope = { asOf: isoDate(asOf), dyad: ["RUS", "PAK"] as const, by: "year" as const };
  return await neighbourhoodOf(
    held.current.store,
    similar === undefined ? scope : { ...scope, similar },
    "events",
  );
}

async function triads(more: { readonly similar?: number } = {}): Promise<TriadSurroundings> {
  const { triads: found } = await neighbourhood(more);
  if ("reason" in found) throw new Error(found.reason);
  return found;
}

const SURROUNDINGS: readonly Told[] = [
  { who: ["Russia", "Pakistan"], year: 2009, cooperation: 2 },
  { who: ["Russia", "Pakistan"], year: 2010, cooperation: 12 },
  { who: ["Russia", "China"], year: 2010, cooperation: 30 },
  { who: ["Pakistan", "China"], year: 2010, cooperation: 30 },
  { who: ["Russia", "Iran"], year: 2010, cooperation: 8 },
  { who: ["Pakistan", "Iran"], year: 2010, cooperation: 8 },
  { who: ["Russia", "India"], year: 2010, cooperation: 20 },
  { who: ["Pakistan", "India"], year: 2010, conflict: 20 },
  { who: ["Russia", "Ukraine"], year: 2010, conflict: 20 },
  { who: ["Pakistan", "Ukraine"], year: 2010, cooperation: 20 },
  { who: ["Russia", "Japan"], year: 2010, cooperation: 2 },
  { who: ["Pakistan", "Japan"], year: 2010, cooperation: 2 },
  { who: ["Russia", "Taliban"], year: 2010, cooperation: 20 },
  { who: ["Pakistan", "Taliban"], year: 2010, cooperation: 20 },
  { who: ["China", "India"], year: 2010, conflict: 10 },
  { who: ["France", "Germany"], year: 2010, cooperation: 40 },
];

const codes = (thirds: readonly { readonly actor: string }[]): string[] =>
  thirds.map(({ actor }) => actor);

const ends = (ties: readonly SignedTie[]): string[] => ties.map(({ a, b }) => `${a} ${b}`).sort();

describe("the triads around a dyad", () => {
  test("name brokers and one-sided friends, of whom enough is told; armed groups are no third actors", async () => {
    await tell(...SURROUNDINGS);
    const { brokers, friendsOfFirstOnly, friendsOfSecondOnly, network, latest } = await triads();
    expect(codes(brokers)).toEqual(["CHN", "IRN"]);
    expect(codes(friendsOfFirstOnly)).toEqual(["IND"]);
    expect(codes(friendsOfSecondOnly)).toEqual(["UKR"]);
    expect(codes(latest.thirds)).toContain("JPN");
    expect(network.actors).toEqual(["RUS", "PAK", ...codes(latest.thirds)]);
    expect(network.actors).not.toContain("TALIBAN");
    expect(ends(network.ties)).not.toContain("CHN IND");
    expect(network).toMatchObject({ period: "2010", tiesAmongThirds: false });
  });

  test("have one balance for each year, and third actors at the last alone", async () => {
    await tell(...SURROUNDINGS);
    const { balance, latest, notes } = await triads();
    expect(balance.map(({ period }) => period)).toEqual(["2009", "2010"]);
    expect(balance.some((year) => "thirds" in year)).toBe(false);
    const { thirds: _, ...last } = latest;
    expect(balance.at(-1)).toEqual(last);
    // China, Iran and Japan are balanced with friends on all sides; India and Ukraine are not
    expect(latest).toMatchObject({ clear: 5, balancedShare: 3 / 5 });
    expect(notes[0]).toBe("Ties are those of 2010: the source tells nothing later.");
  });

  test("draw at most twelve third actors", async () => {
    const others = [
      "China",
      "Iran",
      "Turkey",
      "Japan",
      "France",
      "Germany",
      "Italy",
      "Spain",
    ].concat(["Brazil", "Mexico", "Canada", "Egypt", "Kenya", "Ghana"]);
    const both = others.flatMap((other, i): Told[] => [
      { who: ["Russia", other], year: 2010, cooperation: 5 + i },
      { who: ["Pakistan", other], year: 2010, cooperation: 5 + i },
    ]);
    await tell(...both);
    const { network, latest, brokers } = await triads();
    expect(latest.thirds).toHaveLength(14);
    expect(network.actors).toHaveLength(14);
    expect(brokers).toHaveLength(12);
    expect(network.actors.slice(2)).toEqual(codes(brokers));
  });

  test("are absent where the source tells of neither actor by the as-of date", async () => {
    await tell(...SURROUNDINGS);
    expect((await neighbourhood({ asOf: "2008-01-01" })).triads).toEqual({
      what: "triads",
      reason: "events tells of neither actor by the as-of date",
    });
  });
});

describe("a neighbourhood", () => {
  test("looks for similar dyads only when asked, and then knows the ties among third actors", async () => {
    await tell(...SURROUNDINGS);
    expect((await neighbourhood()).similar).toMatchObject({
      reason: "not asked for: it takes a pass over all dyads",
    });
    const { network } = await triads({ similar: 3 });
    expect(network.tiesAmongThirds).toBe(true);
    expect(ends(network.ties)).toContain("CHN IND");
    expect(ends(network.ties)).not.toContain("DEU FRA");
    expect((await neighbourhood({ similar: 3 })).similar).toMatchObject({
      reason: "the source tells of fewer than 20 polar events between the two",
    });
  });

  test("has the same triads whether or not similar dyads are asked for", async () => {
    await tell(...SURROUNDINGS);
    const { network: _, ...alone } = await triads();
    const { network: __, ...among } = await triads({ similar: 3 });
    expect(among).toEqual(alone);
  });

  test("gives every structural part or the reason why not, and names allies among the third actors", async () => {
    await tell(...SURROUNDINGS);
    const bare = await neighbourhood();
    expect(bare.alignment.alliances).toHaveProperty("reason");
    expect(bare.dependence.trade).toHaveProperty("reason");
    expect(bare.dependence.arms).toHaveProperty("reason");
    expect(bare.conflicts.contiguity).toHaveProperty("reason");
    const header =
      "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul";
    const rows = [header, "710,770,2015,1,0,0,0,0", "2,20,2015,1,0,0,0,0", ""];
    await held.current.addText("alliances", rows.join("\n"), "atop_alliance.csv");
    expect((await neighbourhood()).alignment.alliances).toMatchObject({
      withThirds: { year: "2015", pacts: [{ side: "PAK", third: "CHN", coders: ["ATOP"] }] },
    });
  });

  test("without a source of events tells what facts tell, and of triads the reason", async () => {
    const header =
      "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul";
    const rows = [header, "365,770,2015,0,0,0,1,0", ""];
    await held.current.addText("alliances", rows.join("\n"), "atop_alliance.csv");
    const scope = { asOf: isoDate("2020-01-01"), dyad: ["RUS", "PAK"], by: "year" } as const;
    const found = await neighbourhoodOf(held.current.store, { ...scope, similar: 3 }, null);
    expect(found).toMatchObject({
      triads: { reason: "no source of events tells of the two by the as-of date" },
      similar: { reason: "no source of events tells of the two by the as-of date" },
      alignment: { alliances: { obligations: [{ obligation: "non-aggression" }] } },
    });
  });

  test("is a document: it is the same after being written and read as JSON", async () => {
    await tell(...SURROUNDINGS);
    const found = await neighbourhood({ similar: 3 });
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });
});
