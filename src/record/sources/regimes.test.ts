import { describe, expect, test } from "vitest";
import { factLines } from "../../../test/support/fact-table.ts";
import { REGIMES } from "./regimes.ts";

const ROW = {
  ccode: "620",
  year: "1969",
  v2x_polyarchy: "0.25",
  polity2: "-9",
  xm_qudsest: "-1e-3",
};

describe("regimes", () => {
  test("are scored by three projects, known in the next spring; -9 is a score", () => {
    expect(factLines(REGIMES, ROW)).toEqual([
      "polyarchy LBY 1969-01-01..1969-12-31 known 1970-04-01 = 0.25",
      "polity2 LBY 1969-01-01..1969-12-31 known 1970-04-01 = -9",
      "quds LBY 1969-01-01..1969-12-31 known 1970-04-01 = -0.001",
    ]);
  });

  test("that nobody scored state nothing", () => {
    expect(
      factLines(REGIMES, { ...ROW, v2x_polyarchy: "", polity2: "NA", xm_qudsest: "" }),
    ).toEqual(["value-missing: states no number"]);
  });
});
