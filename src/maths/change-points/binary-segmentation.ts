import { bestSplit } from "./amoc.ts";
import { type DetectorOptions, type SegmentCosts, segmentCosts } from "./segment-cost.ts";

/** Options of a detector that stops at a number of changes. */
export interface LimitedOptions extends DetectorOptions {
  /** Most changes that are sought. */
  readonly maxChanges?: number;
}

interface Division {
  readonly at: number;
  readonly gain: number;
}

function bestDivision(costs: SegmentCosts, bounds: readonly number[]): Division | undefined {
  let best: Division | undefined;
  for (let i = 1; i < bounds.length; i++) {
    const [from, to] = [bounds[i - 1] ?? 0, bounds[i] ?? 0];
    const split = bestSplit(costs, costs.cost, from, to);
    if (split === undefined) continue;
    const gain = costs.cost(from, to) - split.value;
    if (best === undefined || gain > best.gain) best = { at: split.at, gain };
  }
  return best;
}

/**
 * Binary segmentation: divide where the cost falls most, then the parts, until no division earns its penalty.
 *
 * A greedy search: quick, and not the best division overall.
 *
 * Method: at each step the one split of all present segments with the largest gain is made; the search ends when
 * the gain is no more than the penalty, or at `maxChanges` (default 5).
 * Source: Scott & Knott (1974), "A cluster analysis method for grouping means in the analysis of variance",
 * Biometrics 30; Zhang & Siegmund (2007), "A modified Bayes information criterion", Biometrics 63, for "mbic".
 * Check: all 30 lists of the change point benchmark (benchmark.test.ts).
 *
 * @param values observations in order, evenly spaced
 * @returns index of the first observation of each segment but the first, in order
 * @throws `maths.series-not-finite`, `maths.count-negative`
 */
export function binarySegmentation(
  values: readonly number[],
  options: LimitedOptions = {},
): number[] {
  const costs = segmentCosts(values, options, "mbic");
  const changes: number[] = [];
  for (let step = 0; step < (options.maxChanges ?? 5); step++) {
    const division = bestDivision(costs, [0, ...changes, values.length]);
    if (division === undefined || division.gain <= costs.perChange) break;
    changes.push(division.at);
    changes.sort((a, b) => a - b);
  }
  return changes;
}
