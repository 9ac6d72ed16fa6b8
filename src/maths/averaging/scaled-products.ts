import type { CrossProducts } from "./cross-products.ts";

/** Cross products with every column and the response brought to length 1: correlations, if the mean is forced. */
export interface ScaledProducts {
  /** Number of columns. */
  readonly k: number;
  /** Length of each column, 0 for one that is nothing beside the forced ones. */
  readonly length: Float64Array;
  /** Length of the response. */
  readonly responseLength: number;
  readonly xy: Float64Array;
  /** k x k, row by row, with 1 on the diagonal (0 for a column of length 0). */
  readonly xx: Float64Array;
}

/**
 * What must be left of a column's square, beside the columns already in the model, for it to add a term.
 *
 * Cross products are known to about 1e-15, so that what is left is then known to one part in ten thousand.
 */
export const RANK_TOLERANCE = 1e-11;

/** Bring cross products to columns of length 1, in which a tolerance means the same for every column. */
export function scaledProducts(products: CrossProducts): ScaledProducts {
  const k = products.xy.length;
  const length = Float64Array.from({ length: k }, (_, j) =>
    Math.sqrt(products.xx[j * k + j] as number),
  );
  const responseLength = Math.sqrt(products.yy);
  const over = (a: number, b: number): number => (b > 0 ? a / b : 0);
  const xy = products.xy.map((value, j) => over(value, (length[j] as number) * responseLength));
  const xx = products.xx.map((value, at) => {
    const [i, j] = [Math.floor(at / k), at % k];
    if (i === j) return (length[i] as number) > 0 ? 1 : 0;
    return over(value, (length[i] as number) * (length[j] as number));
  });
  return { k, length, responseLength, xy, xx };
}
