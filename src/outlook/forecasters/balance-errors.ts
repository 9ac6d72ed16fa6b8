import { balanceAt } from "../panel/balance.ts";
import type { DyadSeries, ForecastPanel } from "../panel/forecast-panel.ts";
import { type BalanceCentres, balanceCentres, FEWEST_LEVELS } from "./balance-centres.ts";

/** What is expected at one origin, and how far the balance commonly moves in a period. */
export interface CentresAtOrigin {
  readonly origin: number;
  /** One a horizon. */
  readonly centres: readonly BalanceCentres[];
  /** Sum of squares and number of the one-period changes known at the origin. */
  readonly squares: number;
  readonly changes: number;
}

/** One dyad's centres at all origins up to one. */
export interface DyadCentres {
  readonly origins: readonly CentresAtOrigin[];
  /** The level of each period as known at its end; NaN before any, and where the source did not look. */
  readonly levels: Float64Array;
}

function squaredChanges(levels: Float64Array): number {
  let sum = 0;
  for (let t = 1; t < levels.length; t++) sum += ((levels[t] ?? 0) - (levels[t - 1] ?? 0)) ** 2;
  return sum;
}

/** The centres of one dyad at each origin up to `last`, each from what was known then. */
export function dyadCentres(
  panel: ForecastPanel,
  series: DyadSeries,
  horizons: readonly number[],
  last: number,
): DyadCentres {
  const centresOf = balanceCentres(horizons);
  const origins: CentresAtOrigin[] = [];
  const levels = new Float64Array(last + 1).fill(Number.NaN);
  for (let origin = 0; origin <= last; origin++) {
    const path = balanceAt(panel, series, origin);
    const looked = !Number.isNaN(series.counts.cooperation[origin] ?? Number.NaN);
    if (looked) levels[origin] = path[origin] ?? Number.NaN;
    const known = path.filter((level) => !Number.isNaN(level));
    if (known.length < FEWEST_LEVELS) continue;
    origins.push({
      origin,
      centres: centresOf(known),
      squares: squaredChanges(known),
      changes: known.length - 1,
    });
  }
  return { origins, levels };
}
