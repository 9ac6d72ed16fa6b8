import {
  type CountDistribution,
  climatologyForecasts,
  crostonForecasts,
  discountedForecasts,
  fitDiscounted,
  fitPooledIngarch,
  lastValueForecasts,
  linearPool,
  pooledIngarchForecasts,
  recentMeanForecasts,
  tsbForecasts,
} from "../../maths/index.ts";

/** The methods for counts in the order in which they are shown: the forecast, its members, and others. */
export const COUNT_METHODS = [
  "pool",
  "climatology",
  "recent",
  "tsb",
  "discounted",
  "ingarch",
  "croston",
  "last-value",
] as const;

/** The methods whose probabilities the pool averages. */
export const COUNT_MEMBERS = ["climatology", "recent", "tsb", "discounted", "ingarch"] as const;

/** The distributions of each method, one a step. */
export type CountForecasts = Readonly<
  Record<(typeof COUNT_METHODS)[number], readonly CountDistribution[]>
>;

/**
 * The forecasts of a history by every method for counts, all fitted to this history alone.
 *
 * @param history NaN where unknown; at least 10 known counts
 */
export function countForecasts(history: Float64Array, horizon: number): CountForecasts {
  const horizons = Array.from({ length: horizon }, (_, i) => i + 1);
  const climatology = climatologyForecasts(history, horizons);
  const recent = recentMeanForecasts(history, horizons);
  const tsb = tsbForecasts(history, horizons);
  const discounted = discountedForecasts(history, horizons, fitDiscounted([history]));
  const ingarch = pooledIngarchForecasts(history, horizons, fitPooledIngarch([history]));
  const members = [climatology, recent, tsb, discounted, ingarch];
  return {
    pool: horizons.map((_, i) => linearPool(members.flatMap((member) => member[i] ?? []))),
    climatology,
    recent,
    tsb,
    discounted,
    ingarch,
    croston: crostonForecasts(history, horizons),
    "last-value": lastValueForecasts(history, horizons),
  };
}
