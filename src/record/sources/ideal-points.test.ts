import { describe, expect, test } from "vitest";
import { factLines } from "../../../test/support/fact-table.ts";
import { ALWAYS, recordForTest } from "../../../test/support/record.ts";
import { hasSharedData, sharedData } from "../../../test/support/shared-data.ts";
import { factCoverage } from "../fact-coverage.ts";
import { factSeries } from "../fact-series.ts";
import { IDEAL_POINTS } from "./ideal-points.ts";

const row = (
  cells: Readonly<Record<string, string>> = {},
  suffix = "all",
): Readonly<Record<string, string>> => ({
  ccode: "365",
  session: "56",
  iso3c: "RUS",
  [`idealpoint${suffix}`]: "-0.5",
  [`q5%${suffix}`]: "-0.7",
  [`q95%${suffix}`]: "-0.3",
  ...cells,
});

const SPAN = "2001-01-01..2001-12-31 known 2002-01-01";

describe("a row of ideal points", () => {
  test("is a position with its uncertainty in the session's year, known when that is over", () => {
    expect(factLines(IDEAL_POINTS, row())).toEqual([
      `un-ideal-point RUS ${SPAN} = -0.5`,
      `un-ideal-point-q05 RUS ${SPAN} = -0.7`,
      `un-ideal-point-q95 RUS ${SPAN} = -0.3`,
    ]);
  });

  test("of every set of roll calls is a measure of its own; an early edition's plain columns are of all", () => {
    const sets = ["all", "", "important", "middleeast", "nuclear", "nonukes", "humanrights"];
    expect(sets.map((set) => factLines(IDEAL_POINTS, row({}, set))[0]?.split(" ")[0])).toEqual([
      "un-ideal-point",
      "un-ideal-point",
      "un-ideal-point-important",
      "un-ideal-point-middle-east",
      "un-ideal-point-nuclear",
      "un-ideal-point-no-nuclear",
      "un-ideal-point-human-rights",
    ]);
  });

  test("goes by today's ISO code, then by the number that a successor carries on", () => {
    const actor = (cells: Readonly<Record<string, string>>): string | undefined =>
      factLines(IDEAL_POINTS, row(cells))[0]?.split(" ")[1];
    expect(actor({ ccode: "260", iso3c: "DEU" })).toBe("DEU");
    expect(actor({ ccode: "345", iso3c: "YUG" })).toBe("SRB");
    expect(factLines(IDEAL_POINTS, row({ ccode: "265", iso3c: "DDR" }))).toEqual([
      'country-unknown: ccode "265" is no state of today',
    ]);
  });

  test("without a position, or of no session, is refused; what is known of it is kept", () => {
    const none = { idealpointall: "NA", "q5%all": "NA", "q95%all": "" };
    expect(factLines(IDEAL_POINTS, row(none))).toEqual(["value-missing: states no number"]);
    expect(factLines(IDEAL_POINTS, row({ "q5%all": "NA" }))).toHaveLength(2);
    for (const session of ["0", "", "1.5", "x"]) {
      expect(factLines(IDEAL_POINTS, row({ session }))).toEqual([
        `date-malformed: session: "${session}" is no session`,
      ]);
    }
  });
});

describe.skipIf(!hasSharedData)("the real ideal points", () => {
  test("of two editions give the later one's positions", async () => {
    const record = await recordForTest();
    const answer = await record.add("ideal-points", sharedData("un-votes"));
    expect(answer.files).toHaveLength(7);
    expect(answer).toMatchObject({ rows: 62_157, rejected: 1099, known: 0 });
    const scope = { asOf: ALWAYS };
    const points = await factSeries(record.store, scope, {
      measures: ["un-ideal-point"],
      actors: ["USA", "RUS", "IRN"],
      from: "2023-01-01",
      to: "2023-12-31",
    });
    expect(points.map(({ a, value }) => `${a} ${value.toFixed(2)}`)).toEqual([
      "IRN -1.74",
      "RUS -0.53",
      "USA 2.50",
    ]);
    const coverage = await factCoverage(record.store, scope);
    expect(coverage).toHaveLength(18);
    // 11,238 country-sessions of the later edition without 129 of states that are gone
    expect(coverage).toContainEqual({
      source: "ideal-points",
      measure: "un-ideal-point",
      first: "1946-01-01",
      last: "2023-12-31",
      rows: 11_109,
    });
    const before = await factSeries(
      record.store,
      { asOf: "2023-12-31" },
      {
        measures: ["un-ideal-point"],
        actors: ["USA"],
        from: "2022-01-01",
      },
    );
    expect(before.map(({ first }) => first)).toEqual(["2022-01-01"]);
  }, 60_000);
});
