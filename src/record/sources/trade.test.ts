import { describe, expect, test } from "vitest";
import { factLines } from "../../../test/support/fact-table.ts";
import { TRADE } from "./trade.ts";

const ROW = { ccode1: "710", ccode2: "740", year: "2005", flow1: "31", flow2: "7" };

describe("trade", () => {
  test("of a row is what each of the two imports from the other", () => {
    expect(factLines(TRADE, ROW)).toEqual([
      "imports CHN JPN 2005-01-01..2005-12-31 known 2007-07-01 = 31",
      "imports JPN CHN 2005-01-01..2005-12-31 known 2007-07-01 = 7",
    ]);
  });

  test("of nothing is a number, of nothing known is none", () => {
    expect(factLines(TRADE, { ...ROW, flow1: "0", flow2: "" })).toEqual([
      "imports CHN JPN 2005-01-01..2005-12-31 known 2007-07-01 = 0",
    ]);
    expect(factLines(TRADE, { ...ROW, flow1: "-9", flow2: "NA" })).toEqual([
      "value-missing: states no number",
    ]);
  });

  test("with the world is imports and exports", () => {
    const row = { ccode: "840", year: "1950", imports: "10.5", exports: "12" };
    expect(factLines(TRADE, row)).toEqual([
      "total-imports PHL 1950-01-01..1950-12-31 known 1952-07-01 = 10.5",
      "total-exports PHL 1950-01-01..1950-12-31 known 1952-07-01 = 12",
    ]);
  });

  test("that is no number is refused", () => {
    expect(factLines(TRADE, { ...ROW, flow2: "much" })).toEqual([
      'value-malformed: flow2: "much" is no number',
    ]);
  });
});
