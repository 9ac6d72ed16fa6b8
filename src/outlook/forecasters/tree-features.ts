import type { CountTarget } from "../panel/forecast-panel.ts";

/** The polarity whose recent past may tell something of a target. */
export const OTHER: Readonly<Record<CountTarget, CountTarget>> = {
  cooperation: "conflict",
  conflict: "cooperation",
  "material-conflict": "conflict",
};

/** Longer silences count as this. */
const LONGEST_SILENCE = 60;

/** Running sums of a history, so that any mean is two subtractions. */
export interface SummedHistory {
  readonly counts: Float64Array;
  /** Sum and number of the known counts before each period; one value more than counts. */
  readonly sums: Float64Array;
  readonly known: Float64Array;
  /** The period of the last event up to each period; −1 before any. */
  readonly last: Int32Array;
}

/** Sums of a history. */
export function summedHistory(counts: Float64Array): SummedHistory {
  const sums = new Float64Array(counts.length + 1);
  const known = new Float64Array(counts.length + 1);
  const last = new Int32Array(counts.length);
  counts.forEach((count, t) => {
    const isKnown = !Number.isNaN(count);
    sums[t + 1] = (sums[t] ?? 0) + (isKnown ? count : 0);
    known[t + 1] = (known[t] ?? 0) + (isKnown ? 1 : 0);
    last[t] = count > 0 ? t : (last[t - 1] ?? -1);
  });
  return { counts, sums, known, last };
}

/** The mean of the counts known in the last periods up to one; NaN where there is none. */
function meanUpTo({ sums, known }: SummedHistory, period: number, window: number): number {
  const from = Math.max(0, period + 1 - window);
  const number = (known[period + 1] ?? 0) - (known[from] ?? 0);
  return number === 0 ? Number.NaN : ((sums[period + 1] ?? 0) - (sums[from] ?? 0)) / number;
}

/** What the trees see of one dyad and of the whole panel. */
export interface FeatureView {
  readonly own: SummedHistory;
  readonly other: SummedHistory;
  /** The mean count of all dyads in each period. */
  readonly all: SummedHistory;
  /** Periods of a year. */
  readonly year: number;
}

/** How many features a row has. */
export const FEATURES = 11;

/** The features of a dyad at the end of a period, for what comes `horizon` periods later; NaN where unknown. */
export function featuresAt(view: FeatureView, period: number, horizon: number): number[] {
  const { own, other, all, year } = view;
  const long = Math.max(12, year);
  const lastYear = period + horizon - year * Math.ceil(horizon / year);
  const lastEvent = own.last[period] ?? -1;
  return [
    Math.log1p(own.counts[period] ?? Number.NaN),
    Math.log1p(meanUpTo(own, period, 3)),
    Math.log1p(meanUpTo(own, period, 6)),
    Math.log1p(meanUpTo(own, period, 12)),
    Math.log1p(meanUpTo(own, period, period + 1)),
    Math.log1p(own.counts[lastYear] ?? Number.NaN),
    Math.log1p(meanUpTo(other, period, 3)),
    Math.log1p(meanUpTo(other, period, long)),
    Math.min(LONGEST_SILENCE, lastEvent < 0 ? LONGEST_SILENCE : period - lastEvent),
    Math.log(meanUpTo(all, period, 3) + 0.01) - Math.log(meanUpTo(all, period, long) + 0.01),
    (period + horizon) % year,
  ];
}
