import { type PreparedModel, prepareModel, type SegmentModel } from "./model.ts";

/** The single most probable segmentation, its levels summed over. */
export interface MostProbable {
  /** First period of each segment, ascending; the first is 0. Empty for an empty series. */
  readonly starts: readonly number[];
  /** Log probability of the series and of this segmentation together; less the log evidence it is its log probability. */
  readonly logJoint: number;
}

/** Below this the running products are brought back to size. */
const SMALL = 1e-200;

/**
 * Log marginal likelihood of the segments that start at `start`, for every end.
 *
 * Running products over the grid, brought back to size when they get small: no logarithm in the inner loop.
 *
 * @returns `into[length - 1]`: log sum over levels of prior times likelihoods of periods start ... start + length - 1
 */
function marginalsFrom(model: PreparedModel, start: number, into: Float64Array): void {
  const { levels, periods, likelihood } = model;
  const products = model.prior.slice();
  let scale = 0;
  for (let t = start; t < periods; t++) {
    let sum = 0;
    const row = likelihood[t] as Float64Array;
    for (let g = 0; g < levels; g++) {
      const value = (products[g] as number) * (row[g] as number);
      products[g] = value;
      sum += value;
    }
    into[t - start] = scale + Math.log(sum);
    if (sum > SMALL) continue;
    scale += Math.log(sum);
    for (let g = 0; g < levels; g++) products[g] = (products[g] as number) / sum;
  }
}

/** Log prior probability of a segment's length; the one that reaches the end of the series has not ended. */
function lengthPrior(model: PreparedModel, length: number, end: number): number {
  const { hazard, minLength, periods } = model;
  const grown = Math.max(0, length - minLength) * Math.log1p(-hazard);
  return end < periods ? grown + Math.log(hazard) : grown;
}

/**
 * The maximum a posteriori segmentation of a series without bursts.
 *
 * With bursts segments are not independent and no exact answer of this cost exists: use draws or the dates' probabilities.
 *
 * Method: dynamic programming over the last change; time in proportion to periods squared times levels.
 * Source: Fearnhead (2006), as for the forward recursion, with maxima in place of sums; Auger and Lawrence (1989),
 * "Algorithms for the optimal identification of segment neighborhoods", for the recursion.
 * Check: every segmentation of short series by brute force (every-segmentation.test.ts).
 */
export function mostProbableSegmentation(model: Omit<SegmentModel, "burst">): MostProbable {
  const { hazard, minLength, logPrior, rows } = model;
  const periods = rows.length;
  if (periods === 0) return { starts: [], logJoint: 0 };
  const prepared = prepareModel({ hazard, minLength, logPrior, rows });
  const best = new Float64Array(periods + 1).fill(Number.NEGATIVE_INFINITY);
  const cut = new Int32Array(periods + 1);
  best[0] = 0;
  const marginals = new Float64Array(periods);
  for (let start = 0; start < periods; start++) {
    const before = best[start] as number;
    if (before === Number.NEGATIVE_INFINITY) continue;
    marginalsFrom(prepared, start, marginals);
    for (let end = Math.min(periods, start + minLength); end <= periods; end++) {
      const length = end - start;
      const value = before + (marginals[length - 1] as number) + lengthPrior(prepared, length, end);
      if (value <= (best[end] as number)) continue;
      best[end] = value;
      cut[end] = start;
    }
  }
  const starts: number[] = [];
  for (let end = periods; end > 0; end = cut[end] as number) starts.unshift(cut[end] as number);
  return { starts, logJoint: (best[periods] as number) + prepared.logScale };
}
