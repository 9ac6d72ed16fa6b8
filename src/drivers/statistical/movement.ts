import type { PreparedDesign } from "./inclusion.ts";
import { basisOf, dot, residual } from "./projection.ts";

/**
 * How much of a column's movement is its own: the share of its weighted variance that the controls leave, 0 to 1; 0 of a column
 * that does not move.
 *
 * Where it is next to nothing, so is what the record says: the effect is that of a standard deviation which the column never
 * did apart from trend, season and the rest.
 *
 * @param column of the design
 */
export function movesOf({ design, noise, products }: PreparedDesign, column: number): number {
  const values = design.columns[column]?.values;
  if (values === undefined) return 0;
  const level = design.controls.filter(({ block }) => block === "intercept");
  const basis = basisOf(
    level.map((term) => term.values),
    noise.rootWeights,
  );
  const about = residual(basis, values);
  const square = dot(about, about);
  const left = products.xx[column * design.columns.length + column] as number;
  return square > 0 ? Math.min(1, left / square) : 0;
}
