import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { csvParse } from "d3-dsv";
import countries from "i18n-iso-countries";
import { describe, expect, test } from "vitest";
import { hasSharedData, sharedData } from "../../test/support/shared-data.ts";
import { actorByCode, actors } from "./actor-table.ts";
import { type CodeScheme, cameoActors, stateByCode } from "./country-codes.ts";
import { actorsNamed } from "./look-up.ts";

const SCHEMES: readonly CodeScheme[] = ["iso2", "iso3", "fips", "cameo", "cow", "gw"];

function meaning(scheme: CodeScheme, ...codes: readonly string[]): readonly (string | undefined)[] {
  return codes.map((code) => stateByCode(scheme, code)?.code);
}

describe("country codes", () => {
  test("mean different states in ISO and in FIPS", () => {
    expect(meaning("fips", "CH", "SZ", "RS", "AS", "AU", "EI", "IS", "SG")).toEqual([
      "CHN",
      "CHE",
      "RUS",
      "AUS",
      "AUT",
      "IRL",
      "ISR",
      "SEN",
    ]);
    expect(meaning("iso2", "CH", "SZ", "RS", "AS", "AU", "IE", "IS", "SG")).toEqual([
      "CHE",
      "SWZ",
      "SRB",
      "ASM",
      "AUS",
      "IRL",
      "ISL",
      "SGP",
    ]);
  });

  test("tell Niger from Nigeria and the Congos and Koreas from each other", () => {
    expect(meaning("fips", "NG", "NI", "CG", "CF", "KN", "KS")).toEqual([
      "NER",
      "NGA",
      "COD",
      "COG",
      "PRK",
      "KOR",
    ]);
    expect(meaning("iso2", "NE", "NG", "CD", "CG", "KP", "KR")).toEqual([
      "NER",
      "NGA",
      "COD",
      "COG",
      "PRK",
      "KOR",
    ]);
  });

  test("follow the states that came after Yugoslavia and Sudan", () => {
    expect(meaning("cow", "345", "341", "347", "625", "626")).toEqual([
      "SRB",
      "MNE",
      "XKX",
      "SDN",
      "SSD",
    ]);
    expect(meaning("gw", "340", "341", "347", "345")).toEqual(["SRB", "MNE", "XKX", undefined]);
    expect(meaning("fips", "RI", "MJ", "KV", "OD", "SU")).toEqual([
      "SRB",
      "MNE",
      "XKX",
      "SSD",
      "SDN",
    ]);
    expect(meaning("cameo", "SRB", "MTN", "KSV", "SSD")).toEqual(["SRB", "MNE", "XKX", "SSD"]);
  });

  test("part where the Correlates of War and Gleditsch and Ward do", () => {
    const parted = actors().filter(({ cow, gw }) => cow !== undefined && cow !== gw);
    expect(parted.map(({ code, cow, gw }) => [code, cow, gw])).toEqual([
      ["DEU", 255, 260],
      ["KIR", 946, 970],
      ["NRU", 970, 971],
      ["SRB", 345, 340],
      ["TON", 955, 972],
      ["TUV", 947, 973],
      ["YEM", 679, 678],
    ]);
  });

  test("take either case, blanks around and leading zeros of numbers", () => {
    expect(meaning("iso3", " rus ")).toEqual(["RUS"]);
    expect(meaning("cow", "002", "2", "0")).toEqual(["USA", "USA", undefined]);
  });

  test("find the places that one state holds under several codes", () => {
    expect(meaning("fips", "WE", "GZ", "SV", "JN", "AX")).toEqual([
      "PSE",
      "PSE",
      "SJM",
      "SJM",
      "GBR",
    ]);
    expect(meaning("cameo", "PSE", "WSB", "GZS", "BAG", "TMP", "ROM", "ROU")).toEqual([
      "PSE",
      "PSE",
      "PSE",
      "IRQ",
      "TLS",
      "ROU",
      "ROU",
    ]);
  });

  test("of regions, organisations and former states mean no state", () => {
    expect(meaning("cameo", "EUR", "AFR", "NAT", "UNO", "YUG", "")).toEqual(
      Array(6).fill(undefined),
    );
    expect(meaning("fips", "OS", "PG", "PF")).toEqual([undefined, undefined, undefined]);
  });

  test("are unique within each scheme", () => {
    const states = actors().filter(({ kind }) => kind === "state");
    const codes: Record<CodeScheme, readonly (string | number | undefined)[]> = {
      iso2: states.map(({ iso2 }) => iso2),
      iso3: states.map(({ code }) => code),
      fips: states.flatMap(({ fips, otherFips }) => [fips, ...otherFips]),
      cameo: actors().flatMap(({ cameo }) => cameo),
      cow: states.map(({ cow }) => cow),
      gw: states.map(({ gw }) => gw),
    };
    for (const scheme of SCHEMES) {
      const written = codes[scheme].filter((code) => code !== undefined);
      expect(written.length).toBeGreaterThan(190);
      expect(written.length - new Set(written).size, scheme).toBe(0);
    }
  });

  test("agree with an independent ISO 3166 list", () => {
    const pairs = Object.entries(countries.getAlpha2Codes()).filter(([iso2]) => iso2 !== "XK");
    expect(pairs).toHaveLength(249);
    expect(pairs.filter(([iso2, iso3]) => stateByCode("iso2", iso2)?.code !== iso3)).toEqual([]);
    expect(meaning("iso3", "XKX", "ANT")).toEqual(["XKX", "ANT"]);
  });
});

