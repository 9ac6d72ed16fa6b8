import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { backtest } from "../backtest/backtest.ts";
import { syntheticPanel } from "../backtest/synthetic-panel.ts";
import { balanceBand } from "./balance-bands.ts";
import { balanceForecasts } from "./balance-forecasts.ts";

const { panel: PANEL } = syntheticPanel(
  { dyads: 16, periods: 84, least: 2, most: 40 },
  seededRandom(6),
);

describe("forecasts of the balance", () => {
  test("come with intervals that hold about their share of what comes", async () => {
    const { scores } = await backtest(PANEL, {
      targets: ["balance"],
      horizons: [1, 6],
      seed: 1,
      from: 40,
    });
    for (const { methods, outcome } of scores) {
      expect(outcome.length).toBeGreaterThan(16 * 36);
      const share = (flags: ArrayLike<number> = []): number =>
        Array.from(flags).reduce((sum, flag) => sum + flag, 0) / outcome.length;
      expect(Math.abs(share(methods.pool?.inside50) - 0.5)).toBeLessThan(0.08);
      expect(Math.abs(share(methods.pool?.inside90) - 0.9)).toBeLessThan(0.05);
      expect(methods.pool?.interval90.every((score) => score > 0)).toBe(true);
    }
  });

  test("have quantiles in order, about a centre between what always was and what follows the level", () => {
    const forecasts = balanceForecasts(PANEL, 5, [30, 50], [1, 12]);
    expect(forecasts.map((list) => list.length)).toEqual([2, 2]);
    for (const { quantiles, centre } of forecasts.flat()) {
      expect(quantiles.every(Number.isFinite)).toBe(true);
      expect([...quantiles].sort((a, b) => a - b)).toEqual([...quantiles]);
      expect(quantiles[2]).toBe(centre);
    }
  });

  test("are left out while too little is known", () => {
    expect(balanceForecasts(PANEL, 5, [4], [1])).toEqual([[]]);
  });

  test("keep their intervals finite and nested whatever comes", () => {
    const wild = Array.from({ length: 200 }, (_, i) => (i < 100 ? 50 * i : 0));
    for (let length = 1; length <= wild.length; length += 7) {
      const steady = wild.slice(0, length).map(() => 0);
      const run = {
        horizon: 2,
        centres: steady,
        scales: steady.map(() => 1),
        outcomes: wild.slice(0, length),
      };
      const { reach50, reach90 } = balanceBand(run, Float64Array.from([0.1, 0.5, 1]));
      expect(reach50).toBeGreaterThanOrEqual(0);
      expect(reach90).toBeGreaterThanOrEqual(reach50);
      expect(Number.isFinite(reach90)).toBe(true);
    }
  });
});
