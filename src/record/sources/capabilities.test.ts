import { describe, expect, test } from "vitest";
import { factLines } from "../../../test/support/fact-table.ts";
import { CAPABILITIES } from "./capabilities.ts";

const ROW = {
  ccode: "200",
  year: "1914",
  milex: "500",
  milper: "1",
  irst: "2",
  pec: "3",
  tpop: "4",
  upop: "5",
  cinc: "1.5e-03",
};

describe("capabilities", () => {
  test("state eight measures of a state, known eighteen months later", () => {
    const span = "1914-01-01..1914-12-31 known 1916-07-01";
    expect(factLines(CAPABILITIES, ROW)).toEqual([
      `cinc GBR ${span} = 0.0015`,
      `military-expenditure GBR ${span} = 500`,
      `military-personnel GBR ${span} = 1`,
      `iron-and-steel GBR ${span} = 2`,
      `energy-consumption GBR ${span} = 3`,
      `total-population GBR ${span} = 4`,
      `urban-population GBR ${span} = 5`,
    ]);
  });

  test("count money in pounds before 1914 and in dollars since", () => {
    const money = (year: string): unknown =>
      factLines(CAPABILITIES, { ...ROW, year })
        .map((line) => line.split(" ")[0])
        .filter((measure) => measure?.startsWith("military-expenditure"));
    expect(money("1913")).toEqual(["military-expenditure-sterling"]);
    expect(money("1914")).toEqual(["military-expenditure"]);
    const units = new Map(CAPABILITIES.measures.map(({ id, unit }) => [id, unit]));
    expect(units.get("military-expenditure-sterling")).toContain("pounds");
    expect(units.get("military-expenditure")).toContain("dollars");
  });

  test("that are not known state nothing", () => {
    const none = { milex: "-9", milper: "", irst: "NA", pec: "", tpop: "", upop: "", cinc: "" };
    expect(factLines(CAPABILITIES, { ...ROW, ...none })).toEqual([
      "value-missing: states no number",
    ]);
  });
});
