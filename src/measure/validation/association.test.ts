import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  areaUnderCurve,
  correlation,
  correlationWithin,
  type Pair,
  rankCorrelation,
  ranksOf,
} from "./association.ts";

const pairs = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
  minLength: 3,
  maxLength: 20,
});

describe("a correlation", () => {
  test("has the value worked out by hand", () => {
    // Deviations (-1.5, -.5, .5, 1.5) and (-1.25, .75, -.25, .75): 3/sqrt(5 x 2.75).
    const data: Pair[] = [
      [1, 1],
      [2, 3],
      [3, 2],
      [4, 3],
    ];
    expect(correlation(data)).toBeCloseTo(2.5 / Math.sqrt(5 * 2.75), 12);
  });

  test("is unknown where a side never varies", () => {
    expect(correlation([[1, 2]])).toBeNaN();
    expect(
      correlation([
        [1, 5],
        [2, 5],
      ]),
    ).toBeNaN();
  });

  test("does not change with the unit, and turns its sign with a side's", () => {
    fc.assert(
      fc.property(pairs, (data) => {
        const plain = correlation(data);
        fc.pre(Number.isFinite(plain));
        expect(correlation(data.map(([x, y]): Pair => [3 * x + 7, y]))).toBeCloseTo(plain, 9);
        expect(correlation(data.map(([x, y]): Pair => [-x, y]))).toBeCloseTo(-plain, 9);
      }),
    );
  });
});

describe("a rank correlation", () => {
  test("gives equal values their mean rank", () => {
    expect(ranksOf([10, 30, 10, 20])).toEqual([1.5, 4, 1.5, 3]);
  });

  test("is one for any rising curve", () => {
    expect(rankCorrelation([0, 1, 2, 3].map((x): Pair => [x, Math.exp(3 * x)]))).toBeCloseTo(1, 12);
  });

  test("keeps its value when a side is bent without changing its order", () => {
    fc.assert(
      fc.property(pairs, (data) => {
        const plain = rankCorrelation(data);
        fc.pre(Number.isFinite(plain));
        const bent = data.map(([x, y]): Pair => [x ** 3, y]);
        expect(rankCorrelation(bent)).toBeCloseTo(plain, 9);
      }),
    );
  });
});

describe("a correlation within groups", () => {
  test("does not see what the groups' means do", () => {
    const rising: Pair[] = [
      [0, 0],
      [1, 1],
    ];
    const above = rising.map(([x, y]): Pair => [x + 10, y - 50]);
    expect(correlation([...rising, ...above])).toBeLessThan(-0.9);
    expect(correlationWithin([rising, above])).toBeCloseTo(1, 12);
  });
});

describe("the area under the curve", () => {
  test("is how often a case scores above another, ties counting half", () => {
    // Cases 3 and 1 against 2, 1 and 0: wins 2+1, 3 pairs of the first all won, ties one.
    const scores = [3, 1, 2, 1, 0];
    expect(areaUnderCurve(scores, [true, true, false, false, false])).toBeCloseTo(4.5 / 6, 12);
  });

  test("of scores turned round is what is left of one", () => {
    const isCase = [true, false, true, false, false];
    const scores = [4, 2, 2, 7, 1];
    const area = areaUnderCurve(scores, isCase);
    const turned = areaUnderCurve(
      scores.map((s) => -s),
      isCase,
    );
    expect(area + turned).toBeCloseTo(1, 12);
  });

  test("is unknown without cases", () => {
    expect(areaUnderCurve([1, 2], [false, false])).toBeNaN();
  });
});
