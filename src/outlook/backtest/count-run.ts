import { type Recalibration, recalibrated } from "../../maths/index.ts";
import { type Fitted, fitForecasters } from "../forecasters/fit-forecasters.ts";
import {
  type PanelForecaster,
  type PlainForecasts,
  panelForecaster,
} from "../forecasters/panel-forecaster.ts";
import type { PlainForecast } from "../forecasters/plain-forecast.ts";
import { poolOf } from "../forecasters/pool-at.ts";
import type { CountTarget, ForecastPanel } from "../panel/forecast-panel.ts";
import { historyAt, outcomesOf } from "../panel/history.ts";
import { distributionScore, plainScore } from "./count-scores.ts";
import { type PooledTransform, pooledRecalibration } from "./recalibrate.ts";
import {
  type HorizonScores,
  type MethodId,
  type Score,
  type ScoreColumns,
  scoreColumns,
} from "./scores.ts";

/** Origins and dyads of a back-test, all settled. */
export interface RunPlan {
  readonly horizons: readonly number[];
  /** Indices of the first and the last origin. */
  readonly from: number;
  readonly to: number;
  readonly dyads: readonly number[];
  readonly refitEvery: number;
  readonly trees: boolean;
  /** Whether members and baselines are scored too, or only the pool and climatology. */
  readonly besides: boolean;
}

/** The value that a share of known values does not exceed. */
function sharePoint(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** What is usual for a dyad: mean and 90 % quantile of its known values. */
export function usualOf(history: Float64Array): { readonly usual: number; readonly high: number } {
  const known = history.filter((value) => !Number.isNaN(value)).sort();
  const usual = known.reduce((sum, value) => sum + value, 0) / known.length;
  return { usual, high: sharePoint(known, 0.9) };
}

/** What is scored beside the pool. */
function besidesOf(
  { baselines, members }: PlainForecasts,
  isAll: boolean,
): readonly [string, PlainForecast | undefined][] {
  return isAll
    ? Object.entries({ ...baselines, ...members })
    : [["climatology", baselines.climatology]];
}

function scoresOf(
  outcome: number,
  plain: PlainForecasts,
  { curve, besides }: Pick<HorizonRun, "curve" | "besides">,
): ReadonlyMap<MethodId, Score> {
  const pool = poolOf(plain);
  const pooled = distributionScore(outcome, pool);
  const scores = new Map<MethodId, Score>([
    ["pool", curve === undefined ? pooled : distributionScore(outcome, recalibrated(pool, curve))],
    ["plain-pool", pooled],
  ]);
  for (const [id, forecast] of besidesOf(plain, besides)) {
    if (forecast !== undefined) scores.set(id as MethodId, plainScore(outcome, forecast));
  }
  return scores;
}

/** One horizon of a run: what was forecast so far, and where known outcomes lay in the pool. */
interface HorizonRun {
  readonly forecasts: ScoreColumns;
  readonly transforms: PooledTransform[];
  curve: Recalibration | undefined;
  readonly besides: boolean;
}

/** What came of a dyad: as known in the end, and at the end of each period. */
interface Outcomes {
  readonly final: Float64Array;
  readonly first: Float64Array;
}

function transformOf(
  origin: number,
  count: number,
  plain: PlainForecasts,
  pooled: Score | undefined,
  outcome: number,
): PooledTransform {
  if (count === outcome && pooled !== undefined) {
    return { origin, below: pooled.pitBelow, upTo: pooled.pitUpTo };
  }
  const pool = poolOf(plain);
  return { origin, below: pool.cdf(count - 1), upTo: pool.cdf(count) };
}

function add(
  run: HorizonRun,
  plain: PlainForecasts,
  at: {
    readonly origin: number;
    readonly dyad: number;
    readonly usual: number;
    readonly high: number;
  },
  { final, first }: Outcomes,
): void {
  const period = at.origin + plain.horizon;
  const outcome = final[period] ?? Number.NaN;
  const count = first[period] ?? Number.NaN;
  if (Number.isNaN(outcome)) return;
  const scores = scoresOf(outcome, plain, run);
  const transform = transformOf(at.origin, count, plain, scores.get("plain-pool"), outcome);
  run.transforms.push(transform);
  const { below: knownBelow, upTo: knownUpTo } = transform;
  run.forecasts.add({ ...at, outcome, knownBelow, knownUpTo, scores });
}

/** Everything of a run that stays the same from origin to origin. */
interface RunGround {
  readonly panel: ForecastPanel;
  readonly target: CountTarget;
  readonly forecaster: PanelForecaster;
  readonly outcomes: readonly Outcomes[];
  readonly runs: ReadonlyMap<number, HorizonRun>;
}

/** Whether anything is known that forecasts of a dyad from an origin can be scored by. */
function isScored({ outcomes, runs }: RunGround, origin: number, dyad: number): boolean {
  const final = outcomes[dyad]?.final ?? new Float64Array(0);
  return [...runs.keys()].some((horizon) => !Number.isNaN(final[origin + horizon] ?? Number.NaN));
}

function forecastDyad(ground: RunGround, fitted: Fitted, origin: number, dyad: number): void {
  const { panel, target, forecaster, outcomes, runs } = ground;
  const [series, came] = [panel.dyads[dyad], outcomes[dyad]];
  if (series === undefined || came === undefined) return;
  const plain = forecaster.at(fitted, origin, dyad);
  if (plain.length === 0) return;
  const at = { origin, dyad, ...usualOf(historyAt(series, target, origin)) };
  for (const forecast of plain) {
    const run = runs.get(forecast.horizon);
    if (run !== undefined) add(run, forecast, at, came);
  }
}

/**
 * Back-test the forecasts of one target, origin by origin: what is fitted, how it is put right and what is forecast at an origin
 * rest on what was known at its end.
 *
 * @param told called after each origin
 */
export function countRun(
  panel: ForecastPanel,
  target: CountTarget,
  plan: RunPlan,
  told: () => void = () => undefined,
): HorizonScores[] {
  const { horizons, from, to, dyads, refitEvery, trees, besides } = plan;
  const runs = new Map<number, HorizonRun>(
    horizons.map((horizon) => [
      horizon,
      { forecasts: scoreColumns(target, horizon), transforms: [], curve: undefined, besides },
    ]),
  );
  const outcomes = panel.dyads.map((series) => ({
    final: outcomesOf(series, target),
    first: series.counts[target],
  }));
  const forecaster = panelForecaster(panel, target, horizons);
  const ground: RunGround = { panel, target, forecaster, outcomes, runs };
  let fitted: Fitted | undefined;
  for (let origin = from; origin <= to; origin++, told()) {
    const scored = dyads.filter((dyad) => isScored(ground, origin, dyad));
    if (scored.length === 0) continue;
    if (fitted === undefined || origin - fitted.origin >= refitEvery) {
      fitted = fitForecasters(panel, target, origin, { horizons, trees });
    }
    for (const [horizon, run] of runs) {
      run.curve = pooledRecalibration(run.transforms.filter((t) => t.origin + horizon <= origin));
    }
    for (const dyad of scored) forecastDyad(ground, fitted, origin, dyad);
  }
  return [...runs.values()].map(({ forecasts }) => forecasts.columns());
}
