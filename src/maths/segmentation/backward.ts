import type { PreparedModel } from "./model.ts";

/** What the backward pass leaves behind. */
export interface Backward {
  /**
   * Likelihood of the periods after t given the state at t, up to a factor of t:
   * `((t * minLength + age - 1) * levels + g) * states + b`, the last age standing for itself and all above.
   */
  readonly ahead: Float64Array;
  /** The same factor's likelihood of period t and all after when a segment starts at t, by burst before it: `t * states + b`. */
  readonly start: Float64Array;
}

/** Likelihood of period t and those after it, at each state of age `age`: levels x states, before the burst's move. */
function weigh(
  model: PreparedModel,
  ahead: Float64Array,
  t: number,
  age: number,
  into: Float64Array,
): void {
  const { levels, states, stride, columns, likelihood, minLength } = model;
  const from = (t * minLength + age - 1) * levels * states;
  for (let g = 0; g < levels; g++) {
    const row = t * columns + g;
    for (let b = 0; b < states; b++) {
      const at = g * states + b;
      into[at] = (ahead[from + at] as number) * (likelihood[row + b * stride] as number);
    }
  }
}

function expectedStart(
  model: PreparedModel,
  weighed: Float64Array,
  start: Float64Array,
  t: number,
): void {
  const { levels, states, prior, transition } = model;
  const sums = new Float64Array(states);
  for (let g = 0; g < levels; g++) {
    for (let b = 0; b < states; b++) {
      sums[b] = (sums[b] as number) + (prior[g] as number) * (weighed[g * states + b] as number);
    }
  }
  for (let b = 0; b < states; b++) {
    let sum = 0;
    for (let to = 0; to < states; to++) {
      sum += (transition[b * states + to] as number) * (sums[to] as number);
    }
    start[t * states + b] = sum;
  }
}

/** Take the burst's move back: into[g, b] = factor * sum over b' of transition(b, b') weighed[g, b'] + extra[b]. */
function retreat(
  model: PreparedModel,
  weighed: Float64Array,
  ahead: Float64Array,
  to: number,
  factor: number,
  extra: (b: number) => number,
): number {
  const { levels, states, transition } = model;
  let total = 0;
  for (let g = 0; g < levels; g++) {
    const from = g * states;
    for (let b = 0; b < states; b++) {
      let sum = 0;
      const line = b * states;
      for (let i = 0; i < states; i++) {
        sum += (transition[line + i] as number) * (weighed[from + i] as number);
      }
      const value = factor * sum + extra(b);
      ahead[to + from + b] = value;
      total += value;
    }
  }
  return total;
}

/**
 * Run the backward recursion: what the later periods say of the state at each period.
 *
 * Source and Check: as for the forward recursion.
 */
export function runBackward(model: PreparedModel): Backward {
  const { periods, levels, states, minLength, hazard } = model;
  const block = levels * states;
  const ahead = new Float64Array(periods * minLength * block);
  const start = new Float64Array(periods * states);
  ahead.fill(1, (periods - 1) * minLength * block);
  const weighed = new Float64Array(block);
  for (let t = periods - 1; t >= 0; t--) {
    weigh(model, ahead, t, 1, weighed);
    expectedStart(model, weighed, start, t);
    if (t === 0) break;
    const to = (t - 1) * minLength * block;
    let total = 0;
    for (let age = 1; age < minLength; age++) {
      weigh(model, ahead, t, age + 1, weighed);
      total += retreat(model, weighed, ahead, to + (age - 1) * block, 1, () => 0);
    }
    weigh(model, ahead, t, minLength, weighed);
    const last = to + (minLength - 1) * block;
    const change = (b: number): number => hazard * (start[t * states + b] as number);
    total += retreat(model, weighed, ahead, last, 1 - hazard, change);
    const factor = 1 / total;
    for (let at = to; at < to + minLength * block; at++) ahead[at] = (ahead[at] as number) * factor;
  }
  return { ahead, start };
}
