import type { CrossProducts } from "../../maths/index.ts";
import type { Design } from "./design.ts";
import type { Noise } from "./noise.ts";
import { dot, residual } from "./projection.ts";

/** The products of vectors from which the controls have been taken already. */
export function productsOf(
  outcome: Float64Array,
  columns: readonly Float64Array[],
  forced: number,
): CrossProducts {
  const k = columns.length;
  const xx = new Float64Array(k * k);
  columns.forEach((a, i) => {
    columns.slice(0, i + 1).forEach((b, j) => {
      const product = dot(a, b);
      xx[i * k + j] = product;
      xx[j * k + i] = product;
    });
  });
  const xy = Float64Array.from(columns, (column) => dot(column, outcome));
  return { n: outcome.length, forced, yy: dot(outcome, outcome), xy, xx };
}

/** The products of a design under its weights. */
export function designProducts(design: Design, { basis, left }: Noise): CrossProducts {
  const columns = design.columns.map(({ values }) => residual(basis, values));
  return productsOf(left, columns, basis.vectors.length);
}
