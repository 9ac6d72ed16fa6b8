import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { labelLines, labelUnits } from "./label.ts";

describe("labels in a drawing", () => {
  test("are set into lines that fit their place, whatever the text", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 80 });
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 300 }), (label, room) => {
        const lines = labelLines(label, room, 16, 2);
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(labelUnits(line, 16)).toBeLessThanOrEqual(room);
      }),
    );
  });

  test("what does not fit ends in an ellipsis", () => {
    expect(labelLines("Working partnership after Crimea", 140, 16, 2)).toEqual([
      "Working",
      "partnership af…",
    ]);
  });

  test("are left out where there is room for no more than a few letters", () => {
    expect(labelLines("Rapprochement", 30, 16, 2)).toEqual([]);
  });
});
