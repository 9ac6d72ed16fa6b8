import type { LimitedOptions } from "./binary-segmentation.ts";
import { optimalPartitions } from "./optimal-partition.ts";
import { segmentCosts } from "./segment-cost.ts";

/**
 * Segment neighbourhood: the best division for each number of changes, and of these the one whose penalised cost is
 * least.
 *
 * Method: dynamic programming over 0 to `maxChanges` changes (default 4, that is five segments); the fewest changes
 * win a tie. The default penalty is "bic".
 * Source: Auger & Lawrence (1989), "Algorithms for the optimal identification of segment neighborhoods", Bulletin
 * of Mathematical Biology 51; Schwarz (1978), "Estimating the dimension of a model", Annals of Statistics 6.
 * Check: all 30 lists of the change point benchmark (benchmark.test.ts).
 *
 * @param values observations in order, evenly spaced
 * @returns index of the first observation of each segment but the first, in order
 * @throws `maths.series-not-finite`, `maths.count-negative`
 */
export function segmentNeighbourhood(
  values: readonly number[],
  options: LimitedOptions = {},
): number[] {
  const costs = segmentCosts(values, options, "bic");
  const partitions = optimalPartitions(
    costs.cost,
    costs.length,
    costs.shortest,
    options.maxChanges ?? 4,
  );
  const penalised = partitions.map(({ cost }, k) => cost + k * costs.perChange);
  const chosen = penalised.reduce((best, cost, k) => (cost < (penalised[best] ?? 0) ? k : best), 0);
  return [...(partitions[chosen]?.changes ?? [])];
}
