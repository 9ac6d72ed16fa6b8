import { adaptiveIntervals } from "../../maths/index.ts";

/** Intervals about one forecast, never crossing and never without bounds. */
export interface BalanceBand {
  /** How far the central intervals of 50 and 90 % reach to either side. */
  readonly reach50: number;
  readonly reach90: number;
}

/** What one outcome moves the level of the intervals by. */
const GAMMA = 0.02;

/** What other dyads' errors weigh: as many errors of the dyad's own. */
const POOLED = 39;

/** Where no known error would do, an interval reaches so many times the greatest. */
const BEYOND = 1.25;

/** Numbers spread over 0 to 1 so that any first few are spread evenly too (van der Corput 1935). */
function spread(i: number): number {
  let [value, share] = [0, 0.5];
  for (let left = i; left > 0; left = left >> 1) {
    if (left % 2 === 1) value += share;
    share /= 2;
  }
  return value;
}

/** Quantiles of sorted errors, in an order in which great and small ones alternate. */
function pooledErrors(sorted: Float64Array): number[] {
  return Array.from({ length: POOLED }, (_, i) => {
    const at = spread(i + 1) * (sorted.length - 1);
    return sorted[Math.round(at)] ?? Number.NaN;
  });
}

/** One dyad's forecasts of one method at one horizon, in order of origin, without gaps. */
export interface BandRun {
  readonly horizon: number;
  readonly centres: readonly number[];
  /** How far a forecast is commonly off. */
  readonly scales: readonly number[];
  /** What came, as known then; NaN where it is not known. */
  readonly outcomes: readonly number[];
}

/**
 * Adaptive intervals about the last of a dyad's forecasts, that start from all dyads' errors.
 *
 * Method: `adaptiveIntervals` of maths with gamma .02, for 50 and 90 %; before the dyad's own first outcome stand 39 quantiles of the
 * relative errors of all dyads, as if they were its own. An interval without bounds is cut at 1.25 times the
 * greatest relative error known, an empty one at 0, and the wider is never narrower than the other.
 * Source: Gibbs and Candès (2021); the pooled start is ours. Check: `balance-forecasts.test.ts`.
 *
 * @param run what came of later periods than the last origin is not looked at
 * @param pooled relative errors known at the last origin, sorted, at least one
 */
export function balanceBand(
  { horizon, centres, scales, outcomes }: BandRun,
  pooled: Float64Array,
): BalanceBand {
  const gap = new Array<number>(horizon - 1).fill(Number.NaN);
  const filled = (value: number): number[] => new Array<number>(POOLED + horizon - 1).fill(value);
  const allOutcomes = [...pooledErrors(pooled), ...gap, ...outcomes];
  const allCentres = [...filled(0), ...centres];
  const allScales = [...filled(1), ...scales];
  const greatest = BEYOND * (pooled.at(-1) ?? 0) * (scales.at(-1) ?? 1);
  const centre = centres.at(-1) ?? Number.NaN;
  const reach = (coverage: number): number => {
    const options = { coverage, gamma: GAMMA, horizon };
    const hi = adaptiveIntervals(allOutcomes, allCentres, allScales, options).at(-1)?.hi;
    return Math.max(0, Math.min((hi ?? Number.NaN) - centre, greatest));
  };
  const reach50 = reach(0.5);
  return { reach50, reach90: Math.max(reach50, reach(0.9)) };
}