test("CAMEO codes join states, organisations and armed groups", () => {
  const code = new Map(cameoActors().map((entry) => [entry.cameo, entry.code]));
  const known = ["NAT", "UNO", "EEC", "TAL", "ALQ", "IAE", "SAA", "CHN", "HMS", "IRC"];
  expect(known.map((cameo) => code.get(cameo))).toEqual([
    "NATO",
    "UN",
    "EU",
    "TALIBAN",
    "AL-QAEDA",
    "IAEA",
    "SAARC",
    "CHN",
    "HAMAS",
    "RED-CROSS",
  ]);
  expect(code.has("CEM"), "means two communities").toBe(false);
  expect([...code.values()].filter((value) => actorByCode(value) === undefined)).toEqual([]);
});

/** CAMEO codes of parts of the world, which are nobody's. */
const REGIONS =
  "AFR ASA BLK CRB CAU CFR CAS CEU EIN EAF EEU EUR LAM MEA MDT NAF NMR PGS SCN SAM SAS SEA SAF WAF WST".split(
    " ",
  );

/** Known-group codes left out: political parties, and one code that two communities share. */
const NO_ACTOR = [
  "BTH",
  "CEM",
  "CMN",
  "ENN",
  "FLN",
  "IAF",
  "LBA",
  "LKD",
  "MRZ",
  "MSP",
  "RND",
  "SHA",
];

function lines(...path: readonly string[]): readonly (readonly string[])[] {
  const bytes = readFileSync(sharedData(...path));
  const text = path.at(-1)?.endsWith(".gz") === true ? gunzipSync(bytes) : bytes;
  return text
    .toString("utf8")
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .map((line) => line.split("\t"));
}

