import { describe, expect, test } from "vitest";
import { seededRandom } from "../kernel/index.ts";
import {
  benchmarkForecasts,
  mase,
  negativeBinomial,
  normal,
  rankedProbabilityScore,
  smape,
} from "../maths/index.ts";
import { countForecasts } from "./forecast/count-methods.ts";
import type { ForecastDocument, ForecastMethod } from "./forecast/document.ts";
import type { ForecastQuestion } from "./forecast/series.ts";
import { methodForecast } from "./method-forecast.ts";
import { documentSchema } from "./schema.ts";

type Cell = number | "" | "NA";

function forecast(
  cells: readonly Cell[],
  question: Partial<ForecastQuestion> = {},
): ForecastDocument {
  const csv = `at,v\n${cells.map((cell, i) => `r${i},${cell}`).join("\n")}\n`;
  const document = methodForecast(csv, { value: "v", horizon: 2, ...question });
  expect(documentSchema("forecast").parse(document)).toEqual(document);
  return document;
}

function methodIn(document: ForecastDocument, name: string): ForecastMethod {
  const found = document.methods.find((method) => method.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

const random = seededRandom(8);
const LEVEL = Array.from({ length: 36 }, (_, i) => 50 + 0.4 * i + normal.sample(random, 0, 3));
const COUNTS = Array.from({ length: 36 }, () => negativeBinomial.sample(random, 2, 1.5));
const WAVY = Array.from(
  { length: 60 },
  (_, i) => 100 + 30 * Math.sin((Math.PI * i) / 6) + normal.sample(random, 0, 2),
);

describe("a forecast of values", () => {
  const document = forecast(LEVEL, { horizon: 3 });

  test("stands beside the benchmarks of the M4 competition, and is the mean of three", () => {
    const theirs = benchmarkForecasts(LEVEL, 3, 1, 0);
    for (const name of ["naive", "ses", "holt", "damped", "theta", "comb"] as const) {
      expect(methodIn(document, name).points).toEqual(Array.from(theirs[name].mean));
    }
    const members = document.methods.filter(({ isMember }) => isMember);
    expect(members.map(({ name }) => name)).toEqual(["ses", "damped", "theta"]);
    for (const [i, { point }] of document.steps.entries()) {
      const sum = members.reduce((total, { points }) => total + (points[i] ?? 0), 0);
      expect(point).toBeCloseTo(sum / 3, 12);
    }
  });

  test("is scored by what was known before, as a shorter file would have it", () => {
    const scored = Array.from({ length: 12 }, (_, i) => 24 + i).map((length) => ({
      outcomes: LEVEL.slice(length, length + 3),
      before: forecast(LEVEL.slice(0, length), { horizon: 3 }),
    }));
    const outcomes = scored.flatMap((one) => one.outcomes);
    for (const { name, score } of document.methods) {
      const points = scored.flatMap((one) =>
        methodIn(one.before, name).points.slice(0, one.outcomes.length),
      );
      expect(score?.mase).toBeCloseTo(mase(outcomes, points, LEVEL.slice(0, 24)), 12);
      expect(score?.smape).toBeCloseTo(smape(outcomes, points), 12);
    }
    expect(document.scoring).toMatchObject({ origins: 12, forecasts: outcomes.length });
    const ratio = (name: string): number => methodIn(document, name).score?.mase ?? Number.NaN;
    const skill = methodIn(document, "pool").score?.skill;
    expect(skill).toBeCloseTo(1 - ratio("pool") / ratio("naive"), 12);
    expect(methodIn(document, "naive")).toMatchObject({ role: "baseline", score: { skill: 0 } });
  });

  test("has intervals as wide as its earlier errors", () => {
    const errors = Array.from({ length: 34 - 12 }, (_, i) => 12 + i)
      .map((length) => {
        const { steps } = forecast(LEVEL.slice(0, length), { horizon: 3 });
        return Math.abs((LEVEL[length + 2] ?? 0) - (steps[2]?.point ?? 0));
      })
      .sort((a, b) => a - b);
    const { point = 0, quantiles } = document.steps[2] ?? {};
    expect(quantiles?.["0.95"]).toBeCloseTo(point + (errors[Math.ceil(0.9 * 23) - 1] ?? 0), 10);
    expect(quantiles?.["0.25"]).toBeCloseTo(point - (errors[Math.ceil(0.5 * 23) - 1] ?? 0), 10);
    expect(quantiles?.["0.5"]).toBe(point);
  });

  test("holds the outcomes that its intervals promise", () => {
    let [half, most, all] = [0, 0, 0];
    for (let k = 0; k < 30; k++) {
      let level = 0;
      const walk = Array.from({ length: 60 }, () => {
        level += normal.sample(random, 0, 1);
        return level + normal.sample(random, 0, 1);
      });
      const { scoring } = forecast(walk, { horizon: 1 });
      if (scoring.outcome !== "scored") continue;
      half += (scoring.inside50 ?? 0) * scoring.intervals;
      most += (scoring.inside90 ?? 0) * scoring.intervals;
      all += scoring.intervals;
    }
    expect(all).toBe(600);
    expect(Math.abs(half / all - 0.5)).toBeLessThan(0.08);
    expect(Math.abs(most / all - 0.9)).toBeLessThan(0.05);
  });

  test("takes seasons out where a period is given and the series has them", () => {
    const seasonal = forecast(WAVY, { horizon: 12, by: "month" });
    expect(seasonal.season).toEqual({ period: 12, adjusted: true });
    expect(methodIn(seasonal, "ses").points).toEqual(
      Array.from(benchmarkForecasts(WAVY, 12, 12, 0).ses.mean),
    );
    expect(Math.abs((seasonal.steps[3]?.point ?? 0) - 130)).toBeLessThan(8);
    expect(forecast(LEVEL, { by: "month" }).season).toEqual({ period: 12, adjusted: false });
    expect(forecast(LEVEL, { by: "week" }).season).toBeNull();
    expect(forecast(LEVEL, { by: "year" }).season).toBeNull();
  });

  test("fills gaps by a straight line, does not score them, and starts at the last known value", () => {
    const holes: Cell[] = LEVEL.map((value, i) => (i === 20 || i === 30 ? "NA" : value));
    const straight = LEVEL.map((value, i) =>
      i === 20 || i === 30 ? ((LEVEL[i - 1] ?? 0) + (LEVEL[i + 1] ?? 0)) / 2 : value,
    );
    const gapped = forecast(["", ...holes, "", ""]);
    expect(gapped.rows).toEqual({ given: 39, span: 36, known: 34, gaps: 2, last: "37" });
    const whole = forecast(straight);
    for (const [i, { point }] of gapped.steps.entries()) {
      expect(point).toBeCloseTo(whole.steps[i]?.point ?? 0, 9);
    }
    // 12 origins less that at the gap, two steps each but the last; two forecasts met the gap.
    expect(gapped.scoring).toMatchObject({ origins: 11, forecasts: 2 * 11 - 1 - 2 });
    expect(gapped.recent[30]?.value).toBeNull();
  });

  test("says where the series is too short to be scored", () => {
    const { methods, scoring, steps } = forecast(LEVEL.slice(0, 12));
    expect(scoring).toEqual({ outcome: "too-short", has: 4, needs: 5 });
    expect(methods.every(({ score }) => score === null)).toBe(true);
    expect(steps[0]?.quantiles["0.95"]).toBeNull();
    expect(steps[0]?.quantiles["0.75"]).not.toBeNull();
  });

  test("leaves out a score that means nothing", () => {
    const still = methodIn(forecast(new Array<number>(30).fill(4)), "pool");
    expect(still.score).toMatchObject({ mase: null, skill: null });
    const crossing = methodIn(forecast(LEVEL.map((value) => value - 57)), "pool");
    expect(crossing.score?.smape).toBeNull();
  });
});

describe("a forecast of counts", () => {
  const document = forecast(COUNTS, { isCount: true });

  test("is the pool of five methods, with its quantiles", () => {
    const { pool, climatology, croston } = countForecasts(Float64Array.from(COUNTS), 2);
    expect(document.steps[1]?.point).toBe(pool[1]?.mean);
    expect(document.steps[1]?.quantiles).toEqual({
      "0.05": pool[1]?.quantile(0.05),
      "0.25": pool[1]?.quantile(0.25),
      "0.5": pool[1]?.quantile(0.5),
      "0.75": pool[1]?.quantile(0.75),
      "0.95": pool[1]?.quantile(0.95),
    });
    expect(methodIn(document, "climatology").points[0]).toBe(climatology[0]?.mean);
    expect(methodIn(document, "croston").points[0]).toBe(croston[0]?.mean);
    const members = document.methods.filter(({ isMember }) => isMember);
    const mean = members.reduce((sum, { points }) => sum + (points[0] ?? 0), 0) / members.length;
    expect(document.steps[0]?.point).toBeCloseTo(mean, 12);
    expect(members).toHaveLength(5);
  });

  test("is scored by what was known before", () => {
    const scores = Array.from({ length: 12 }, (_, i) => 24 + i).flatMap((length) => {
      const found = countForecasts(Float64Array.from(COUNTS.slice(0, length)), 2);
      return COUNTS.slice(length, length + 2).map((outcome, i) => {
        const [pool, climatology] = [found.pool[i], found.climatology[i]];
        if (pool === undefined || climatology === undefined) throw new Error("no forecast");
        return [pool, climatology].map((one) => rankedProbabilityScore(outcome, one));
      });
    });
    const total = (j: number): number => scores.reduce((sum, row) => sum + (row[j] ?? 0), 0);
    const { score } = methodIn(document, "pool");
    expect(score?.crps).toBeCloseTo(total(0) / scores.length, 12);
    expect(score?.skill).toBeCloseTo(1 - total(0) / total(1), 12);
    expect(document.scoring).toMatchObject({ baseline: "climatology", forecasts: 23 });
  });

  test("bears gaps, zeros alone, and great counts", () => {
    const holes: Cell[] = COUNTS.map((count, i) => (i % 5 === 2 ? "" : count));
    expect(forecast(holes, { isCount: true }).rows.gaps).toBe(7);
    const none = forecast(new Array<number>(20).fill(0), { isCount: true });
    expect(none.steps[0]?.quantiles["0.95"]).toBe(0);
    expect(none.steps[0]?.point).toBeGreaterThan(0);
    const great = forecast(
      COUNTS.map((count) => 10_000 * (count + 3)),
      { isCount: true },
    );
    expect(great.steps[0]?.quantiles["0.95"]).toBeGreaterThan(30_000);
  });

  test("says where the series is too short to be scored", () => {
    const { scoring, methods } = forecast(COUNTS.slice(0, 13), { isCount: true });
    expect(scoring).toEqual({ outcome: "too-short", has: 3, needs: 5 });
    expect(methods.every(({ score }) => score === null)).toBe(true);
  });
});

describe("a series that cannot be forecast", () => {
  test.each([
    ["workbench.column-missing", LEVEL, { value: "w" }],
    ["workbench.column-missing", LEVEL, { time: "when" }],
    ["workbench.forecast-cell-malformed", COUNTS.with(2, 1.5), { isCount: true }],
    ["workbench.forecast-cell-malformed", COUNTS.with(2, -1), { isCount: true }],
    ["workbench.forecast-series-short", LEVEL.slice(0, 5), {}],
    ["workbench.forecast-series-short", COUNTS.slice(0, 9), { isCount: true }],
    ["workbench.forecast-series-short", [], {}],
    ["workbench.forecast-horizon-far", LEVEL, { horizon: 37 }],
  ] as const)("ends with %s (case %#)", (code, cells, question) => {
    expect(() => forecast(cells, question)).toThrow(expect.objectContaining({ code }));
  });

  test("is told by line, cell and column", () => {
    expect(() => methodForecast("v\n1\nmany\n", { value: "v", horizon: 1 })).toThrow(
      expect.objectContaining({
        code: "workbench.forecast-cell-malformed",
        message: 'Line 3 holds "many" in the column "v", which is not a number.',
      }),
    );
  });
});

test("Periods to come bear their names where rows do", () => {
  const rows = LEVEL.map((v, i) => `${2000 + Math.floor(i / 4)}-Q${(i % 4) + 1},${v}`);
  const csv = `q,v\n${rows.join("\n")}\n2009-Q1,\n`;
  const named = methodForecast(csv, { value: "v", time: "q", by: "quarter", horizon: 2 });
  expect(named.steps.map(({ time }) => time)).toEqual(["2009-Q1", "2009-Q2"]);
  expect(named.rows.last).toBe("2008-Q4");
  const unnamed = methodForecast(csv, { value: "v", time: "q", horizon: 2 });
  expect(unnamed.steps[0]?.time).toBeNull();
});
