import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { negativeBinomial } from "../../maths/index.ts";
import type { MeanAndSize } from "../forecasters/plain-forecast.ts";
import type { Target } from "../panel/forecast-panel.ts";
import type { Backtest } from "./backtest.ts";
import { plainScore } from "./count-scores.ts";
import { released } from "./release.ts";
import { type MethodId, scoreColumns } from "./scores.ts";
import { summarise } from "./summary.ts";

const TRUTH: MeanAndSize = { mean: 3, size: 2 };
const TOO_HIGH: MeanAndSize = { mean: 6, size: 2 };

/** A back-test of 10 dyads from some origins, in which counts are drawn from the truth. */
function drawn(
  methods: Partial<Record<MethodId, (row: number) => MeanAndSize>>,
  origins: number,
  seed: number,
): Backtest {
  const random = seededRandom(seed);
  const forecasts = scoreColumns("conflict", 1);
  for (let origin = 0; origin < origins; origin++) {
    for (let dyad = 0; dyad < 10; dyad++) {
      const outcome = negativeBinomial.sample(random, TRUTH.mean, TRUTH.size);
      const row = origin * 10 + dyad;
      const scores = new Map(
        Object.entries(methods).map(([id, of]) => [id as MethodId, plainScore(outcome, of(row))]),
      );
      const usual = dyad < 5 ? 0.5 : 3;
      const known = { knownBelow: Number.NaN, knownUpTo: Number.NaN };
      forecasts.add({ dyad, origin, outcome, usual, high: 7, ...known, scores });
    }
  }
  const targets: readonly Target[] = ["conflict"];
  return {
    ...{ teller: "made", by: "month", dyads: [], targets, horizons: [1], from: 0, to: origins - 1 },
    periods: Array.from({ length: origins + 1 }, (_, i) => `${i}`),
    refitEvery: 12,
    seed,
    scores: [forecasts.columns()],
  };
}

const allOf = (run: Backtest, draws = 200) => {
  const all = summarise(run, { draws }).results[0]?.subsets.all;
  if (all === undefined) throw new Error("no forecasts");
  return all;
};

describe("a back-test summed up", () => {
  test("finds no skill between equals: the interval holds 0 in about nine of ten", () => {
    let held = 0;
    for (let seed = 0; seed < 20; seed++) {
      const better = (row: number): MeanAndSize => (row % 2 === 0 ? TRUTH : TOO_HIGH);
      const other = (row: number): MeanAndSize => (row % 2 === 0 ? TOO_HIGH : TRUTH);
      const run = drawn({ pool: better, climatology: other }, 48, seed);
      const pool = allOf(run, 100).methods.find(({ method }) => method === "pool")?.overClimatology;
      if (pool !== undefined && pool.lo <= 0 && pool.hi >= 0) held++;
    }
    expect(held).toBeGreaterThanOrEqual(14);
    expect(held).toBeLessThan(20);
  });

  test("finds the skill of the truth over a forecast that is too high, and releases it", () => {
    const run = drawn({ pool: () => TRUTH, climatology: () => TOO_HIGH }, 48, 1);
    const release = released(summarise(run), "conflict", 1);
    expect(release.state).toBe("released");
    expect(release.lo).toBeGreaterThan(0);
    expect(release.forecasts).toBe(480);
  });

  test("withholds what has no skill, what few origins tell of, and what was not back-tested", () => {
    const worse = drawn({ pool: () => TOO_HIGH, climatology: () => TRUTH }, 48, 1);
    expect(released(summarise(worse), "conflict", 1).state).toBe("withheld");
    const short = drawn({ pool: () => TRUTH, climatology: () => TOO_HIGH }, 8, 1);
    const release = released(summarise(short), "conflict", 1);
    expect(release.positive).toBe(1);
    expect(release.state).toBe("withheld");
    expect(released(summarise(short), "conflict", 3)).toMatchObject({
      state: "withheld",
      forecasts: 0,
    });
  });

  test("knows a calibrated forecast by its transforms, coverage and reliability", () => {
    const good = allOf(drawn({ pool: () => TRUTH, climatology: () => TRUTH }, 60, 3));
    for (const share of good.pit?.deciles ?? []) expect(Math.abs(share - 0.1)).toBeLessThan(0.04);
    expect(good.pit?.test.pValue).toBeGreaterThan(0.01);
    expect(good.methods[0]?.coverage90).toBeGreaterThan(0.88);
    expect(good.some?.brier.reliability).toBeLessThan(0.01);
    const bad = allOf(drawn({ pool: () => TOO_HIGH, climatology: () => TRUTH }, 60, 3));
    expect(bad.pit?.test.pValue).toBeLessThan(1e-6);
    expect(bad.some?.brier.reliability).toBeGreaterThan(good.some?.brier.reliability ?? 1);
    expect(bad.some?.climatology).toBeLessThan(bad.some?.brier.score ?? 0);
  });

  test("tells busy dyads and escalations apart, and each dyad by itself", () => {
    const run = drawn({ pool: () => TRUTH, climatology: () => TOO_HIGH }, 48, 9);
    const [result] = summarise(run).results;
    expect(result?.subsets.active?.forecasts).toBe(240);
    const above = run.scores[0]?.outcome.filter((count) => count > 7).length;
    expect(result?.subsets.escalation?.forecasts).toBe(above);
    expect(result?.dyads.map(({ forecasts }) => forecasts)).toEqual(new Array(10).fill(48));
    const forecasts = run.scores[0];
    const mean = (id: MethodId) =>
      forecasts?.methods[id]?.crps
        .filter((_, i) => forecasts.dyad[i] === 4)
        .reduce((a, b) => a + b) ?? 0;
    expect(result?.dyads[4]?.skill.skill).toBeCloseTo(1 - mean("pool") / mean("climatology"), 12);
  });

  test("compares a method only where it forecast", () => {
    const run = drawn({ pool: () => TRUTH, climatology: () => TRUTH, trees: () => TRUTH }, 12, 2);
    const crps = run.scores[0]?.methods.trees?.crps;
    crps?.fill(Number.NaN, 0, 60);
    const trees = allOf(run).methods.find(({ method }) => method === "trees");
    expect(trees?.forecasts).toBe(60);
    expect(trees?.overClimatology.skill).toBe(0);
  });
});
