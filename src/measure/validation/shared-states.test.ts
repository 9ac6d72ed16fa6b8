import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { type Contribution, drawnPairs, errorByPairs, errorByStates } from "./shared-states.ts";

const STATES = ["A", "B", "C", "D", "E"];
const PAIRS = STATES.flatMap((a, i) => STATES.slice(i + 1).map((b) => ({ a, b })));

/** The sum over all pairs of pairs that share a state, written out. */
function writtenOut(contributions: readonly Contribution[]): number {
  let sum = 0;
  for (const x of contributions) {
    for (const y of contributions) {
      const shares = [y.a, y.b].some((state) => state === x.a || state === x.b);
      if (shares) sum += x.value * y.value;
    }
  }
  return Math.sqrt(sum);
}

describe("the error of an estimate from pairs of states", () => {
  test("is the sum over all pairs that share a state", () => {
    const random = seededRandom(11);
    for (let draw = 0; draw < 20; draw++) {
      const own = STATES.map(() => random.uniform() + 0.2);
      const contributions = PAIRS.map(({ a, b }) => ({
        ...{ a, b },
        value: (own[STATES.indexOf(a)] ?? 0) + (own[STATES.indexOf(b)] ?? 0),
      }));
      expect(errorByStates(contributions)).toBeCloseTo(writtenOut(contributions), 12);
    }
  });

  test("counts a pair that adds several things once, by their sum", () => {
    const parts = [
      { a: "A", b: "B", value: 2 },
      { a: "A", b: "B", value: -0.5 },
    ];
    expect(errorByStates(parts)).toBeCloseTo(1.5, 12);
    expect(errorByPairs(parts)).toBeCloseTo(1.5, 12);
  });

  test("is that of independent pairs where no two share a state", () => {
    const apart = [
      { a: "A", b: "B", value: 3 },
      { a: "C", b: "D", value: 4 },
    ];
    expect(errorByStates(apart)).toBeCloseTo(5, 12);
    expect(errorByPairs(apart)).toBeCloseTo(5, 12);
  });

  test("is greater than theirs where all pairs of a state err alike", () => {
    const alike = STATES.slice(1).map((b) => ({ a: "A", b, value: 1 }));
    expect(errorByPairs(alike)).toBeCloseTo(2, 12);
    expect(errorByStates(alike)).toBeCloseTo(4, 12);
  });
});

describe("pairs of states drawn with replacement", () => {
  test("count as often as one of the states times as often as the other, once in the mean less one in as many", () => {
    const draws = drawnPairs(PAIRS, 4000, seededRandom(3));
    const all = draws.flat();
    const mean = all.reduce((sum, times) => sum + times, 0) / all.length;
    // E[n_i n_j] of a multinomial over s states is 1 - 1/s.
    expect(mean).toBeCloseTo(0.8, 1);
    expect(all.every(Number.isInteger)).toBe(true);
  });
});
