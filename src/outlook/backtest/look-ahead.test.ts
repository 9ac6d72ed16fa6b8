import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { balanceForecasts } from "../forecasters/balance-forecasts.ts";
import { fitForecasters } from "../forecasters/fit-forecasters.ts";
import { type PlainForecasts, panelForecaster } from "../forecasters/panel-forecaster.ts";
import { forecastsAt } from "../forecasters/pool-at.ts";
import { COUNT_TARGETS, type CountTarget, type ForecastPanel } from "../panel/forecast-panel.ts";
import { withFutureShuffled } from "../panel/permuted.ts";
import { backtest } from "./backtest.ts";
import { recalibrationsAt } from "./recalibrate.ts";
import { syntheticPanel } from "./synthetic-panel.ts";

const ORIGIN = 60;
const HORIZONS = [1, 6];
const { panel: MADE } = syntheticPanel({ dyads: 40, periods: 80, news: 0.1 }, seededRandom(11));
const PANEL: ForecastPanel = {
  ...MADE,
  dyads: MADE.dyads.map((series, i) => ({
    ...series,
    // What is told late of the past is past too; what becomes known after the origin is not.
    late:
      i % 5 === 0
        ? [
            { period: 50, known: 55, target: "conflict", events: 2 },
            { period: 58, known: 70, target: "conflict", events: 3 },
          ]
        : [],
  })),
};

function plainAt(panel: ForecastPanel, target: CountTarget, trees: boolean): PlainForecasts[][] {
  const fitted = fitForecasters(panel, target, ORIGIN, { horizons: HORIZONS, trees });
  const forecaster = panelForecaster(panel, target, HORIZONS);
  return panel.dyads.map((_, dyad) => forecaster.at(fitted, ORIGIN, dyad));
}

describe("S9: where all that comes after the origin is in another order", () => {
  const shuffled = withFutureShuffled(PANEL, ORIGIN, seededRandom(5));

  test("the future is another", () => {
    expect(shuffled.dyads).not.toEqual(PANEL.dyads);
  });

  test("every member and baseline of every count is the same to the last bit, trees included", () => {
    for (const target of COUNT_TARGETS) {
      const forecasts = plainAt(PANEL, target, target === "conflict");
      expect(forecasts[0]?.[0]?.members.trees !== undefined).toBe(target === "conflict");
      expect(plainAt(shuffled, target, target === "conflict")).toEqual(forecasts);
    }
  });

  test("the balance and its intervals are the same", () => {
    const [before, after] = [PANEL, shuffled].map((panel) =>
      balanceForecasts({ ...panel, dyads: panel.dyads.slice(0, 8) }, 5, [ORIGIN], HORIZONS),
    );
    expect(before?.[0]?.length).toBe(2);
    expect(after).toEqual(before);
  });

  test("what is issued is the same, put right by outcomes up to the origin only", async () => {
    const issued = async (whole: ForecastPanel): Promise<number[]> => {
      const panel = { ...whole, dyads: whole.dyads.slice(12, 28) };
      const settings = {
        targets: ["conflict"],
        horizons: HORIZONS,
        seed: 1,
        trees: false,
      } as const;
      const { scores } = await backtest(panel, { ...settings, from: 40, to: 62 });
      const curves = recalibrationsAt(scores, "conflict", ORIGIN);
      expect([...curves.keys()]).toEqual(HORIZONS);
      const fitted = fitForecasters(panel, "conflict", ORIGIN, {
        horizons: HORIZONS,
        trees: false,
      });
      return forecastsAt(fitted, panel, "conflict", ORIGIN, [0, 7, 15], HORIZONS, curves).flatMap(
        (list) => list.flatMap(({ pool }) => [pool.cdf(0), pool.cdf(5), pool.mean]),
      );
    };
    expect(await issued(shuffled)).toEqual(await issued(PANEL));
  });
});
