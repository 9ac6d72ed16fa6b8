import { describe, expect, test } from "vitest";
import { linearPanel } from "../../../test/support/linear-panel.ts";
import { seededRandom } from "../../kernel/index.ts";
import { leastSquares } from "../../maths/index.ts";
import { averagedDesign } from "./averaged-design.ts";
import { explainedShares } from "./explained.ts";
import { usualDesign } from "./inclusion.ts";

const PANEL = linearPanel({
  months: 200,
  effects: [
    { effect: 0.8, lag: 1 },
    { effect: 0, lag: 1 },
  ],
  noise: 0.3,
  events: 40,
  seed: 51,
});

describe("explained variance", () => {
  test("shares sum to the R2 of the model where one model has it all", () => {
    const { own, weighed, averaged } = averagedDesign(
      usualDesign({ ...PANEL, hypotheses: PANEL.hypotheses.slice(0, 1) }, {}),
      1,
      seededRandom(1),
      undefined,
    );
    const top = averaged.probability.indexOf(Math.max(...averaged.probability));
    expect(averaged.probability[top]).toBeGreaterThan(0.95);
    const { design, noise } = own;
    const choice = weighed.space.choice[top] ?? 0;
    const column = design.columns[choice - 1]?.values ?? [];
    const weights = noise.rootWeights.map((root) => root * root);
    const intercept = design.controls.slice(0, 1).map(({ values }) => values);
    const all = [...design.controls.map(({ values }) => values), column];
    const r2 =
      1 -
      leastSquares(design.outcome, all, { weights }).rss /
        leastSquares(design.outcome, intercept, { weights }).rss;
    const explained = explainedShares(design, noise, weighed.space, averaged);
    expect(explained.total).toBeCloseTo(r2, 8);
  });

  test("what moves the outcome has most of it, what does not next to nothing", () => {
    const { own, weighed, averaged } = averagedDesign(
      usualDesign(PANEL, {}),
      2,
      seededRandom(1),
      undefined,
    );
    const { total, controls, candidates } = explainedShares(
      own.design,
      own.noise,
      weighed.space,
      averaged,
    );
    expect(candidates[0]).toBeGreaterThan(0.4);
    expect(candidates[1]).toBeLessThan(0.01);
    expect(controls.ownHistory).toBeGreaterThan(controls.mediaVolume);
    const sum = [...Object.values(controls), ...candidates].reduce((a, b) => a + b, 0);
    expect(total).toBeCloseTo(sum, 12);
    expect(total).toBeLessThan(1);
  });
});
