/** A place in the series from which is forecast what then came. */
export interface Origin {
  /** The last value that the forecast may use. */
  readonly at: number;
  /** Whether the forecast is scored; others only teach how far forecasts err. */
  readonly isScored: boolean;
}

/** More origins than these take too long, and tell little more. */
const MOST_ORIGINS = 100;
/** Fewer forecasts one step ahead than these say nothing of a method. */
export const LEAST_SCORED = 5;

/**
 * The origins of a series: from its first third on, evenly spaced where they are many, each at a known value. Those of its last
 * third are scored.
 *
 * @param values NaN where unknown
 * @param least known values that the methods need
 */
export function originsOf(values: Float64Array, least: number): Origin[] {
  const n = values.length;
  const places: number[] = [];
  let known = 0;
  for (let at = 0; at < n - 1; at++) {
    if (Number.isNaN(values[at])) continue;
    known++;
    if (known >= least && at + 1 >= n / 3) places.push(at);
  }
  const every = Math.ceil(places.length / MOST_ORIGINS);
  return places
    .filter((_, i) => (places.length - 1 - i) % every === 0)
    .map((at) => ({ at, isScored: at + 1 >= (2 * n) / 3 }));
}

/** How many of the scored origins know what came one step on. */
export function scoredAhead(values: Float64Array, origins: readonly Origin[]): number {
  return origins.filter(({ at, isScored }) => isScored && !Number.isNaN(values[at + 1])).length;
}
