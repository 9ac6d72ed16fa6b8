import { lineThrough } from "./line.ts";
import { nashSimplex } from "./nash-simplex.ts";
import {
  type SmoothingState,
  type SmoothingWeights,
  squaresFrom,
  type Trend,
} from "./recursion.ts";
import { GREATEST_PHI, GREATEST_WEIGHT, LEAST_PHI, LEAST_WEIGHT } from "./weight-bounds.ts";

const MOST_EVALUATIONS = 2000;

/** How many first values give level and slope at the start of the search. */
const FIRST_VALUES = 10;

const START_ALPHA = LEAST_WEIGHT + 0.2 * (GREATEST_WEIGHT - LEAST_WEIGHT);
const START_BETA = LEAST_WEIGHT + 0.1 * (START_ALPHA - LEAST_WEIGHT);
const START_PHI = LEAST_PHI + 0.99 * (GREATEST_PHI - LEAST_PHI);

/** What the simplex walks on: alpha, beta, phi, level and slope, as far as the trend has them. */
type Parameters = readonly number[];

interface Smoothing {
  readonly weights: SmoothingWeights;
  readonly start: SmoothingState;
}

function smoothingOf(trend: Trend, p: Parameters): Smoothing {
  const of = (i: number): number => p[i] as number;
  if (trend === "none") {
    return { weights: { alpha: of(0), beta: 0, phi: 1 }, start: { level: of(1), slope: 0 } };
  }
  const [phi, states] = trend === "damped" ? [of(2), 3] : [1, 2];
  return {
    weights: { alpha: of(0), beta: of(1), phi },
    start: { level: of(states), slope: of(states + 1) },
  };
}

function startOf(history: Float64Array, trend: Trend): Parameters {
  const first = history.subarray(0, FIRST_VALUES);
  const { intercept, slope } = lineThrough(first);
  if (trend === "none") return [START_ALPHA, intercept + (slope * (first.length + 1)) / 2];
  const phi = trend === "damped" ? [START_PHI] : [];
  return [START_ALPHA, START_BETA, ...phi, intercept, slope];
}

function isWithin(trend: Trend, { alpha, beta, phi }: SmoothingWeights): boolean {
  if (alpha < LEAST_WEIGHT || alpha > GREATEST_WEIGHT) return false;
  if (trend !== "none" && (beta < LEAST_WEIGHT || beta > alpha)) return false;
  return trend !== "damped" || (phi >= LEAST_PHI && phi <= GREATEST_PHI);
}

/**
 * Find weights and start as the benchmarks of the M4 competition did.
 *
 * Method: one walk of a simplex on weights and start together, from the weights .2, .02 and .978 and from the line
 * through the first ten values. It depends on the units and often ends above the least sum of squares.
 * Source: Hyndman, Koehler, Snyder and Grose (2002), "A state space framework for automatic forecasting",
 * with the start values of the R package forecast.
 * Check: gold.test.ts.
 */
export function competitionSearch(history: Float64Array, trend: Trend): Smoothing {
  const found = nashSimplex(
    (p) => {
      const { weights, start } = smoothingOf(trend, p);
      if (!isWithin(trend, weights)) return Number.POSITIVE_INFINITY;
      return squaresFrom(history, weights, start) / history.length;
    },
    startOf(history, trend),
    MOST_EVALUATIONS,
  );
  return smoothingOf(trend, found);
}
