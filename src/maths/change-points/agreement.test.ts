import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { covering, f1Score } from "./agreement.ts";

const changes = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 6 });
const annotators = fc.array(changes, { minLength: 1, maxLength: 5 });

describe("covering", () => {
  test("weighs the best overlap of each annotated segment by its length", () => {
    expect(covering([[4]], [6], 10)).toBeCloseTo(0.4 * (4 / 6) + 0.6 * (4 / 6), 12);
    expect(covering([[4], []], [], 10)).toBeCloseTo((0.4 * 0.4 + 0.6 * 0.6 + 1) / 2, 12);
  });

  test("is one for the annotation itself and between nought and one for any other", () => {
    fc.assert(
      fc.property(annotators, changes, (annotations, detections) => {
        const value = covering(annotations, detections, 100);
        expect(value).toBeGreaterThan(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
        expect(covering([detections], detections, 100)).toBeCloseTo(1, 12);
      }),
    );
  });

  test("does not mind the start of the series, the order and repetition in a list", () => {
    expect(covering([[5, 2]], [0, 7, 3, 7], 10)).toBe(covering([[2, 5]], [3, 7], 10));
  });
});

describe("F1", () => {
  test("counts the start of the series as a change that everyone finds", () => {
    expect(f1Score([[]], [])).toBe(1);
    expect(f1Score([[50]], [])).toBeCloseTo((2 * 1 * 0.5) / 1.5, 12);
    expect(f1Score([[]], [50])).toBeCloseTo((2 * 0.5 * 1) / 1.5, 12);
  });

  test("takes precision against all annotators and recall against each", () => {
    const precision = 2 / 3;
    const recall = (1 + 1 / 2) / 2;
    expect(f1Score([[20], [60]], [21, 80])).toBeCloseTo(
      (2 * precision * recall) / (precision + recall),
      12,
    );
  });

  test("lets a detection lie as far off as the margin and no farther", () => {
    expect(f1Score([[20]], [25])).toBe(1);
    expect(f1Score([[20]], [26])).toBe(0.5);
    expect(f1Score([[20]], [26], 6)).toBe(1);
  });

  test("lets one detection serve one change", () => {
    expect(f1Score([[20, 22]], [21])).toBeCloseTo((2 * 1 * (2 / 3)) / (1 + 2 / 3), 12);
  });

  test("is one for the annotation itself and never more", () => {
    fc.assert(
      fc.property(annotators, changes, (annotations, detections) => {
        expect(f1Score(annotations, detections)).toBeLessThanOrEqual(1);
        expect(f1Score([detections], detections, 0)).toBe(1);
      }),
    );
  });
});
