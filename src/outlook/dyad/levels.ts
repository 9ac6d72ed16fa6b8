import type { Granularity } from "../../kernel/index.ts";
import { type Release, released } from "../backtest/release.ts";
import { balanceForecasts } from "../forecasters/balance-forecasts.ts";
import { fitForecasters } from "../forecasters/fit-forecasters.ts";
import type { BalanceForecast, CountForecast } from "../forecasters/forecast.ts";
import { forecastsAt } from "../forecasters/pool-at.ts";
import {
  COUNT_TARGETS,
  type CountTarget,
  type ForecastPanel,
  type Target,
} from "../panel/forecast-panel.ts";
import { nearestTested, type TrackRecord } from "./track.ts";

/** Whether the forecasts of one target have earned their place at one horizon. */
export interface TargetRelease extends Release {
  readonly target: Target;
  readonly horizon: number;
}

/** What is forecast of a dyad's levels. */
export interface LevelOutlook {
  /** By target and horizon; a target that the source does not tell apart, or tells too little of, is left out. */
  readonly counts: readonly CountForecast[];
  readonly balance: readonly BalanceForecast[];
  /** At the horizons that were back-tested. */
  readonly releases: readonly TargetRelease[];
}

const upTo = (horizon: number): number[] => Array.from({ length: horizon }, (_, i) => i + 1);

function countForecasts(
  panel: ForecastPanel,
  target: CountTarget,
  horizons: readonly number[],
  track: TrackRecord | undefined,
): CountForecast[] {
  const origin = panel.periods.length - 1;
  const fitted = fitForecasters(panel, target, origin, { horizons });
  const curves = track?.curves[target] ?? {};
  const recalibrations = new Map(
    horizons.flatMap((horizon) => {
      const curve = curves[nearestTested(track?.tested ?? [], horizon) ?? 0];
      return curve === undefined ? [] : [[horizon, curve] as const];
    }),
  );
  return forecastsAt(fitted, panel, target, origin, [0], horizons, recalibrations)[0] ?? [];
}

/**
 * Forecasts of every period up to a horizon, from the last that is known whole.
 *
 * Method page: docs/method/level-forecasts.md
 *
 * @param panel of which the dyad asked about is the first
 * @param horizon periods
 * @param targets of which counts are forecast and releases told; all by default
 */
export function levelOutlook(
  panel: ForecastPanel,
  horizon: number,
  track: TrackRecord | undefined,
  targets: readonly Target[] = [...COUNT_TARGETS, "balance"],
): LevelOutlook {
  const horizons = upTo(horizon);
  const [shortest = horizon] = track?.tested ?? [];
  const told = (track?.tested ?? []).filter((tested) => tested <= Math.max(horizon, shortest));
  return {
    counts: COUNT_TARGETS.filter((target) => targets.includes(target)).flatMap((target) =>
      countForecasts(panel, target, horizons, track),
    ),
    balance: balanceForecasts(panel, 0, [panel.periods.length - 1], horizons)[0] ?? [],
    releases: targets.flatMap((target) =>
      told.flatMap((tested) =>
        track === undefined
          ? []
          : [{ target, horizon: tested, ...released(track.summary, target, tested) }],
      ),
    ),
  };
}

/** The release that a horizon is judged by: that of the nearest horizon that was back-tested. */
export function releaseAt(
  { releases }: Pick<LevelOutlook, "releases">,
  target: Target,
  horizon: number,
): TargetRelease | undefined {
  const own = releases.filter((release) => release.target === target);
  const nearest = nearestTested(
    own.map((release) => release.horizon),
    horizon,
  );
  return own.find((release) => release.horizon === nearest);
}

/** Periods in a year. */
export const PERIODS_A_YEAR: Readonly<Record<Granularity, number>> = {
  month: 12,
  quarter: 4,
  year: 1,
};
