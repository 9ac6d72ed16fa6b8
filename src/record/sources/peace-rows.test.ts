import { describe, expect, test } from "vitest";
import { factReader } from "./fact-rows.ts";
import { cowDyadYear, dayOf, levelIn, stateYearTable } from "./peace-rows.ts";

/** What a row is refused for when a column is read from it. */
function refusal(read: () => unknown): unknown {
  const outcome = factReader(() => {
    read();
    return [];
  })({});
  return "reason" in outcome ? `${outcome.reason}: ${outcome.detail}` : outcome;
}

describe("rows of peace science", () => {
  test("name their states by the Correlates of War's numbers", () => {
    const row = { ccode1: "770", ccode2: "365", year: "1999" };
    expect(cowDyadYear(row)).toEqual({ one: "PAK", other: "RUS", year: 1999 });
    expect(refusal(() => cowDyadYear({ ...row, ccode1: "315" }))).toBe(
      'country-unknown: ccode1 "315" is no state of today',
    );
  });

  test("state codes of a scale, or none", () => {
    const read = (text: string): number | undefined => levelIn({ level: text }, "level", 1, 5);
    expect([read("1"), read("5"), read("-9"), read("NA"), read("")]).toEqual([
      1,
      5,
      undefined,
      undefined,
      undefined,
    ]);
    for (const text of ["0", "6", "2.5", "-8"]) {
      expect(refusal(() => read(text))).toBe(
        `value-malformed: level: ${text} is not one of 1 to 5`,
      );
    }
    expect(refusal(() => read("high"))).toBe('value-malformed: level: "high" is no number');
  });

  test("of one state and year state a fact for each number that is known", () => {
    const table = stateYearTable(
      [
        { column: "coins", measure: "old", until: 1913 },
        { column: "coins", measure: "new", since: 1914 },
        { column: "goats", measure: "goats" },
      ],
      (year) => dayOf(year + 1, "05-01"),
    );
    expect(table.columns).toEqual(["ccode", "year", "coins", "goats"]);
    const read = table.reader("");
    const shared = { a: "USA", first: "1913-01-01", last: "1913-12-31", knownFrom: "1914-05-01" };
    expect(read({ ccode: "2", year: "1913", coins: "7", goats: "0" })).toEqual({
      facts: [
        { measure: "old", ...shared, value: 7 },
        { measure: "goats", ...shared, value: 0 },
      ],
    });
    expect(read({ ccode: "2", year: "1914", coins: "8", goats: "-9" })).toMatchObject({
      facts: [{ measure: "new", knownFrom: "1915-05-01", value: 8 }],
    });
    expect(read({ ccode: "2", year: "1914", coins: "", goats: "-9" })).toMatchObject({
      reason: "value-missing",
    });
  });
});
