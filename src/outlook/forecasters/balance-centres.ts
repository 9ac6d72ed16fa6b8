import {
  fitSmoothing,
  forecastSmoothing,
  type SmoothingFit,
  smooth,
  thetaForecast,
} from "../../maths/index.ts";

/** What is expected of the balance. */
export interface BalanceCentres {
  /** The mean of persistence, simple and damped exponential smoothing and Theta. */
  readonly moving: number;
  readonly climatology: number;
  readonly persistence: number;
}

/** The damped trend is fitted anew after so many periods. */
const REFIT = 12;

/** Fewer levels are not forecast. */
export const FEWEST_LEVELS = 12;

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

/** A damped trend whose weights are fitted to the levels up to the last full dozen, as these are known. */
function dampedTrend(): (levels: Float64Array) => SmoothingFit {
  let held: { readonly past: Float64Array; readonly fit: SmoothingFit } | undefined;
  return (levels) => {
    const past = levels.subarray(0, Math.floor(levels.length / REFIT) * REFIT);
    if (held === undefined || !isSame(held.past, past)) {
      held = { past: past.slice(), fit: fitSmoothing(past, "damped") };
    }
    const { fit } = held;
    return { ...fit, last: smooth(levels, fit.weights, fit.start).last };
  };
}

/**
 * What is expected of one dyad's balance, from the levels up to an origin.
 *
 * Method: climatology and the mean of four members that follow the level; exponential smoothing and Theta by `benchmark-forecasts` of maths. The weights of the damped trend
 * are those of the levels up to the last full dozen, which spares a search at each origin.
 *
 * @returns a function of all levels known at an origin, at least 12, without gaps; one value a horizon
 */
export function balanceCentres(
  horizons: readonly number[],
): (levels: Float64Array) => BalanceCentres[] {
  const trend = dampedTrend();
  const longest = Math.max(1, ...horizons);
  return (levels) => {
    const climatology = levels.reduce((sum, level) => sum + level, 0) / levels.length;
    const persistence = levels.at(-1) ?? Number.NaN;
    const paths = [
      forecastSmoothing(fitSmoothing(levels, "none"), longest),
      forecastSmoothing(trend(levels), longest),
      thetaForecast(levels, longest),
    ];
    return horizons.map((horizon) => {
      const members = paths.map(({ mean }) => mean[horizon - 1] ?? Number.NaN);
      const sum = members.reduce((total, value) => total + value, persistence);
      return { moving: sum / (members.length + 1), climatology, persistence };
    });
  };
}
