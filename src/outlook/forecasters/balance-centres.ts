import {
  fitSmoothing,
  forecastSmoothing,
  type SmoothingFit,
  smooth,
  type Trend,
  thetaForecast,
} from "../../maths/index.ts";

/** What is expected of the balance. */
export interface BalanceCentres {
  /** The mean of persistence, simple and damped exponential smoothing and Theta. */
  readonly moving: number;
  readonly climatology: number;
  readonly persistence: number;
}

/** The weights of the smoothings are fitted anew after so many periods. */
const REFIT = 12;

/** Fewer levels are not forecast. */
export const FEWEST_LEVELS = 12;

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

/** A smoothing whose weights are fitted to the levels up to the last full dozen, as these are known. */
function heldSmoothing(trend: Trend): (levels: Float64Array) => SmoothingFit {
  let held: { readonly past: Float64Array; readonly fit: SmoothingFit } | undefined;
  return (levels) => {
    const past = levels.subarray(0, Math.floor(levels.length / REFIT) * REFIT);
    if (held === undefined || !isSame(held.past, past)) {
      held = { past: past.slice(), fit: fitSmoothing(past, trend) };
    }
    const { fit } = held;
    return { ...fit, last: smooth(levels, fit.weights, fit.start).last };
  };
}

/**
 * What is expected of one dyad's balance, from the levels up to an origin.
 *
 * Method: climatology, and the mean of four members that follow the level: persistence, and by `benchmark-forecasts` of maths simple and
 * damped exponential smoothing and Theta. The weights of the smoothings are those of the levels up to the last full dozen, which spares
 * a search at each origin; Theta's is that of simple smoothing.
 *
 * @returns a function of all levels known at an origin, at least 12, without gaps; one value a horizon
 */
export function balanceCentres(
  horizons: readonly number[],
): (levels: Float64Array) => BalanceCentres[] {
  const [simple, damped] = [heldSmoothing("none"), heldSmoothing("damped")];
  const longest = Math.max(1, ...horizons);
  return (levels) => {
    const climatology = levels.reduce((sum, level) => sum + level, 0) / levels.length;
    const persistence = levels.at(-1) ?? Number.NaN;
    const level = simple(levels);
    const paths = [
      forecastSmoothing(level, longest),
      forecastSmoothing(damped(levels), longest),
      thetaForecast(levels, longest, Number.NEGATIVE_INFINITY, level.weights),
    ];
    return horizons.map((horizon) => {
      const members = paths.map(({ mean }) => mean[horizon - 1] ?? Number.NaN);
      const sum = members.reduce((total, value) => total + value, persistence);
      return { moving: sum / (members.length + 1), climatology, persistence };
    });
  };
}
