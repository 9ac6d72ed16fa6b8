import { RANK_TOLERANCE, type ScaledProducts } from "./scaled-products.ts";

/**
 * The regression on a set of columns, in columns and response of length 1: room that each fit overwrites.
 *
 * The columns that take part are `used`, as many as `rank`; `factor` (rows of k) is Cholesky's, `score` its solution for
 * the response. `beta` and `inverse` (the diagonal of the inverse of the products) are there after `solveSubset`.
 */
export interface SubsetFit {
  readonly scaled: ScaledProducts;
  rank: number;
  r2: number;
  readonly used: Int32Array;
  readonly factor: Float64Array;
  readonly score: Float64Array;
  readonly beta: Float64Array;
  readonly inverse: Float64Array;
  readonly column: Float64Array;
}

/** Room for regressions on subsets of columns. */
export function subsetFit(scaled: ScaledProducts): SubsetFit {
  const { k } = scaled;
  const room = (): Float64Array => new Float64Array(k);
  return {
    scaled,
    rank: 0,
    r2: 0,
    used: new Int32Array(k),
    factor: new Float64Array(k * k),
    score: room(),
    beta: room(),
    inverse: room(),
    column: room(),
  };
}

/** Write the next row of the factor for a column; the square of its diagonal is returned. */
function nextRow(fit: SubsetFit, j: number): number {
  const { scaled, factor, used, rank } = fit;
  const { k, xx } = scaled;
  const row = rank * k;
  let square = xx[j * k + j] as number;
  for (let i = 0, other = 0; i < rank; i++, other += k) {
    let sum = xx[(used[i] as number) * k + j] as number;
    for (let l = 0; l < i; l++) sum -= (factor[other + l] as number) * (factor[row + l] as number);
    const value = sum / (factor[other + i] as number);
    factor[row + i] = value;
    square -= value * value;
  }
  return square;
}

/**
 * Fit the first `count` columns of a list; a column that depends on those before it takes no part.
 *
 * Method: Cholesky's decomposition of the columns' products.
 */
export function fitSubset(fit: SubsetFit, columns: Int32Array, count: number): void {
  const { scaled, factor, score, used } = fit;
  const { k, xy } = scaled;
  fit.rank = 0;
  fit.r2 = 0;
  for (let c = 0; c < count; c++) {
    const j = columns[c] as number;
    const square = nextRow(fit, j);
    if (square <= RANK_TOLERANCE) continue;
    const row = fit.rank * k;
    const diagonal = Math.sqrt(square);
    let sum = xy[j] as number;
    for (let l = 0; l < fit.rank; l++) sum -= (factor[row + l] as number) * (score[l] as number);
    const value = sum / diagonal;
    factor[row + fit.rank] = diagonal;
    score[fit.rank] = value;
    used[fit.rank] = j;
    fit.rank++;
    fit.r2 += value * value;
  }
  fit.r2 = Math.min(1, fit.r2);
}

/** The sum of squares of column c of the factor's inverse: entry c of the diagonal of the products' inverse. */
function inverseEntry(fit: SubsetFit, c: number): number {
  const { factor, column, rank } = fit;
  const { k } = fit.scaled;
  let square = 0;
  for (let i = c; i < rank; i++) {
    let sum = i === c ? 1 : 0;
    for (let l = c; l < i; l++) sum -= (factor[i * k + l] as number) * (column[l] as number);
    const value = sum / (factor[i * k + i] as number);
    column[i] = value;
    square += value * value;
  }
  return square;
}

/** Solve for the coefficients of the subset last fitted. */
export function solveSubset(fit: SubsetFit): void {
  const { factor, score, beta, inverse, rank } = fit;
  const { k } = fit.scaled;
  for (let i = rank - 1; i >= 0; i--) {
    let sum = score[i] as number;
    for (let l = i + 1; l < rank; l++) sum -= (factor[l * k + i] as number) * (beta[l] as number);
    beta[i] = sum / (factor[i * k + i] as number);
  }
  for (let c = 0; c < rank; c++) inverse[c] = inverseEntry(fit, c);
}
