import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { tsvParse } from "d3-dsv";
import { describe, expect, test } from "vitest";
import { hasSharedData, sharedData } from "../../test/support/shared-data.ts";
import { actorByCode } from "./actor-table.ts";
import {
  actorByIcewsName,
  CONTESTED_NAMES,
  icewsActors,
  normaliseIcewsName,
} from "./icews-name.ts";

function codesOf(names: readonly string[]): readonly (string | undefined)[] {
  return names.map((name) => actorByIcewsName(name)?.code);
}

describe("an ICEWS name", () => {
  test("of a country means the country in any of its spellings", () => {
    expect(
      codesOf([
        "Russian Federation",
        "Russia",
        "Occupied Palestinian Territory",
        "Palestinian_Territory,_Occupied",
        "the former Yugoslav Republic of Macedonia",
        "Moldova, Republic of",
        "Holy See (Vatican City State)",
        "Cote d'Ivoire",
        "Curaçao",
        "Curacao",
      ]),
    ).toEqual(["RUS", "RUS", "PSE", "PSE", "MKD", "MDA", "VAT", "CIV", "CUW", "CUW"]);
  });

  test("of the smaller Congo is the bare word", () => {
    expect(codesOf(["Congo", "Democratic Republic of Congo", "Police (Congo)"])).toEqual([
      "COG",
      "COD",
      "COG",
    ]);
  });

  test("of an office or sector means the owner in brackets", () => {
    expect(
      codesOf([
        "Foreign Affairs (Bangladesh)",
        "Police_(Australia)",
        "Militant (Taliban)",
        "Peacekeeping Troop (United Nations)",
        "Cardinal (Holy See (Vatican City State))",
      ]),
    ).toEqual(["BGD", "AUS", "TALIBAN", "UN", "VAT"]);
  });

  test("of an organisation or armed group means it", () => {
    expect(
      codesOf([
        "Taliban",
        "United Nations",
        "North Atlantic Treaty Organization",
        "Boko Haram",
        "Houthis",
      ]),
    ).toEqual(["TALIBAN", "UN", "NATO", "BOKO-HARAM", "HOUTHIS"]);
  });

  test("of a region that ICEWS counts to a country means the country", () => {
    expect(
      codesOf([
        "Indian Administered Kashmir",
        "Government (Pakistan administered Kashmir)",
        "Organized Crime (Sicily)",
      ]),
    ).toEqual(["IND", "PAK", "ITA"]);
  });

  test("of a person, a party, a continent, a people or a capital means nobody", () => {
    const names = [
      "Kim Jong-Un",
      "Communist Party of India (Marxist)",
      "Citizen (Africa)",
      "Citizen (International)",
      "Turkish Kurds",
      "Crimea",
      "Washington",
      "Armenian",
      "Unspecified Actor",
      "Taliban) Media",
      "()",
      "",
    ];
    expect(codesOf(names)).toEqual(names.map(() => undefined));
  });

  test("that is contested means nobody, and is written as names are joined", () => {
    expect(codesOf(CONTESTED_NAMES)).toEqual(CONTESTED_NAMES.map(() => undefined));
    expect(CONTESTED_NAMES.map(normaliseIcewsName)).toEqual(CONTESTED_NAMES);
  });

  test("is joined in lower case with one space for all else", () => {
    expect(normaliseIcewsName(" Côte_d'Ivoire (Abidjan) ")).toBe("c te d ivoire abidjan");
    const names = icewsActors().map(({ name }) => name);
    expect(names.filter((name) => normaliseIcewsName(name) !== name || name === "")).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain("c te d ivoire");
    for (const { name, code } of icewsActors()) expect(actorByIcewsName(name)?.code).toBe(code);
  });
});

/** Where ICEWS's list gives another number than the lexicon, or none: name, its number, ours. */
const DISAGREEMENTS = [
  ["Cocos (Keeling) Islands", "920", "900"],
  ["Heard Island and McDonald Islands", "920", "900"],
  ["Holy See", "327", ""],
  ["Hong Kong", "", "710"],
  ["Macao", "", "710"],
  ["Micronesia", "", "987"],
  ["Niue", "", "920"],
  ["Norfolk Island", "920", "900"],
  ["Serbia", "", "340"],
  ["Tokelau", "", "920"],
  ["Vietnam", "817", "816"],
  ["Western Sahara", "600", ""],
];

