import { enteringBursts } from "./forward.ts";
import type { Segmentation } from "./posterior.ts";

function normalise(weights: Float64Array): Float64Array {
  const sum = weights.reduce((a, b) => a + b, 0);
  return sum > 0 ? weights.map((x) => x / sum) : weights.fill(1 / weights.length);
}

/** P(level of the segment that ends just before t | series, a segment starts at t), one value per level; 1 <= t < periods. */
export function levelBefore(segmentation: Segmentation, t: number): Float64Array {
  const { model, forward, backward } = segmentation;
  const { levels, states, minLength } = model;
  const from = (t * minLength - 1) * levels * states;
  const weights = new Float64Array(levels).map((_, g) => {
    let sum = 0;
    for (let b = 0; b < states; b++) {
      sum +=
        (forward.filtered[from + g * states + b] as number) *
        (backward.start[t * states + b] as number);
    }
    return sum;
  });
  return normalise(weights);
}

/** P(level of the segment that starts at t | series, a segment starts at t), one value per level; 1 <= t < periods. */
export function levelAfter(segmentation: Segmentation, t: number): Float64Array {
  const { model, forward, backward } = segmentation;
  const { levels, states, stride, minLength, prior } = model;
  const row = model.likelihood[t] as Float64Array;
  const entering = enteringBursts(model, forward.ending, t, new Float64Array(states));
  const from = t * minLength * levels * states;
  const weights = new Float64Array(levels).map((_, g) => {
    let sum = 0;
    for (let b = 0; b < states; b++) {
      sum +=
        (entering[b] as number) *
        (row[g + b * stride] as number) *
        (backward.ahead[from + g * states + b] as number);
    }
    return (prior[g] as number) * sum;
  });
  return normalise(weights);
}

/** Mean of a distribution over the grid, in grid steps from its first level. */
export function gridMean(weights: Float64Array): number {
  return weights.reduce((sum, weight, g) => sum + weight * g, 0);
}

/**
 * Quantile of a distribution over the grid, in grid steps from its first level.
 *
 * Each level stands for the step about it, within which its weight is spread evenly.
 *
 * @param p in (0, 1)
 */
export function gridQuantile(weights: Float64Array, p: number): number {
  let below = 0;
  for (let g = 0; g < weights.length; g++) {
    const weight = weights[g] as number;
    if (below + weight >= p && weight > 0) return g - 0.5 + (p - below) / weight;
    below += weight;
  }
  return weights.length - 0.5;
}
