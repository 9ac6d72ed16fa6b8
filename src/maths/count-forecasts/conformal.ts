import { settingOutside } from "../regression/messages.ts";
import { requireProbability, requireWhole } from "../regression/settings.ts";
import { requireEqual } from "./count-series.ts";

/** How intervals are adapted. */
export interface ConformalOptions {
  /** The share of outcomes that the intervals are to hold; .8 by default. */
  readonly coverage?: number;
  /** How far one outcome moves the level, above 0; .02 by default. */
  readonly gamma?: number;
  /** How many periods after a forecast its outcome is known, from 1 up; 1 by default. */
  readonly horizon?: number;
}

/** An interval about one forecast. */
export interface ConformalInterval {
  /** −Infinity where nothing narrower would do, and where there is no past; Infinity, above `hi`, where the interval is empty. */
  readonly lo: number;
  readonly hi: number;
  /** The share of past errors that were to lie outside; it leaves 0 to 1 where coverage has long been off. */
  readonly miss: number;
}

function requireSettings(scales: ArrayLike<number>, options: Required<ConformalOptions>): void {
  const { coverage, gamma, horizon } = options;
  requireProbability("The coverage", coverage);
  requireWhole("The horizon", horizon, 1);
  if (!(gamma > 0)) throw settingOutside({ setting: "Gamma", value: gamma, allowed: "above 0" });
  for (const value of Array.from(scales)) {
    if (!(value > 0)) throw settingOutside({ setting: "A scale", value, allowed: "above 0" });
  }
}

/** Insert into a sorted list. */
function insert(sorted: number[], value: number): void {
  let [lo, hi] = [0, sorted.length];
  while (lo < hi) {
    const middle = (lo + hi) >>> 1;
    if ((sorted[middle] ?? 0) < value) lo = middle + 1;
    else hi = middle;
  }
  sorted.splice(lo, 0, value);
}

/** The error that a share `miss` of past errors exceeded; −Infinity (an empty interval) where all may. */
function errorBound(sorted: readonly number[], miss: number): number {
  if (miss >= 1) return Number.NEGATIVE_INFINITY;
  const rank = Math.ceil((1 - miss) * (sorted.length + 1));
  if (miss <= 0 || rank > sorted.length) return Number.POSITIVE_INFINITY;
  return sorted[rank - 1] ?? Number.POSITIVE_INFINITY;
}

/**
 * Intervals about forecasts of a level that hold the right share in the long run, whatever the series does.
 *
 * Method: an interval reaches as far as the quantile of past errors, each taken relative to its scale; after a miss the share outside
 * is lowered by γ (1 − a), after a hit raised by γ a, a being the share meant to lie outside. Once T outcomes are known, the share
 * outside is at most (1 + γ) / (γ T) from a when the horizon is 1.
 * Source: Gibbs and Candès (2021), "Adaptive conformal inference under distribution shift", proposition 4.1.
 * Check: `conformal.test.ts`: the bound on arbitrary series; coverage under a shift.
 *
 * @param outcomes one a period, in order; NaN where unknown
 * @param centres the forecast of each period, made `horizon` periods before it; one or more may reach beyond the outcomes
 * @param scales how far each forecast is commonly off, above 0
 * @returns one interval a centre; that of a period rests on outcomes up to `horizon` periods before it
 * @throws `maths.forecasts-unequal`, `maths.setting-outside`
 */
export function adaptiveIntervals(
  outcomes: ArrayLike<number>,
  centres: ArrayLike<number>,
  scales: ArrayLike<number>,
  { coverage = 0.8, gamma = 0.02, horizon = 1 }: ConformalOptions = {},
): ConformalInterval[] {
  requireEqual("the scales", scales, centres.length);
  requireSettings(scales, { coverage, gamma, horizon });
  const target = 1 - coverage;
  const errors: number[] = [];
  const intervals: ConformalInterval[] = [];
  let miss = target;
  for (let t = 0; t < centres.length; t++) {
    const due = t - horizon;
    const [outcome, past] = [outcomes[due] ?? Number.NaN, intervals[due]];
    if (past !== undefined && !Number.isNaN(outcome)) {
      const isHit = outcome >= past.lo && outcome <= past.hi;
      miss += gamma * (target - (isHit ? 0 : 1));
      insert(errors, Math.abs(outcome - (centres[due] ?? 0)) / (scales[due] ?? 1));
    }
    const [centre, scale] = [centres[t] ?? Number.NaN, scales[t] ?? Number.NaN];
    const reach = scale * errorBound(errors, miss);
    intervals.push({ lo: centre - reach, hi: centre + reach, miss });
  }
  return intervals;
}
