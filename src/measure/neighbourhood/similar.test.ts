import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isoDate,
  type Period,
  periodOf,
  periodsBetween,
  seededRandom,
} from "../../kernel/index.ts";
import { betaBinomial, logistic } from "../../maths/index.ts";
import type { DyadPeriod } from "../../record/index.ts";
import { apart, type SimilarDyads, similarDyads } from "./similar.ts";
import type { Part } from "./structural-series.ts";
import { trajectories } from "./trajectories.ts";
import { changesBeyondShared, correlationOf } from "./trajectory-changes.ts";

const QUARTERS = periodsBetween(
  periodOf(isoDate("2000-01-01"), "quarter"),
  periodOf(isoDate("2009-12-31"), "quarter"),
);

type Course = (t: number) => number;

const RISING: Course = (t) => -1.5 + (3 * t) / 39;
const FALLING: Course = (t) => 1.5 - (3 * t) / 39;
const WAVE: Course = (t) => Math.sin((2 * Math.PI * t) / 16);
const LEVEL: Course = () => 1;

/** A dyad whose polar events follow a course of logits. */
function told(
  a: string,
  b: string,
  course: Course,
  {
    perQuarter = 40,
    seed = 1,
    periods = QUARTERS,
  }: {
    readonly perQuarter?: number;
    readonly seed?: number;
    readonly periods?: readonly Period[];
  } = {},
): DyadPeriod[] {
  const random = seededRandom(seed);
  return periods.map((period) => {
    const t = QUARTERS.indexOf(period);
    const cooperation = betaBinomial.sample(random, perQuarter, logistic(course(t)), 0.02);
    return {
      teller: "made-up",
      a,
      b,
      period,
      cooperation,
      conflict: perQuarter - cooperation,
      attention: 0,
    };
  });
}

const ASKED = ["AAA", "BBB"] as const;

const PANEL: readonly DyadPeriod[] = [
  ...told("AAA", "BBB", RISING, { seed: 1 }),
  ...told("CCC", "DDD", RISING, { seed: 2 }),
  ...told("EEE", "FFF", FALLING, { seed: 3 }),
  ...told("GGG", "HHH", LEVEL, { seed: 4 }),
  ...told("III", "JJJ", WAVE, { seed: 5 }),
];

function found(rows: readonly DyadPeriod[], count: number = 9): SimilarDyads {
  const similar: Part<SimilarDyads> = similarDyads(rows, "quarter", { dyad: ASKED, count });
  if ("reason" in similar) throw new Error(similar.reason);
  return similar;
}

const named = ({ dyads }: SimilarDyads): string[] => dyads.map(({ dyad }) => dyad.join(" "));

describe("similar dyads", () => {
  test("come in the order of their distance: the same course first, the opposite one last", () => {
    const similar = found(PANEL);
    const names = named(similar);
    expect(names[0]).toBe("CCC DDD");
    expect(names).toHaveLength(4);
    const distances = similar.dyads.map(({ distance }) => distance);
    expect(distances).toEqual([...distances].sort((x, y) => x - y));
    const [nearest] = similar.dyads;
    expect(nearest).toMatchObject({
      common: { periods: 40, first: "2000-Q1", last: "2009-Q4" },
      events: 1600,
      closerThan: 0.9,
    });
    // rising and falling courses lie 1.7 logits apart in the root mean square
    const opposite = similar.dyads.find(({ dyad }) => dyad[0] === "EEE");
    expect(opposite?.distance).toBeGreaterThan(1.3);
    expect(opposite?.distance).toBeLessThan(1.9);
    expect(nearest?.distance).toBeLessThan(0.4);
    expect(nearest?.distanceInPoints).toBeLessThan(20);
  });

  test("are compared by level: the same movement farther up is not near", () => {
    const rows = [...PANEL, ...told("KKK", "LLL", (t) => RISING(t) + 1, { seed: 6 })];
    const shifted = found(rows).dyads.find(({ dyad }) => dyad[0] === "KKK");
    expect(shifted?.distance).toBeGreaterThan(0.7);
    expect(shifted?.distance).toBeLessThan(1.2);
  });

  test("are the same in whatever order the rows come, and whichever actor is named first", () => {
    const before = found(PANEL);
    expect(found([...PANEL].reverse())).toEqual(before);
    expect(similarDyads(PANEL, "quarter", { dyad: ["BBB", "AAA"], count: 9 })).toEqual(before);
  });

  test("share eight quarters or more, and are compared over these only", () => {
    const late = QUARTERS.slice(30);
    const rows = [
      ...PANEL,
      ...told("KKK", "LLL", RISING, { periods: late }),
      ...told("MMM", "NNN", RISING, { periods: QUARTERS.slice(33) }),
    ];
    const similar = found(rows);
    expect(named(similar)).not.toContain("MMM NNN");
    const short = similar.dyads.find(({ dyad }) => dyad[0] === "KKK");
    expect(short?.common).toEqual({ periods: 10, first: "2007-Q3", last: "2009-Q4" });
    // 7 dyads make 21 pairs, of which the 6 with the shortest have too little in common
    expect(similar).toMatchObject({ compared: 7, pairs: 15 });
  });

  test("are not looked for where there are fewer than twenty polar events, or nobody to compare with", () => {
    const few = told("AAA", "BBB", RISING, { perQuarter: 1, periods: QUARTERS.slice(0, 19) });
    const others = PANEL.filter(({ a }) => a !== "AAA");
    expect(similarDyads([...few, ...others], "quarter", { dyad: ASKED, count: 3 })).toEqual({
      what: "similar dyads",
      reason: "the source tells of fewer than 20 polar events between the two",
    });
    const alone = PANEL.filter(({ a }) => a === "AAA");
    expect(similarDyads(alone, "quarter", { dyad: ASKED, count: 3 })).toMatchObject({
      reason: "no other dyad of 20 polar events shares 8 periods with these two",
    });
    expect(similarDyads([], "quarter", { dyad: ASKED, count: 3 })).toHaveProperty("reason");
  });

  test("are sought among the 300 busiest, the dyad asked about always with them", () => {
    const pair = (i: number): readonly [string, string] => {
      const number = String(i).padStart(3, "0");
      return [`P${number}`, `Q${number}`];
    };
    const years = QUARTERS.slice(0, 8);
    const crowd = Array.from({ length: 310 }, (_, i) => {
      const [a, b] = pair(i);
      return told(a, b, LEVEL, { perQuarter: 10 + (i % 3), seed: i, periods: years });
    }).flat();
    const asked = told("AAA", "BBB", LEVEL, { perQuarter: 5, periods: years });
    const similar = found([...crowd, ...asked], 2);
    expect(similar.compared).toBe(301);
    expect(similar.dyads).toHaveLength(2);
    expect(similar.notes.at(-1)).toBe("Only the 300 busiest dyads are compared.");
  });
});

