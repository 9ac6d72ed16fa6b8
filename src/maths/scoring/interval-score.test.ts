import { describe, expect, test } from "vitest";
import { normal } from "../distributions/normal.ts";
import { normalCrps } from "./continuous-scores.ts";
import { intervalScore, intervalSummary, pinballLoss, quantileScore } from "./interval-score.ts";

describe("the interval score", () => {
  test("is the width inside, and outside adds 2 / α of the distance, on either side", () => {
    expect(intervalScore(5, 2, 6, 0.8)).toBe(4);
    expect(intervalScore(2, 2, 6, 0.8)).toBe(4);
    expect(intervalScore(1, 2, 6, 0.8)).toBeCloseTo(14, 12);
    expect(intervalScore(9, 2, 6, 0.8)).toBeCloseTo(34, 12);
    expect(intervalScore(9, 6, 2, 0.8)).toBeNaN();
    expect(intervalScore(9, 2, 6, 1)).toBeNaN();
  });

  test("is 2 / α times the pinball losses of both ends", () => {
    for (const y of [-3, 0.5, 2, 7.25]) {
      const ends = pinballLoss(y, 0, 0.05) + pinballLoss(y, 4, 0.95);
      expect(intervalScore(y, 0, 4, 0.9)).toBeCloseTo(20 * ends, 12);
    }
  });

  test("has its mean over a series, beside the share inside, ends included, and the width", () => {
    const summary = intervalSummary([1, 2, 9, 6], [2, 2, 2, 3], [6, 6, 6, 4], 0.8);
    expect(summary.score).toBeCloseTo((14 + 4 + 34 + 21) / 4, 12);
    expect(summary.coverage).toBe(0.25);
    expect(summary.width).toBeCloseTo((4 + 4 + 4 + 1) / 4, 15);
  });

  test("refuses ends that do not belong to the outcomes", () => {
    const coded = (code: string): unknown => expect.objectContaining({ code });
    expect(() => intervalSummary([1], [0, 0], [2], 0.8)).toThrow(coded("maths.scores-unequal"));
    expect(() => intervalSummary([1], [0], [Number.NaN], 0.8)).toThrow(
      coded("maths.score-value-outside"),
    );
  });
});

describe("the quantile score", () => {
  test("approaches the CRPS as the levels grow dense", () => {
    const levels = Array.from({ length: 2000 }, (_, i) => (i + 0.5) / 2000);
    const quantiles = levels.map((p) => normal.quantile(p, 1, 2));
    for (const y of [-4, 0.3, 1, 2.5]) {
      expect(Math.abs(quantileScore(y, quantiles, levels) - normalCrps(y, 1, 2))).toBeLessThan(
        1e-3,
      );
    }
  });

  test("with the median and two intervals is the weighted interval score", () => {
    const quantiles = [1, 3, 4, 6, 9];
    for (const y of [0, 3.5, 4, 12]) {
      const weighted =
        0.5 * Math.abs(y - 4) +
        0.05 * intervalScore(y, 1, 9, 0.9) +
        0.25 * intervalScore(y, 3, 6, 0.5);
      expect(quantileScore(y, quantiles, [0.05, 0.25, 0.5, 0.75, 0.95])).toBeCloseTo(
        weighted / 2.5,
        12,
      );
    }
  });

  test("is unknown outside the levels", () => {
    expect(pinballLoss(1, 0, 1.1)).toBeNaN();
    expect(() => quantileScore(1, [], [])).toThrow(
      expect.objectContaining({ code: "maths.scores-empty" }),
    );
  });
});
