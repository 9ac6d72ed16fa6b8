import { back, type Factors, factor, solve, towards } from "./householder.ts";
import { rowsUnequal, valueNotFinite, weightNotPositive } from "./messages.ts";

/** What a regression may be told beside its columns. */
export interface LeastSquaresOptions {
  /** One finite weight above 0 for each row, such as one over its variance; without them all rows weigh 1. */
  readonly weights?: ArrayLike<number>;
  /** Share of a column's length off the columns before it below which it counts as their combination; default 1e-9. */
  readonly tolerance?: number;
}

/** A fitted regression. */
export interface LeastSquares {
  /** One for each column; NaN for a column that is a combination of those before it. */
  readonly coefficients: Float64Array;
  readonly fitted: Float64Array;
  /** Response less fitted, unweighted. */
  readonly residuals: Float64Array;
  /** Weighted sum of the squared residuals. */
  readonly rss: number;
  /** Number of rows. */
  readonly rows: number;
  /** Number of columns that are no combination of those before them. */
  readonly rank: number;
  /** By how much each column lowers the sum of squares that the columns before it leave; 0 for their combinations. */
  readonly added: Float64Array;
  /** Root of each row's weight. */
  readonly rootWeights: Float64Array;
  /** The weighted columns, factored. */
  readonly factors: Factors;
}

function requireFinite(part: string, values: ArrayLike<number>, rows: number): void {
  if (values.length !== rows) throw rowsUnequal({ part, expected: rows, actual: values.length });
  for (let row = 0; row < rows; row++) {
    const value = values[row] ?? Number.NaN;
    if (!Number.isFinite(value)) throw valueNotFinite({ part, row, value });
  }
}

function rootsOf(weights: ArrayLike<number> | undefined, rows: number): Float64Array {
  if (weights === undefined) return new Float64Array(rows).fill(1);
  if (weights.length !== rows) {
    throw rowsUnequal({ part: "The weights", expected: rows, actual: weights.length });
  }
  return Float64Array.from({ length: rows }, (_, row) => {
    const value = weights[row] ?? Number.NaN;
    if (!(value > 0 && value < Number.POSITIVE_INFINITY)) throw weightNotPositive({ row, value });
    return Math.sqrt(value);
  });
}

function weighted(values: ArrayLike<number>, roots: Float64Array): Float64Array {
  return roots.map((root, row) => root * (values[row] ?? Number.NaN));
}

/**
 * Least squares, weighted when weights are given. No intercept is added.
 *
 * A column that is a combination of those before it gets the coefficient NaN and counts for nothing else, so the fit of
 * dependent columns is that of their span, and the order of columns says which of them stay.
 *
 * Method: Householder reflections of the columns times the roots of the weights.
 * Source: Golub & Van Loan (2013), "Matrix Computations", 5.3 and 6.1.
 * Check: `least-squares.test.ts`, against the certified values of NIST's Longley data and R's lm.
 *
 * @param response one finite value for each row
 * @param columns each of one finite value for each row
 * @throws `maths.rows-unequal`, `maths.value-not-finite`, `maths.weight-not-positive`
 */
export function leastSquares(
  response: ArrayLike<number>,
  columns: readonly ArrayLike<number>[],
  { weights, tolerance = 1e-9 }: LeastSquaresOptions = {},
): LeastSquares {
  const rows = response.length;
  requireFinite("The response", response, rows);
  columns.forEach((column, j) => {
    requireFinite(`Column ${j}`, column, rows);
  });
  const roots = rootsOf(weights, rows);
  const factors = factor(
    columns.map((column) => weighted(column, roots)),
    rows,
    tolerance,
  );
  const turned = weighted(response, roots);
  towards(factors.reflections, turned);
  const rank = factors.kept.length;
  const coefficients = new Float64Array(columns.length).fill(Number.NaN);
  const added = new Float64Array(columns.length);
  const solution = solve(factors, turned);
  factors.kept.forEach((j, i) => {
    coefficients[j] = solution[i] ?? Number.NaN;
    added[j] = (turned[i] ?? 0) ** 2;
  });
  const rss = turned.subarray(rank).reduce((sum, value) => sum + value * value, 0);
  turned.fill(0, 0, rank);
  back(factors.reflections, turned);
  const residuals = turned.map((value, row) => value / (roots[row] ?? 1));
  const fitted = residuals.map((value, row) => (response[row] ?? 0) - value);
  return { coefficients, fitted, residuals, rss, rows, rank, added, rootWeights: roots, factors };
}

/**
 * How much each row's own response counts in its fitted value: from 0 to 1, summing to the rank.
 *
 * Method: squared lengths of the rows of the orthonormal factor.
 * Source: Hoaglin & Welsch (1978), "The hat matrix in regression and ANOVA".
 * Check: `least-squares.test.ts`, against R's hatvalues.
 */
export function leverages({ factors, rows, rank }: LeastSquares): Float64Array {
  const sums = new Float64Array(rows);
  for (let i = 0; i < rank; i++) {
    const unit = new Float64Array(rows);
    unit[i] = 1;
    back(factors.reflections, unit);
    unit.forEach((value, row) => {
      sums[row] = (sums[row] ?? 0) + value * value;
    });
  }
  return sums;
}
