import { describe, expect, test } from "vitest";
import { factLines } from "../../../test/support/fact-table.ts";
import { LEADERS } from "./leaders.ts";

const ROW = { gwcode: "678", leader: "Example", startdate: "1990-05-22", enddate: "1990-06-01" };

describe("leaders", () => {
  test("are in office from day to day, known from the first", () => {
    expect(factLines(LEADERS, ROW)).toEqual([
      "leader-tenure YEM (Example) 1990-05-22..1990-06-01 known 1990-05-22 = 1",
    ]);
    expect(factLines(LEADERS, { ...ROW, enddate: ROW.startdate })).toEqual([
      "leader-tenure YEM (Example) 1990-05-22..1990-05-22 known 1990-05-22 = 1",
    ]);
  });

  test("without a name, of a state that is gone, or who leave before they come are refused", () => {
    expect(factLines(LEADERS, { ...ROW, leader: "" })).toEqual(["item-unknown: no leader"]);
    expect(factLines(LEADERS, { ...ROW, gwcode: "345" })).toEqual([
      'country-unknown: gwcode "345" is no state of today',
    ]);
    expect(factLines(LEADERS, { ...ROW, enddate: "1990-05-21" })).toEqual([
      "date-malformed: ends on 1990-05-21, before 1990-05-22",
    ]);
  });
});
