import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoDate } from "../../kernel/index.ts";
import type { FactOutcome } from "../intake/fact.ts";
import {
  COW_MISSING,
  csvNamed,
  dayIn,
  directed,
  type FactRow,
  factReader,
  knownAfter,
  refuseFact,
  stateIn,
  undirected,
  valueIn,
  yearIn,
  yearSpan,
} from "./fact-rows.ts";

/** Why reading a row refuses it, or undefined. */
function refusal(read: (row: FactRow) => unknown, row: FactRow = {}): string | undefined {
  const outcome: FactOutcome = factReader((given) => {
    read(given);
    return [];
  })(row);
  if (!("reason" in outcome)) throw new Error("no fact was stated");
  return outcome.reason === "value-missing" ? undefined : `${outcome.reason}: ${outcome.detail}`;
}

const DAY = isoDate("2001-01-01");

describe("a row of facts", () => {
  test("comes to its facts, or to the reason why it states none", () => {
    const fact = { measure: "m", a: "RUS", first: DAY, last: DAY, knownFrom: DAY, value: 1 };
    expect(factReader(() => [fact])({})).toEqual({ facts: [fact] });
    expect(factReader(() => [])({})).toMatchObject({ reason: "value-missing" });
    expect(factReader(() => refuseFact("item-unknown", "no such"))({})).toEqual({
      reason: "item-unknown",
      detail: "no such",
    });
  });

  test("whose reader is at fault fails aloud", () => {
    const reader = factReader(() => {
      throw new TypeError("a slip");
    });
    expect(() => reader({})).toThrow("a slip");
  });
});

describe("columns of facts", () => {
  test("name states by any scheme of today", () => {
    expect(stateIn({ c: "365" }, "c", "cow")).toBe("RUS");
    expect(stateIn({ c: "PK" }, "c", "iso2")).toBe("PAK");
    for (const c of ["265", "", "Prussia", "-9"]) {
      expect(refusal((row) => stateIn(row, "c", "cow"), { c })).toBe(
        `country-unknown: c "${c}" is no state of today`,
      );
    }
  });

  test("hold years and days of the calendar", () => {
    expect(yearIn({ y: "1950" }, "y")).toBe(1950);
    for (const y of ["", "50", "0950", "3000", "1950.0", "NA", " 1950"]) {
      expect(refusal((row) => yearIn(row, "y"), { y })).toBe(
        `date-malformed: y: "${y}" is no year`,
      );
    }
    expect(dayIn({ d: "2000-02-29" }, "d")).toBe("2000-02-29");
    for (const d of ["", "2001-02-29", "0001-01-01", "2001", "infinity"]) {
      expect(refusal((row) => dayIn(row, "d"), { d })).toBe(`date-malformed: d: "${d}" is no day`);
    }
  });

  test("hold numbers, or the marks of a missing one", () => {
    expect(["1", "-2.5", "+.5", "1e-3", "7."].map((v) => valueIn({ v }, "v"))).toEqual([
      1, -2.5, 0.5, 0.001, 7,
    ]);
    expect(["", "NA"].map((v) => valueIn({ v }, "v"))).toEqual([undefined, undefined]);
    expect(valueIn({}, "v")).toBeUndefined();
    expect(valueIn({ v: "-9" }, "v")).toBe(-9);
    expect(valueIn({ v: "-9" }, "v", COW_MISSING)).toBeUndefined();
    for (const v of ["x", "1,5", "Infinity", "1e999", "0x10", "1 2", ".", "NaN"]) {
      expect(refusal((row) => valueIn(row, "v"), { v })).toBe(
        `value-malformed: v: "${v}" is no number`,
      );
    }
  });

  test("hold whatever number JavaScript writes", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(valueIn({ v: String(value) }, "v")).toBe(Number(String(value)));
      }),
    );
  });
});

describe("actors of a fact", () => {
  test("about two alike stand in the order of the alphabet, of one towards another as given", () => {
    expect(undirected("RUS", "PAK")).toEqual({ a: "PAK", b: "RUS" });
    expect(undirected("PAK", "RUS")).toEqual({ a: "PAK", b: "RUS" });
    expect(directed("RUS", "PAK")).toEqual({ a: "RUS", b: "PAK" });
    for (const pair of [directed, undirected]) {
      expect(refusal(() => pair("RUS", "RUS"))).toBe("actor-same: both actors are RUS");
    }
  });
});

describe("spans of a fact", () => {
  test("are whole years, known some days after", () => {
    expect(yearSpan(1999)).toEqual({ first: "1999-01-01", last: "1999-12-31" });
    expect(yearSpan(1494, 1918)).toEqual({ first: "1494-01-01", last: "1918-12-31" });
    expect(knownAfter(1999, 1)).toBe("2000-01-01");
    expect(knownAfter(1999, 31)).toBe("2000-01-31");
  });
});

describe("names of files", () => {
  test("are told without their folder, archive and packing", () => {
    const accepts = csvNamed("cow_nmc", /^sipri.*$/);
    for (const path of [
      "cow_nmc.csv",
      "a/b/COW_NMC.CSV.gz",
      "x.zip!in/cow_nmc.csv",
      "sipri_1.csv.zst",
    ]) {
      expect([path, accepts(path)]).toEqual([path, true]);
    }
    for (const path of [
      "cow_nmc",
      "cow_nmc.txt",
      "my_cow_nmc.csv",
      "cow_nmc.csv.bak",
      "cow_nmc.zip",
    ]) {
      expect([path, accepts(path)]).toEqual([path, false]);
    }
  });
});
