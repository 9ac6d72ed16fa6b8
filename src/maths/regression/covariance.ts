import { back, solveTransposed } from "./householder.ts";
import { type LeastSquares, leverages } from "./least-squares.ts";

/**
 * How the coefficients' covariance is estimated. "classical": one variance for all rows (divided by their weights).
 * The others allow each row its own: "hc0" is White's, "hc1" multiplies it by rows / (rows - rank), "hc2" divides each
 * squared residual by 1 - leverage, "hc3" by its square.
 */
export type CovarianceKind = "classical" | RobustKind;

/** The kinds that hold whatever the variance of each row. */
export type RobustKind = "hc0" | "hc1" | "hc2" | "hc3";

/** What is left of 1 less a leverage of 1. */
const ROUNDING = 1e-12;

function rowFactor(fit: LeastSquares, kind: RobustKind): (row: number) => number {
  if (kind === "hc0") return () => 1;
  if (kind === "hc1") {
    const factor = Math.sqrt(fit.rows / (fit.rows - fit.rank));
    return () => factor;
  }
  const left = leverages(fit).map((held) => (1 - held > ROUNDING ? 1 - held : Number.NaN));
  const power = kind === "hc2" ? -0.5 : -1;
  return (row) => (left[row] ?? Number.NaN) ** power;
}

/** The coefficient at a place among the kept as a sum of responses: one multiplier for each row's weighted response. */
function multipliers({ factors, rows }: LeastSquares, place: number): Float64Array {
  const line = new Float64Array(rows);
  line.set(solveTransposed(factors, place));
  back(factors.reflections, line);
  return line;
}

/**
 * What each row contributes to the error of some coefficients: sums over rows of products of two contributions are the
 * robust covariances. So coefficients of several regressions on rows in common can be put in one covariance.
 *
 * Source: White (1980); MacKinnon & White (1985) for hc1 to hc3.
 *
 * @param columns indices of columns
 * @returns for each of these columns one number a row; NaN for a column that is a combination of those before it, and
 *   under "hc2" and "hc3" where a row has leverage 1
 */
export function contributions(
  fit: LeastSquares,
  columns: readonly number[],
  kind: RobustKind,
): Float64Array[] {
  const scale = rowFactor(fit, kind);
  const errors = fit.residuals.map(
    (residual, row) => residual * (fit.rootWeights[row] ?? 0) * scale(row),
  );
  return columns.map((column) => {
    const place = fit.factors.kept.indexOf(column);
    if (place < 0) return new Float64Array(fit.rows).fill(Number.NaN);
    return multipliers(fit, place).map((value, row) => value * (errors[row] ?? 0));
  });
}

function inner(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] ?? 0) * (y[i] ?? 0);
  return sum;
}

/** For each column the vector whose inner products are the classical covariances. */
function classicalRoots(fit: LeastSquares): Float64Array[] {
  const deviation = Math.sqrt(fit.rss / (fit.rows - fit.rank));
  return Array.from(fit.coefficients, (_, column) => {
    const place = fit.factors.kept.indexOf(column);
    if (place < 0) return new Float64Array(fit.rank).fill(Number.NaN);
    return solveTransposed(fit.factors, place).map((value) => value * deviation);
  });
}

/**
 * The covariance of a regression's coefficients, k x k by rows.
 *
 * Method: inner products of each row's contributions, or of the columns of the triangle's inverse.
 * Source: White (1980), "A heteroskedasticity-consistent covariance matrix estimator"; MacKinnon & White (1985), "Some
 * heteroskedasticity-consistent covariance matrix estimators with improved finite sample properties".
 * Check: `least-squares.test.ts`, against 50-digit values and R package sandwich 3.0-2, with and without weights.
 *
 * @returns NaN in the rows and columns of coefficients that are NaN; NaN throughout for "classical" and "hc1" where the
 *   rank is the number of rows, and for "hc2" and "hc3" where a row has leverage 1
 */
export function coefficientCovariance(fit: LeastSquares, kind: CovarianceKind): Float64Array {
  const k = fit.coefficients.length;
  const every = Array.from({ length: k }, (_, column) => column);
  const roots = kind === "classical" ? classicalRoots(fit) : contributions(fit, every, kind);
  return crossProducts(roots);
}

/** The inner products of vectors of one length, square and by rows. */
export function crossProducts(vectors: readonly Float64Array[]): Float64Array {
  const k = vectors.length;
  const products = new Float64Array(k * k);
  vectors.forEach((x, i) => {
    vectors.slice(0, i + 1).forEach((y, j) => {
      const product = inner(x, y);
      products[i * k + j] = product;
      products[j * k + i] = product;
    });
  });
  return products;
}
