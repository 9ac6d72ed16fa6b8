import { describe, expect, test } from "vitest";
import { factLines } from "../../../test/support/fact-table.ts";
import { ALLIANCES } from "./alliances.ts";

const ATOP = {
  ccode1: "365",
  ccode2: "770",
  year: "1999",
  atop_defense: "0",
  atop_offense: "0",
  atop_neutral: "0",
  atop_nonagg: "0",
  atop_consul: "0",
};

const COW = {
  ccode1: "750",
  ccode2: "365",
  year: "1980",
  cow_defense: "1",
  cow_neutral: "1",
  cow_nonagg: "1",
  cow_entente: "1",
};

describe("alliances", () => {
  test("state the obligations in force, known when the year is over", () => {
    expect(factLines(ALLIANCES, { ...ATOP, atop_nonagg: "1", atop_consul: "1" })).toEqual([
      "atop-non-aggression PAK RUS 1999-01-01..1999-12-31 known 1999-12-31 = 1",
      "atop-consultation PAK RUS 1999-01-01..1999-12-31 known 1999-12-31 = 1",
    ]);
  });

  test("tell every obligation apart, in both codings", () => {
    const all = { ...ATOP, atop_defense: "1", atop_offense: "1", atop_neutral: "1" };
    const words = (row: Readonly<Record<string, string>>): unknown =>
      factLines(ALLIANCES, row).map((line) => line.split(" ")[0]);
    expect(words(all)).toEqual(["atop-defence", "atop-offence", "atop-neutrality"]);
    expect(words(COW)).toEqual([
      "cow-defence",
      "cow-neutrality",
      "cow-non-aggression",
      "cow-entente",
    ]);
    const listed = ALLIANCES.measures.map(({ id }) => id);
    expect(new Set(listed).size).toBe(9);
    expect(listed).toEqual(expect.arrayContaining(words(COW) as string[]));
  });

  test("are the same fact from either side's row", () => {
    const row = { ...ATOP, atop_defense: "1" };
    const mirror = { ...row, ccode1: row.ccode2, ccode2: row.ccode1 };
    expect(factLines(ALLIANCES, mirror)).toEqual(factLines(ALLIANCES, row));
  });

  test("without an obligation state nothing", () => {
    expect(factLines(ALLIANCES, ATOP)).toEqual(["value-missing: states no number"]);
  });

  test("of a state that is gone, with itself or of another scale are refused", () => {
    expect(factLines(ALLIANCES, { ...COW, ccode2: "265" })).toEqual([
      'country-unknown: ccode2 "265" is no state of today',
    ]);
    expect(factLines(ALLIANCES, { ...COW, ccode2: "750" })).toEqual([
      "actor-same: both actors are IND",
    ]);
    expect(factLines(ALLIANCES, { ...COW, cow_neutral: "2" })).toEqual([
      "value-malformed: cow_neutral: 2 is not one of 0 to 1",
    ]);
  });
});
