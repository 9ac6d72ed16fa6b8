import { describe, expect, test } from "vitest";
import { advantageHeldEqual, meanAdvantage } from "./alliance-advantage.ts";
import type { BoundPair } from "./bound-pairs.ts";

const pair = (a: string, b: string, more: Partial<BoundPair>): BoundPair => ({
  ...{ a, b, near: "land", polar: 100, allied: undefined, others: undefined, level: 0, bound: 0 },
  ...more,
});

describe("the advantage of allies", () => {
  test("is the difference of means, a pair with years of both kinds counting in both", () => {
    const found = meanAdvantage([
      pair("A", "B", { allied: 60, others: 20 }),
      pair("C", "D", { allied: 40 }),
      pair("E", "F", { others: 10 }),
    ]);
    expect(found.difference).toBeCloseTo(50 - 15, 12);
    expect([found.allied, found.pairs]).toEqual([2, 3]);
  });

  test("within strata weighs each by its pairs with a pact, and one of a single kind says nothing", () => {
    const pairs = [
      pair("A", "B", { near: "land", allied: 50 }),
      pair("A", "C", { near: "land", allied: 30 }),
      pair("A", "D", { near: "land", others: 20 }),
      pair("B", "C", { near: "power", allied: 90 }),
      pair("B", "D", { near: "power", others: 50 }),
      pair("C", "D", { near: "none", others: -90 }),
    ];
    const { difference } = meanAdvantage(pairs, ({ near }) => near);
    expect(difference).toBeCloseTo((2 * 20 + 1 * 40) / 3, 12);
  });

  test("held equal finds what a pact adds beside what is told of either state", () => {
    const states = ["A", "B", "C", "D", "E", "F", "G"];
    const own = (state: string): number => 7 * states.indexOf(state) - 20;
    const every = states.flatMap((a, i) =>
      states.slice(i + 1).map((b): [string, string] => [a, b]),
    );
    const pairs = every.map(([a, b], i) => {
      const [isBound, isNear] = [i % 3 === 0, i % 2 === 0];
      const level = own(a) + own(b) + 12 * Number(isBound) + 5 * Number(isNear);
      return pair(a, b, { near: isNear ? "land" : "none", level, bound: Number(isBound) });
    });
    const { difference, byStates } = advantageHeldEqual(pairs);
    expect(difference).toBeCloseTo(12, 8);
    expect(byStates).toBeLessThan(1e-6);
  });
});
