import { describe, expect, test } from "vitest";
import { factLines } from "../../../test/support/fact-table.ts";
import { CONTIGUITY } from "./contiguity.ts";

const ROW = {
  ccode1: "750",
  ccode2: "710",
  conttype: "1",
  stdate: "1950-02-01",
  enddate: "1952-02-01",
};

describe("borders", () => {
  test("hold to the end of their last month and are known from their first day", () => {
    expect(factLines(CONTIGUITY, ROW)).toEqual([
      "contiguity CHN IND 1950-02-01..1952-02-29 known 1950-02-01 = 1",
    ]);
  });

  test("of no contiguity state nothing", () => {
    expect(factLines(CONTIGUITY, { ...ROW, conttype: "0" })).toEqual([
      "value-missing: states no number",
    ]);
  });

  test("of another scale, or that end before they begin, are refused", () => {
    expect(factLines(CONTIGUITY, { ...ROW, conttype: "6" })).toEqual([
      "value-malformed: conttype: 6 is not one of 0 to 5",
    ]);
    expect(factLines(CONTIGUITY, { ...ROW, enddate: "1950-01-01" })).toEqual([
      "date-malformed: ends on 1950-01-01, before 1950-02-01",
    ]);
    expect(factLines(CONTIGUITY, { ...ROW, stdate: "195002" })).toEqual([
      'date-malformed: stdate: "195002" is no day',
    ]);
  });
});
