import { EntenteError, type Granularity } from "../../kernel/index.ts";
import type { Store } from "../../record/index.ts";
import { type Backtest, backtest } from "../backtest/backtest.ts";
import { type BacktestSummary, summarise } from "../backtest/summary.ts";
import type { ForecastPanel, Target } from "../panel/forecast-panel.ts";

/** How far ahead forecasts are back-tested, in periods; other horizons are judged by the nearest of these. */
const TESTED: Readonly<Record<Granularity, readonly number[]>> = {
  month: [1, 3, 6, 12],
  quarter: [1, 2, 4],
  year: [1, 2],
};

/** The last origins of a record tell how the forecasts do; older ones would only cost time. */
const MOST_ORIGINS: Readonly<Record<Granularity, number>> = { month: 48, quarter: 48, year: 20 };

const SEED = 20_261_124;

/** A back-test of the panel that a dyad's forecasts come from. */
export interface TrackRecord {
  readonly backtest: Backtest;
  readonly summary: BacktestSummary;
  readonly tested: readonly number[];
}

/** How a back-test for an outlook is run. */
export interface TrackSettings {
  /** Periods. */
  readonly horizon: number;
  readonly workers: number;
  /** Last origins that are back-tested; 48 by default, 20 of years. */
  readonly origins?: number | undefined;
  /** Left out, all. */
  readonly targets?: readonly Target[] | undefined;
  readonly progress?: ((done: number, of: number) => void) | undefined;
}

/** The horizon among those tested that is nearest to one, the shorter of two. */
export function nearestTested(tested: readonly number[], horizon: number): number | undefined {
  return tested.toSorted((x, y) => Math.abs(x - horizon) - Math.abs(y - horizon) || x - y)[0];
}

async function run(
  panel: ForecastPanel,
  by: Granularity,
  { horizon, workers, origins = MOST_ORIGINS[by], targets, progress }: TrackSettings,
): Promise<TrackRecord | undefined> {
  const within = TESTED[by].filter((one) => one <= horizon);
  const tested = within.length > 0 ? within : [horizon];
  const first = panel.periods.length - 1 - Math.min(...tested) - origins;
  const usual = Math.max(24, Math.ceil(0.4 * panel.periods.length)) - 1;
  try {
    const found = await backtest(panel, {
      ...{ horizons: tested, workers, seed: SEED, besides: false, from: Math.max(first, usual) },
      ...(progress === undefined ? {} : { progress }),
      ...(targets === undefined ? {} : { targets }),
    });
    return { backtest: found, summary: summarise(found), tested };
  } catch (error) {
    if (error instanceof EntenteError && error.code === "outlook.backtest-too-short") {
      return undefined;
    }
    throw error;
  }
}

/**
 * How the forecasts of a panel would have done: the release rule and the recalibration rest on it, and it stands in for a
 * ledger that is young. One run serves every dyad of the panel while a record is open.
 *
 * @param asOf and what else the panel was read by
 * @returns undefined where the record is too short for it
 */
export async function trackRecord(
  store: Store,
  panel: ForecastPanel,
  by: Granularity,
  asked: readonly unknown[],
  settings: TrackSettings,
): Promise<TrackRecord | undefined> {
  const members = panel.dyads.map(({ a, b }) => `${a}-${b}`).sort();
  const { horizon, origins, targets } = settings;
  const question = ["track record", ...asked, panel.teller, by, horizon, origins, targets, members];
  return await store.once(question, () => run(panel, by, settings));
}
