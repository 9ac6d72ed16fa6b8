import type { Granularity } from "../../kernel/index.ts";

/** Periods in a year, by year two: what "recent" means, and how far a scenario looks that does not say. */
export const A_YEAR: Readonly<Record<Granularity, number>> = { month: 12, quarter: 4, year: 2 };

/** A series in which an unknown value is the last one known before it; NaN before there is any. */
export function carriedOn(values: Float64Array): Float64Array {
  let last = Number.NaN;
  return values.map((x) => {
    if (Number.isFinite(x)) last = x;
    return last;
  });
}

/** Mean of the known values among the last of a series that is carried on; NaN of none. */
export function recentMean(values: Float64Array, by: Granularity): number {
  const known = carriedOn(values).slice(-A_YEAR[by]).filter(Number.isFinite);
  return known.reduce((a, b) => a + b, 0) / known.length;
}
