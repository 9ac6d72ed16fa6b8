import { settingOutside } from "../regression/messages.ts";
import { type CountDistribution, negativeBinomialCounts } from "./count-distribution.ts";
import { requireCounts, requireHorizons } from "./count-series.ts";
import { type SizePrior, sizeByLikelihood, sizeByMoments } from "./dispersion.ts";

/** How counts scatter about the forecast of their mean. */
export interface DispersionOptions {
  /** How the size of the negative binomial is found, or the size itself; by default by likelihood. */
  readonly size?: "likelihood" | "moments" | number;
  /** For "likelihood"; by default a median of 1 with a spread of 2, which gives way to some ten counts. */
  readonly sizePrior?: SizePrior;
}

/** A rule that takes in the count of one more period, NaN where unknown, and gives the mean to expect from then on. */
export type MeanRule = (count: number) => number;

const WEAK_PRIOR: SizePrior = { size: 1, spread: 2 };
/** Forecasts from fewer periods say little of how counts scatter about later ones. */
const BURN_IN = 12;

/**
 * The means that a rule would have forecast before each period, and the one for the period after the last. A mean is at least
 * half an event in the periods known so far, since no count is impossible.
 *
 * @returns one more value than counts; NaN before the first known count. The value of a period depends on earlier counts only
 */
export function meanPath(counts: ArrayLike<number>, rule: MeanRule): Float64Array {
  const path = new Float64Array(counts.length + 1).fill(Number.NaN);
  let known = 0;
  for (let t = 0; t < counts.length; t++) {
    const count = counts[t] ?? Number.NaN;
    if (!Number.isNaN(count)) known++;
    const mean = rule(count);
    if (known > 0) path[t + 1] = Math.max(mean, 0.5 / known);
  }
  return path;
}

/** The size that fits what happened `horizon` periods after each forecast. */
function sizeAt(
  counts: ArrayLike<number>,
  path: Float64Array,
  horizon: number,
  options: DispersionOptions,
): number {
  const { size = "likelihood", sizePrior = WEAK_PRIOR } = options;
  if (typeof size === "number") {
    if (size > 0) return size;
    throw settingOutside({ setting: "The size", value: size, allowed: "above 0" });
  }
  const from = Math.min(BURN_IN, Math.floor(counts.length / 2));
  const later = Array.from(counts).slice(from + horizon - 1);
  const means = path.subarray(from, from + later.length);
  return size === "moments"
    ? sizeByMoments(later, means)
    : sizeByLikelihood(later, means, sizePrior);
}

/**
 * Negative binomial forecasts about the mean that a rule expects, the same at every horizon; the size is that of the rule's own
 * past forecasts at this horizon.
 *
 * @param counts one a period, in order; NaN where unknown
 * @param horizons whole numbers from 1 up
 * @returns one forecast a horizon
 * @throws `maths.count-invalid`, `maths.counts-too-few` without a known count, `maths.setting-outside`
 */
export function meanForecasts(
  counts: ArrayLike<number>,
  rule: MeanRule,
  horizons: readonly number[],
  options: DispersionOptions = {},
): CountDistribution[] {
  requireCounts(counts, 1);
  requireHorizons(horizons);
  const path = meanPath(counts, rule);
  const mean = path[counts.length] ?? Number.NaN;
  return horizons.map((horizon) =>
    negativeBinomialCounts(mean, sizeAt(counts, path, horizon, options)),
  );
}
