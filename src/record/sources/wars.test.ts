import { describe, expect, test } from "vitest";
import { factLines } from "../../../test/support/fact-table.ts";
import { WARS } from "./wars.ts";

const ROW = {
  warnum: "500",
  ccode1: "92",
  ccode2: "91",
  year: "1969",
  batdeath1: "1e+05",
  batdeath2: "1200",
};

describe("wars", () => {
  test("are known at the year's end, their dead when the longest war would be over", () => {
    expect(factLines(WARS, ROW)).toEqual([
      "interstate-war HND SLV (500) 1969-01-01..1969-12-31 known 1969-12-31 = 1",
      "interstate-war-deaths SLV HND (500) 1969-01-01..1969-12-31 known 1979-12-31 = 100000",
      "interstate-war-deaths HND SLV (500) 1969-01-01..1969-12-31 known 1979-12-31 = 1200",
    ]);
  });

  test("are over for the record when the edition ends", () => {
    const known = (year: string): unknown => factLines(WARS, { ...ROW, year })[1]?.slice(-19, -9);
    expect([known("1996"), known("1997"), known("1998"), known("2007"), known("2010")]).toEqual([
      "2006-12-31",
      "2007-12-31",
      "2007-12-31",
      "2007-12-31",
      "2010-12-31",
    ]);
  });

  test("are the same facts from either side's row", () => {
    const mirror = { ...ROW, ccode1: "91", ccode2: "92", batdeath1: "1200", batdeath2: "100000" };
    expect(factLines(WARS, mirror).toSorted()).toEqual(factLines(WARS, ROW).toSorted());
  });

  test("of uncounted dead state that they were", () => {
    expect(factLines(WARS, { ...ROW, batdeath1: "-9", batdeath2: "" })).toEqual([
      "interstate-war HND SLV (500) 1969-01-01..1969-12-31 known 1969-12-31 = 1",
    ]);
  });

  test("without a number are refused", () => {
    expect(factLines(WARS, { ...ROW, warnum: "NA" })).toEqual(["item-unknown: no warnum"]);
  });
});
