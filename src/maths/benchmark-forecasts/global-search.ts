import { brentMinimum } from "../optimise/brent.ts";
import { nelderMead } from "../optimise/nelder-mead.ts";
import { bestStart, type SmoothingWeights, type Trend } from "./recursion.ts";
import { GREATEST_PHI, GREATEST_WEIGHT, LEAST_PHI, LEAST_WEIGHT } from "./weight-bounds.ts";

/** Where the search looks first, on the unit interval of each weight. */
const ALPHAS = [0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.96, 1];
const BETAS = [0, 0.003, 0.01, 0.03, 0.08, 0.2, 0.45, 0.8];
const PHIS = [0.1, 0.6, 0.95];

/** How many of the best points of the grid a search starts from. */
const STARTS = 2;

const within = (share: number, lo: number, hi: number): number => lo + share * (hi - lo);

/** The weights at a point of the unit cube. */
function weightsAt(trend: Trend, cube: readonly number[]): SmoothingWeights {
  const alpha = within(cube[0] ?? 0, LEAST_WEIGHT, GREATEST_WEIGHT);
  if (trend === "none") return { alpha, beta: 0, phi: 1 };
  const beta = within(cube[1] ?? 0, LEAST_WEIGHT, alpha);
  if (trend === "linear") return { alpha, beta, phi: 1 };
  return { alpha, beta, phi: within(cube[2] ?? 0, LEAST_PHI, GREATEST_PHI) };
}

function grid(trend: Trend): number[][] {
  const pairs = ALPHAS.flatMap((alpha) => BETAS.map((beta) => [alpha, beta]));
  return trend === "linear" ? pairs : pairs.flatMap((pair) => PHIS.map((phi) => [...pair, phi]));
}

function levelWeight(squares: (cube: readonly number[]) => number): readonly number[] {
  const values = ALPHAS.map((alpha) => squares([alpha]));
  const best = values.indexOf(Math.min(...values));
  const lo = ALPHAS[best - 1] ?? 0;
  const hi = ALPHAS[best + 1] ?? 1;
  return [brentMinimum((alpha) => squares([alpha]), lo, hi).x];
}

/** An angle goes on where the cube ends, so that a minimum on a face is one of the angles' own. */
const toCube = (angles: readonly number[]): number[] => angles.map((angle) => Math.sin(angle) ** 2);
const toAngles = (cube: readonly number[]): number[] =>
  cube.map((share) => Math.asin(Math.sqrt(share)));

function slopeWeights(
  trend: Trend,
  squares: (cube: readonly number[]) => number,
): readonly number[] {
  const scale = squares([1, 0, 0]) || 1;
  const starts = grid(trend)
    .map((cube) => ({ cube, value: squares(cube) }))
    .sort((a, b) => a.value - b.value)
    .slice(0, STARTS);
  const ends = starts.map(({ cube }) =>
    nelderMead((angles) => squares(toCube(angles)) / scale, toAngles(cube), {
      step: 0.1,
      tolerance: 1e-5,
      valueTolerance: 1e-9,
      restarts: 1,
    }),
  );
  const best = ends.reduce((least, end) => (end.value < least.value ? end : least));
  return toCube(best.x);
}

/**
 * Find the smoothing weights with the least sum of squared one-step errors.
 *
 * Method: the start is solved for (`bestStart`), which leaves one to three weights within the bounds of the R package
 * forecast (alpha .0001 to .9999, beta .0001 to alpha, phi .8 to .98): a grid, then Brent's search for one weight or
 * Nelder-Mead's on angles for more, from the two best points of the grid.
 * Source: Hyndman, Koehler, Snyder and Grose (2002), "A state space framework for automatic forecasting".
 * Check: global-search.test.ts; the M4 weekly series by way of the fits.
 *
 * @param series longer than the number of weights and states
 */
export function globalSearch(series: Float64Array, trend: Trend): SmoothingWeights {
  const squares = (cube: readonly number[]): number =>
    bestStart(series, weightsAt(trend, cube)).squares;
  return weightsAt(trend, trend === "none" ? levelWeight(squares) : slopeWeights(trend, squares));
}
