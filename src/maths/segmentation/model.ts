/**
 * A burst: a departure from the segment's level that fades, runs on across changes and belongs to no segment.
 *
 * A stationary first-order autoregression on a symmetrical set of `states` values, `stride` grid steps apart.
 */
export interface Burst {
  /** Number of values, odd, >= 3. */
  readonly states: number;
  /** Distance of two neighbouring values, in steps of the grid of levels, a whole number >= 1. */
  readonly stride: number;
  /** Correlation of one period with the next, in [0, 1). */
  readonly persistence: number;
}

/**
 * What a segmentation is computed from: a series divided into segments, each with one level of a finite grid.
 *
 * A segment of length l >= minLength has probability hazard (1 - hazard)^(l - minLength). The last one may have been cut
 * short by the end of the series, so it may have any length. Levels of different segments are independent.
 */
export interface SegmentModel {
  /** Number of periods. */
  readonly periods: number;
  /**
   * Log likelihood of each period at each value, row by row. A row has one column per level; with a burst it has
   * `stride * (states - 1)` columns more, half of them below the lowest level and half above the highest.
   * A missing period is a row of zeros.
   */
  readonly logLikelihood: Float64Array;
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
  return burst === undefined ? levels : levels + burst.stride * (burst.states - 1);
}

/**
 * Least likelihood of a period at a level, relative to the period's best: one period cannot rule out a level for good.
 * It keeps products of doubles away from zero.
 */
const FLOOR = 1e-40;

/** A model made ready for products: the linear domain, each row relative to its best value. */
export interface PreparedModel {
  readonly periods: number;
  readonly levels: number;
  readonly states: number;
  readonly stride: number;
  readonly columns: number;
  readonly hazard: number;
  readonly minLength: number;
  /** Likelihood over the row's best, periods x columns. */
  readonly likelihood: Float64Array;
  /** Sum of the logs of the rows' best values. */
  readonly logScale: number;
  /** Prior probability of each level, sum 1. */
  readonly prior: Float64Array;
  /** Stationary probability of each burst value, sum 1. */
  readonly stationary: Float64Array;
  /** Burst transitions, `from * states + to`. */
  readonly transition: Float64Array;
  /** The same turned, `to * states + from`. */
  readonly transposed: Float64Array;
}

/**
 * Transition probabilities of an autoregression on an evenly spaced, symmetrical set of values.
 *
 * Method: the stationary law is binomial(states - 1, 1/2) and the autocorrelation is exactly `persistence`.
 * Source: Rouwenhorst (1995), "Asset pricing implications of equilibrium business cycle models".
 * Check: variance and autocorrelation in every-segmentation.test.ts.
 *
 * @returns states x states, row by row, each row summing to one
 */
export function burstTransition(states: number, persistence: number): Float64Array {
  const stay = (1 + persistence) / 2;
  let matrix = Float64Array.of(1);
  for (let size = 2; size <= states; size++) {
    const next = new Float64Array(size * size);
    const add = (row: number, column: number, value: number): void => {
      const at = row * size + column;
      next[at] = (next[at] ?? 0) + value * (row > 0 && row < size - 1 ? 0.5 : 1);
    };
    for (let i = 0; i < size - 1; i++) {
      for (let j = 0; j < size - 1; j++) {
        const value = matrix[i * (size - 1) + j] ?? 0;
        add(i, j, stay * value);
        add(i, j + 1, (1 - stay) * value);
        add(i + 1, j, (1 - stay) * value);
        add(i + 1, j + 1, stay * value);
      }
    }
    matrix = next;
  }
  return matrix;
}

function normalised(logWeights: Float64Array): Float64Array {
  const top = logWeights.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const weights = logWeights.map((x) => Math.exp(x - top));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((x) => x / sum);
}

function binomialHalf(states: number): Float64Array {
  const weights = new Float64Array(states);
  let weight = 2 ** (1 - states);
  for (let k = 0; k < states; k++) {
    weights[k] = weight;
    weight *= (states - 1 - k) / (k + 1);
  }
  return weights;
}

function transpose(matrix: Float64Array, size: number): Float64Array {
  return matrix.map((_, at) => matrix[(at % size) * size + Math.floor(at / size)] ?? 0);
}

/** Bring a model into the linear domain, in which the recursions run. */
export function prepareModel(model: SegmentModel): PreparedModel {
  const levels = model.logPrior.length;
  const states = model.burst?.states ?? 1;
  const columns = likelihoodColumns(levels, model.burst);
  const likelihood = new Float64Array(model.periods * columns);
  let logScale = 0;
  for (let t = 0; t < model.periods; t++) {
    const row = model.logLikelihood.subarray(t * columns, (t + 1) * columns);
    let top = Number.NEGATIVE_INFINITY;
    for (const value of row) if (value > top) top = value;
    logScale += top;
    for (let g = 0; g < columns; g++) {
      likelihood[t * columns + g] = Math.max(FLOOR, Math.exp((row[g] ?? 0) - top));
    }
  }
  const transition =
    model.burst === undefined
      ? Float64Array.of(1)
      : burstTransition(states, model.burst.persistence);
  return {
    periods: model.periods,
    levels,
    states,
    stride: model.burst?.stride ?? 0,
    columns,
    hazard: model.hazard,
    minLength: model.minLength,
    likelihood,
    logScale,
    prior: normalised(model.logPrior),
    stationary: binomialHalf(states),
    transition,
    transposed: transpose(transition, states),
  };
}
