/** What must be left of a column's square beside those before it; below it, the averaging takes it for nothing. */
const TOLERANCE = 1e-11;

/** Weights below this, in columns of length 1, are rounding. */
const NEGLIGIBLE = 1e-4;

/** A direction of the span, and how it is made of the columns that opened it. */
interface Direction {
  readonly vector: Float64Array;
  readonly weights: ReadonlyMap<number, number>;
}

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

function centred(column: readonly number[]): Float64Array {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  const vector = Float64Array.from(column, (value) => value - mean);
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((value) => value / length);
}

/** Take the span out of a vector, in place; gives the weights of the columns that made up what was taken. */
function takeOut(vector: Float64Array, span: readonly Direction[]): Map<number, number> {
  const taken = new Map<number, number>();
  for (let pass = 0; pass < 2; pass++) {
    for (const { vector: direction, weights } of span) {
      const share = dot(vector, direction);
      direction.forEach((value, i) => {
        vector[i] = (vector[i] ?? 0) - share * value;
      });
      for (const [column, weight] of weights) {
        taken.set(column, (taken.get(column) ?? 0) + share * weight);
      }
    }
  }
  return taken;
}

/** A column, and those before it that it is a weighted sum of, beside a constant. */
export interface Dependence {
  readonly column: number;
  readonly others: readonly number[];
}

/**
 * The first column that is a weighted sum of those before it.
 *
 * Method: Gram and Schmidt, each twice, on columns about their means and of length 1.
 *
 * @param columns none constant, all as long
 * @param matters whether a dependence counts; one that does not is passed over
 */
export function dependenceAmong(
  columns: readonly (readonly number[])[],
  matters: (dependence: Dependence) => boolean,
): Dependence | undefined {
  const span: Direction[] = [];
  for (const [column, values] of columns.entries()) {
    const vector = centred(values);
    const taken = takeOut(vector, span);
    const square = dot(vector, vector);
    if (square > TOLERANCE) {
      const length = Math.sqrt(square);
      const weights = new Map([...taken].map(([other, weight]) => [other, -weight / length]));
      weights.set(column, 1 / length);
      span.push({ vector: vector.map((value) => value / length), weights });
      continue;
    }
    const others = [...taken.keys()].filter((j) => Math.abs(taken.get(j) ?? 0) > NEGLIGIBLE);
    const dependence = { column, others };
    if (matters(dependence)) return dependence;
  }
  return undefined;
}
