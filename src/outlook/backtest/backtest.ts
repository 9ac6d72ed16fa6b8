import type { PeriodLength } from "../../kernel/index.ts";
import { COUNT_TARGETS, type ForecastPanel, type Target } from "../panel/forecast-panel.ts";
import { type BacktestTask, runTask, stepsOf } from "./backtest-task.ts";
import { runInThreads } from "./backtest-worker.ts";
import type { RunPlan } from "./count-run.ts";
import { backtestSetting, backtestTooShort } from "./messages.ts";
import type { HorizonScores } from "./scores.ts";

/** How a back-test is run. */
export interface BacktestSettings {
  /** All counts and the balance by default. */
  readonly targets?: readonly Target[];
  /** Periods ahead, whole numbers from 1 up. */
  readonly horizons: readonly number[];
  /** Index of the first origin; by default after 24 periods, or two fifths of all if these are more. */
  readonly from?: number;
  /** Index of the last origin; by default the last that the shortest horizon allows. */
  readonly to?: number;
  /** Places in the panel of the dyads that are forecast; all by default. What all dyads share is learned from all. */
  readonly dyads?: readonly number[];
  /** Shared parameters are fitted anew after so many periods; 12 by default. */
  readonly refitEvery?: number;
  /** Threads besides this one; 0, the default, for none. */
  readonly workers?: number;
  /** Of the draws of a summary. */
  readonly seed: number;
  readonly progress?: (done: number, of: number) => void;
  /** Whether boosted trees are a member where there are rows enough; by default they are. */
  readonly trees?: boolean;
  /** Whether members and baselines are scored beside the pool and climatology; by default they are. */
  readonly besides?: boolean;
}

/** All forecasts that could have been made from some origins, with what came. */
export interface Backtest {
  readonly teller: string;
  readonly by: PeriodLength;
  readonly periods: readonly string[];
  /** The panel's dyads, in its order. */
  readonly dyads: readonly { readonly a: string; readonly b: string }[];
  readonly targets: readonly Target[];
  readonly horizons: readonly number[];
  /** Indices of the first and the last origin. */
  readonly from: number;
  readonly to: number;
  readonly refitEvery: number;
  readonly seed: number;
  /** By target, and by horizon within. */
  readonly scores: readonly HorizonScores[];
}

const FIRST_PERIODS = 24;
const FIRST_SHARE = 0.4;

/** The first origin where none is named: an index, of a panel of so many periods. */
export function usualFirstOrigin(periods: number): number {
  return Math.max(FIRST_PERIODS, Math.ceil(FIRST_SHARE * periods)) - 1;
}

function requireWhole(setting: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  const allowed = `a whole number from ${least}${Number.isFinite(most) ? ` to ${most}` : " up"}`;
  throw backtestSetting({ setting, value, allowed });
}

/** The origins that are taken where none are named: index of the first and of the last. */
function planOf(panel: ForecastPanel, settings: BacktestSettings): RunPlan {
  const periods = panel.periods.length;
  const { horizons, refitEvery = 12, trees = true, besides = true } = settings;
  const { dyads = panel.dyads.map((_, i) => i) } = settings;
  requireWhole("The number of horizons", horizons.length, 1, Number.POSITIVE_INFINITY);
  for (const horizon of horizons) requireWhole("A horizon", horizon, 1, Number.POSITIVE_INFINITY);
  requireWhole("The number of periods between fits", refitEvery, 1, Number.POSITIVE_INFINITY);
  for (const dyad of dyads) requireWhole("A dyad's place", dyad, 0, panel.dyads.length - 1);
  const horizon = Math.min(...horizons);
  const { from = usualFirstOrigin(periods) } = settings;
  if (from + horizon > periods - 1) throw backtestTooShort({ periods, first: from, horizon });
  const last = periods - 1 - horizon;
  const { to = last } = settings;
  requireWhole("The first origin", from, 0, last);
  requireWhole("The last origin", to, from, last);
  return { horizons: [...new Set(horizons)], from, to, dyads, refitEvery, trees, besides };
}

/**
 * Back-test the forecasts of a panel: at each origin everything is learned and forecast from what was known at its end, and scored by
 * what came.
 *
 * Method: rolling origins; docs/method/backtest.md. The same panel and settings give the same scores, whatever the number of threads.
 * Check: `look-ahead.test.ts`, `backtest.test.ts`, `known-rates.test.ts`.
 *
 * @throws `outlook.backtest-setting`, `outlook.backtest-too-short`
 */
export async function backtest(
  panel: ForecastPanel,
  settings: BacktestSettings,
): Promise<Backtest> {
  const plan = planOf(panel, settings);
  const { targets = [...COUNT_TARGETS, "balance"], workers = 0, seed, progress } = settings;
  requireWhole("The number of workers", workers, 0, Number.POSITIVE_INFINITY);
  const tasks = targets.map((target): BacktestTask => ({ target, plan }));
  const all = tasks.reduce((sum, task) => sum + stepsOf(task), 0);
  let done = 0;
  const told = (): void => progress?.(++done, all);
  const results =
    workers === 0
      ? tasks.map((task) => runTask(panel, task, told))
      : await runInThreads(panel, tasks, workers, told);
  return {
    teller: panel.teller,
    by: panel.by,
    periods: panel.periods,
    dyads: panel.dyads.map(({ a, b }) => ({ a, b })),
    targets,
    horizons: plan.horizons,
    from: plan.from,
    to: plan.to,
    refitEvery: plan.refitEvery,
    seed,
    scores: results.flat(),
  };
}
