import { discountedForecasts, pooledIngarchForecasts } from "../../maths/index.ts";
import type { CountTarget, ForecastPanel } from "../panel/forecast-panel.ts";
import { historyAt } from "../panel/history.ts";
import { type CountTrack, countTrack, FEWEST_KNOWN } from "./count-track.ts";
import type { Fitted, SharedModels } from "./fit-forecasters.ts";
import type { BaselineId, MemberId } from "./forecast.ts";
import { type MeanAndSize, meanAndSize, type PlainForecast } from "./plain-forecast.ts";
import type { FeatureView } from "./tree-features.ts";
import { treeForecast, treeViews } from "./tree-member.ts";

/** All forecasts of one horizon as plain values. */
export interface PlainForecasts {
  readonly horizon: number;
  readonly members: Readonly<Partial<Record<MemberId, MeanAndSize>>>;
  readonly baselines: Readonly<Record<BaselineId, PlainForecast>>;
}

/** Forecasts of one target of a panel, origin by origin; earlier origins first, which saves work. */
export interface PanelForecaster {
  /** One a horizon, in order; none for a dyad with fewer than 12 known counts. */
  at(fitted: Fitted, origin: number, dyad: number): PlainForecasts[];
}

/** The views of all dyads at the last origin asked for. */
function viewsOf(
  panel: ForecastPanel,
  target: CountTarget,
): (origin: number) => readonly FeatureView[] {
  let held: { readonly origin: number; readonly views: readonly FeatureView[] } | undefined;
  return (origin) => {
    if (held?.origin !== origin) held = { origin, views: treeViews(panel, target, origin) };
    return held.views;
  };
}

/**
 * Forecasts of one target of a panel at any origin, from what was known then.
 *
 * @param horizons whole numbers from 1 up
 */
export function panelForecaster(
  panel: ForecastPanel,
  target: CountTarget,
  horizons: readonly number[],
): PanelForecaster {
  const tracks = new Map<number, CountTrack>();
  const viewsAt = viewsOf(panel, target);
  const trackOf = (dyad: number): CountTrack => {
    const track = tracks.get(dyad) ?? countTrack(panel.by, horizons);
    tracks.set(dyad, track);
    return track;
  };
  const treesAt = ({ trees }: SharedModels, origin: number, dyad: number, horizon: number) => {
    const fit = trees.get(horizon);
    const view = fit === undefined ? undefined : viewsAt(origin)[dyad];
    if (fit === undefined || view === undefined) return {};
    return { trees: treeForecast(fit, view, dyad, horizon) };
  };
  const at: PanelForecaster["at"] = ({ models }, origin, dyad) => {
    const series = panel.dyads[dyad];
    if (series === undefined || models === undefined) return [];
    const history = historyAt(series, target, origin);
    const track = trackOf(dyad);
    track.follow(history);
    if (track.known() < FEWEST_KNOWN) return [];
    const discounted = discountedForecasts(history, horizons, models.discounted).map(meanAndSize);
    const ingarch = pooledIngarchForecasts(history, horizons, models.ingarch).map(meanAndSize);
    return horizons.map((horizon, i) => {
      const { baselines, ...own } = track.forecasts(horizon, models.sizes);
      const pooled = {
        discounted: discounted[i] ?? own.climatology,
        ingarch: ingarch[i] ?? own.climatology,
      };
      const members = { ...own, ...pooled, ...treesAt(models, origin, dyad, horizon) };
      return { horizon, members, baselines };
    });
  };
  return { at };
}
