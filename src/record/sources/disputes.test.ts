import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factLines } from "../../../test/support/fact-table.ts";
import { DISPUTES } from "./disputes.ts";

const ROW = {
  dispnum: "9001",
  ccode1: "750",
  ccode2: "770",
  year: "1999",
  cowmidonset: "1",
  hostlev1: "4",
  hostlev2: "2",
  fatality1: "3",
  fatality2: "0",
  maxdur: "10",
  stmon: "5",
};

type Row = Readonly<Record<string, string>>;

interface Side {
  readonly ccode: string;
  readonly hostlev: string;
  readonly fatality: string;
}

/** The first day on which the hostility of a row could be known. */
function knownFrom(changes: Readonly<Record<string, string>>): string | undefined {
  const line = factLines(DISPUTES, { ...ROW, ...changes }).find((l) => l.includes("hostility"));
  return line?.split(" known ")[1]?.slice(0, 10);
}

describe("disputes", () => {
  test("state who did what to whom and whose dead they were", () => {
    expect(factLines(DISPUTES, ROW)).toEqual([
      "cow-mid IND PAK (9001) 1999-01-01..1999-12-31 known 1999-12-31 = 1",
      "cow-mid-hostility IND PAK (9001) 1999-01-01..1999-12-31 known 1999-12-31 = 4",
      "cow-mid-fatality IND PAK (9001) 1999-01-01..1999-12-31 known 1999-12-31 = 3",
      "cow-mid-hostility PAK IND (9001) 1999-01-01..1999-12-31 known 1999-12-31 = 2",
      "cow-mid-fatality PAK IND (9001) 1999-01-01..1999-12-31 known 1999-12-31 = 0",
    ]);
  });

  test("are the same facts from either side's row", () => {
    const level = (least: number, greatest: number): fc.Arbitrary<string> =>
      fc.integer({ min: least, max: greatest }).map(String);
    const side = fc.record({
      ccode: fc.constantFrom("2", "365", "710", "750", "770"),
      hostlev: level(1, 5),
      fatality: fc.oneof(level(0, 6), fc.constant("-9")),
    });
    const row = (one: Side, other: Side, rest: object): Row => ({
      ...ROW,
      ...rest,
      ccode1: one.ccode,
      ccode2: other.ccode,
      hostlev1: one.hostlev,
      hostlev2: other.hostlev,
      fatality1: one.fatality,
      fatality2: other.fatality,
    });
    const rest = fc.record({
      cowmidonset: level(0, 1),
      maxdur: level(1, 5000),
      stmon: level(1, 13),
    });
    fc.assert(
      fc.property(side, side, rest, (one, other, shared) => {
        fc.pre(one.ccode !== other.ccode);
        const lines = factLines(DISPUTES, row(one, other, shared));
        expect(factLines(DISPUTES, row(other, one, shared)).toSorted()).toEqual(lines.toSorted());
        expect(lines.length).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  test("let their hostility be known only when they were surely over", () => {
    expect(knownFrom({ maxdur: "1" })).toBe("1999-12-31");
    expect(knownFrom({ stmon: "12", maxdur: "1" })).toBe("1999-12-31");
    expect(knownFrom({ stmon: "12", maxdur: "2" })).toBe("2000-01-01");
    expect(knownFrom({ stmon: "2", maxdur: "367" })).toBe("2000-02-29");
  });

  test("count the length of a later year's row from the year before", () => {
    expect(knownFrom({ cowmidonset: "0", maxdur: "400" })).toBe("1999-12-31");
    expect(knownFrom({ cowmidonset: "0", stmon: "12", maxdur: "400" })).toBe("2000-02-03");
  });

  test("are over for the record when the edition ends", () => {
    expect(knownFrom({ year: "2012", maxdur: "4000" })).toBe("2014-12-31");
    expect(knownFrom({ year: "2014", maxdur: "4000" })).toBe("2014-12-31");
    expect(knownFrom({ year: "2015", maxdur: "4000" })).toBe("2015-12-31");
  });

  test("read a month that is none as the last", () => {
    expect(knownFrom({ stmon: "13", maxdur: "2" })).toBe("2000-01-01");
    expect(knownFrom({ stmon: "-9", maxdur: "2" })).toBe("2000-01-01");
  });

  test("of unknown length state only that they were", () => {
    expect(factLines(DISPUTES, { ...ROW, maxdur: "-9" })).toEqual([
      "cow-mid IND PAK (9001) 1999-01-01..1999-12-31 known 1999-12-31 = 1",
    ]);
  });

  test("leave out the dead that nobody counted", () => {
    const lines = factLines(DISPUTES, { ...ROW, fatality1: "-9", fatality2: "-9" });
    expect(lines.map((line) => line.split(" ")[0])).toEqual([
      "cow-mid",
      "cow-mid-hostility",
      "cow-mid-hostility",
    ]);
  });

  test("of Gibler, Miller and Little are measures of their own", () => {
    const { cowmidonset, ...rest } = ROW;
    const lines = factLines(DISPUTES, { ...rest, gmlmidonset: cowmidonset });
    expect(lines.map((line) => line.split(" ")[0])).toEqual([
      "gml-mid",
      "gml-mid-hostility",
      "gml-mid-fatality",
      "gml-mid-hostility",
      "gml-mid-fatality",
    ]);
  });

  test("without a number or of another scale are refused", () => {
    expect(factLines(DISPUTES, { ...ROW, dispnum: "" })).toEqual(["item-unknown: no dispnum"]);
    expect(factLines(DISPUTES, { ...ROW, hostlev2: "6" })).toEqual([
      "value-malformed: hostlev2: 6 is not one of 1 to 5",
    ]);
  });
});
