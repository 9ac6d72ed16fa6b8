import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { labelUnits } from "./label.ts";
import { legendRows, textStart } from "./legend-rows.ts";
import { type MarkLabel, markLabels } from "./mark-labels.ts";
import { spread } from "./spread.ts";

const field = { left: 4, right: 636, size: 14.5 };

function crossings(labels: readonly MarkLabel[]): number {
  return labels.flatMap((a) =>
    labels.filter(
      (b) =>
        a.index !== b.index &&
        ((a.lane === b.lane && a.start < b.end && b.start < a.end) ||
          (a.lane < b.lane && a.x > b.start && a.x < b.end)),
    ),
  ).length;
}

describe("the names of marks", () => {
  test("stand in one line where they have room", () => {
    const { labels, lanes } = markLabels(
      [
        { x: 100, label: "One" },
        { x: 300, label: "Two" },
      ],
      field,
      4,
    );
    expect(lanes).toBe(1);
    expect(labels.map((label) => label.text)).toEqual(["One", "Two"]);
  });

  test("use a second line rather than losing letters", () => {
    const marks = [100, 110].map((x) => ({ x, label: "A name of some length" }));
    const { labels, lanes } = markLabels(marks, field, 4);
    expect(lanes).toBe(2);
    expect(labels.map((label) => label.text)).toEqual(marks.map((mark) => mark.label));
  });

  test("stand left of their line at the right edge", () => {
    const [only] = markLabels([{ x: 630, label: "The last one" }], field, 4).labels;
    expect(only?.end).toBe(625);
  });

  test("touch neither each other nor a line, and stay inside, whatever they are", () => {
    const mark = fc.record({
      x: fc.integer({ min: 20, max: 630 }),
      label: fc.oneof(fc.string({ unit: "grapheme", maxLength: 60 }), fc.lorem({ maxCount: 5 })),
    });
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 12 }), fc.constantFrom(14.5, 22), (some, size) => {
        const marks = some.toSorted((a, b) => a.x - b.x);
        const { labels, lanes } = markLabels(marks, { ...field, size }, 4);
        expect(crossings(labels)).toBe(0);
        expect(lanes).toBeLessThanOrEqual(4);
        for (const { text, start, end, lane } of labels) {
          expect(start).toBeGreaterThanOrEqual(field.left);
          expect(end).toBeLessThanOrEqual(field.right);
          expect(labelUnits(text, size)).toBeCloseTo(end - start, 6);
          expect(lane).toBeLessThan(lanes);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("a legend", () => {
  test("keeps its entries apart and inside, whatever they say", () => {
    const entry = fc.record({
      kind: fc.constantFrom("line", "band", "reference", "none"),
      text: fc.string({ unit: "grapheme", maxLength: 90 }),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
        const placed = legendRows(entries, 4, 636, 22);
        expect(placed.length).toBe(entries.length);
        for (const [i, one] of placed.entries()) {
          const end = textStart(one) + labelUnits(one.text, 22);
          expect(end).toBeLessThanOrEqual(640);
          const next = placed[i + 1];
          if (next?.row === one.row) expect(next.x).toBeGreaterThan(end);
        }
      }),
    );
  });
});

describe("things spread along a line", () => {
  test("stay where they are if they have room", () => {
    const wanted = [10, 50].map((middle) => ({ middle, height: 20 }));
    expect(spread(wanted, 0, 100)).toEqual([10, 50]);
  });

  test("cover neither each other nor the ends", () => {
    const thing = fc.record({
      middle: fc.integer({ min: 0, max: 200 }),
      height: fc.integer({ min: 5, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(thing, { minLength: 1, maxLength: 3 }), (wanted) => {
        const spans = spread(wanted, 0, 200)
          .map((middle, i) => {
            const half = (wanted[i]?.height ?? 0) / 2;
            return [middle - half, middle + half] as const;
          })
          .sort((a, b) => a[0] - b[0]);
        expect(spans[0]?.[0]).toBeGreaterThanOrEqual(0);
        expect(spans.at(-1)?.[1]).toBeLessThanOrEqual(200);
        for (const [i, [start]] of spans.entries()) {
          if (i > 0) expect(start).toBeGreaterThanOrEqual((spans[i - 1]?.[1] ?? 0) - 1e-9);
        }
      }),
    );
  });
});
