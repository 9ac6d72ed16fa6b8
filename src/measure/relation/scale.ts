import type { Period } from "../../kernel/index.ts";
import { logistic } from "../../maths/index.ts";
import type { Belief, LatentPath } from "./latent.ts";

/** The share of the probability that a band holds. */
export const INTERVAL = 0.9;

/** Standard deviations on either side of the mean of a normal that hold 90 %. */
const REACH = 1.6448536269514722;

/** A value with its band. */
export interface Banded {
  readonly level: number;
  readonly lo: number;
  readonly hi: number;
}

/** One period of a series. */
export interface SeriesPoint extends Banded {
  readonly period: Period;
  readonly interval: number;
  /** Events counted in the period: polar ones for a balance, conflictual ones for an intensity. */
  readonly events: number;
  /** The level together with the episode of the moment. */
  readonly withEpisode: number;
  /** What could be said at the end of the period, without what came after. */
  readonly filtered: Banded;
}

/** From the scale of the model to that of the reader. */
export type Reading = (predictor: number) => number;

/** From a logit to the balance: -100 where every polar event is conflictual, 100 where every one is cooperative. */
export const asBalance: Reading = (logit) => 100 * (2 * logistic(logit) - 1);

/** From a log rate to events per period. */
export const asRate: Reading = (logRate) => Math.exp(logRate);

/** A belief as the reader sees it: its median with the band. */
export function banded({ mean, variance }: Belief, reading: Reading): Banded {
  const reach = REACH * Math.sqrt(variance);
  return { level: reading(mean), lo: reading(mean - reach), hi: reading(mean + reach) };
}

/** A path as the reader sees it. */
export function seriesPoints(
  path: LatentPath,
  periods: readonly Period[],
  events: readonly number[],
  reading: Reading,
): SeriesPoint[] {
  return periods.flatMap((period, t) => {
    const [smoothed, filtered] = [path.smoothed[t], path.filtered[t]];
    if (smoothed === undefined || filtered === undefined) return [];
    return {
      period,
      ...banded(smoothed.level, reading),
      interval: INTERVAL,
      events: events[t] ?? 0,
      withEpisode: reading(smoothed.total.mean),
      filtered: banded(filtered.level, reading),
    };
  });
}
