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

/** Take the burst's move back: ahead[to + (g, b)] = sum over b' of transition(b, b') weighed[g, b']. Returns the sum written. */
function retreat(
  model: PreparedModel,
  weighed: Float64Array,
  ahead: Float64Array,
  to: number,
): number {
  const { levels, states, transition } = model;
  let total = 0;
  for (let from = 0; from < levels * states; from += states) {
    for (let b = 0; b < states; b++) {
      let sum = 0;
      const line = b * states;
      for (let i = 0; i < states; i++) {
        sum += (transition[line + i] as number) * (weighed[from + i] as number);
      }
      ahead[to + from + b] = sum;
      total += sum;
    }
  }
  return total;
}

/** What lies ahead of a segment old enough to end: it goes on, as moved back at `moved`, or another one starts. */
function endOrGoOn(
  { levels, states, hazard }: PreparedModel,
  { ahead, start }: Backward,
  t: number,
  moved: number,
  to: number,
): number {
  let total = 0;
  for (let at = 0; at < levels * states; at++) {
    const starting = start[t * states + (at % states)] as number;
    const value = (1 - hazard) * (ahead[moved + at] as number) + hazard * starting;
    ahead[to + at] = value;
    total += value;
  }
  return total;
}

/**
 * Run the backward recursion: what the later periods say of the state at each period.
 *
 * Source and Check: as for the forward recursion.
 */
export function runBackward(model: PreparedModel): Backward {
  const { periods, levels, states, minLength } = model;
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
      total += retreat(model, weighed, ahead, to + (age - 1) * block);
    }
    const last = to + (minLength - 1) * block;
    // With a shortest segment of one period nothing has been moved back yet; else the age before the last has what it needs.
    const moved = minLength === 1 ? last : last - block;
    if (minLength === 1) retreat(model, weighed, ahead, last);
    total += endOrGoOn(model, { ahead, start }, t, moved, last);
    const factor = 1 / total;
    for (let at = to; at < to + minLength * block; at++) ahead[at] = (ahead[at] as number) * factor;
  }
  return { ahead, start };
}
