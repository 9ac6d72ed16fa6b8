import { intervalScore, quantileScore } from "../../maths/index.ts";
import type { BalanceBand } from "../forecasters/balance-bands.ts";
import { balanceForecaster, bandQuantiles } from "../forecasters/balance-forecasts.ts";
import { balanceAt, balanceOutcomes } from "../panel/balance.ts";
import type { ForecastPanel } from "../panel/forecast-panel.ts";
import { type RunPlan, usualOf } from "./count-run.ts";
import {
  type HorizonScores,
  type MethodId,
  type Score,
  type ScoredForecast,
  scoreColumns,
} from "./scores.ts";

const LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95];

/** The scores of a forecast of the balance. */
function bandScore(outcome: number, centre: number, band: BalanceBand): Score {
  const error = Math.abs(outcome - centre);
  const { reach50, reach90 } = band;
  return {
    crps: quantileScore(outcome, bandQuantiles(centre, band), LEVELS),
    log: Number.NaN,
    pitBelow: Number.NaN,
    pitUpTo: Number.NaN,
    inside50: error <= reach50,
    inside90: error <= reach90,
    pSome: Number.NaN,
    error,
    interval50: intervalScore(outcome, centre - reach50, centre + reach50, 0.5),
    interval90: intervalScore(outcome, centre - reach90, centre + reach90, 0.9),
  };
}

/**
 * Back-test the forecasts of the balance, origin by origin. Intervals adapt from the first origin at which they can be given, which
 * may lie before the first that is scored.
 *
 * @param told called after each dyad
 */
export function balanceRun(
  panel: ForecastPanel,
  { horizons, from, to, dyads }: RunPlan,
  told: () => void = () => undefined,
): HorizonScores[] {
  const forecaster = balanceForecaster(panel, horizons, to, from);
  const found = horizons.map((): ScoredForecast[] => []);
  for (const dyad of dyads) {
    const series = panel.dyads[dyad];
    if (series === undefined) continue;
    const outcomes = balanceOutcomes(panel, series);
    const usual = new Map<number, ReturnType<typeof usualOf>>();
    forecaster.of(dyad).forEach((run, i) => {
      for (const { origin, horizon, centres, bands } of run) {
        const outcome = outcomes[origin + horizon] ?? Number.NaN;
        if (origin < from || Number.isNaN(outcome)) continue;
        const own = usual.get(origin) ?? usualOf(balanceAt(panel, series, origin));
        usual.set(origin, own);
        const scores = new Map<MethodId, Score>([
          ["pool", bandScore(outcome, centres.pool, bands.pool)],
          ["climatology", bandScore(outcome, centres.climatology, bands.climatology)],
          ["persistence", bandScore(outcome, centres.persistence, bands.persistence)],
        ]);
        const nothing = { knownBelow: Number.NaN, knownUpTo: Number.NaN };
        found[i]?.push({ dyad, origin, outcome, ...own, ...nothing, scores });
      }
    });
    told();
  }
  return horizons.map((horizon, i) => {
    const inOrder = (found[i] ?? []).sort((x, y) => x.origin - y.origin || x.dyad - y.dyad);
    const columns = scoreColumns("balance", horizon);
    inOrder.forEach(columns.add);
    return columns.columns();
  });
}
