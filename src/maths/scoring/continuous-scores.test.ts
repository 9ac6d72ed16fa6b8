import { describe, expect, test } from "vitest";
import { relativeErrorOf } from "../../../test/support/reference-numbers.ts";
import {
  dawidSebastianiScore,
  normalCrps,
  normalLogScore,
  studentTCrps,
  studentTLogScore,
} from "./continuous-scores.ts";

/** What came, degrees of freedom and the score of the standard distribution from functions computed with 40 digits. */
const STUDENT: readonly (readonly [number, number, number])[] = [
  [2, 1.01, 1.3369508219913302],
  [0.5, 2, 0.3892792654604084],
  [3, 1e4, 2.4365280151569015],
  [1, 1e8, 0.602441357530372],
];

describe("the scores of continuous forecasts", () => {
  test("of Student's t have the digits of functions computed to 40", () => {
    for (const [y, df, expected] of STUDENT) {
      expect(relativeErrorOf(studentTCrps(y, df, 0, 1), expected), `${y}, ${df}`).toBeLessThan(
        2e-12,
      );
    }
  });

  test("of Student's t are infinite without a mean, and the normal's with infinite freedom", () => {
    expect(studentTCrps(0, 1, 0, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(studentTCrps(3, Number.POSITIVE_INFINITY, 1, 2)).toBe(normalCrps(3, 1, 2));
    expect(studentTLogScore(3, Number.POSITIVE_INFINITY, 1, 2)).toBe(normalLogScore(3, 1, 2));
  });

  test("come to the distance where what came is far away", () => {
    expect(normalCrps(1e200, 0, 1)).toBe(1e200);
    expect(studentTCrps(-1e200, 5, 0, 1)).toBe(1e200);
  });

  test("do not change with the place, and are multiplied with the unit", () => {
    expect(normalCrps(103, 101, 4)).toBeCloseTo(2 * normalCrps(1, 0, 2), 12);
    expect(studentTCrps(103, 3, 101, 4)).toBeCloseTo(2 * studentTCrps(1, 3, 0, 2), 12);
    expect(dawidSebastianiScore(103, 101, 4)).toBeCloseTo(0.25 + 2 * Math.log(4), 14);
  });

  test("are unknown outside the domain", () => {
    expect(normalCrps(1, 0, 0)).toBeNaN();
    expect(studentTCrps(1, 0, 0, 1)).toBeNaN();
    expect(studentTCrps(1, 3, 0, -1)).toBeNaN();
    expect(dawidSebastianiScore(1, 0, 0)).toBeNaN();
  });
});
