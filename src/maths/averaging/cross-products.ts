import { columnMisshapen, columnNotFinite, rowsTooFew } from "./messages.ts";

/** Sums of squares and products of a response and columns, after the forced columns are projected out of all of them. */
export interface CrossProducts {
  /** Rows used: those whose weight is not 0. */
  readonly n: number;
  /** Rank of the forced columns. */
  readonly forced: number;
  /** Of the response with itself. */
  readonly yy: number;
  /** Of each column with the response. */
  readonly xy: Float64Array;
  /** Of each column with each, k x k, row by row. */
  readonly xx: Float64Array;
}

/** What is left of a forced column, over what it was, below which it adds nothing to those before it. */
const FORCED_TOLERANCE = 1e-9;

/** The same for a candidate's column or the response: below it, what is left is rounding. */
const ROUNDING = 1e-12;

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** Take the span of an orthonormal basis out of a vector, twice, so that what is left is orthogonal to rounding. */
function project(vector: Float64Array, basis: readonly Float64Array[]): number {
  const before = Math.sqrt(dot(vector, vector));
  for (let pass = 0; pass < 2; pass++) {
    for (const direction of basis) {
      const share = dot(vector, direction);
      for (let i = 0; i < vector.length; i++) {
        vector[i] = (vector[i] as number) - share * (direction[i] as number);
      }
    }
  }
  return before === 0 ? 0 : Math.sqrt(dot(vector, vector)) / before;
}

/** The rows whose weight is not 0, and the roots of their weights. */
function rowsUsed(
  rows: number,
  weights: ArrayLike<number> | undefined,
): { kept: Int32Array; roots: Float64Array } {
  if (weights !== undefined && weights.length !== rows) {
    throw columnMisshapen({ part: "weights", rows: weights.length, expected: rows });
  }
  const kept: number[] = [];
  const roots: number[] = [];
  for (let row = 0; row < rows; row++) {
    const weight = weights === undefined ? 1 : (weights[row] as number);
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
      throw columnNotFinite({ part: "weights", row, value: weight });
    }
    if (weight === 0) continue;
    kept.push(row);
    roots.push(Math.sqrt(weight));
  }
  return { kept: Int32Array.from(kept), roots: Float64Array.from(roots) };
}

/**
 * Sums of squares and products, after projecting out columns that are in every model.
 *
 * Method: forced columns are made orthonormal (Gram and Schmidt, each twice) and projected out of the rest; a column
 * of which only rounding is left counts as nothing.
 * Source: Björck (1994), "Numerics of Gram-Schmidt orthogonalization"; that the coefficients of the rest are unchanged
 * is Frisch and Waugh (1933).
 * Check: cross-products.test.ts, against sums about the mean and against a regression on all columns.
 *
 * @param response one value per row
 * @param columns what may enter a model; of each as many values
 * @param forced what is in every model, mostly at least a column of ones; may be linearly dependent
 * @param weights at least 0, left out: all 1; a row of weight 0 is not used, and its values may be anything
 * @throws maths.column-misshapen, maths.column-not-finite, maths.rows-too-few-for-models (fewer than three rows beyond the
 *   forced rank)
 */
export function crossProducts(
  response: ArrayLike<number>,
  columns: readonly ArrayLike<number>[],
  forced: readonly ArrayLike<number>[],
  weights?: ArrayLike<number>,
): CrossProducts {
  const rows = response.length;
  const { kept, roots } = rowsUsed(rows, weights);
  const weighted = (column: ArrayLike<number>, part: string): Float64Array => {
    if (column.length !== rows) {
      throw columnMisshapen({ part, rows: column.length, expected: rows });
    }
    return roots.map((root, i) => {
      const row = kept[i] as number;
      const value = column[row] as number;
      if (!Number.isFinite(value)) throw columnNotFinite({ part, row, value });
      return root * value;
    });
  };
  const basis: Float64Array[] = [];
  forced.forEach((column, index) => {
    const vector = weighted(column, `forced column ${index}`);
    if (project(vector, basis) <= FORCED_TOLERANCE) return;
    const length = Math.sqrt(dot(vector, vector));
    basis.push(vector.map((x) => x / length));
  });
  const [n, needed] = [kept.length, basis.length + 3];
  if (n < needed) throw rowsTooFew({ rows: n, forced: basis.length, needed });
  const left = (column: ArrayLike<number>, part: string): Float64Array => {
    const vector = weighted(column, part);
    if (project(vector, basis) <= ROUNDING) vector.fill(0);
    return vector;
  };
  const y = left(response, "response");
  const x = columns.map((column, index) => left(column, `column ${index}`));
  const k = x.length;
  const xx = new Float64Array(k * k);
  x.forEach((a, i) => {
    for (let j = 0; j <= i; j++) {
      const product = dot(a, x[j] as Float64Array);
      xx[i * k + j] = product;
      xx[j * k + i] = product;
    }
  });
  const xy = Float64Array.from(x, (column) => dot(column, y));
  return { n, forced: basis.length, yy: dot(y, y), xy, xx };
}
