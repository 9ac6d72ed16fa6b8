import { describe, expect, test } from "vitest";
import { SCALE_WORDS, weightInWords } from "./weight-scale.ts";

describe("the words of the scale", () => {
  test("stand for 0, 3, 10 and 20 decibels either way", () => {
    expect(Object.fromEntries(SCALE_WORDS)).toEqual({
      neutral: 0,
      "slightly for": 3,
      "slightly against": -3,
      "strongly for": 10,
      "strongly against": -10,
      "decisively for": 20,
      "decisively against": -20,
    });
  });

  test("are given back for their own decibels", () => {
    for (const [words, decibels] of SCALE_WORDS) expect(weightInWords(decibels)).toBe(words);
  });

  test("are those of the nearest step, halfway the weaker", () => {
    expect([1.5, 1.6, -6.5, -6.6, 15, 15.1, 80].map(weightInWords)).toEqual([
      "neutral",
      "slightly for",
      "slightly against",
      "strongly against",
      "strongly for",
      "decisively for",
      "decisively for",
    ]);
  });
});
