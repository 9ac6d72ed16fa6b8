import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { discounted, trustOf } from "./source-trust.ts";

const inDecibels = (ratio: number): number => 10 * Math.log10(ratio);

describe("the trust in an item", () => {
  test("is that of the weaker of its two grades, and says which it is", () => {
    expect(trustOf("A3")).toEqual({
      probability: { low: 0.5, mid: 0.6, high: 0.7 },
      boundBy: "credibility",
    });
    expect(trustOf("D1")).toEqual({
      probability: { low: 0.2, mid: 0.35, high: 0.5 },
      boundBy: "reliability",
    });
  });

  test("is that of the other grade where one cannot be judged, and may be anything where neither can", () => {
    expect(trustOf("F2")).toEqual(trustOf("B2"));
    expect(trustOf("E6").probability.mid).toBe(0.1);
    expect(trustOf("F6")).toEqual({
      probability: { low: 0, mid: 0.5, high: 1 },
      boundBy: "neither can be judged",
    });
    expect(trustOf("no rating")).toEqual(trustOf("F6"));
  });

  test("falls with each step of either axis, and the ranges meet without a gap", () => {
    for (const grades of [
      ["A1", "B1", "C1", "D1", "E1"],
      ["A1", "A2", "A3", "A4", "A5"],
    ]) {
      const ranges = grades.map((grade) => trustOf(grade).probability);
      for (let i = 1; i < ranges.length; i++) expect(ranges[i]?.high).toBe(ranges[i - 1]?.low);
      expect([ranges[0]?.high, ranges.at(-1)?.low]).toEqual([1, 0]);
    }
  });
});

describe("a discounted weight", () => {
  test("of 10 to 1 trusted to 0.8 is 91 to 19: 0.8 × 10/11 + 0.2 × 1/2", () => {
    expect(discounted(10, 0.8)).toBeCloseTo(inDecibels(91 / 19), 12);
    expect(discounted(20, 0.6)).toBeCloseTo(inDecibels(401 / 104), 12);
    expect(discounted(-10, 0.95)).toBeCloseTo(inDecibels(49 / 391), 12);
  });

  test("of 10 to 1 trusted to 0.8 is 8.2 to 1 in the lenient reading, either way", () => {
    expect(discounted(10, 0.8, "lenient")).toBeCloseTo(inDecibels(8.2), 12);
    expect(discounted(-10, 0.8, "lenient")).toBeCloseTo(-inDecibels(8.2), 12);
  });

  test("leaves of a decisive item what the method page says, grade by grade", () => {
    const left = ["A1", "B2", "C3", "D4", "E5", "F6"].map((rating) =>
      [3, 10, 20].map((weight) => discounted(weight, trustOf(rating).probability.mid).toFixed(1)),
    );
    expect(left).toEqual([
      ["2.8", "9.0", "14.5"],
      ["2.4", "6.8", "9.2"],
      ["1.8", "4.7", "5.9"],
      ["1.0", "2.6", "3.1"],
      ["0.3", "0.7", "0.9"],
      ["1.5", "3.8", "4.7"],
    ]);
    expect(discounted(20, trustOf("E5").probability.mid, "lenient")).toBeCloseTo(10.4, 1);
  });

  test("never passes the odds that the item itself is so much as true", () => {
    expect(discounted(200, 0.8)).toBeCloseTo(inDecibels(1.8 / 0.2), 9);
  });

  test("keeps its sign, is as large against as for, and grows with weight and trust up to the weight itself", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const weight = fc.double({ min: 0, max: 40, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(weight, weight), fc.tuple(share, share), ([w, v], [r, q]) => {
        for (const how of ["even", "lenient"] as const) {
          const left = discounted(w, r, how);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left).toBeLessThanOrEqual(w + 1e-9);
          expect(discounted(-w, r, how)).toBeCloseTo(-left, 9);
          expect(discounted(Math.max(w, v), r, how)).toBeGreaterThanOrEqual(left - 1e-9);
          expect(discounted(w, Math.max(r, q), how)).toBeGreaterThanOrEqual(left - 1e-9);
        }
        expect(discounted(w, r)).toBeLessThanOrEqual(discounted(w, r, "lenient") + 1e-9);
      }),
    );
    expect([discounted(10, 0), discounted(10, 1), discounted(0, 0.5)]).toEqual([0, 10, 0]);
  });
});
