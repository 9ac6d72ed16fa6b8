import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoDate } from "../../kernel/index.ts";
import {
  calendarYear,
  capitalised,
  isAbsent,
  nameOf,
  possessive,
  runsOf,
  seriesOrAbsent,
  whyAbsent,
} from "./structural-series.ts";

const AS_OF = isoDate("2026-01-01");
const HEAD = { what: "a thing", unit: "things", source: "made-up", measures: ["thing"], notes: [] };

describe("runs of years", () => {
  test("join years that follow one another and cover no other", () => {
    const years = [2001, 1999, 2000, 2000, 2005].map(calendarYear);
    expect(runsOf(years)).toEqual([
      { first: "1999", last: "2001" },
      { first: "2005", last: "2005" },
    ]);
    expect(runsOf([])).toEqual([]);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1900, max: 1960 })), (numbers) => {
        const covered = runsOf(numbers.map(calendarYear)).flatMap(({ first, last }) =>
          Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => Number(first) + i),
        );
        expect(covered).toEqual([...numbers].sort((x, y) => x - y));
      }),
    );
  });
});

describe("a structural series", () => {
  test("is in the order of its years and covers what it has points of", () => {
    const points = [2003, 2001].map((year) => ({ period: calendarYear(year), value: year }));
    const series = seriesOrAbsent(HEAD, points, { reason: "none" });
    expect(series).toMatchObject({
      unit: "things",
      coverage: { first: "2001", last: "2003" },
      points: [{ value: 2001 }, { value: 2003 }],
    });
  });

  test("without points is absent with its reason, and not zero", () => {
    const series = seriesOrAbsent(HEAD, [], { reason: "nobody counted" });
    expect(series).toEqual({ what: "a thing", reason: "nobody counted" });
    expect(isAbsent(series)).toBe(true);
  });
});

describe("the reason for an absence", () => {
  const reason = (dyad: readonly [string, string], held: readonly string[] = []): string =>
    whyAbsent({ asOf: AS_OF, dyad }, "UN votes", "un-votes", held).reason;

  test("names the import that would help, the side that is missing, or that there is nothing common", () => {
    expect(reason(["RUS", "PAK"])).toBe("no UN votes in this record: entente record add un-votes");
    expect(reason(["RUS", "PAK"], ["RUS"])).toBe("no UN votes of Pakistan in this record");
    expect(reason(["RUS", "PAK"], ["RUS", "PAK"])).toBe(
      "the record has UN votes of both, but none that tell of the two together",
    );
  });

  test("of a dyad with an actor that is no state is that", () => {
    expect(reason(["RUS", "TALIBAN"])).toBe("the Taliban is no state: UN votes are of states only");
  });
});

describe("names", () => {
  test("stand as a sentence takes them", () => {
    expect(capitalised(nameOf("USA"))).toBe("The United States");
    expect(possessive("USA")).toBe("the United States'");
    expect(possessive("RUS")).toBe("Russia's");
    expect(nameOf("NOBODY")).toBe("NOBODY");
  });
});
