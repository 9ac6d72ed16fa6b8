import { describe, expect, test } from "vitest";
import { isoDate, type Period, periodsBetween } from "../../kernel/index.ts";
import { type FactReach, type KnownFact, knownValues } from "./fact-values.ts";

/** A number of a year, known on a day of the next. */
function ofYear(year: number, value: number, knownFrom: string = `${year + 1}-03-15`): KnownFact {
  return {
    first: isoDate(`${year}-01-01`),
    last: isoDate(`${year}-12-31`),
    knownFrom: isoDate(knownFrom),
    value,
  };
}

const quarters = (from: string, to: string): Period[] =>
  periodsBetween(from as Period, to as Period);

const NONE = Number.NaN;

function known(
  facts: readonly KnownFact[],
  periods: readonly Period[],
  { calendar = facts, silence = NONE }: { calendar?: readonly FactReach[]; silence?: number } = {},
): number[] {
  return [...knownValues(facts, calendar, periods, silence).values];
}

describe("a fact at a period's end", () => {
  test("is the latest of which its source had told by then, from the day on which it could be known", () => {
    const facts = [ofYear(2015, 1), ofYear(2016, 2), ofYear(2017, 3)];
    const told = known(facts, quarters("2015-Q4", "2017-Q2"));
    expect(told).toEqual([NONE, 1, 1, 1, 1, 2, 2]);
  });

  test("is not carried beyond eighteen months: the next edition is half a year overdue", () => {
    const told = known([ofYear(2015, 1)], quarters("2016-Q1", "2018-Q1"));
    expect(told).toEqual([1, 1, 1, 1, 1, 1, NONE, NONE, NONE]);
  });

  test("is what silence means where its source has told of that time and not of those asked about", () => {
    const calendar = [ofYear(2015, 1), ofYear(2016, 9), ofYear(2017, 9)];
    const facts = [ofYear(2015, 4), ofYear(2017, 6)];
    const periods = quarters("2016-Q1", "2018-Q1");
    expect(known(facts, periods, { calendar, silence: 0 })).toEqual([4, 4, 4, 4, 0, 0, 0, 0, 6]);
    expect(known(facts, periods, { calendar })).toEqual([4, 4, 4, 4, NONE, NONE, NONE, NONE, 6]);
  });

  test("names the facts that its numbers are of", () => {
    const facts = [ofYear(2013, 5), ofYear(2015, 1), ofYear(2016, 2), ofYear(2017, 3)];
    const { facts: used } = knownValues(facts, facts, quarters("2016-Q2", "2017-Q2"), NONE);
    expect([...used].map(({ value }) => value)).toEqual([1, 2]);
  });

  test("is the greatest of several that hold at one time", () => {
    expect(known([ofYear(2015, 1), ofYear(2015, 2)], quarters("2016-Q1", "2016-Q1"))).toEqual([2]);
  });

  test("that lasts for years holds until it ends, and then what silence means", () => {
    const rivalry = {
      first: isoDate("2001-01-01"),
      last: isoDate("2003-06-30"),
      knownFrom: isoDate("2001-12-31"),
      value: 1,
    };
    const other = { ...rivalry, last: isoDate("2010-12-31") };
    const years = quarters("2001", "2004");
    const told = known([rivalry], years, { calendar: [rivalry, other], silence: 0 });
    expect(told).toEqual([1, 1, 0, 0]);
  });

  test("does not change when what is known later changes", () => {
    const facts = [ofYear(2015, 1), ofYear(2016, 2), ofYear(2017, 3), ofYear(2018, 4)];
    const periods = quarters("2015-Q1", "2019-Q4");
    const all = known(facts, periods);
    for (const [t, period] of periods.entries()) {
      const end = `${period.slice(0, 4)}-12-31`;
      const past = facts.filter(({ knownFrom }) => knownFrom <= end);
      expect(known(past, periods).slice(0, t + 1)).toEqual(all.slice(0, t + 1));
    }
  });
});
