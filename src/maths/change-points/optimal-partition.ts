/** The best division into a given number of segments. */
export interface Partition {
  /** Sum of the costs of its segments. */
  readonly cost: number;
  /** Index of the first observation of each segment but the first, in order. */
  readonly changes: readonly number[];
}

interface Layer {
  readonly least: Float64Array;
  readonly last: Int32Array;
}

function firstLayer(
  cost: (from: number, to: number) => number,
  n: number,
  shortest: number,
): Layer {
  const least = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  for (let to = shortest; to <= n; to++) least[to] = cost(0, to);
  return { least, last: new Int32Array(n + 1) };
}

function nextLayer(
  before: Layer,
  cost: (from: number, to: number) => number,
  n: number,
  shortest: number,
): Layer {
  const least = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  const last = new Int32Array(n + 1);
  for (let to = 2 * shortest; to <= n; to++) {
    for (let from = shortest; from <= to - shortest; from++) {
      const head = before.least[from] ?? 0;
      if (head === Number.POSITIVE_INFINITY) continue;
      const total = head + cost(from, to);
      if (total < (least[to] ?? 0)) {
        least[to] = total;
        last[to] = from;
      }
    }
  }
  return { least, last };
}

/**
 * The divisions of least cost into 1, 2, … segments, each of at least `shortest` observations.
 *
 * Method: the best division of the first t observations into k segments is the best of the first s into k - 1 and
 * one segment more, over all s; the earliest s wins a tie. The work is of order n² for each number of segments.
 * Source: Auger & Lawrence (1989), "Algorithms for the optimal identification of segment neighborhoods", Bulletin
 * of Mathematical Biology 51; Fisher (1958) has the recursion.
 * Check: through segmentNeighbourhood and baiPerron.
 *
 * @param cost cost of the segment from the first index to before the second
 * @param n observations
 * @param shortest shortest segment, at least 1
 * @param maxChanges most changes
 * @returns by number of changes, as far as the length admits; none when the series is shorter than a segment
 */
export function optimalPartitions(
  cost: (from: number, to: number) => number,
  n: number,
  shortest: number,
  maxChanges: number,
): Partition[] {
  const layers: Layer[] = [];
  for (let k = 0; k <= maxChanges && (k + 1) * shortest <= n; k++) {
    const before = layers[k - 1];
    layers.push(
      before === undefined ? firstLayer(cost, n, shortest) : nextLayer(before, cost, n, shortest),
    );
  }
  return layers.map(({ least }, k) => {
    const changes: number[] = [];
    for (let [layer, to] = [k, n]; layer > 0; layer--) {
      to = layers[layer]?.last[to] ?? 0;
      changes.unshift(to);
    }
    return { cost: least[n] ?? 0, changes };
  });
}
