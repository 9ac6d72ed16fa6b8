import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoDate, type Period, periodOf } from "../../kernel/index.ts";
import type { DyadPeriod } from "../../record/index.ts";
import { pairKey, strengthsOverTime } from "./strengths.ts";
import { triadBalance } from "./triads.ts";

const year = (y: number): Period => periodOf(isoDate(`${y}-01-01`), "year");

function row(a: string, b: string, y: number, cooperation: number, conflict: number): DyadPeriod {
  const [first, second] = a < b ? [a, b] : [b, a];
  return {
    teller: "made-up",
    a: first,
    b: second,
    period: year(y),
    cooperation,
    conflict,
    attention: 0,
  };
}

describe("strengths", () => {
  test("halve in a year, and are drawn to zero where there are few events", () => {
    const [first, second] = strengthsOverTime(
      [row("A", "B", 2000, 12, 0), row("A", "C", 2001, 0, 1)],
      "year",
    );
    expect(first?.pairs.get(pairKey("B", "A"))).toEqual({ sign: 12 / 16, weight: 12 });
    expect(second?.pairs.get(pairKey("A", "B"))).toEqual({ sign: 6 / 10, weight: 6 });
    expect(second?.pairs.get(pairKey("A", "C"))).toEqual({ sign: -1 / 5, weight: 1 });
  });

  test("lie strictly between -1 and 1 whatever the counts", () => {
    const count = fc.nat(1e6);
    fc.assert(
      fc.property(fc.array(fc.tuple(count, count), { minLength: 1, maxLength: 8 }), (counts) => {
        const rows = counts.map(([c, x], i) => row("A", "B", 2000 + i, c, x));
        for (const { pairs } of strengthsOverTime(rows, "year")) {
          for (const { sign } of pairs.values()) expect(Math.abs(sign)).toBeLessThan(1);
        }
      }),
    );
  });

  test("of nothing are none", () => {
    expect(strengthsOverTime([], "year")).toEqual([]);
  });
});

describe("triads", () => {
  const [at] = strengthsOverTime(
    [
      row("A", "B", 2000, 16, 0),
      row("A", "F", 2000, 16, 0),
      row("B", "F", 2000, 16, 0),
      row("A", "E", 2000, 0, 16),
      row("B", "E", 2000, 0, 16),
      row("A", "M", 2000, 16, 0),
      row("B", "M", 2000, 0, 16),
      row("A", "Q", 2000, 2, 2),
      row("B", "Q", 2000, 16, 0),
      row("A", "Z", 2000, 16, 0),
    ],
    "year",
  );

  test("tell friends, enemies and those in between; who is known to one side only is left out", () => {
    if (at === undefined) throw new Error("one period expected");
    const found = triadBalance(at, ["A", "B"], ["A", "B", "E", "F", "M", "Q", "Z"]);
    expect(found.thirds.map(({ actor, role, balanced }) => [actor, role, balanced])).toEqual([
      ["E", "enemy of both", true],
      ["F", "friend of both", true],
      ["M", "friend of the first, enemy of the second", false],
      ["Q", "no clear side", null],
    ]);
    expect(found.clear).toBe(3);
    expect(found.balancedShare).toBeCloseTo(2 / 3, 12);
    expect(found.balancedWeight).toBeCloseTo(2 / 3, 12);
    expect(found.friendOfFriend).toBeCloseTo(0.8, 12);
    expect(found.enemyOfEnemy).toBeCloseTo(0.8, 12);
    expect(found.friendOfEnemy).toBeCloseTo(0.8, 12);
  });

  test("have no share where no triad is clear", () => {
    if (at === undefined) throw new Error("one period expected");
    expect(triadBalance(at, ["A", "B"], ["Q"])).toMatchObject({ clear: 0, balancedShare: null });
  });
});
