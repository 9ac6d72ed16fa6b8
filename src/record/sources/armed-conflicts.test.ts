import { describe, expect, test } from "vitest";
import { factLines } from "../../../test/support/fact-table.ts";
import { ARMED_CONFLICTS } from "./armed-conflicts.ts";

const ROW = {
  conflict_id: "77",
  year: "1995",
  gwno_a: "700",
  gwno_a_2nd: "",
  gwno_b: "",
  gwno_b_2nd: "",
  intensity_level: "2",
};

const SPAN = "(77) 1995-01-01..1995-12-31 known 1996-06-15";

describe("armed conflicts", () => {
  test("with a group are facts of the state, known when the year's edition is out", () => {
    expect(factLines(ARMED_CONFLICTS, ROW)).toEqual([`armed-conflict-intensity AFG ${SPAN} = 2`]);
  });

  test("between states are facts of each and of both", () => {
    expect(factLines(ARMED_CONFLICTS, { ...ROW, gwno_a: "770", gwno_b: "750" })).toEqual([
      `armed-conflict-intensity PAK ${SPAN} = 2`,
      `armed-conflict-intensity IND ${SPAN} = 2`,
      `interstate-conflict-intensity IND PAK ${SPAN} = 2`,
    ]);
  });

  test("tell whose troops help the state and whose its enemy", () => {
    const row = { ...ROW, gwno_a_2nd: "2", gwno_b_2nd: "770" };
    expect(factLines(ARMED_CONFLICTS, row)).toEqual([
      `armed-conflict-intensity AFG ${SPAN} = 2`,
      `conflict-troops-for USA AFG ${SPAN} = 1`,
      `conflict-troops-against PAK AFG ${SPAN} = 1`,
    ]);
  });

  test("between states set helpers of one side against the other", () => {
    const row = { ...ROW, gwno_a: "630", gwno_b: "666", gwno_b_2nd: "2" };
    expect(factLines(ARMED_CONFLICTS, row).slice(3)).toEqual([
      `conflict-troops-for USA ISR ${SPAN} = 1`,
      `conflict-troops-against USA IRN ${SPAN} = 1`,
    ]);
  });

  test("count states by Gleditsch and Ward: 678 is Yemen and 260 Germany", () => {
    expect(factLines(ARMED_CONFLICTS, { ...ROW, gwno_a: "678", gwno_a_2nd: "260" })).toEqual([
      `armed-conflict-intensity YEM ${SPAN} = 2`,
      `conflict-troops-for DEU YEM ${SPAN} = 1`,
    ]);
  });

  test("keep what they say of living states when another is gone", () => {
    const row = { ...ROW, gwno_a: "817", gwno_b: "816", gwno_a_2nd: "2", gwno_b_2nd: "345" };
    expect(factLines(ARMED_CONFLICTS, row)).toEqual([
      `armed-conflict-intensity VNM ${SPAN} = 2`,
      `conflict-troops-against USA VNM ${SPAN} = 1`,
    ]);
    expect(factLines(ARMED_CONFLICTS, { ...row, gwno_b: "" })).toEqual([
      'country-unknown: gwno_a "817" is no state of today',
    ]);
  });

  test("without number, severity or year are refused", () => {
    expect(factLines(ARMED_CONFLICTS, { ...ROW, conflict_id: "" })).toEqual([
      "item-unknown: no conflict_id",
    ]);
    expect(factLines(ARMED_CONFLICTS, { ...ROW, intensity_level: "" })).toEqual([
      "value-missing: states no number",
    ]);
    expect(factLines(ARMED_CONFLICTS, { ...ROW, intensity_level: "3" })).toEqual([
      "value-malformed: intensity_level: 3 is not one of 1 to 2",
    ]);
    expect(factLines(ARMED_CONFLICTS, { ...ROW, year: "95" })).toEqual([
      'date-malformed: year: "95" is no year',
    ]);
  });
});
