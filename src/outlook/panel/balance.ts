import { filteredBalance, smoothedShare } from "../../measure/index.ts";
import type { DyadSeries, ForecastPanel } from "./forecast-panel.ts";
import { historyAt, outcomesOf } from "./history.ts";

/** Periods of all dyads from which it is learnt what is expected of any. */
const LEARNT_FROM = 12;

/** Index of the last period from which the panel's share of cooperation is learnt, at an origin. */
const lastLearnt = (origin: number): number => Math.min(origin, LEARNT_FROM - 1);

/** Balances of one panel, each worked out when first asked for. */
interface Kept {
  /** Share of cooperation in what all dyads do up to a period, by the period. */
  readonly shares: Map<number, number>;
  /** Levels over all periods, by what was known. */
  readonly levels: WeakMap<DyadSeries, Map<string, Float64Array>>;
}

/** A cache only: a panel never changes, and what is kept of it goes with it. */
const KEPT = new WeakMap<ForecastPanel, Kept>();

function keptOf(panel: ForecastPanel): Kept {
  const held = KEPT.get(panel);
  if (held !== undefined) return held;
  const made: Kept = { shares: new Map(), levels: new WeakMap() };
  KEPT.set(panel, made);
  return made;
}

function keptOr<Key, Value>(held: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = held.get(key);
  if (found !== undefined) return found;
  const made = make();
  held.set(key, made);
  return made;
}

/** A period in which the source did not look adds nothing. */
const sumOf = (values: Float64Array): number => values.reduce((sum, n) => sum + (n || 0), 0);

/** The share of cooperation in what all dyads did up to a period, as known at its end. */
function shareAt({ dyads }: ForecastPanel, last: number): number {
  let [cooperation, conflict] = [0, 0];
  for (const series of dyads) {
    cooperation += sumOf(historyAt(series, "cooperation", last));
    conflict += sumOf(historyAt(series, "conflict", last));
  }
  return smoothedShare(cooperation, conflict);
}

/** Filtered levels of counts that are known; NaN before the first polar event. */
function levelsOf(
  cooperation: Float64Array,
  conflict: Float64Array,
  { by }: ForecastPanel,
  share: number,
): Float64Array {
  const levels = new Float64Array(cooperation.length).fill(Number.NaN);
  const begun = cooperation.findIndex((n, t) => (n || 0) + (conflict[t] || 0) > 0);
  if (begun < 0) return levels;
  const counts = Array.from(cooperation.subarray(begun), (n, i) => ({
    cooperation: n || 0,
    conflict: conflict[begun + i] || 0,
    attention: 0,
  }));
  filteredBalance(counts, by, share).forEach(({ level }, i) => {
    levels[begun + i] = level.mean;
  });
  return levels;
}

/**
 * Levels from what was known at an origin. Those of later periods have no part in earlier ones, so that all origins between which
 * nothing late became known share one filter.
 */
function levelsAt(panel: ForecastPanel, series: DyadSeries, origin: number): Float64Array {
  const kept = keptOf(panel);
  const last = lastLearnt(origin);
  const share = keptOr(kept.shares, last, () => shareAt(panel, last));
  const isKnown = series.late.filter(({ known }) => known <= origin);
  const until = last < LEARNT_FROM - 1 ? origin : panel.periods.length - 1;
  const own = kept.levels.get(series) ?? new Map<string, Float64Array>();
  kept.levels.set(series, own);
  return keptOr(own, `${last} ${isKnown.length}`, () => {
    const then = { ...series, late: isKnown };
    const [cooperation, conflict] = (["cooperation", "conflict"] as const).map((target) =>
      outcomesOf(then, target).subarray(0, until + 1),
    );
    return levelsOf(
      cooperation ?? new Float64Array(),
      conflict ?? new Float64Array(),
      panel,
      share,
    );
  });
}

/**
 * The balance of a dyad at each period up to an origin, as measured then: from nothing that became known after the origin's end.
 *
 * Method: the filtered level of `relations` under the panel's settings, never the dyad's own (docs/method/balance.md). What is
 * expected of any dyad is learnt from all dyads' first twelve periods, at an earlier origin from those up to it. A period in
 * which the source did not look, or tells of no polar event, moves the level only towards what is expected.
 *
 * @returns logits of the share of cooperation, one for each period 0 to `origin`; NaN before the dyad's first polar event
 */
export function balanceAt(panel: ForecastPanel, series: DyadSeries, origin: number): Float64Array {
  return levelsAt(panel, series, origin).slice(0, origin + 1);
}

/**
 * The balance of a dyad at each period from the counts up to and with it, all as known at the panel's as-of date: what forecasts of
 * the balance are scored by.
 *
 * @returns logits, one per period; NaN before the dyad's first polar event and where the source did not look
 */
export function balanceOutcomes(panel: ForecastPanel, series: DyadSeries): Float64Array {
  const last = lastLearnt(panel.periods.length - 1);
  const then = Math.max(last, ...series.late.map(({ known }) => known));
  const looked = series.counts.cooperation;
  return levelsAt(panel, series, then).map((level, t) =>
    Number.isNaN(looked[t] ?? Number.NaN) ? Number.NaN : level,
  );
}
