import { defaultWindows } from "../panel.ts";
import type { DesignPanel, DesignSetting } from "./design-panel.ts";
import { hasSeason, PER_YEAR } from "./own-lags.ts";
import { lagged, windowMeans } from "./window-means.ts";

/** What every model holds, by what it stands for. */
export type ControlBlock =
  | "intercept"
  | "ownHistory"
  | "commonShock"
  | "mediaVolume"
  | "trendAndSeason";

/** A column that every model holds. */
export interface ControlTerm {
  readonly block: ControlBlock;
  /** Lag of the own history, farthest lag of the shock, month of the season; 0 otherwise. */
  readonly step: number;
  readonly values: Float64Array;
}

const MONTHS = 12;

/** Months with an outcome from which on the shock is held equal over every usual window: fifteen years. */
const MANY_MONTHS = 180;

const knownIn = (series: Float64Array): number =>
  series.reduce((n, x) => n + (Number.isFinite(x) ? 1 : 0), 0);

/** A series is a control when it is known in half of the periods with an outcome, and moves. */
function isUsable(series: Float64Array, outcome: Float64Array): boolean {
  const looked = knownIn(outcome);
  const known = series.filter((x, t) => Number.isFinite(x) && Number.isFinite(outcome[t]));
  return known.length > 0 && 2 * known.length >= looked && known.some((x) => x !== known[0]);
}

function season(panel: DesignPanel): readonly ControlTerm[] {
  const months = panel.periods.map((period) => Number(period.slice(5)));
  return Array.from({ length: MONTHS - 1 }, (_, i) => {
    const values = Float64Array.from(months, (month) => (month === i + 1 ? 1 : 0));
    return { block: "trendAndSeason" as const, step: i + 1, values };
  });
}

/**
 * The common shock one period back and, in a record of many months, over every usual window.
 *
 * An exposure that is measured by other relations carries a part of the shock in its own window, and enters by it when only the
 * month before is held equal: in simulated panels of 240 months with 30 events each that nearly doubled the false positives. In
 * panels of 132 months the further columns cost more than they gave. A window that the gaps of the shock would cost further
 * rows is left out.
 */
function shocks({ by, common }: DesignPanel, outcome: Float64Array): readonly ControlTerm[] {
  const over = (last: number, values: Float64Array): ControlTerm => {
    return { block: "commonShock", step: last, values };
  };
  const before = lagged(common, 1);
  const windows = by === "month" && knownIn(outcome) >= MANY_MONTHS ? defaultWindows(by) : [];
  const further = windows
    .filter(({ last }) => last > 1)
    .map((window) => over(window.last, windowMeans(common, window)))
    .filter(({ step, values }) => knownIn(values) >= knownIn(before) - (step - 1));
  return [over(1, before), ...further];
}

/**
 * The columns that are in every model, one value per period, the intercept first.
 *
 * Own history at the set lags; the common shock one period back, in long panels over a year; the log volume of the same
 * period (how many events there are, not which); trend in years; months of the year where the panel is long enough. A control
 * that the panel does not know in at least half of the periods, or that never moves, is left out.
 */
export function controlTerms(
  panel: DesignPanel,
  outcome: Float64Array,
  { ownLags, sameShock }: DesignSetting,
): readonly ControlTerm[] {
  const { by, periods } = panel;
  const history = ownLags.map((step): ControlTerm => {
    return { block: "ownHistory", step, values: lagged(outcome, step) };
  });
  const common = isUsable(panel.common, outcome) ? shocks(panel, outcome) : [];
  const same: readonly ControlTerm[] =
    sameShock === true && common.length > 0
      ? [{ block: "commonShock", step: 0, values: panel.common }]
      : [];
  const volume = isUsable(panel.volume, outcome) ? [panel.volume] : [];
  return [
    { block: "intercept", step: 0, values: outcome.map(() => 1) },
    ...history,
    ...common,
    ...same,
    ...volume.map((values): ControlTerm => ({ block: "mediaVolume", step: 0, values })),
    { block: "trendAndSeason", step: 0, values: outcome.map((_, t) => t / PER_YEAR[by]) },
    ...(hasSeason(by, periods.length) ? season(panel) : []),
  ];
}
