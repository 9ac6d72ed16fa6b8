import type { BinnedFeature } from "./bins.ts";

/** Numbers in a histogram for each bin: counts, means expected, rows. */
export const SUMS = 3;

/** What some rows hold, bin by bin, feature after feature. */
export type Histogram = Float64Array;

/** Where each feature's bins begin in a histogram, and last its length. */
export function histogramPlaces(features: readonly BinnedFeature[]): Int32Array {
  const places = new Int32Array(features.length + 1);
  features.forEach(({ edges }, j) => {
    places[j + 1] = (places[j] as number) + SUMS * (edges.length + 2);
  });
  return places;
}

/** Counts, expected means and number of the rows of a node by bin. */
export function histogramOf(
  rows: Int32Array,
  features: readonly BinnedFeature[],
  places: Int32Array,
  counts: Float64Array,
  means: Float64Array,
): Histogram {
  const sums = new Float64Array(places[features.length] as number);
  for (let j = 0; j < features.length; j++) {
    const { bins } = features[j] as BinnedFeature;
    const start = places[j] as number;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      const at = start + SUMS * (bins[row] as number);
      sums[at] = (sums[at] as number) + (counts[row] as number);
      sums[at + 1] = (sums[at + 1] as number) + (means[row] as number);
      sums[at + 2] = (sums[at + 2] as number) + 1;
    }
  }
  return sums;
}

/** The histogram of a node's other child: the node's less that of the one. */
export function histogramLess(whole: Histogram, part: Histogram): Histogram {
  const rest = new Float64Array(whole.length);
  for (let i = 0; i < whole.length; i++) rest[i] = (whole[i] as number) - (part[i] as number);
  return rest;
}
