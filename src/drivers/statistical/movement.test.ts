import { describe, expect, test } from "vitest";
import { linearPanel } from "../../../test/support/linear-panel.ts";
import { leastSquares } from "../../maths/index.ts";
import type { DriverPanel } from "../panel.ts";
import { prepared, usualDesign } from "./inclusion.ts";
import { movesOf } from "./movement.ts";

const PANEL = linearPanel({
  months: 96,
  effects: [{ effect: 0.3, lag: 1 }],
  noise: 0.3,
  events: 20,
  seed: 3,
});

/** The panel with another exposure: a trend, and so much of its own. */
function trending(own: number): DriverPanel {
  const [hypothesis] = PANEL.hypotheses;
  if (hypothesis === undefined) throw new Error("the panel has one");
  const before = hypothesis.exposures[0]?.values ?? new Float64Array(0);
  const values = before.map((x, t) => t / 12 + own * x);
  return {
    ...PANEL,
    hypotheses: [{ ...hypothesis, exposures: [{ id: "x1", unit: "one", values }] }],
  };
}

const movesIn = (panel: DriverPanel, column: number): number =>
  movesOf(prepared(usualDesign(panel, {}), 1), column);

describe("how much of an exposure's movement is its own", () => {
  test("is what a weighted regression on the controls does not explain", () => {
    const own = prepared(usualDesign(PANEL, {}), 1);
    const weights = own.noise.rootWeights.map((root) => root * root);
    const controls = own.design.controls.map(({ values }) => values);
    own.design.columns.forEach(({ values }, column) => {
      const about = leastSquares(values, controls.slice(0, 1), { weights }).rss;
      const left = leastSquares(values, controls, { weights }).rss;
      expect(movesOf(own, column)).toBeCloseTo(left / about, 10);
    });
  });

  test("is most of it for a series that goes its own way, and next to nothing for one that follows the trend", () => {
    expect(movesIn(PANEL, 0)).toBeGreaterThan(0.5);
    expect(movesIn(trending(0.1), 0)).toBeLessThan(0.01);
    expect(movesIn(trending(0), 0)).toBeLessThan(1e-9);
    expect(movesIn(trending(0.1), 0)).toBeLessThan(movesIn(trending(1), 0));
  });

  test("is none where there is no such column", () => {
    expect(movesIn(PANEL, 9)).toBe(0);
  });
});
