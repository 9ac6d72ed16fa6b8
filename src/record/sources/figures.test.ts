import { readFileSync } from "node:fs";
import { csvParse } from "d3-dsv";
import { describe, expect, test } from "vitest";
import { factLines, outcomeOf } from "../../../test/support/fact-table.ts";
import { FIGURES, FIGURES_PATH } from "./figures.ts";

const text = readFileSync(FIGURES_PATH, "utf8");
const table = csvParse(text);

const SHARE = {
  measure: "un-vote-agreement",
  a: "PAK",
  b: "RUS",
  first: "2018-01-01",
  last: "2018-12-31",
  known_from: "2018-12-31",
  value: "0.75",
  n: "80",
  unit: "share",
  source: "un-votes",
};

const PACT = {
  ...SHARE,
  measure: "atop-defence",
  first: "2003-01-01",
  last: "2004-12-31",
  known_from: "2004-12-31",
  value: "1",
  n: "",
};

describe("a row of figures", () => {
  test("states a share of votes with what it is a share of", () => {
    expect(factLines(FIGURES, SHARE)).toEqual([
      "un-vote-agreement PAK RUS 2018-01-01..2018-12-31 known 2018-12-31 = 0.75",
      "un-shared-votes PAK RUS 2018-01-01..2018-12-31 known 2018-12-31 = 80",
    ]);
    const half = { ...SHARE, measure: "un-vote-half-agreement" };
    expect(factLines(FIGURES, half)).toHaveLength(1);
    expect(factLines(FIGURES, { ...SHARE, a: "RUS", b: "PAK" })).toEqual(factLines(FIGURES, SHARE));
  });

  test("of several years is a fact for each, known as long after its end as the row is", () => {
    expect(factLines(FIGURES, PACT)).toEqual([
      "atop-defence PAK RUS 2003-01-01..2003-12-31 known 2003-12-31 = 1",
      "atop-defence PAK RUS 2004-01-01..2004-12-31 known 2004-12-31 = 1",
    ]);
    const odd = { ...PACT, first: "2002-06-01", last: "2004-03-01", known_from: "2004-03-11" };
    expect(factLines(FIGURES, odd)).toEqual([
      "atop-defence PAK RUS 2002-06-01..2002-12-31 known 2003-01-10 = 1",
      "atop-defence PAK RUS 2003-01-01..2003-12-31 known 2004-01-10 = 1",
      "atop-defence PAK RUS 2004-01-01..2004-03-01 known 2004-03-11 = 1",
    ]);
  });

  test("is refused where a cell cannot be, with the reason", () => {
    const refused = (cells: Readonly<Record<string, string>>): unknown =>
      factLines(FIGURES, { ...SHARE, ...cells });
    expect(refused({ measure: "un-votes" })).toEqual([
      'item-unknown: "un-votes" is no measure of this table',
    ]);
    expect(refused({ a: "XXX" })).toEqual(['country-unknown: a "XXX" is no state of today']);
    expect(refused({ b: "PAK" })).toEqual(["actor-same: both actors are PAK"]);
    expect(refused({ last: "2017-12-31" })).toEqual([
      "date-malformed: last: 2017-12-31 is before 2018-01-01",
    ]);
    expect(refused({ known_from: "2018-12-30" })).toEqual([
      "date-malformed: known_from: 2018-12-30 is before 2018-12-31",
    ]);
    expect(refused({ value: "" })).toEqual(["value-missing: states no number"]);
    expect(refused({ value: "most" })).toEqual(['value-malformed: value: "most" is no number']);
    expect(refused({ n: "many" })).toEqual(['value-malformed: n: "many" is no number']);
  });
});

describe("the table of figures", () => {
  const units = new Map(FIGURES.measures.map(({ id, unit }) => [id, unit]));

  test("is of all 21 pairs of the focus states and no other", () => {
    const focus = ["AFG", "CHN", "IND", "IRN", "PAK", "RUS", "USA"];
    const pairs = focus.flatMap((a, i) => focus.slice(i + 1).map((b) => `${a} ${b}`));
    expect([...new Set(table.map(({ a, b }) => `${a} ${b}`))].sort()).toEqual(pairs);
  });

  test("is read whole, in the units that its measures have", () => {
    expect(table.length).toBeGreaterThan(2000);
    const refused = table.filter((row) => !("facts" in outcomeOf(FIGURES, row)));
    expect(refused).toEqual([]);
    expect(table.filter(({ measure = "", unit }) => units.get(measure) !== unit)).toEqual([]);
    expect(new Set(table.map(({ source }) => source))).toEqual(new Set(["un-votes", "alliances"]));
  });

  test("stands in order, no figure twice, and holds every share of votes with its count", () => {
    const keys = table.map(({ measure, a, b, first }) => [measure, a, b, first].join(" "));
    expect(keys).toEqual([...new Set(keys)].sort());
    const shares = table.filter(({ source }) => source === "un-votes");
    const votes = shares.map(({ value, n }) => ({ value: Number(value), n: Number(n) }));
    expect(votes.filter(({ value, n }) => !(value >= 0 && value <= 1 && n >= 1))).toEqual([]);
  });

  test("names where it comes from: each original's licence and citation", () => {
    expect(FIGURES.licence).toContain("unvotes");
    expect(FIGURES.licence).toContain("peacesciencer");
    expect(FIGURES.citation).toContain("Voeten");
    expect(FIGURES.citation).toContain("Leeds");
    expect(FIGURES.citation).toContain("Gibler");
  });
});
