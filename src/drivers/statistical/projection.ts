/** An orthonormal basis of weighted columns. */
export interface Basis {
  /** Vectors of unit length, one value per row, each already multiplied by the roots of the weights. */
  readonly vectors: readonly Float64Array[];
  readonly rootWeights: Float64Array;
}

/** What is left of a column, as a share of its length, when it lies in the others' span. */
const SPANNED = 1e-8;

/** The inner product of two vectors. */
export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] as number) * (y[i] as number);
  return sum;
}

/** A column times the roots of the weights. */
export function weightedBy(rootWeights: Float64Array, column: Float64Array): Float64Array {
  return column.map((x, i) => x * (rootWeights[i] as number));
}

/** Take out of a vector what orthonormal ones explain of it, in place. */
export function removedFrom(from: Float64Array, vectors: readonly Float64Array[]): Float64Array {
  for (const vector of vectors) {
    const share = dot(vector, from);
    for (let i = 0; i < from.length; i++) {
      from[i] = (from[i] as number) - share * (vector[i] as number);
    }
  }
  return from;
}

/** The basis of some columns under weights; a column that the others span adds nothing. */
export function basisOf(columns: readonly Float64Array[], rootWeights: Float64Array): Basis {
  const weighted = columns.map((column) => weightedBy(rootWeights, column));
  return { vectors: orthonormal(weighted), rootWeights };
}

/**
 * The basis of vectors that are weighted already; they are written over.
 *
 * Method: modified Gram-Schmidt, twice. Source: Golub and Van Loan (2013), section 5.2.
 */
export function orthonormal(columns: readonly Float64Array[]): readonly Float64Array[] {
  const vectors: Float64Array[] = [];
  for (const weighted of columns) {
    const length = Math.sqrt(dot(weighted, weighted));
    const rest = removedFrom(removedFrom(weighted, vectors), vectors);
    const left = Math.sqrt(dot(rest, rest));
    if (left > SPANNED * length) vectors.push(rest.map((x) => x / left));
  }
  return vectors;
}

/** What of a column the basis does not explain, multiplied by the roots of the weights; zeros when it explains all. */
export function residual({ vectors, rootWeights }: Basis, column: Float64Array): Float64Array {
  const weighted = weightedBy(rootWeights, column);
  const length = Math.sqrt(dot(weighted, weighted));
  const rest = removedFrom(weighted, vectors);
  return dot(rest, rest) > (SPANNED * length) ** 2 ? rest : rest.fill(0);
}
