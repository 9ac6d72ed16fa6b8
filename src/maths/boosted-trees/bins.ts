/** One feature's values as whole numbers that keep their order. */
export interface BinnedFeature {
  /** The greatest value of each bin but the last, which has no bound. */
  readonly edges: Float64Array;
  /** The bin of each row; `edges.length + 1` where the value is missing. */
  readonly bins: Uint8Array;
}

/** Values of the feature that part it into bins of about as many rows; each distinct value its own where they are few. */
function edgesOf(values: Float64Array, most: number): Float64Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  if (distinct.length <= most) return distinct.subarray(0, Math.max(0, distinct.length - 1));
  const edges: number[] = [];
  for (let k = 1; k < most; k++) {
    const edge = sorted[Math.ceil((k * sorted.length) / most) - 1] as number;
    if (edge !== edges.at(-1) && edge !== sorted.at(-1)) edges.push(edge);
  }
  return Float64Array.from(edges);
}

/** The first bin whose edge a value does not exceed. */
function binOf(value: number, edges: Float64Array): number {
  if (Number.isNaN(value)) return edges.length + 1;
  let [lo, hi] = [0, edges.length];
  while (lo < hi) {
    const middle = (lo + hi) >>> 1;
    if (value <= (edges[middle] as number)) hi = middle;
    else lo = middle + 1;
  }
  return lo;
}

/**
 * A feature in bins by quantile. Edges are values of the feature, so that bins stay what they are under every rising transform.
 *
 * @param values NaN where missing
 * @param most bins beside that of missing values, 2 to 254
 * @param known how many of the first rows say where the edges lie
 */
export function binned(values: Float64Array, most: number, known: number): BinnedFeature {
  const edges = edgesOf(values.subarray(0, known), most);
  return { edges, bins: Uint8Array.from(values, (value) => binOf(value, edges)) };
}
