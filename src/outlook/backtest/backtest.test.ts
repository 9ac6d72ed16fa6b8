import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { runsSlowTests } from "../../../test/support/shared-data.ts";
import { seededRandom } from "../../kernel/index.ts";
import { rankedProbabilityScore } from "../../maths/index.ts";
import { fitForecasters } from "../forecasters/fit-forecasters.ts";
import { forecastsAt } from "../forecasters/pool-at.ts";
import type { ForecastPanel } from "../panel/forecast-panel.ts";
import { type BacktestSettings, backtest } from "./backtest.ts";
import { recalibrationsAt } from "./recalibrate.ts";
import { syntheticPanel } from "./synthetic-panel.ts";

const { panel: PANEL } = syntheticPanel({ dyads: 12, periods: 52, news: 0.1 }, seededRandom(2));
const SETTINGS: BacktestSettings = { horizons: [1, 3], seed: 4, refitEvery: 6, trees: false };

const codeOf = async (panel: ForecastPanel, settings: BacktestSettings): Promise<unknown> =>
  await backtest(panel, settings).then(
    () => "none",
    (error: { code?: unknown }) => error.code,
  );

describe("a back-test", () => {
  test("gives the same scores each time, and tells of each step", async () => {
    const steps: number[] = [];
    const late = { ...SETTINGS, from: 42 };
    const first = await backtest(PANEL, {
      ...late,
      progress: (done, of) => steps.push(done / of),
    });
    expect(await backtest(PANEL, late)).toEqual(first);
    expect(steps.at(-1)).toBe(1);
    expect(first.to).toBe(50);
    expect(first.scores.map(({ target, horizon }) => `${target} ${horizon}`)).toEqual(
      ["cooperation", "conflict", "material-conflict", "balance"].flatMap((target) => [
        `${target} 1`,
        `${target} 3`,
      ]),
    );
  });

  test("scores what would have been issued at the origin", async () => {
    const from = 26;
    const run = await backtest(PANEL, {
      ...SETTINGS,
      targets: ["conflict"],
      from,
      to: 46,
      refitEvery: 4,
    });
    const origin = 46;
    const fitted = fitForecasters(PANEL, "conflict", origin, { horizons: [1, 3], trees: false });
    const curves = recalibrationsAt(run.scores, "conflict", origin);
    expect(curves.size).toBe(2);
    const [issued = []] = forecastsAt(fitted, PANEL, "conflict", origin, [7], [1, 3], curves);
    run.scores.forEach((columns, i) => {
      const row = columns.origin.findIndex((at, j) => at === origin && columns.dyad[j] === 7);
      const forecast = issued[i];
      if (forecast === undefined) throw new Error("no forecast");
      const score = rankedProbabilityScore(columns.outcome[row] ?? 0, forecast.pool);
      expect(columns.methods.pool?.crps[row]).toBe(score);
      expect(columns.methods.pool?.pSome[row]).toBe(1 - forecast.pool.cdf(0));
    });
  });

  test("leaves out what the source does not tell, and periods in which it did not look", async () => {
    const blind = PANEL.dyads.map((series) => ({
      ...series,
      counts: {
        ...series.counts,
        conflict: series.counts.conflict.map((count, t) =>
          t >= 30 && t < 35 ? Number.NaN : count,
        ),
        "material-conflict": series.counts["material-conflict"].map(() => Number.NaN),
      },
    }));
    const run = await backtest(
      { ...PANEL, dyads: blind },
      { ...SETTINGS, targets: ["conflict", "material-conflict"], refitEvery: 12 },
    );
    expect(run.from).toBe(23);
    const [conflict, , material] = run.scores;
    expect(conflict?.dyad.length).toBe(12 * (28 - 5));
    expect(conflict?.outcome.some(Number.isNaN)).toBe(false);
    expect(material?.dyad.length).toBe(0);
  });

  test("refuses horizons that are none, places that are none, and panels that are too short", async () => {
    expect(await codeOf(PANEL, { ...SETTINGS, horizons: [0] })).toBe("outlook.backtest-setting");
    expect(await codeOf(PANEL, { ...SETTINGS, horizons: [] })).toBe("outlook.backtest-setting");
    expect(await codeOf(PANEL, { ...SETTINGS, dyads: [12] })).toBe("outlook.backtest-setting");
    expect(await codeOf(PANEL, { ...SETTINGS, from: 20, to: 10 })).toBe("outlook.backtest-setting");
    expect(await codeOf(PANEL, { ...SETTINGS, horizons: [40] })).toBe("outlook.backtest-too-short");
  });

  // threads start slowly: the everyday run leaves them out
  test.skipIf(!runsSlowTests)("gives the same in threads as without", () => {
    const module = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
    const code = `
      import { seededRandom } from ${module("../../kernel/index.ts")};
      import { backtest } from ${module("./backtest.ts")};
      import { syntheticPanel } from ${module("./synthetic-panel.ts")};
      const { panel } = syntheticPanel({ dyads: 3, periods: 34 }, seededRandom(2));
      const run = async (workers) => {
        let steps = 0;
        const settings = { horizons: [1], seed: 4, targets: ["conflict", "cooperation", "balance"], workers };
        const result = await backtest(panel, { ...settings, progress: () => steps++ });
        return JSON.stringify([result, steps], (_, value) => ArrayBuffer.isView(value) ? Array.from(value, String) : value);
      };
      const [alone, two, one] = [await run(0), await run(2), await run(1)];
      console.log(alone.length > 1000 && alone === two && alone === one);`;
    const options = ["--import", "tsx", "--input-type=module", "--eval", code];
    expect(execFileSync(process.execPath, options, { encoding: "utf8" }).trim()).toBe("true");
  });
});
