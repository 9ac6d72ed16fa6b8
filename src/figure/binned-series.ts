import type { AlignedChart, AlignedPoint } from "./aligned-series.ts";

/** Where something stands on an axis, from 0 to 1; NaN if it is unknown. */
export interface PlacedBand {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
}

/** A chart in as many columns as a terminal has: a period takes some columns, or a column some periods. */
export interface BinnedChart {
  /** Periods in one bin; 1 where there is room for them all. */
  readonly periodsPerBin: number;
  readonly cellsPerBin: number;
  /** The first period of each bin. */
  readonly periods: readonly string[];
  readonly series: readonly (readonly PlacedBand[])[];
  /** Sums; NaN where nothing is said. */
  readonly counts: readonly number[] | undefined;
}

/** Wider steps would only make a short series look long. */
const MOST_CELLS_PER_BIN = 6;

function bins<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

function mean(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0
    ? Number.NaN
    : known.reduce((sum, value) => sum + value / known.length, 0);
}

function sum(counts: readonly number[]): number {
  const known = counts.filter((count) => !Number.isNaN(count));
  return known.length === 0 ? Number.NaN : known.reduce((total, count) => total + count, 0);
}

/**
 * Fit a chart into columns. A bin of several periods shows the mean of their places, its band the mean of the
 * ends of theirs.
 *
 * @param room columns, at least 1
 */
export function binnedChart(aligned: AlignedChart, room: number): BinnedChart {
  const { length } = aligned.periods;
  const periodsPerBin = Math.max(1, Math.ceil(length / room));
  const cellsPerBin = Math.max(
    1,
    Math.min(MOST_CELLS_PER_BIN, Math.floor(room / Math.max(1, length))),
  );
  const placeOf = (points: readonly AlignedPoint[], key: keyof AlignedPoint): number =>
    mean(points.map((p) => (Number.isNaN(p[key]) ? Number.NaN : aligned.axis.place(p[key]))));
  return {
    periodsPerBin,
    cellsPerBin,
    periods: bins(aligned.periods, periodsPerBin).map((bin) => bin[0] ?? ""),
    series: aligned.series.map(({ points }) =>
      bins(points, periodsPerBin).map((bin) => ({
        value: placeOf(bin, "value"),
        lo: placeOf(bin, "lo"),
        hi: placeOf(bin, "hi"),
      })),
    ),
    counts: aligned.counts && bins(aligned.counts, periodsPerBin).map(sum),
  };
}

/**
 * The place of a line between its points: straight from one to the next, and nothing across a gap.
 *
 * @param at in bins, a whole number at the middle of each
 * @param reach how far a point without a neighbour is seen, in bins
 */
export function placeBetween(places: readonly number[], at: number, reach: number): number {
  const before = Math.floor(at);
  const [a = Number.NaN, b = Number.NaN] = [places[before], places[before + 1]];
  const share = at - before;
  if (share < 1e-9 || (Number.isNaN(b) && share <= reach)) return a;
  if (Number.isNaN(a) && 1 - share <= reach) return b;
  return a + (b - a) * share;
}
