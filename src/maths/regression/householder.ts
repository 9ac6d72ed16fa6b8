/**
 * A matrix as reflections times a triangle. Column by column: `triangle[i]` holds the entries of the i-th kept
 * column down to its diagonal; `reflections[i]` is the vector of the i-th reflection, zero above place i.
 */
export interface Factors {
  readonly rows: number;
  /** Indices of the columns that are no combination of those before them, ascending. */
  readonly kept: readonly number[];
  readonly triangle: readonly Float64Array[];
  readonly reflections: readonly Float64Array[];
}

/** The Euclidean norm of the entries from an index on, without overflow. */
function norm(x: Float64Array, from: number): number {
  let largest = 0;
  for (let i = from; i < x.length; i++) largest = Math.max(largest, Math.abs(x[i] ?? 0));
  if (largest === 0) return 0;
  let sum = 0;
  for (let i = from; i < x.length; i++) sum += ((x[i] ?? 0) / largest) ** 2;
  return largest * Math.sqrt(sum);
}

/** Reflect x in place; the reflection's vector v has v'v = 2 and is zero above place i. */
function reflect(v: Float64Array, i: number, x: Float64Array): void {
  let product = 0;
  for (let r = i; r < x.length; r++) product += (v[r] ?? 0) * (x[r] ?? 0);
  for (let r = i; r < x.length; r++) x[r] = (x[r] ?? 0) - product * (v[r] ?? 0);
}

/** The reflection that turns x from place i on into `diagonal` at place i. */
function reflection(x: Float64Array, i: number, diagonal: number): Float64Array {
  const v = new Float64Array(x.length);
  const head = (x[i] ?? 0) / diagonal - 1;
  const scale = 1 / Math.sqrt(-head);
  v[i] = head * scale;
  for (let r = i + 1; r < x.length; r++) v[r] = ((x[r] ?? 0) / diagonal) * scale;
  return v;
}

/**
 * Factor a matrix, leaving out each column that is a combination of those before it.
 *
 * Method: Householder reflections. A column whose part off the kept ones is shorter than `tolerance` times the column
 * is passed over, so that the first of several dependent columns are the ones that stay.
 * Source: Golub & Van Loan (2013), "Matrix Computations", 5.2; the order of choice is that of LINPACK's limited pivoting.
 * Check: `least-squares.test.ts`.
 *
 * @param columns each of `rows` values; they are written over
 */
export function factor(columns: readonly Float64Array[], rows: number, tolerance: number): Factors {
  const kept: number[] = [];
  const triangle: Float64Array[] = [];
  const reflections: Float64Array[] = [];
  columns.forEach((x, j) => {
    const length = norm(x, 0);
    towards(reflections, x);
    const i = kept.length;
    const rest = i < rows ? norm(x, i) : 0;
    if (!(rest > tolerance * length)) return;
    const diagonal = (x[i] ?? 0) > 0 ? -rest : rest;
    reflections.push(reflection(x, i, diagonal));
    x[i] = diagonal;
    triangle.push(x.slice(0, i + 1));
    kept.push(j);
  });
  return { rows, kept, triangle, reflections };
}

/** Q'x in place. */
export function towards(reflections: readonly Float64Array[], x: Float64Array): void {
  reflections.forEach((v, i) => {
    reflect(v, i, x);
  });
}

/** Q x in place. */
export function back(reflections: readonly Float64Array[], x: Float64Array): void {
  for (let i = reflections.length - 1; i >= 0; i--) {
    const v = reflections[i];
    if (v !== undefined) reflect(v, i, x);
  }
}

/** The b of R b = x, for the triangle R. */
export function solve({ triangle }: Factors, x: ArrayLike<number>): Float64Array {
  const b = Float64Array.from(triangle, (_, i) => x[i] ?? 0);
  for (let i = b.length - 1; i >= 0; i--) {
    const column = triangle[i];
    const value = (b[i] ?? 0) / (column?.[i] ?? Number.NaN);
    b[i] = value;
    for (let r = 0; r < i; r++) b[r] = (b[r] ?? 0) - value * (column?.[r] ?? 0);
  }
  return b;
}

/** The z of R'z = the place-th unit vector. */
export function solveTransposed({ triangle }: Factors, place: number): Float64Array {
  const z = new Float64Array(triangle.length);
  triangle.forEach((column, i) => {
    let sum = i === place ? 1 : 0;
    for (let r = place; r < i; r++) sum -= (column[r] ?? 0) * (z[r] ?? 0);
    z[i] = i < place ? 0 : sum / (column[i] ?? Number.NaN);
  });
  return z;
}
