import { balanceAt } from "../panel/balance.ts";
import type { CountTarget, ForecastPanel } from "../panel/forecast-panel.ts";
import { COUNT_TARGETS } from "../panel/forecast-panel.ts";
import { historyAt } from "../panel/history.ts";

/** What is known of one dyad at an origin: one value for each period up to it. */
export interface KnownDyad {
  readonly counts: Readonly<Record<CountTarget, Float64Array>>;
  /** The filtered balance in logits; NaN before the first polar event and where the source did not look. */
  readonly balance: Float64Array;
}

/** All that is known at the end of a period of every dyad of the panel. */
export function knownAt(panel: ForecastPanel, origin: number): KnownDyad[] {
  return panel.dyads.map((series) => {
    const [cooperation, conflict, material] = COUNT_TARGETS.map((target) =>
      historyAt(series, target, origin),
    );
    const none = new Float64Array(origin + 1).fill(Number.NaN);
    const looked = cooperation ?? none;
    return {
      counts: {
        cooperation: looked,
        conflict: conflict ?? none,
        "material-conflict": material ?? none,
      },
      balance: balanceAt(panel, series, origin).map((level, t) =>
        Number.isNaN(looked[t] ?? Number.NaN) ? Number.NaN : level,
      ),
    };
  });
}