/** The number of a state, or of the state that administers a territory, as ICEWS counts. */
function gwNumber(name: string): string {
  const actor = actorByIcewsName(name);
  const owner = actor?.administeredBy === undefined ? actor : actorByCode(actor.administeredBy);
  return String(owner?.gw ?? "");
}

describe.skipIf(!hasSharedData)("ICEWS names in published files", () => {
  const list = (): readonly (readonly [string, string])[] =>
    tsvParse(readFileSync(sharedData("icews-raw", "icews_country_to_gwcode.tsv"), "utf8")).map(
      (row) => [row["country"] ?? "", row["gwcode"] ?? ""],
    );

  test("of its country list all resolve, an archipelago and a former kingdom apart", () => {
    const names = list().map(([name]) => name);
    expect(names.length).toBeGreaterThan(230);
    expect(names.filter((name) => actorByIcewsName(name) === undefined)).toEqual([
      "Aeolian Islands",
      "Bavaria",
    ]);
  });

  test("carry the Gleditsch-Ward number of that list, with twelve differences", () => {
    const known = list().filter(([name]) => actorByIcewsName(name) !== undefined);
    const differing = known.filter(([name, gw]) => gwNumber(name) !== gw);
    expect(differing.map(([name, gw]) => [name, gw, gwNumber(name)])).toEqual(DISAGREEMENTS);
  });

  test("resolve to the country that ICEWS gives the actor itself, armed groups apart", () => {
    const bytes = readFileSync(sharedData("icews-raw", "icews_sample_20180601-03.tsv.gz"));
    const rows = tsvParse(gunzipSync(bytes).toString("utf8"));
    expect(rows).toHaveLength(4993);
    const sides = rows.flatMap((row) => [
      [row["source_name"] ?? "", row["source_country"] ?? ""] as const,
      [row["target_name"] ?? "", row["target_country"] ?? ""] as const,
    ]);
    const states = sides.filter(([name]) => actorByIcewsName(name)?.kind === "state");
    expect(states.length / sides.length).toBeGreaterThan(0.6);
    const differing = states.filter(
      ([name, country]) => actorByIcewsName(name) !== actorByIcewsName(country),
    );
    expect(differing).toEqual([]);
    const countries = new Set(
      sides.map(([, country]) => country).filter((country) => country !== ""),
    );
    expect([...countries].filter((name) => actorByIcewsName(name) === undefined)).toEqual([]);
  });

  test("resolve for two mentions in three of a year", () => {
    const shares = ["ICEWS14", "ICEWS18", "ICEWS21"].map((set) => {
      const bytes = readFileSync(sharedData("icews-tkg", set, "entities.tsv.gz"));
      const rows = gunzipSync(bytes)
        .toString("utf8")
        .trimEnd()
        .split("\n")
        .slice(1)
        .map((line) => line.split("\t"));
      const mentions = (some: typeof rows): number =>
        some.reduce((sum, row) => sum + Number(row[2]), 0);
      return (
        mentions(rows.filter((row) => actorByIcewsName(row[1] ?? "") !== undefined)) /
        mentions(rows)
      );
    });
    expect(shares.map((share) => Math.round(1000 * share))).toEqual([672, 682, 731]);
  });

  test("of armed people without a group is nobody's, and of a group's people the group's", () => {
    expect(actorByIcewsName("Armed Gang (Philippines)")).toBeUndefined();
    expect(actorByIcewsName("Militant_(India)")).toBeUndefined();
    expect(actorByIcewsName("Separatist (Ukraine)")).toBeUndefined();
    expect(actorByIcewsName("Terrorist (Boko Haram)")?.code).toBe("BOKO-HARAM");
    expect(actorByIcewsName("Military (Philippines)")?.code).toBe("PHL");
  });
});
