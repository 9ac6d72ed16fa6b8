import type { DesignPanel, DesignSetting } from "./design-panel.ts";
import { hasSeason, PER_YEAR } from "./own-lags.ts";
import { lagged } from "./window-means.ts";

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
  /** Lag of the own history or of the shock, month of the season; 0 otherwise. */
  readonly step: number;
  readonly values: Float64Array;
}

const MONTHS = 12;

/** A series is a control when it is known in half of the periods with an outcome, and moves. */
function isUsable(series: Float64Array, outcome: Float64Array): boolean {
  const looked = outcome.reduce((n, y) => n + (Number.isFinite(y) ? 1 : 0), 0);
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
 * The columns that are in every model, one value per period, the intercept first.
 *
 * Own history at the set lags; the common shock one period back; the log volume of the same period (how many events there
 * are, not which); trend in years; months of the year where the panel is long enough. A control that the panel does not
 * know in at least half of the periods, or that never moves, is left out.
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
  const shocks = isUsable(panel.common, outcome) ? (sameShock === true ? [1, 0] : [1]) : [];
  const volume = isUsable(panel.volume, outcome) ? [panel.volume] : [];
  return [
    { block: "intercept", step: 0, values: outcome.map(() => 1) },
    ...history,
    ...shocks.map((step): ControlTerm => {
      return { block: "commonShock", step, values: lagged(panel.common, step) };
    }),
    ...volume.map((values): ControlTerm => ({ block: "mediaVolume", step: 0, values })),
    { block: "trendAndSeason", step: 0, values: outcome.map((_, t) => t / PER_YEAR[by]) },
    ...(hasSeason(by, periods.length) ? season(panel) : []),
  ];
}
