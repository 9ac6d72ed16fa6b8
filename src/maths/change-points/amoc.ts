import { type DetectorOptions, type SegmentCosts, segmentCosts } from "./segment-cost.ts";

/** A place to divide a segment. */
export interface Split {
  /** Index of the first observation of the second part. */
  readonly at: number;
  /** Value of the criterion there. */
  readonly value: number;
}

/**
 * The first place in [from, to) at which two parts cost least, both of at least the shortest length.
 *
 * @returns undefined where the segment is too short to divide
 */
export function bestSplit(
  costs: SegmentCosts,
  part: SegmentCosts["cost"],
  from: number,
  to: number,
): Split | undefined {
  let best: Split | undefined;
  for (let at = from + costs.shortest; at <= to - costs.shortest; at++) {
    const value = part(from, at) + part(at, to);
    if (best === undefined || value < best.value) best = { at, value };
  }
  return best;
}

/**
 * At most one change.
 *
 * Method: the division into two that fits best is a change if the fit gains more than the penalty. Under "mbic" the
 * logarithms of the two lengths count against the change, and no logarithm of n for it: heavier than for the other
 * detectors by log n.
 * Source: Hinkley (1970), "Inference about the change-point in a sequence of random variables", Biometrika 57;
 * Zhang & Siegmund (2007), "A modified Bayes information criterion", Biometrics 63, for "mbic".
 * Check: all 30 lists of the change point benchmark (benchmark.test.ts).
 *
 * @param values observations in order, evenly spaced
 * @returns index of the first observation after the change; empty when there is none or the series is too short
 * @throws `maths.series-not-finite`, `maths.count-negative`
 */
export function amoc(values: readonly number[], options: DetectorOptions = {}): number[] {
  const costs = segmentCosts(values, options, "mbic");
  const n = values.length;
  const split = bestSplit(costs, costs.misfit, 0, n);
  if (split === undefined) return [];
  const parted = costs.cost(0, split.at) + costs.cost(split.at, n);
  return costs.misfit(0, n) - parted > costs.perChange ? [split.at] : [];
}
