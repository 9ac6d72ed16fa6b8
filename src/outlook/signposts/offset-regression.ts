import {
  coefficientCovariance,
  contributions,
  type LeastSquares,
  leastSquares,
  normal,
  studentT,
} from "../../maths/index.ts";

/** Counts that are compared with what was expected of them. */
export interface OffsetRows {
  /** Events that came. */
  readonly counts: Float64Array;
  /** Events that were expected, above 0. */
  readonly expected: Float64Array;
  /** Each with one value a row; the effect wanted is that of the last. */
  readonly columns: readonly Float64Array[];
  /** Size of the negative binomial that gives the weights; Infinity for the Poisson. */
  readonly size: number;
}

/** The coefficients of log(mean / expected), and how sure the last is. */
export interface OffsetFit {
  readonly coefficients: Float64Array;
  /** Standard error of the last. */
  readonly error: number;
}

const MOST_STEPS = 25;
const STILL = 1e-7;

/** A logarithm of a ratio beyond this is no estimate. */
const MOST_LOG_RATIO = 30;

function linear(columns: readonly Float64Array[], beta: Float64Array, row: number): number {
  let sum = 0;
  for (const [j, column] of columns.entries()) sum += (beta[j] ?? 0) * (column[row] ?? 0);
  return Math.max(-MOST_LOG_RATIO, Math.min(MOST_LOG_RATIO, sum));
}

/** One step of iteratively reweighted least squares. */
function step({ counts, expected, columns, size }: OffsetRows, beta: Float64Array): LeastSquares {
  const response = new Float64Array(counts.length);
  const weights = new Float64Array(counts.length);
  for (let row = 0; row < counts.length; row++) {
    const eta = linear(columns, beta, row);
    const mean = (expected[row] ?? 0) * Math.exp(eta);
    response[row] = eta + ((counts[row] ?? 0) - mean) / mean;
    weights[row] = mean / (1 + mean / size);
  }
  return leastSquares(response, columns, { weights });
}

/** The sum over clusters of the squared sum of their rows' contributions. */
function clustered(parts: Float64Array, clusters: Int32Array): number {
  const sums = new Map<number, number>();
  for (const [row, part] of parts.entries()) {
    const cluster = clusters[row] ?? -1;
    sums.set(cluster, (sums.get(cluster) ?? 0) + part);
  }
  let total = 0;
  for (const sum of sums.values()) total += sum * sum;
  return total;
}

/**
 * A regression of counts on what was expected of them, times what some columns add.
 *
 * Method: log mean = log expected + columns · b, by the quasi-score of a negative binomial of a given size (iteratively
 * reweighted least squares). Error: the greatest of three variances: the classical one, the one clustered by `groups`, and
 * the one clustered by `groups` and `times` both (the sum of the two less that of single rows), the clustered ones
 * times g / (g − 1), where g is the number of groups in which the last column is not 0. For few groups the error is widened by
 * the ratio of Student's t with g − 1 degrees of freedom to the normal, at .95.
 * Source: Liang & Zeger (1986), "Longitudinal data analysis using generalized linear models", Biometrika 73; Cameron, Gelbach
 * & Miller (2011), "Robust inference with multiway clustering", Journal of Business & Economic Statistics 29.
 * Check: `offset-regression.test.ts`: the closed form of two groups; how often the interval holds where rows of a group hang together.
 *
 * @param groups and `times`: cluster of each row
 * @returns nothing where the last column is a combination of the others, or the search does not settle
 */
export function offsetRegression(
  rows: OffsetRows,
  groups: Int32Array,
  times: Int32Array,
): OffsetFit | undefined {
  let beta: Float64Array = new Float64Array(rows.columns.length);
  let fit = step(rows, beta);
  for (let turn = 0; turn < MOST_STEPS; turn++) {
    const before = beta;
    beta = fit.coefficients;
    if (beta.some(Number.isNaN)) return undefined;
    if (beta.every((value, j) => Math.abs(value - (before[j] ?? 0)) < STILL)) break;
    if (turn === MOST_STEPS - 1) return undefined;
    fit = step(rows, beta);
  }
  const last = beta.length - 1;
  const [parts = new Float64Array()] = contributions(fit, [last], "hc0");
  const [byGroup, byTime] = [clustered(parts, groups), clustered(parts, times)];
  const single = parts.reduce((sum, part) => sum + part * part, 0);
  const marked = new Set(groups.filter((_, row) => (rows.columns[last]?.[row] ?? 0) !== 0)).size;
  const factor = marked / Math.max(1, marked - 1);
  const classical = coefficientCovariance(fit, "classical")[beta.length ** 2 - 1] ?? Number.NaN;
  const variance = Math.max(classical, factor * byGroup, factor * (byGroup + byTime - single));
  const widened =
    studentT.quantile(0.95, Math.max(1, marked - 1), 0, 1) / normal.quantile(0.95, 0, 1);
  return { coefficients: beta, error: widened * Math.sqrt(variance) };
}
