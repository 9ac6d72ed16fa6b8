import { burstMoves } from "./burst-moves.ts";
import type { Grid, Moves } from "./moves.ts";
import { plainMoves } from "./plain-moves.ts";

/**
 * A burst: a departure from the segment's level that fades, runs on across changes and belongs to no segment.
 *
 * A stationary first-order autoregression on three values: none, down and up, the last two a quarter of the time each. Its
 * standard deviation is the distance of two neighbours over the square root of two.
 */
export interface Burst {
  /** Distance of two neighbouring values, in steps of the grid of levels, a whole number >= 1. */
  readonly stride: number;
  /** Correlation of one period with the next, in [0, 1). */
  readonly persistence: number;
}

/** Likelihood of one period at each value. */
export interface LikelihoodRow {
  /** Likelihood over the row's best one, in (0, 1]. */
  readonly relative: Float64Array;
  /** Log of the best one. */
  readonly logBest: number;
}

/**
 * What a segmentation is computed from: a series divided into segments, each with one level of a finite grid.
 *
 * A segment of length l >= minLength has probability hazard (1 - hazard)^(l - minLength). The last one may have been cut
 * short by the end of the series, so it may have any length. Levels of different segments are independent.
 */
export interface SegmentModel {
  /**
   * Likelihood of each period at each value. A row has one column per level; with a burst it has `2 * stride` columns more, half
   * of them below the lowest level and half above the highest. A missing period is a flat row.
   */
  readonly rows: readonly LikelihoodRow[];
  /** Log prior probability of each level of a segment; need not be normalised. */
  readonly logPrior: Float64Array;
  /** Probability that a segment old enough to end does so, per period, in (0, 1). */
  readonly hazard: number;
  /** Shortest segment, in periods, a whole number >= 1. */
  readonly minLength: number;
  /** Left out: the level is all there is. */
  readonly burst?: Burst;
}

/** Columns that a row of likelihoods has for a grid of levels with a burst or without. */
export function likelihoodColumns(levels: number, burst?: Burst): number {
  return burst === undefined ? levels : levels + 2 * burst.stride;
}

/**
 * Least likelihood of a period at a level, relative to the period's best: one period cannot rule out a level for good.
 * It keeps products of doubles away from zero.
 */
const FLOOR = 1e-40;

const LOG_FLOOR = Math.log(FLOOR);

/** Takes the best of log likelihoods from all of them, in their place, and returns it; none is left below the least there may be. */
export function lessBest(logs: Float64Array): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let g = 0; g < logs.length; g++) if ((logs[g] as number) > best) best = logs[g] as number;
  for (let g = 0; g < logs.length; g++) logs[g] = Math.max(LOG_FLOOR, (logs[g] as number) - best);
  return best;
}

/** A likelihood row in the place of log likelihoods. */
export function relativeRow(logs: Float64Array): LikelihoodRow {
  const logBest = lessBest(logs);
  for (let g = 0; g < logs.length; g++) logs[g] = Math.exp(logs[g] as number);
  return { relative: logs, logBest };
}

/** A likelihood row from log likelihoods. */
export function likelihoodRow(logs: Float64Array): LikelihoodRow {
  return relativeRow(logs.slice());
}

/** The row of a period of which nothing is known. */
export function flatRow(columns: number): LikelihoodRow {
  return { relative: new Float64Array(columns).fill(1), logBest: 0 };
}

/** A model made ready for products. */
export interface PreparedModel extends Grid {
  readonly periods: number;
  /** Number of burst values: 1 without a burst, else 3. */
  readonly states: number;
  /** Likelihood over the row's best, one row per period. */
  readonly likelihood: readonly Float64Array[];
  /** Sum of the logs of the rows' best values. */
  readonly logScale: number;
  /** Stationary probability of each burst value, sum 1. */
  readonly stationary: Float64Array;
  readonly moves: Moves;
}

/**
 * Transition probabilities of a burst.
 *
 * Method: the stationary law is binomial(2, 1/2) and the autocorrelation is exactly `persistence`.
 * Source: Rouwenhorst (1995), "Asset pricing implications of equilibrium business cycle models", for three values.
 * Check: variance and autocorrelation in every-segmentation.test.ts.
 *
 * @returns 3 x 3, row by row, each row summing to one
 */
export function burstTransition(persistence: number): Float64Array {
  const p = (1 + persistence) / 2;
  const q = 1 - p;
  return Float64Array.of(
    p * p,
    2 * p * q,
    q * q,
    p * q,
    p * p + q * q,
    p * q,
    q * q,
    2 * p * q,
    p * p,
  );
}

function normalised(logWeights: Float64Array): Float64Array {
  const top = logWeights.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const weights = logWeights.map((x) => Math.exp(x - top));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((x) => x / sum);
}

function transpose(matrix: Float64Array, size: number): Float64Array {
  return matrix.map((_, at) => matrix[(at % size) * size + Math.floor(at / size)] ?? 0);
}

/** Work out what every pass over a model needs. */
export function prepareModel({
  rows,
  logPrior,
  hazard,
  minLength,
  burst,
}: SegmentModel): PreparedModel {
  const transition = burst === undefined ? Float64Array.of(1) : burstTransition(burst.persistence);
  const stationary = burst === undefined ? Float64Array.of(1) : Float64Array.of(0.25, 0.5, 0.25);
  const states = stationary.length;
  return {
    periods: rows.length,
    levels: logPrior.length,
    states,
    stride: burst?.stride ?? 0,
    hazard,
    minLength,
    likelihood: rows.map(({ relative }) => relative),
    logScale: rows.reduce((sum, { logBest }) => sum + logBest, 0),
    prior: normalised(logPrior),
    stationary,
    transition,
    transposed: transpose(transition, states),
    moves: burst === undefined ? plainMoves : burstMoves,
  };
}
