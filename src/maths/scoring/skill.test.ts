import { describe, expect, test } from "vitest";
import { skillScore } from "./skill.ts";

describe("the skill score", () => {
  test("is the share of the reference's mean score that is saved", () => {
    expect(skillScore([1, 2], [4, 2])).toBeCloseTo(0.5, 15);
    expect(skillScore([4, 2], [4, 2])).toBe(0);
    expect(skillScore([0, 0], [1, 3])).toBe(1);
    expect(skillScore([9], [3])).toBe(-2);
  });

  test("is unknown against a perfect reference, and minus infinity when the forecast is not", () => {
    expect(skillScore([0], [0])).toBeNaN();
    expect(skillScore([1], [0])).toBe(Number.NEGATIVE_INFINITY);
  });

  test("refuses scores that do not belong together or are not finite", () => {
    const coded = (code: string): unknown => expect.objectContaining({ code });
    expect(() => skillScore([1], [1, 2])).toThrow(coded("maths.scores-unequal"));
    expect(() => skillScore([Number.NaN], [1])).toThrow(coded("maths.score-value-outside"));
  });
});
