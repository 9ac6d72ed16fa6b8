import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { normal } from "../../maths/index.ts";
import { dependenceAmong } from "./dependence.ts";

function columns(seed: number, k: number): number[][] {
  const random = seededRandom(seed);
  return Array.from({ length: k }, (_, j) =>
    Array.from({ length: 20 }, () => normal.sample(random, 5 * j, 10 ** (j - 3))),
  );
}

describe("dependence among columns", () => {
  test("is found with the columns that make it up, whatever their units, and else is not", () => {
    const anyCase = fc.record({
      seed: fc.nat(1e6),
      weights: fc
        .uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 })
        .map((places) => places.toSorted((a, b) => a - b)),
      constant: fc.integer({ min: -50, max: 50 }),
    });
    fc.assert(
      fc.property(anyCase, ({ seed, weights, constant }) => {
        const free = columns(seed, 7);
        expect(dependenceAmong(free, () => true)).toBeUndefined();
        const sum = (free[0] ?? []).map((_, i) =>
          weights.reduce(
            (total, j) => total + ((free[j]?.[i] ?? 0) * (j + 1)) / 10 ** (j - 3),
            constant,
          ),
        );
        const found = dependenceAmong([...free, sum], () => true);
        expect(found?.column).toBe(7);
        expect(found?.others.toSorted((a, b) => a - b)).toEqual(weights);
      }),
    );
  });

  test("that does not matter is passed over for one that does", () => {
    const [a = [], b = []] = columns(1, 2);
    const all = [a, b, a.map((x) => 2 * x), b.map((x) => 1 - x)];
    expect(dependenceAmong(all, () => true)).toEqual({ column: 2, others: [0] });
    expect(dependenceAmong(all, ({ column }) => column !== 2)).toEqual({ column: 3, others: [1] });
  });
});
