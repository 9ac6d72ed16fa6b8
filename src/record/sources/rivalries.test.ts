import { describe, expect, test } from "vitest";
import { factLines } from "../../../test/support/fact-table.ts";
import { RIVALRIES } from "./rivalries.ts";

const ROW = { rivalryno: "999", ccode1: "2", ccode2: "40", styear: "1901", endyear: "1911" };

describe("rivalries", () => {
  test("hold from their first year to their last and are known when the first is over", () => {
    expect(factLines(RIVALRIES, ROW)).toEqual([
      "td-rivalry CUB USA 1901-01-01..1911-12-31 known 1901-12-31 = 1",
    ]);
  });

  test("of the later book are a measure of their own", () => {
    const row = { tssr_id: "999", ccode1: "365", ccode2: "2", start: "1494", end: "2020" };
    expect(factLines(RIVALRIES, row)).toEqual([
      "tss-rivalry RUS USA 1494-01-01..2020-12-31 known 1494-12-31 = 1",
    ]);
  });

  test("that end before they begin, or of a state that is gone, are refused", () => {
    expect(factLines(RIVALRIES, { ...ROW, endyear: "1900" })).toEqual([
      "date-malformed: ends in 1900, before 1901",
    ]);
    expect(factLines(RIVALRIES, { ...ROW, endyear: "" })).toEqual([
      'date-malformed: endyear: "" is no year',
    ]);
    expect(factLines(RIVALRIES, { ...ROW, ccode1: "324" })).toEqual([
      'country-unknown: ccode1 "324" is no state of today',
    ]);
  });
});
