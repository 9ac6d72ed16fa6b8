/** A vector, or a square matrix by rows. Meant for a handful of states: no blocking, no checks of size. */
export type Entries = Float64Array;

/** The product a b of two m x m matrices. */
export function multiply(a: ArrayLike<number>, b: ArrayLike<number>, m: number): Entries {
  const product = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < m; k++) {
      const factor = a[i * m + k] ?? 0;
      if (factor === 0) continue;
      for (let j = 0; j < m; j++) {
        product[i * m + j] = (product[i * m + j] ?? 0) + factor * (b[k * m + j] ?? 0);
      }
    }
  }
  return product;
}

/** The transpose of an m x m matrix. */
export function transpose(a: ArrayLike<number>, m: number): Entries {
  const transposed = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) transposed[j * m + i] = a[i * m + j] ?? 0;
  }
  return transposed;
}

/** a p a', symmetric to the last bit when p is symmetric. */
export function sandwich(a: ArrayLike<number>, p: ArrayLike<number>, m: number): Entries {
  return symmetric(multiply(multiply(a, p, m), transpose(a, m), m), m);
}

/** The mean of a matrix and its transpose. */
export function symmetric(a: ArrayLike<number>, m: number): Entries {
  const mean = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) mean[i * m + j] = ((a[i * m + j] ?? 0) + (a[j * m + i] ?? 0)) / 2;
  }
  return mean;
}

/** The product a x of an m x m matrix and a vector. */
export function apply(a: ArrayLike<number>, x: ArrayLike<number>, m: number): Entries {
  const product = new Float64Array(m);
  for (let i = 0; i < m; i++) {
    let sum = 0;
    for (let j = 0; j < m; j++) sum += (a[i * m + j] ?? 0) * (x[j] ?? 0);
    product[i] = sum;
  }
  return product;
}

/** The inner product of two vectors. */
export function dot(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] ?? 0) * (y[i] ?? 0);
  return sum;
}

/** The matrix x y'. */
export function outer(x: ArrayLike<number>, y: ArrayLike<number>): Entries {
  const m = x.length;
  const product = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) product[i * m + j] = (x[i] ?? 0) * (y[j] ?? 0);
  }
  return product;
}

/** a + scale b, entry by entry, of vectors or of matrices. */
export function plus(a: ArrayLike<number>, b: ArrayLike<number>, scale: number = 1): Entries {
  const sum = new Float64Array(a.length);
  for (let k = 0; k < a.length; k++) sum[k] = (a[k] ?? 0) + scale * (b[k] ?? 0);
  return sum;
}

/** The m x m identity. */
export function identity(m: number): Entries {
  const unit = new Float64Array(m * m);
  for (let i = 0; i < m; i++) unit[i * (m + 1)] = 1;
  return unit;
}

/** The largest absolute entry. */
export function largest(a: ArrayLike<number>): number {
  let most = 0;
  for (let k = 0; k < a.length; k++) most = Math.max(most, Math.abs(a[k] ?? 0));
  return most;
}

/** scale a, entry by entry. */
export function scaled(a: ArrayLike<number>, scale: number): Entries {
  const product = new Float64Array(a.length);
  for (let k = 0; k < a.length; k++) product[k] = (a[k] ?? 0) * scale;
  return product;
}
