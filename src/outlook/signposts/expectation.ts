import {
  type DiscountedModel,
  discountedForecasts,
  fitDiscounted,
  sizeByLikelihood,
} from "../../maths/index.ts";
import type { CountTarget, ForecastPanel } from "../panel/forecast-panel.ts";
import { historyAt } from "../panel/history.ts";

/** What was expected of one target after each period of each dyad, and what came. */
export interface ExpectedRows {
  /** Index of the dyad, and of the period after which, by row. */
  readonly dyads: Int32Array;
  readonly at: Int32Array;
  /** Logarithm of the events expected in the next period. */
  readonly level: Float64Array;
  /** Logarithm of how much more came in the period itself than was expected of it, half an event added to either. */
  readonly surprise: Float64Array;
  /** Events expected over the next 1, 2, … periods, by horizon less 1. */
  readonly expected: readonly Float64Array[];
  /** Events that came; NaN where unknown. */
  readonly came: readonly Float64Array[];
  /** How what came scatters about what was expected: sizes of negative binomials, by horizon less 1. */
  readonly sizes: readonly number[];
}

/** Known periods before the first forecast of a dyad. */
const BURN_IN = 12;

const GRID = { discounts: [0.7, 0.8, 0.9, 0.95], strengths: [1, 3], scatters: [0.3, 1, 3, 10] };

const known = (counts: Float64Array): number =>
  counts.filter((count) => !Number.isNaN(count)).length;

/** The discounted gamma-Poisson model that fitted a target best up to an origin; nothing where no count is known. */
export function expectationModel(
  panel: ForecastPanel,
  target: CountTarget,
  origin: number,
): DiscountedModel | undefined {
  const series = panel.dyads.map((one) => historyAt(one, target, origin));
  if (!series.some((counts) => known(counts) > BURN_IN)) return undefined;
  const { discount, strength, prior, scatter } = fitDiscounted(series, GRID);
  return { discount, strength, prior, scatter };
}

/** Rows from which a scatter is learnt; of more, evenly spaced ones. */
const ENOUGH = 4000;

/** By likelihood: by moments a few bursts in quiet dyads would decide it. */
function sizeOf(came: readonly number[], expected: readonly number[]): number {
  const every = Math.max(1, Math.ceil(came.length / ENOUGH));
  const isTaken = (_: number, row: number): boolean => row % every === 0;
  return sizeByLikelihood(came.filter(isTaken), expected.filter(isTaken), { size: 1, spread: 2 });
}

interface Growing {
  readonly dyads: number[];
  readonly at: number[];
  readonly level: number[];
  readonly surprise: number[];
  readonly expected: number[][];
  readonly came: number[][];
}

/** Sums of the first one, two, … values. */
function runningSums(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}

function addDyad(
  into: Growing,
  dyad: number,
  counts: Float64Array,
  model: DiscountedModel,
  { from, horizon }: { readonly from: number; readonly horizon: number },
): void {
  const horizons = Array.from({ length: horizon }, (_, i) => i + 1);
  let seen = known(counts.subarray(0, from));
  let before = Number.NaN;
  for (let t = from; t < counts.length; t++) {
    const count = counts[t] ?? Number.NaN;
    if (!Number.isNaN(count)) seen++;
    if (seen < BURN_IN) continue;
    const means = discountedForecasts(counts.subarray(0, t + 1), horizons, model).map(
      ({ mean }) => mean,
    );
    const surprise = Math.log((count + 0.5) / (before + 0.5));
    before = means[0] ?? Number.NaN;
    if (Number.isNaN(surprise)) continue;
    into.dyads.push(dyad);
    into.at.push(t);
    into.level.push(Math.log(before));
    into.surprise.push(surprise);
    const next = runningSums(horizons.map((h) => counts[t + h] ?? Number.NaN));
    for (const [i, sum] of runningSums(means).entries()) {
      into.expected[i]?.push(sum);
      into.came[i]?.push(next[i] ?? Number.NaN);
    }
  }
}

/**
 * What a model expected after each period from `from` up to `upTo`, and what came up to `upTo`.
 *
 * @param horizon the farthest
 */
export function expectedRows(
  panel: ForecastPanel,
  target: CountTarget,
  model: DiscountedModel,
  span: { readonly from: number; readonly upTo: number; readonly horizon: number },
): ExpectedRows {
  const lists = (): number[][] => Array.from({ length: span.horizon }, () => []);
  const rows: Growing = {
    dyads: [],
    at: [],
    level: [],
    surprise: [],
    expected: lists(),
    came: lists(),
  };
  for (const [dyad, series] of panel.dyads.entries()) {
    addDyad(rows, dyad, historyAt(series, target, span.upTo), model, span);
  }
  return {
    dyads: Int32Array.from(rows.dyads),
    at: Int32Array.from(rows.at),
    level: Float64Array.from(rows.level),
    surprise: Float64Array.from(rows.surprise),
    expected: rows.expected.map((one) => Float64Array.from(one)),
    came: rows.came.map((one) => Float64Array.from(one)),
    sizes: rows.came.map((one, h) => sizeOf(one, rows.expected[h] ?? [])),
  };
}
