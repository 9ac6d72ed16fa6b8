import { describe, expect, test } from "vitest";
import { impliedChances, presetWeights, TEST_KINDS } from "./preset-test.ts";

describe("a preset test", () => {
  test("weighs as its name says", () => {
    expect(TEST_KINDS.map((kind) => presetWeights(kind))).toEqual([
      { found: 2, notFound: -2 },
      { found: 2, notFound: -15 },
      { found: 15, notFound: -2 },
      { found: 20, notFound: -20 },
    ]);
  });

  test("implies chances of a positive outcome that give back both its weights", () => {
    for (const kind of TEST_KINDS) {
      const { ifTrue, ifFalse } = impliedChances(presetWeights(kind));
      expect(10 * Math.log10(ifTrue / ifFalse)).toBeCloseTo(presetWeights(kind).found, 10);
      const negative = (1 - ifTrue) / (1 - ifFalse);
      expect(10 * Math.log10(negative)).toBeCloseTo(presetWeights(kind).notFound, 10);
    }
  });

  test("is passed by nearly every true hypothesis if a hoop, by hardly any false one if a smoking gun", () => {
    expect(impliedChances(presetWeights("hoop")).ifTrue).toBeCloseTo(0.988, 3);
    expect(impliedChances(presetWeights("smoking-gun")).ifFalse).toBeCloseTo(0.012, 3);
    const even = impliedChances(presetWeights("doubly-decisive"));
    expect([even.ifTrue, even.ifFalse]).toEqual([
      expect.closeTo(100 / 101, 12),
      expect.closeTo(1 / 101, 12),
    ]);
  });
});
