import { type PreparedModel, prepareModel, type SegmentModel } from "./model.ts";

/** Log likelihood of the whole series at one level, the burst summed over; relative to the model's scale. */
function constantLevel(model: PreparedModel, g: number): number {
  const { periods, states, stride, likelihood, transposed, stationary } = model;
  let weights = stationary.slice();
  let next = new Float64Array(states);
  let log = 0;
  for (let t = 0; t < periods; t++) {
    const row = likelihood[t] as Float64Array;
    let total = 0;
    for (let b = 0; b < states; b++) {
      let sum = 0;
      if (t === 0) sum = weights[b] as number;
      else
        for (let i = 0; i < states; i++) {
          sum += (weights[i] as number) * (transposed[b * states + i] as number);
        }
      sum *= row[g + b * stride] as number;
      next[b] = sum;
      total += sum;
    }
    log += Math.log(total);
    for (let b = 0; b < states; b++) next[b] = (next[b] as number) / total;
    [weights, next] = [next, weights];
  }
  return log;
}

/** A series with one level throughout. */
export interface NoChange {
  /** Log probability of the series and of no change together; less the log evidence it is log P(no change | series). */
  readonly logJoint: number;
  /** Posterior probability of each level, if there is no change. */
  readonly levels: Float64Array;
}

/**
 * How likely the series is without any change, to set against the evidence over all segmentations.
 *
 * Method: the sum over levels of one forward pass each, in logs, so that a probability of 1e-300 is still told from 0.
 * Source: as for the forward recursion. Check: brute force (every-segmentation.test.ts).
 */
export function noChange(model: SegmentModel): NoChange {
  const prepared = prepareModel(model);
  const logs = prepared.prior.map((p, g) => Math.log(p) + constantLevel(prepared, g));
  const top = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const weights = logs.map((x) => Math.exp(x - top));
  const sum = weights.reduce((a, b) => a + b, 0);
  const survival = Math.max(0, prepared.periods - model.minLength) * Math.log1p(-model.hazard);
  return {
    logJoint: prepared.logScale + top + Math.log(sum) + survival,
    levels: weights.map((x) => x / sum),
  };
}
