import type { PreparedModel } from "./model.ts";
import type { SegmentWorkspace } from "./workspace.ts";

/** What the backward pass leaves behind. */
export interface Backward {
  /**
   * Likelihood of the periods after t given the state at t, over their likelihood given the periods up to t:
   * `((t * minLength + age - 1) * levels + g) * states + b`, the last age standing for itself and all above.
   * Times the forward weights' probabilities it is the posterior.
   */
  readonly ahead: Float64Array;
  /** The same of period t and all after when a segment starts at t, by burst before it, but for period t's own likelihood: `t * states + b`. */
  readonly start: Float64Array;
  /**
   * What lies ahead of a segment that starts at t, times the prior and the number of its level, summed over the levels, by burst at t:
   * `t * states + b`; t's own likelihood included.
   */
  readonly startLevel: Float64Array;
}

/**
 * Run the backward recursion: what the later periods say of the state at each period.
 *
 * Source and Check: as for the forward recursion, by whose predictions everything is scaled.
 */
export function runBackward(
  model: PreparedModel,
  predicted: Float64Array,
  workspace?: SegmentWorkspace,
): Backward {
  const { periods, levels, states, minLength, likelihood, transition, moves } = model;
  const span = minLength * levels * states;
  const size = periods * span;
  const ahead = workspace?.ahead(size) ?? new Float64Array(size);
  const start = new Float64Array(periods * states);
  const startLevel = new Float64Array(periods * states);
  const sums = { weights: new Float64Array(states), moments: new Float64Array(states) };
  const scaled = new Float64Array(states);
  ahead.fill(1, size - span, size);
  for (let t = periods - 1; t >= 0; t--) {
    const row = likelihood[t] as Float64Array;
    const scale = 1 / (predicted[t] as number);
    const here = t * span;
    moves.starting(model, ahead, here, row, sums);
    for (let b = 0; b < states; b++) {
      let sum = 0;
      for (let i = 0; i < states; i++) {
        sum += (transition[b * states + i] as number) * (sums.weights[i] as number);
      }
      start[t * states + b] = sum;
      startLevel[t * states + b] = sums.moments[b] as number;
      scaled[b] = scale * sum;
    }
    if (t > 0) moves.retreat(model, ahead, here, here - span, row, scale, scaled);
  }
  return { ahead, start, startLevel };
}
