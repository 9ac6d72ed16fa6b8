import { type CountDistribution, type Recalibration, recalibrated } from "../../maths/index.ts";
import type { CountTarget, ForecastPanel } from "../panel/forecast-panel.ts";
import { countPool } from "./count-pool.ts";
import type { Fitted } from "./fit-forecasters.ts";
import type { BaselineId, CountForecast, MemberId } from "./forecast.ts";
import { type PlainForecasts, panelForecaster } from "./panel-forecaster.ts";
import { countsOf, type PlainForecast } from "./plain-forecast.ts";

/** The members of a forecast in one pool of equal weights, before recalibration. */
export function poolOf({ members }: Pick<PlainForecasts, "members">): CountDistribution {
  return countPool(Object.values(members));
}

function distributions<Id extends string>(
  forecasts: Readonly<Partial<Record<Id, PlainForecast>>>,
): Record<Id, CountDistribution> {
  const entries = Object.entries<PlainForecast | undefined>(forecasts).flatMap(([id, forecast]) =>
    forecast === undefined ? [] : [[id, countsOf(forecast)]],
  );
  return Object.fromEntries(entries);
}

/**
 * Forecasts from an origin: the pool as issued, its members and the baselines.
 *
 * Method: the members of docs/method/level-forecasts.md, each a negative binomial; their pool of equal weights (Stone 1961), put right
 * by how often earlier outcomes lay below its levels (`recalibrated` of maths). Check: `pool-at.test.ts`, `known-rates.test.ts`.
 *
 * @param fitted by `fitForecasters` at this origin or an earlier one, for the same horizons
 * @param dyads by their place in the panel
 * @param recalibrations by horizon, as `recalibrationsAt` gives them; a horizon without one is left as pooled
 * @returns one list a dyad, with one forecast a horizon; empty for a dyad with fewer than 12 known counts
 */
export function forecastsAt(
  fitted: Fitted,
  panel: ForecastPanel,
  target: CountTarget,
  origin: number,
  dyads: readonly number[],
  horizons: readonly number[],
  recalibrations: ReadonlyMap<number, Recalibration>,
): CountForecast[][] {
  const forecaster = panelForecaster(panel, target, horizons);
  return dyads.map((dyad) =>
    forecaster.at(fitted, origin, dyad).map((plain) => {
      const pool = poolOf(plain);
      const curve = recalibrations.get(plain.horizon);
      return {
        target,
        horizon: plain.horizon,
        pool: curve === undefined ? pool : recalibrated(pool, curve),
        members: distributions<MemberId>(plain.members),
        baselines: distributions<BaselineId>(plain.baselines),
      };
    }),
  );
}