describe.skipIf(!hasSharedData)("country codes in published files", () => {
  test("of GDELT's CAMEO country table mean the state it names, or a region", () => {
    const table = lines("cameo", "gdelt_cameoCountry.txt").slice(1);
    const unresolved = table.filter(([code = ""]) => stateByCode("cameo", code) === undefined);
    expect(unresolved.map(([code]) => code).toSorted()).toEqual(REGIONS.toSorted());
    const misnamed = table.filter(([code = "", name = ""]) => {
      const state = stateByCode("cameo", code);
      return state !== undefined && !actorsNamed(name).includes(state);
    });
    expect(
      misnamed.map(([code]) => code),
      "misspelt in the table itself",
    ).toEqual(["COL", "REU"]);
  });

  test("of GDELT's known groups mean an actor, or are listed as left out", () => {
    const known = new Set(cameoActors().map(({ cameo }) => cameo));
    const codes = lines("cameo", "gdelt_cameoGroup.txt")
      .slice(1)
      .map(([code = ""]) => code);
    const unresolved = new Set(codes.filter((code) => !known.has(code)));
    expect([...unresolved].toSorted()).toEqual(NO_ACTOR.toSorted());
  });

  test("of GeoNames agree in ISO and FIPS for all but the dissolved Serbia and Montenegro", () => {
    const table = lines("cameo", "gdelt_countryInfo.txt").slice(1);
    const differing = table.filter(
      ([iso2 = "", iso3 = "", , fips = ""]) =>
        stateByCode("iso2", iso2)?.code !== iso3 ||
        (fips !== "" && stateByCode("fips", fips)?.code !== iso3),
    );
    expect(differing.map(([, iso3]) => iso3)).toEqual(["SCG"]);
  });

  test("of a second FIPS table agree", () => {
    const text = readFileSync(sharedData("cameo", "fips_iso_countries.json"), "utf8");
    const table = Object.entries(JSON.parse(text) as Record<string, { iso3: string }>);
    expect(table.length).toBeGreaterThan(240);
    const differing = table.filter(([fips, { iso3 }]) => stateByCode("fips", fips)?.code !== iso3);
    expect(differing.map(([fips]) => fips)).toEqual(["YI"]);
  });

  test("of the Correlates of War mean the state of that name, every one that lives", () => {
    const text = gunzipSync(
      readFileSync(sharedData("peace-science", "cow_states.csv.gz")),
    ).toString();
    const living = csvParse(text).filter((row) => row["endyear"] === "2016");
    expect(living).toHaveLength(195);
    const wrong = living.filter((row) => {
      const state = stateByCode("cow", row["ccode"] ?? "");
      const named = row["statenme"] === "Yugoslavia" ? "Serbia" : (row["statenme"] ?? "");
      return state === undefined || !actorsNamed(named).includes(state);
    });
    expect(wrong.map((row) => row["statenme"])).toEqual([]);
  });

  test("of Gleditsch and Ward mean a state, every one that lives", () => {
    const text = gunzipSync(
      readFileSync(sharedData("peace-science", "gw_states.csv.gz")),
    ).toString();
    const living = csvParse(text).filter((row) => row["enddate"] === "2017-12-31");
    expect(living).toHaveLength(174);
    expect(living.filter((row) => stateByCode("gw", row["gwcode"] ?? "") === undefined)).toEqual(
      [],
    );
  });

  test("of the COW-to-ISO table agree but for its own errors", () => {
    const rows = csvParse(readFileSync(sharedData("plover-polecat", "ngec_cow2iso.txt"), "utf8"));
    const current = rows.filter(
      (row) => row["cow_id"] !== "" && row["iso3"] !== "" && row["valid_until"] === "",
    );
    const differing = current.filter(
      (row) => stateByCode("cow", row["cow_id"] ?? "")?.code !== row["iso3"],
    );
    expect(differing.map((row) => `${row["cow_id"]} ${row["iso3"]}`)).toEqual([
      "58 ATA",
      "343 MAC",
      "817 VNM",
    ]);
  });

  test("in a real GDELT export all resolve, regions and the open sea apart", () => {
    const rows = lines("gdelt-raw", "20180101000000.export.CSV.gz");
    expect(rows).toHaveLength(2414);
    const countryCodes = rows
      .flatMap((row) => [row[7] ?? "", row[17] ?? ""])
      .filter((c) => c !== "");
    const left = countryCodes.filter((code) => stateByCode("cameo", code) === undefined);
    expect([...new Set(left)].toSorted()).toEqual(["AFR", "EUR", "NMR", "WAF", "WST"]);
    expect(left.length / countryCodes.length).toBeLessThan(0.012);
    const places = rows
      .flatMap((row) => [37, 45, 53].map((i) => row[i] ?? ""))
      .filter((c) => c !== "");
    const nowhere = places.filter((code) => stateByCode("fips", code) === undefined);
    expect([...new Set(nowhere)]).toEqual(["OS"]);
    expect(nowhere.length / places.length).toBeLessThan(0.001);
  });

  test("in dyad-years of ICEWS are all ISO codes that the lexicon holds", () => {
    const text = gunzipSync(
      readFileSync(sharedData("icews-dyad-year", "icews_dyad_year_2002_2014.csv.gz")),
    ).toString();
    const codes = new Set(csvParse(text).map((row) => row["i_iso3c"] ?? ""));
    expect(codes.size).toBe(152);
    expect([...codes].filter((code) => stateByCode("iso3", code) === undefined)).toEqual([]);
  });
});
