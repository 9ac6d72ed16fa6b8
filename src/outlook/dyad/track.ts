import type { Recalibration } from "../../maths/index.ts";
import type { Backtest } from "../backtest/backtest.ts";
import type { BacktestSummary } from "../backtest/summary.ts";
import type { CountTarget } from "../panel/forecast-panel.ts";

/** How the forecasts of a panel would have done. */
export interface TrackRecord {
  readonly summary: BacktestSummary;
  /** The dyads that the summary tells of by their place here. */
  readonly dyads: Backtest["dyads"];
  readonly tested: readonly number[];
  /** How forecasts from the panel's last period are put right, by target and horizon. */
  readonly curves: Readonly<Record<CountTarget, Readonly<Record<number, Recalibration>>>>;
}

/** The horizon among those tested that is nearest to one, the shorter of two. */
export function nearestTested(tested: readonly number[], horizon: number): number | undefined {
  return tested.toSorted((x, y) => Math.abs(x - horizon) - Math.abs(y - horizon) || x - y)[0];
}
