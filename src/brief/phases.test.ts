import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoDate, type Period, periodOf } from "../kernel/index.ts";
import { cameoCode } from "../lexicon/index.ts";
import type { Turn } from "../measure/index.ts";
import { type BriefPhase, haveOnePace, phasesBetween, turnsTold } from "./phases.ts";
import { type ProfileCell, profileCells } from "./profile.ts";

const LEVEL = { value: 1, lo: 0, hi: 2 };

function turn(year: number, more: Partial<Turn> = {}): Turn {
  const period: Period = periodOf(isoDate(`${year}-01-01`), "year");
  return {
    series: "index",
    period,
    lo: period,
    hi: period,
    probability: 0.9,
    doubtful: false,
    direction: "up",
    change: LEVEL,
    before: LEVEL,
    after: LEVEL,
    falseAlarmRate: 0.05,
    eventsBefore: 10,
    eventsAfter: 10,
    events: [],
    ...more,
  };
}

/** So many events in each year from 2001. */
function cells(perYear: readonly number[]): ProfileCell[] {
  return profileCells(
    perYear.flatMap((events, i) =>
      events === 0
        ? []
        : [
            {
              year: 2001 + i,
              source: "RUS",
              target: "PAK",
              mutual: true,
              cameo: cameoCode("036"),
              ploverMode: null,
              events,
            },
          ],
    ),
  );
}

const STEADY = cells(Array.from({ length: 20 }, () => 3));
const WHOLE = isoDate("2020-12-31");

const spans = (phases: readonly BriefPhase[]): string[] =>
  phases.map(({ first, last }) => `${first}-${last}`);

describe("the phases of a record", () => {
  test("are one where nothing turned, and the years between turns otherwise", () => {
    expect(spans(phasesBetween([], STEADY, WHOLE))).toEqual(["2001-2020"]);
    const phases = phasesBetween([turn(2012), turn(2005)], STEADY, WHOLE);
    expect(spans(phases)).toEqual(["2001-2004", "2005-2011", "2012-2020"]);
    expect(phases.map(({ opened }) => opened?.turn.period)).toEqual([undefined, "2005", "2012"]);
    expect(phases.map(({ events }) => events)).toEqual([12, 21, 27]);
  });

  test("begin with a doubtful turn only if few series without a change would show one as sure", () => {
    const begins = (falseAlarmRate: number | null): boolean =>
      phasesBetween([turn(2010, { doubtful: true, falseAlarmRate })], STEADY, WHOLE).length === 2;
    expect([0.1, 0.11, null].map(begins)).toEqual([true, false, false]);
    expect(phasesBetween([turn(2010, { falseAlarmRate: null })], STEADY, WHOLE)).toHaveLength(2);
  });

  test("tell turns within two years of one another as one, by the surest of them", () => {
    const weak = turn(2008, { series: "engagement", probability: 0.99, doubtful: true });
    const [, phase, ...rest] = phasesBetween(
      [weak, turn(2010, { probability: 0.95 }), turn(2012, { series: "intensity" })],
      STEADY,
      WHOLE,
    );
    expect(rest).toEqual([]);
    expect(phase?.opened?.turn.period).toBe("2010");
    expect(phase?.opened?.beside.map(({ series }) => series)).toEqual(["intensity", "engagement"]);
    expect(phasesBetween([turn(2010), turn(2013)], STEADY, WHOLE)).toHaveLength(3);
  });

  test("do not begin with a turn in the last year, which cannot show that its level lasts", () => {
    expect(phasesBetween([turn(2020)], STEADY, WHOLE)).toHaveLength(1);
    expect(phasesBetween([turn(2019)], STEADY, WHOLE)).toHaveLength(2);
  });

  test("are five at most, those between the surest turns", () => {
    const turns = [2004, 2007, 2010, 2013, 2016].map((year, i) =>
      turn(year, { probability: 0.9 + i / 100 }),
    );
    const phases = phasesBetween(turns, STEADY, WHOLE);
    expect(spans(phases)).toEqual([
      "2001-2006",
      "2007-2009",
      "2010-2012",
      "2013-2015",
      "2016-2020",
    ]);
    expect(turnsTold(phases).map(({ period }) => period)).toEqual(["2007", "2010", "2013", "2016"]);
  });

  test("leave a year cut short out of the rate and count its events", () => {
    const phases = phasesBetween([], cells([4, 4, 1]), isoDate("2003-03-01"));
    expect(phases).toMatchObject([{ last: 2003, partial: true, events: 9, rate: 4 }]);
    const nearly = phasesBetween([], cells([4, 4, 1]), isoDate("2003-12-01"));
    expect(nearly).toMatchObject([{ partial: false, rate: 3 }]);
    const first = phasesBetween([], cells([2]), isoDate("2001-03-01"));
    expect(first).toMatchObject([{ partial: false, rate: 2 }]);
  });

  test("have one pace up to a quarter more in the busiest than in the quietest", () => {
    const haveOne = (late: number): boolean =>
      haveOnePace(phasesBetween([turn(2003)], cells([4, 4, late, late]), isoDate("2004-12-31")));
    expect([4, 5, 6, 0].map(haveOne)).toEqual([true, true, false, false]);
  });

  test("cover every year once and hold every event, whatever turns, in whatever order", () => {
    const turns = fc.array(
      fc.record({
        year: fc.integer({ min: 1999, max: 2025 }),
        series: fc.constantFrom("index" as const, "intensity" as const, "engagement" as const),
        doubtful: fc.boolean(),
        probability: fc.double({ min: 0.5, max: 1, noNaN: true }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(turns, fc.array(fc.nat(5), { minLength: 1, maxLength: 20 }), (drawn, counts) => {
        const held = cells([1, ...counts]);
        const all = drawn.map(({ year, ...more }) => turn(year, more));
        const phases = phasesBetween(all, held, WHOLE);
        expect(phases.length).toBeLessThanOrEqual(5);
        expect(phases[0]).toMatchObject({ first: 2001, opened: undefined });
        expect(phases.at(-1)?.last).toBe(2021 < 2001 + counts.length ? 2001 + counts.length : 2020);
        phases.forEach((phase, i) => {
          if (i > 0) expect(phase.first).toBe((phases[i - 1]?.last ?? 0) + 1);
          expect(phase.last).toBeGreaterThanOrEqual(phase.first);
        });
        const total = counts.reduce((a, b) => a + b, 1);
        expect(phases.reduce((sum, { events }) => sum + events, 0)).toBe(total);
        expect(spans(phasesBetween([...all].reverse(), held, WHOLE)).length).toBe(phases.length);
      }),
    );
  });
});
