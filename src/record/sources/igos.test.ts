import { describe, expect, test } from "vitest";
import { factLines } from "../../../test/support/fact-table.ts";
import { IGOS } from "./igos.ts";

describe("memberships", () => {
  test("in common are counted for both, known when the year is over", () => {
    const row = { ccode1: "900", ccode2: "2", year: "1960", dyadigos: "12" };
    expect(factLines(IGOS, row)).toEqual([
      "shared-igos AUS USA 1960-01-01..1960-12-31 known 1960-12-31 = 12",
    ]);
    expect(factLines(IGOS, { ...row, dyadigos: "0" })).toEqual([
      "shared-igos AUS USA 1960-01-01..1960-12-31 known 1960-12-31 = 0",
    ]);
    expect(factLines(IGOS, { ...row, dyadigos: "NA" })).toEqual([
      "value-missing: states no number",
    ]);
    expect(factLines(IGOS, { ...row, dyadigos: "1.5" })).toEqual([
      "value-malformed: dyadigos: 1.5 is not one of 0 to 1000",
    ]);
  });

  test("of one state are its full ones", () => {
    const row = {
      ccode: "900",
      year: "1960",
      sum_igo_full: "40",
      sum_igo_associate: "2",
      sum_igo_observer: "1",
      sum_igo_anytype: "43",
    };
    expect(factLines(IGOS, row)).toEqual([
      "igo-memberships AUS 1960-01-01..1960-12-31 known 1960-12-31 = 40",
    ]);
  });
});
