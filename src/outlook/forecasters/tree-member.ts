import {
  type BoostedCounts,
  boostedMean,
  fitBoostedCounts,
  type SizePrior,
  sizeByLikelihood,
} from "../../maths/index.ts";
import type { CountTarget, ForecastPanel } from "../panel/forecast-panel.ts";
import { historyAt } from "../panel/history.ts";
import type { MeanAndSize } from "./plain-forecast.ts";
import { FEATURES, type FeatureView, featuresAt, OTHER, summedHistory } from "./tree-features.ts";
import { periodsOfYear } from "./year-lengths.ts";

/** Fewer rows do not carry trees, and more add little. */
const FEWEST_ROWS = 1500;
const MOST_ROWS = 12_000;
/** Before so many periods a row knows too little. */
const FIRST_PERIOD = 12;
/** The share of rows, the latest, that say when to stop and how counts scatter. */
const HELD_OUT = 0.25;
const TREES = 120;
const SIZE_SPREAD = 1;

/** The trees of one horizon. */
export interface TreeFit {
  readonly model: BoostedCounts;
  /** The size of each dyad's counts about the mean of the trees, by its place in the panel. */
  readonly sizes: ReadonlyMap<number, number>;
  /** The size of a dyad without rows kept out. */
  readonly size: number;
}

/** Everything that the trees see at an origin, by dyad. */
export function treeViews(
  panel: ForecastPanel,
  target: CountTarget,
  origin: number,
): FeatureView[] {
  const year = periodsOfYear(panel.by);
  const histories = panel.dyads.map((series) => historyAt(series, target, origin));
  const means = Float64Array.from({ length: origin + 1 }, (_, t) => {
    const known = histories
      .map((counts) => counts[t] ?? Number.NaN)
      .filter((c) => !Number.isNaN(c));
    return known.length === 0 ? Number.NaN : known.reduce((sum, c) => sum + c, 0) / known.length;
  });
  const all = summedHistory(means);
  return panel.dyads.map((series, i) => ({
    own: summedHistory(histories[i] ?? new Float64Array(0)),
    other: summedHistory(historyAt(series, OTHER[target], origin)),
    all,
    year,
  }));
}

/** A dyad and the period at whose end it is seen. */
interface Row {
  readonly dyad: number;
  readonly period: number;
}

/** Rows whose outcome is known, in order of time; evenly thinned where there are too many. */
function rowsOf(views: readonly FeatureView[], horizon: number): Row[] {
  const rows: Row[] = [];
  const periods = views[0]?.own.counts.length ?? 0;
  for (let period = FIRST_PERIOD; period + horizon < periods; period++) {
    views.forEach(({ own }, dyad) => {
      const isKnown = !Number.isNaN(own.counts[period + horizon] ?? Number.NaN);
      if (isKnown && (own.known[period + 1] ?? 0) >= FIRST_PERIOD) rows.push({ dyad, period });
    });
  }
  const step = rows.length / Math.min(rows.length, MOST_ROWS);
  return rows.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

function sizesOf(
  rows: readonly Row[],
  counts: Float64Array,
  means: Float64Array,
): Pick<TreeFit, "size" | "sizes"> {
  const size = Math.min(1e4, sizeByLikelihood(counts, means));
  const prior: SizePrior = { size, spread: SIZE_SPREAD };
  const places = new Map<number, number[]>();
  rows.forEach(({ dyad }, i) => {
    places.set(dyad, [...(places.get(dyad) ?? []), i]);
  });
  const sizes = new Map(
    [...places].map(([dyad, own]) => {
      const pick = (values: Float64Array): number[] => own.map((i) => values[i] ?? Number.NaN);
      return [dyad, sizeByLikelihood(pick(counts), pick(means), prior)] as const;
    }),
  );
  return { size, sizes };
}

/**
 * Fit boosted trees to the counts of all dyads `horizon` periods after their features, by what was known at an origin.
 *
 * Method: `fitBoostedCounts` of maths on the earlier three quarters of the rows; the latest quarter says when to stop and gives the
 * sizes, so that scatter is that of forecasts, not of fits. The size of a dyad is drawn towards that of all.
 * Check: `tree-member.test.ts`, by simulation.
 *
 * @returns nothing where fewer than 1,500 rows are known
 */
export function fitTrees(views: readonly FeatureView[], horizon: number): TreeFit | undefined {
  const rows = rowsOf(views, horizon);
  if (rows.length < FEWEST_ROWS) return undefined;
  const columns = Array.from({ length: FEATURES }, () => new Float64Array(rows.length));
  const counts = new Float64Array(rows.length);
  rows.forEach(({ dyad, period }, i) => {
    const view = views[dyad];
    if (view === undefined) return;
    counts[i] = view.own.counts[period + horizon] ?? Number.NaN;
    featuresAt(view, period, horizon).forEach((value, j) => {
      const column = columns[j];
      if (column !== undefined) column[i] = value;
    });
  });
  const from = Math.floor(rows.length * (1 - HELD_OUT));
  const model = fitBoostedCounts(columns, counts, { trees: TREES, stopping: { from } });
  const means = Float64Array.from({ length: rows.length - from }, (_, i) =>
    boostedMean(
      model,
      columns.map((column) => column[from + i] ?? Number.NaN),
    ),
  );
  return { model, ...sizesOf(rows.slice(from), counts.subarray(from), means) };
}

/** The forecast of the trees for a dyad, from the last period of its view. */
export function treeForecast(
  { model, size, sizes }: TreeFit,
  view: FeatureView,
  dyad: number,
  horizon: number,
): MeanAndSize {
  const features = featuresAt(view, view.own.counts.length - 1, horizon);
  return { mean: boostedMean(model, features), size: sizes.get(dyad) ?? size };
}
