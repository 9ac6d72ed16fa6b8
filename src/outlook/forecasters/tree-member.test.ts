import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { RATE_FACTORS, syntheticPanel } from "../backtest/synthetic-panel.ts";
import { FEATURES, featuresAt } from "./tree-features.ts";
import { fitTrees, treeForecast, treeViews } from "./tree-member.ts";

const { panel: PANEL, rates } = syntheticPanel(
  { dyads: 40, periods: 90, most: 20, size: 4 },
  seededRandom(3),
);

describe("the trees that all dyads share", () => {
  test("find the rates roughly, with the scatter that counts have about them", () => {
    const views = treeViews(PANEL, "cooperation", 80);
    const fit = fitTrees(views, 1);
    if (fit === undefined) throw new Error("too few rows");
    const off = views.map((view, dyad) => {
      const { mean, size } = treeForecast(fit, view, dyad, 1);
      expect(size).toBeGreaterThan(0.5);
      return Math.abs(Math.log(mean / (RATE_FACTORS.cooperation * (rates[dyad]?.[81] ?? 0))));
    });
    expect(off.reduce((sum, value) => sum + value, 0) / off.length).toBeLessThan(0.4);
    expect(fit.size).toBeGreaterThan(1.5);
    expect(fit.size).toBeLessThan(8);
  });

  test("are no member where fewer than 1,500 rows are known", () => {
    expect(fitTrees(treeViews(PANEL, "conflict", 40), 1)).toBeUndefined();
  });

  test("see the past only, and a gap as one", () => {
    const [series] = PANEL.dyads;
    if (series === undefined) throw new Error("no dyad");
    const conflict = series.counts.conflict.map((n, t) => (t === 50 ? Number.NaN : n));
    const panel = {
      ...PANEL,
      dyads: [{ ...series, counts: { ...series.counts, conflict } }],
    };
    const [view] = treeViews(panel, "conflict", 50);
    const [longer] = treeViews(panel, "conflict", 80);
    if (view === undefined || longer === undefined) throw new Error("no view");
    const features = featuresAt(view, 50, 1);
    expect(features.length).toBe(FEATURES);
    expect(features[0]).toBeNaN();
    expect(featuresAt(longer, 50, 1)).toEqual(features);
  });
});
