import { describe, expect, test } from "vitest";
import { isoDate, type Period, periodsBetween } from "../../kernel/index.ts";
import type { ToldSpread } from "../../record/index.ts";
import { coverageOf } from "./coverage.ts";
import { commonShock, mediaVolume } from "./panel-controls.ts";
import type { ToldSource } from "./told-source.ts";

type Cell = readonly [cooperation: number, conflict: number, dyads: number];

/** A source that tells so much of dyads, month by month; nothing at all in a month of `null`. */
function source(months: readonly (readonly Cell[] | null)[]): ToldSource {
  const periods = periodsBetween("2018-01" as Period, "2030-12" as Period).slice(0, months.length);
  const spread = new Map<Period, ToldSpread[]>();
  for (const [t, period] of periods.entries()) {
    const rows = (months[t] ?? []).map(([cooperation, conflict, dyads]) => {
      return {
        teller: "gdelt",
        period,
        cooperation,
        conflict,
        dyads,
        latest: isoDate("2018-01-31"),
      };
    });
    if (months[t] !== null) spread.set(period, rows);
  }
  const everybody = periods.map((_, t) =>
    (months[t] ?? []).reduce((sum, [c, x, dyads]) => sum + dyads * (c + x), 0),
  );
  return {
    scope: { asOf: isoDate("2030-01-01"), dyad: ["RUS", "PAK"], by: "month" },
    teller: "gdelt",
    periods,
    looked: months.map((month) => month !== null),
    acts: new Map(),
    ties: () => ({ over: [], known: [], thirds: [] }),
    latest: isoDate("2030-01-01"),
    everybody: Float64Array.from(everybody),
    spread,
    tells: { sides: true, matter: true, codes: true },
  };
}

const counts = (
  cooperation: readonly number[],
  conflict: readonly number[],
): { cooperation: Float64Array; conflict: Float64Array } => ({
  cooperation: Float64Array.from(cooperation),
  conflict: Float64Array.from(conflict),
});

const steady = (n: number): readonly Cell[] => [[n, 0, 1]];

describe("the common shock", () => {
  test("is the mean log ratio of the others, each weighing as it is known", () => {
    const told = source([
      [
        [3, 0, 1],
        [0, 1, 2],
        [9, 4, 1],
        [0, 0, 5],
      ],
    ]);
    const own = counts([9], [4]);
    // 3 and 0: y = log 7, v = 1/3.5 + 1/.5; twice 0 and 1: y = -log 3, v = 1/.5 + 1/1.5
    const [first, second] = [1 / (1 + 1 / 3.5 + 2), 1 / (1 + 2 + 1 / 1.5)];
    const mean = (first * Math.log(7) - 2 * second * Math.log(3)) / (first + 2 * second);
    expect(commonShock(told, own)[0]).toBeCloseTo(mean, 12);
  });

  test("is unknown where the source tells of no other dyad", () => {
    const told = source([[[2, 1, 1]], null, [[2, 1, 2]]]);
    const shock = commonShock(told, counts([2, Number.NaN, 2], [1, Number.NaN, 1]));
    expect([...shock.slice(0, 2)]).toEqual([Number.NaN, Number.NaN]);
    expect(shock[2]).toBeCloseTo(Math.log(2.5 / 1.5), 12);
  });
});

describe("coverage", () => {
  test("is 1 where a source always tells alike, and unknown where it did not look", () => {
    const told = source([steady(10), steady(10), null, steady(10)]);
    expect([...coverageOf(told, new Float64Array(4))]).toEqual([1, 1, Number.NaN, 1]);
  });

  test("of a source that tells much follows a jump at once, of one that tells little over a year", () => {
    const jump = (n: number): Float64Array => {
      const before = Array.from({ length: 12 }, () => steady(n));
      const after = Array.from({ length: 12 }, () => steady(2 * n));
      return coverageOf(source([...before, ...after]), new Float64Array(24));
    };
    const [much, little] = [jump(100_000), jump(4)];
    expect(much[12]).toBeCloseTo(2, 2);
    expect(little[12]).toBeLessThan(1.2);
    // by the end of a year the mean of the last twelve months is the new one
    expect(little[23]).toBeCloseTo((8 + 0.5) / (4 + 0.5), 12);
  });

  test("leaves out what is not about everybody else", () => {
    const told = source([steady(10), steady(30)]);
    expect([...coverageOf(told, Float64Array.from([0, 20]))]).toEqual([1, 1]);
  });

  test("looks back only", () => {
    const told = [4, 8, 2, 9, 30, 1, 7, 7, 5, 6, 8, 3, 2, 40].map(steady);
    const all = coverageOf(source(told), new Float64Array(14));
    for (let t = 1; t <= 14; t++) {
      const past = coverageOf(source(told.slice(0, t)), new Float64Array(t));
      expect(past).toEqual(all.slice(0, t));
    }
  });
});

test("media volume is the log of the dyad's events and one, however much is told of others", () => {
  const volume = mediaVolume(counts([3, Number.NaN, 4, 0], [1, Number.NaN, 0, 0]));
  expect([...volume]).toEqual([Math.log1p(4), Number.NaN, Math.log1p(4), 0]);
});
