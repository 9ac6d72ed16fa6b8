import type { BinnedFeature } from "./bins.ts";
import { type Histogram, histogramLess, histogramOf } from "./histogram.ts";
import { bestSplit, type NodeSums, type Split, type SplitLimits } from "./split.ts";

/** A regression tree: nodes in lists, the root first, plain enough to be written down or sent to a thread. */
export interface BoostedTree {
  /** The feature that parts a node; −1 for a leaf. */
  readonly feature: Int32Array;
  /** Values up to this one go left. */
  readonly threshold: Float64Array;
  /** 1 where a missing value goes left. */
  readonly missingLeft: Uint8Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** What a leaf adds to the logarithm of the mean. */
  readonly step: Float64Array;
}

/** What a tree is grown from. */
export interface TreeGround {
  readonly features: readonly BinnedFeature[];
  readonly places: Int32Array;
  readonly counts: Float64Array;
  readonly means: Float64Array;
}

/** How trees are grown. */
export interface TreeLimits extends SplitLimits {
  readonly depth: number;
  readonly shrinkage: number;
}

interface GrownNode {
  feature: number;
  bin: number;
  threshold: number;
  missingLeft: boolean;
  left: number;
  right: number;
  step: number;
}

interface Waiting {
  readonly node: GrownNode;
  readonly rows: Int32Array;
  readonly sums: NodeSums;
  readonly histogram: Histogram;
  readonly depth: number;
}

/** Newton's step, shrunk, and never past the step that fits the leaf best. */
function stepOf({ counted, expected }: NodeSums, { penalty, shrinkage }: TreeLimits): number {
  const newton = (counted - expected) / (expected + penalty);
  return Math.min(shrinkage * newton, newton > 0 ? Math.log(counted / expected) : 0);
}

function leafOf(sums: NodeSums, limits: TreeLimits): GrownNode {
  return {
    feature: -1,
    bin: 0,
    threshold: Number.NaN,
    missingLeft: false,
    left: -1,
    right: -1,
    step: stepOf(sums, limits),
  };
}

function goesLeft(
  bin: number,
  split: Pick<Split, "bin" | "missingLeft">,
  missing: number,
): boolean {
  return bin === missing ? split.missingLeft : bin <= split.bin;
}

function parted(
  rows: Int32Array,
  { bins, edges }: BinnedFeature,
  split: Split,
): { readonly left: Int32Array; readonly right: Int32Array } {
  const [left, right] = [new Int32Array(split.left.rows), new Int32Array(split.right.rows)];
  let [l, r] = [0, 0];
  for (const row of rows) {
    if (goesLeft(bins[row] as number, split, edges.length + 1)) left[l++] = row;
    else right[r++] = row;
  }
  return { left, right };
}

/** The histograms of both children, of which only the smaller one is summed. */
function childHistograms(
  whole: Histogram,
  left: Int32Array,
  right: Int32Array,
  { features, places, counts, means }: TreeGround,
): readonly [Histogram, Histogram] {
  const isLeftSmaller = left.length <= right.length;
  const smaller = histogramOf(isLeftSmaller ? left : right, features, places, counts, means);
  const larger = histogramLess(whole, smaller);
  return isLeftSmaller ? [smaller, larger] : [larger, smaller];
}

function totalOf(rows: Int32Array, counts: Float64Array, means: Float64Array): NodeSums {
  let [counted, expected] = [0, 0];
  for (const row of rows) {
    counted += counts[row] as number;
    expected += means[row] as number;
  }
  return { counted, expected, rows: rows.length };
}

/** Turn a leaf into a node with two leaves, and say what is to be split next. */
function branch(
  { node, rows, histogram, depth }: Waiting,
  split: Split,
  nodes: GrownNode[],
  ground: TreeGround,
  limits: TreeLimits,
): Waiting[] {
  const feature = ground.features[split.feature] as BinnedFeature;
  node.feature = split.feature;
  node.bin = split.bin;
  // Past the last edge lie all values that there are: only missing ones go right.
  node.threshold = feature.edges[split.bin] ?? Number.POSITIVE_INFINITY;
  node.missingLeft = split.missingLeft;
  const [left, right] = [leafOf(split.left, limits), leafOf(split.right, limits)];
  node.left = nodes.push(left) - 1;
  node.right = nodes.push(right) - 1;
  if (depth + 1 >= limits.depth) return [];
  const sides = parted(rows, feature, split);
  const [ofLeft, ofRight] = childHistograms(histogram, sides.left, sides.right, ground);
  return [
    { node: left, rows: sides.left, sums: split.left, histogram: ofLeft, depth: depth + 1 },
    { node: right, rows: sides.right, sums: split.right, histogram: ofRight, depth: depth + 1 },
  ];
}

/** A tree with the bins by which rows that are already binned find their leaf. */
export interface GrownTree {
  readonly tree: BoostedTree;
  readonly lastBin: Int32Array;
}

/** Grow a tree on some rows, level by level. */
export function grownTree(rows: Int32Array, ground: TreeGround, limits: TreeLimits): GrownTree {
  const { features, places, counts, means } = ground;
  const sums = totalOf(rows, counts, means);
  const root = leafOf(sums, limits);
  const nodes = [root];
  const histogram = histogramOf(rows, features, places, counts, means);
  let level: Waiting[] = [{ node: root, rows, sums, histogram, depth: 0 }];
  while (level.length > 0) {
    level = level.flatMap((waiting) => {
      const split = bestSplit(waiting.histogram, features, places, waiting.sums, limits);
      return split === undefined ? [] : branch(waiting, split, nodes, ground, limits);
    });
  }
  return {
    tree: {
      feature: Int32Array.from(nodes, ({ feature }) => feature),
      threshold: Float64Array.from(nodes, ({ threshold }) => threshold),
      missingLeft: Uint8Array.from(nodes, ({ missingLeft }) => (missingLeft ? 1 : 0)),
      left: Int32Array.from(nodes, ({ left }) => left),
      right: Int32Array.from(nodes, ({ right }) => right),
      step: Float64Array.from(nodes, ({ step }) => step),
    },
    lastBin: Int32Array.from(nodes, ({ bin }) => bin),
  };
}

/** What the tree adds for a binned row. */
export function stepForRow(
  { tree, lastBin }: GrownTree,
  features: readonly BinnedFeature[],
  row: number,
): number {
  let node = 0;
  for (;;) {
    const j = tree.feature[node] as number;
    if (j < 0) return tree.step[node] as number;
    const { bins, edges } = features[j] as BinnedFeature;
    const bin = bins[row] as number;
    const isLeft =
      bin === edges.length + 1 ? tree.missingLeft[node] === 1 : bin <= (lastBin[node] as number);
    node = (isLeft ? tree.left[node] : tree.right[node]) as number;
  }
}

/** What the tree adds for features as they are. */
export function stepFor(tree: BoostedTree, features: ArrayLike<number>): number {
  let node = 0;
  for (;;) {
    const j = tree.feature[node] as number;
    if (j < 0) return tree.step[node] as number;
    const value = features[j] as number;
    const isLeft = Number.isNaN(value)
      ? tree.missingLeft[node] === 1
      : value <= (tree.threshold[node] as number);
    node = (isLeft ? tree.left[node] : tree.right[node]) as number;
  }
}