describe("the distance of two trajectories", () => {
  test("is a root mean square in which a period weighs as the inverse of the two variances' sum", () => {
    const xs = [{ mean: 1, variance: 0.5 }, undefined, { mean: -1, variance: 0.25 }];
    const ys = [
      { mean: 0, variance: 0.5 },
      { mean: 9, variance: 1 },
      { mean: 2, variance: 0 },
    ];
    // weights 1 and 4, squared differences 1 and 9
    const { distance, periods } = apart(xs, ys, (level) => level);
    expect(distance).toBeCloseTo(Math.sqrt((1 + 4 * 9) / 5), 12);
    expect(periods).toBe(2);
    expect(apart(xs, ys, (level) => 10 * level).distance).toBeCloseTo(Math.sqrt(100 * 7.4), 12);
  });
});

describe("trajectories", () => {
  test("have no level before the first event, and none in a period of which nothing is told", () => {
    const gap = QUARTERS.filter((_, t) => t < 10 || t >= 20);
    const rows = [
      ...told("AAA", "BBB", RISING, { periods: gap }),
      ...told("CCC", "DDD", RISING, { periods: gap.slice(5) }),
    ];
    const { periods, all } = trajectories(rows, "quarter", ASKED);
    expect(periods).toEqual(gap);
    const late = all.find(({ dyad }) => dyad[0] === "CCC");
    expect(late?.levels.slice(0, 6).map((level) => level === undefined)).toEqual([
      ...[true, true, true, true, true, false],
    ]);
    expect(late?.levels).toHaveLength(gap.length);
  });
});

describe("changes beyond those that all share", () => {
  test("of dyads that all move alike are nothing", () => {
    const rows = ["AB", "CD", "EF"].flatMap((two) =>
      told(`${two[0]}`, `${two[1]}`, RISING, { seed: 7 }),
    );
    const own = changesBeyondShared(trajectories(rows, "quarter", ASKED));
    for (const changes of own.values()) {
      expect(changes[0]).toBeUndefined();
      for (const change of changes.slice(1)) expect(change).toBeCloseTo(0, 12);
    }
  });

  test("do not reach over a gap", () => {
    const gap = QUARTERS.filter((_, t) => t < 10 || t >= 20);
    const rows = told("AAA", "BBB", RISING, { periods: gap });
    const [changes] = changesBeyondShared(trajectories(rows, "quarter", ASKED)).values();
    expect(
      changes?.map((change, t) => (change === undefined ? t : -1)).filter((t) => t >= 0),
    ).toEqual([0, 10]);
  });

  test("are correlated from eight common ones on, by Pearson", () => {
    const [xs, ys] = [
      [1, 2, 3, 4, 5, 6, 7, 8, undefined],
      [2, 1, 4, 3, 6, 5, 8, 7, 100],
    ];
    // covariances: sums of squares 42 each, of products 38
    expect(correlationOf(xs, ys)).toBeCloseTo(38 / 42, 12);
    expect(correlationOf(xs.slice(1), ys.slice(1))).toBeNull();
    expect(
      correlationOf(
        xs,
        xs.map(() => 3),
      ),
    ).toBeNull();
    const change = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(change, change), { minLength: 8, maxLength: 20 }), (pairs) => {
        const [us, vs] = [pairs.map(([u]) => u), pairs.map(([, v]) => v)];
        const r = correlationOf(us, vs);
        if (r === null) return;
        expect(Math.abs(r)).toBeLessThanOrEqual(1);
        expect(correlationOf(vs, us)).toBeCloseTo(r, 12);
        expect(
          correlationOf(
            us.map((u) => -2 * u),
            vs,
          ),
        ).toBeCloseTo(-r, 9);
      }),
    );
  });
});
