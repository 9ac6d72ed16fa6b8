import { describe, expect, test } from "vitest";
import { linearPanel } from "../../../test/support/linear-panel.ts";
import type { DriverPanel } from "../panel.ts";
import { designOf, rowsNeeded } from "./design.ts";
import { ownLags } from "./own-lags.ts";

const PANEL = linearPanel({
  months: 60,
  effects: [
    { effect: 0.5, lag: 2 },
    { effect: 0, lag: 1 },
  ],
  noise: 0.3,
  events: 20,
  seed: 1,
});
const SETTING = { ownLags: ownLags("month", 60) };

function withExposure(values: Float64Array, panel: DriverPanel = PANEL): DriverPanel {
  const [first, ...rest] = panel.hypotheses;
  if (first === undefined) return panel;
  return {
    ...panel,
    hypotheses: [{ ...first, exposures: [{ id: "x1", unit: "one", values }] }, ...rest],
  };
}

describe("the rows and columns of the regression", () => {
  test("a row is explained by what came before it, and by its own volume", () => {
    const design = designOf(PANEL, SETTING);
    expect(design.rows[0]).toBe(12);
    const row = 30 - 12;
    const [c, x] = [PANEL.cooperation, PANEL.conflict];
    const y = (t: number): number => Math.log(((c[t] ?? 0) + 0.5) / ((x[t] ?? 0) + 0.5));
    expect(design.outcome[row]).toBeCloseTo(y(30), 12);
    expect(design.variances[row]).toBeCloseTo(
      1 / ((c[30] ?? 0) + 0.5) + 1 / ((x[30] ?? 0) + 0.5),
      12,
    );
    const control = (block: string, step: number): number | undefined =>
      design.controls.find((term) => term.block === block && term.step === step)?.values[row];
    expect(control("ownHistory", 1)).toBeCloseTo(y(29), 12);
    expect(control("ownHistory", 3)).toBeCloseTo(y(27), 12);
    expect(control("commonShock", 1)).toBe(PANEL.common[29]);
    expect(control("mediaVolume", 0)).toBe(PANEL.volume[30]);
    const column = design.columns.find(
      ({ hypothesis, window }) => hypothesis === 1 && window.first === 4,
    );
    const raw = PANEL.hypotheses[1]?.exposures[0]?.values ?? new Float64Array(0);
    const mean = ((raw[26] ?? 0) + (raw[25] ?? 0) + (raw[24] ?? 0)) / 3;
    const past = raw.subarray(0, 59);
    const centre = past.reduce((a, b) => a + b, 0) / 59;
    const sd = Math.sqrt(past.reduce((a, b) => a + (b - centre) ** 2, 0) / 58);
    expect(column?.values[row]).toBeCloseTo((mean - centre) / sd, 10);
  });

  test("months in which nobody looked, and those whose history they are, are left out and counted", () => {
    const cooperation = PANEL.cooperation.slice().fill(Number.NaN, 30, 32);
    const conflict = PANEL.conflict.slice().fill(Number.NaN, 30, 32);
    const design = designOf({ ...PANEL, cooperation, conflict }, SETTING);
    expect(design.rows).not.toContain(31);
    expect(design.rows).not.toContain(34);
    expect(design.rows).toContain(35);
    expect(design.leftOut).toEqual({
      outcome: 2,
      ownHistory: 3 + 3,
      commonShock: 0,
      mediaVolume: 0,
      exposures: 9,
    });
  });

  test("an exposure that is unknown, known too seldom or never moves is named with what it lacks", () => {
    const constant = designOf(withExposure(new Float64Array(60).fill(3)), SETTING);
    expect(constant.unmeasured[0]).toMatchObject({
      hypothesis: 0,
      missing: [{ exposure: "x1", problem: "constant" }],
    });
    expect(constant.candidates.map(({ hypothesis }) => hypothesis)).toEqual([1]);
    const missing = designOf(withExposure(new Float64Array(60).fill(Number.NaN)), SETTING);
    expect(missing.unmeasured[0]?.missing[0]?.problem).toBe("missing");
    const raw = PANEL.hypotheses[0]?.exposures[0]?.values ?? new Float64Array(0);
    const short = designOf(withExposure(raw.slice().fill(Number.NaN, 0, 30)), SETTING);
    expect(short.unmeasured[0]?.missing[0]).toEqual({
      exposure: "x1",
      problem: "short",
      has: 18,
      needs: 29,
    });
    expect(short.rows.length).toBe(48);
  });

  test("an exposure that stands still in the rows that another leaves is named too", () => {
    const step = Float64Array.from({ length: 60 }, (_, t) => (t < 18 ? 0 : 1));
    expect(designOf(withExposure(step), SETTING).candidates).toHaveLength(2);
    const stepped = withExposure(step);
    const late = PANEL.hypotheses[1]?.exposures[0]?.values.slice().fill(Number.NaN, 0, 18);
    const [first, second] = stepped.hypotheses;
    if (first === undefined || second === undefined) throw new Error("the panel has two");
    const known = [{ id: "x2", unit: "one", values: late ?? step }];
    const hypotheses = [first, { ...second, exposures: known }];
    const design = designOf({ ...PANEL, hypotheses }, SETTING);
    expect(design.candidates.map(({ hypothesis }) => hypothesis)).toEqual([1]);
    expect(design.unmeasured[0]).toMatchObject({
      hypothesis: 0,
      missing: [{ exposure: "x1", problem: "constant", has: 30 }],
    });
  });

  test("proxies share the mass of their hypothesis, and the windows that of their proxy", () => {
    const [first, second] = PANEL.hypotheses;
    if (first === undefined || second === undefined) throw new Error("the panel has two");
    const both = { ...first, exposures: [...first.exposures, ...second.exposures] };
    const design = designOf({ ...PANEL, hypotheses: [both] }, SETTING);
    expect(design.candidates[0]?.shares).toEqual(new Array(8).fill(1 / 8));
  });

  test("a control that is not known is left out, and the season comes with ten years of months", () => {
    const common = new Float64Array(60).fill(Number.NaN);
    const blocks = designOf({ ...PANEL, common }, SETTING).controls.map(({ block }) => block);
    expect(blocks).not.toContain("commonShock");
    expect(blocks.filter((block) => block === "trendAndSeason")).toHaveLength(1);
    const long = linearPanel({ months: 120, effects: [], noise: 0.3, events: 20, seed: 2 });
    const controls = designOf(long, { ownLags: ownLags("month", 120) }).controls;
    expect(controls.filter(({ block }) => block === "trendAndSeason")).toHaveLength(12);
    expect(controls.filter(({ block }) => block === "ownHistory").map(({ step }) => step)).toEqual([
      1, 2, 3, 12,
    ]);
  });

  test("from fifteen years of months on the common shock is held equal over every usual window", () => {
    const long = linearPanel({ months: 180, effects: [], noise: 0.3, events: 20, seed: 2 });
    const setting = { ownLags: ownLags("month", 180) };
    const shocks = (panel: DriverPanel) =>
      designOf(panel, setting).controls.filter(({ block }) => block === "commonShock");
    const steps = (panel: DriverPanel) => shocks(panel).map(({ step }) => step);
    expect(steps(long)).toEqual([1, 3, 6, 12]);
    const row = 100 - (designOf(long, setting).rows[0] ?? 0);
    const { common } = long;
    const mean = ((common[96] ?? 0) + (common[95] ?? 0) + (common[94] ?? 0)) / 3;
    expect(shocks(long)[2]?.values[row]).toBeCloseTo(mean, 12);
    const unseen = (values: Float64Array) => values.slice().fill(Number.NaN, 0, 1);
    const [cooperation, conflict] = [unseen(long.cooperation), unseen(long.conflict)];
    expect(steps({ ...long, cooperation, conflict })).toEqual([1]);
    expect(steps({ ...long, common: common.slice().fill(Number.NaN, 0, 6) })).toEqual([
      1, 3, 6, 12,
    ]);
    expect(steps({ ...long, common: common.slice().fill(Number.NaN, 90, 91) })).toEqual([1]);
  });

  test("24 rows beyond the controls are needed", () => {
    const design = designOf(PANEL, SETTING);
    expect(rowsNeeded(design)).toEqual({ has: 48, needs: 7 + 24 });
  });
});
