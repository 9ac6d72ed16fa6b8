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
  const block = levels * states;
  const span = minLength * block;
  const size = periods * span;
  const ahead = workspace?.ahead(size) ?? new Float64Array(size);
  const start = new Float64Array(periods * states);
  const [sums, scaled] = [new Float64Array(states), new Float64Array(states)];
  ahead.fill(1, size - span, size);
  for (let t = periods - 1; t >= 0; t--) {
    const row = likelihood[t] as Float64Array;
    const scale = 1 / (predicted[t] as number);
    const here = t * span;
    moves.starting(model, ahead, here, row, sums);
    for (let b = 0; b < states; b++) {
      let sum = 0;
      for (let i = 0; i < states; i++) {
        sum += (transition[b * states + i] as number) * (sums[i] as number);
      }
      start[t * states + b] = sum;
      scaled[b] = scale * sum;
    }
    if (t === 0) break;
    const to = here - span;
    for (let age = 1; age < minLength; age++) {
      moves.retreat(model, ahead, here + age * block, to + (age - 1) * block, row, scale);
    }
    const last = here - block;
    // With a shortest segment of one period nothing has been moved back yet; else the age before the last has what it needs.
    if (minLength === 1) moves.retreat(model, ahead, here, last, row, scale);
    moves.endOrGoOn(model, ahead, minLength === 1 ? last : last - block, last, scaled);
  }
  return { ahead, start };
}
