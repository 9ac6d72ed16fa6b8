import type { BinnedFeature } from "./bins.ts";
import { type Histogram, SUMS } from "./histogram.ts";

/** What a set of rows counted, what was expected of it, and how many they are. */
export interface NodeSums {
  readonly counted: number;
  readonly expected: number;
  readonly rows: number;
}

/** How a node is parted. */
export interface Split {
  readonly feature: number;
  /** The last bin that goes left. */
  readonly bin: number;
  readonly missingLeft: boolean;
  readonly gain: number;
  readonly left: NodeSums;
  readonly right: NodeSums;
}

/** What a split must leave, and what a leaf pays. */
export interface SplitLimits {
  readonly leastRows: number;
  readonly penalty: number;
}

/** A leaf that expects less than this cannot be fitted by a step of Newton's. */
const LEAST_EXPECTED = 1e-3;
/** Gains below this share of what a node could gain at most are rounding. */
const ROUNDING = 1e-9;

const NOTHING: NodeSums = { counted: 0, expected: 0, rows: 0 };

function minus(whole: NodeSums, part: NodeSums): NodeSums {
  return {
    counted: whole.counted - part.counted,
    expected: whole.expected - part.expected,
    rows: whole.rows - part.rows,
  };
}

/** Twice what a leaf of these rows lowers the penalised deviance, to second order. */
function worth({ counted, expected }: NodeSums, penalty: number): number {
  return (counted - expected) ** 2 / (expected + penalty);
}

const isLeaf = ({ rows, expected }: NodeSums, { leastRows }: SplitLimits): boolean =>
  rows >= leastRows && expected >= LEAST_EXPECTED;

/** The rows of one more bin. */
function plus({ counted, expected, rows }: NodeSums, sums: Histogram, at: number): NodeSums {
  return {
    counted: counted + (sums[at] as number),
    expected: expected + (sums[at + 1] as number),
    rows: rows + (sums[at + 2] as number),
  };
}

/** One feature's part of a node's histogram. */
interface FeatureSums {
  readonly feature: number;
  readonly sums: Histogram;
  readonly start: number;
  /** Bins of values that are there. */
  readonly bins: number;
  readonly missing: NodeSums;
}

/** The best split with missing values on one side, of those that gain more than `least`. */
function splitTowards(
  missingLeft: boolean,
  { feature, sums, start, bins, missing }: FeatureSums,
  whole: NodeSums,
  limits: SplitLimits,
  least: number,
): Split | undefined {
  const hasMissing = missing.rows > 0;
  // All bins may go left where the missing values alone go right.
  const last = hasMissing && !missingLeft ? bins - 1 : bins - 2;
  const own = worth(whole, limits.penalty);
  let left = missingLeft ? missing : NOTHING;
  let best: Split | undefined;
  for (let bin = 0; bin <= last; bin++) {
    left = plus(left, sums, start + SUMS * bin);
    const right = minus(whole, left);
    if (!(isLeaf(left, limits) && isLeaf(right, limits))) continue;
    const gain = worth(left, limits.penalty) + worth(right, limits.penalty) - own;
    if (gain <= (best?.gain ?? least)) continue;
    const isLeft = hasMissing ? missingLeft : left.rows > right.rows;
    best = { feature, bin, missingLeft: isLeft, gain, left, right };
  }
  return best;
}

/**
 * The split of a node that gains most: the first of those that gain alike. Missing values go with the side that gains more, and
 * with the larger one where the node has none.
 */
export function bestSplit(
  sums: Histogram,
  features: readonly BinnedFeature[],
  places: Int32Array,
  whole: NodeSums,
  limits: SplitLimits,
): Split | undefined {
  let best: Split | undefined;
  let least = ROUNDING * Math.max(1, whole.counted + whole.expected);
  features.forEach(({ edges }, feature) => {
    const [start, bins] = [places[feature] as number, edges.length + 1];
    const missing = plus(NOTHING, sums, start + SUMS * bins);
    const part = { feature, sums, start, bins, missing };
    for (const missingLeft of missing.rows > 0 ? [false, true] : [false]) {
      const found = splitTowards(missingLeft, part, whole, limits, least);
      if (found === undefined) continue;
      best = found;
      least = found.gain;
    }
  });
  return best;
}
