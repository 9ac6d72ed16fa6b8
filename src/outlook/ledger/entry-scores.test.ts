import { describe, expect, test } from "vitest";
import { countForecast, visitQuestion } from "../../../test/support/example-ledger.ts";
import {
  logScore,
  negativeBinomialCrps,
  pinballLoss,
  rankedProbabilityScore,
} from "../../maths/index.ts";
import type { LevelScored } from "./entry.ts";
import { entryScores } from "./entry-scores.ts";
import { levelForecast } from "./issue.ts";

const scoresOf = (y: number, mean: number): LevelScored => {
  const scores = entryScores(y, levelForecast(["PAK", "RUS"], "2026-12", countForecast(mean)));
  if (scores.kind !== "level") throw new Error("not the scores of a count");
  return scores;
};

describe("the scores of an entry", () => {
  test("are those of the forecast itself and of its baselines, each on its own", () => {
    const { pool } = countForecast(2);
    for (const y of [0, 2, 9]) {
      const scores = scoresOf(y, 2);
      expect(scores.crps).toBeCloseTo(rankedProbabilityScore(y, pool), 9);
      expect(scores.log).toBeCloseTo(logScore(y, pool), 8);
      expect(scores.below).toBeCloseTo(y === 0 ? 0 : pool.cdf(y - 1), 11);
      expect(scores.upTo).toBeCloseTo(pool.cdf(y), 11);
      expect(scores.baselines.zero.crps).toBe(y);
      expect(scores.baselines.tsb.crps).toBeCloseTo(negativeBinomialCrps(y, 1, 3), 9);
    }
  });

  test("are infinite where what was held impossible came: null, as JSON has it", () => {
    const { baselines, log } = scoresOf(2, 2);
    expect(baselines.zero.log).toBeNull();
    expect(scoresOf(0, 2).baselines.zero).toEqual({ crps: 0, log: 0 });
    expect(log).not.toBeNull();
  });

  test("say whether the count lay inside the central intervals", () => {
    const { pool } = countForecast(8);
    const [low, high] = [pool.quantile(0.25), pool.quantile(0.75)];
    expect([low - 1, low, high, high + 1].map((y) => scoresOf(y, 8).inside50)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(scoresOf(pool.quantile(0.95), 8).inside90).toBe(true);
    expect(scoresOf(pool.quantile(0.95) + 1, 8).inside90).toBe(false);
  });

  test("of the balance are pinball losses, and distances of the points beside it", () => {
    const quantiles = [-1, -0.2, 0.2, 0.5, 1.2] as const;
    const scores = entryScores(0.6, {
      kind: "balance",
      dyad: ["PAK", "RUS"],
      period: "2026-12",
      horizon: 1,
      quantiles: [...quantiles],
      climatology: 0,
      persistence: 0.4,
    });
    const levels = [0.05, 0.25, 0.5, 0.75, 0.95];
    const losses = levels.map((p, i) => pinballLoss(0.6, quantiles[i] ?? 0, p));
    expect(scores).toEqual({
      kind: "balance",
      crps: expect.closeTo((2 / 5) * losses.reduce((a, b) => a + b, 0), 12),
      climatology: 0.6,
      persistence: expect.closeTo(0.2, 12),
      inside50: false,
      inside90: true,
    });
  });

  test("of a question are Brier and log score, beside those of a base rate kept from certainty", () => {
    const forecast = visitQuestion(0.2, "2026-11-24", "2027-06-30", { baseRate: 0 });
    expect(entryScores(1, forecast)).toEqual({
      kind: "question",
      brier: expect.closeTo(0.64, 12),
      log: expect.closeTo(-Math.log(0.2), 12),
      baseBrier: expect.closeTo(0.999 ** 2, 12),
      baseLog: expect.closeTo(-Math.log(0.001), 9),
    });
    expect(entryScores(1, { ...forecast, p: 0 })).toMatchObject({ brier: 1, log: null });
  });
});
