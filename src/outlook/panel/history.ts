import type { CountTarget, DyadSeries } from "./forecast-panel.ts";

/** Counts with what became known by the end of a period added to the period in which it happened. */
function asKnownBy(
  { counts, late }: DyadSeries,
  target: CountTarget,
  known: number,
  length: number,
): Float64Array {
  const values = counts[target].slice(0, length);
  for (const count of late) {
    if (count.target !== target || count.known > known || count.period >= length) continue;
    values[count.period] = (values[count.period] ?? 0) + count.events;
  }
  return values;
}

/**
 * A dyad's counts as they were known at an origin.
 *
 * @param origin index of a period: what was known by its end is known, and nothing else
 * @returns one value for each period up to the origin, events; NaN where the source did not look or does not tell the target apart
 */
export function historyAt(series: DyadSeries, target: CountTarget, origin: number): Float64Array {
  return asKnownBy(series, target, origin, origin + 1);
}

/** A dyad's counts as known at the panel's as-of date: what forecasts are scored by. One value per period, NaN as in `historyAt`. */
export function outcomesOf(series: DyadSeries, target: CountTarget): Float64Array {
  return asKnownBy(series, target, Number.POSITIVE_INFINITY, series.counts[target].length);
}
