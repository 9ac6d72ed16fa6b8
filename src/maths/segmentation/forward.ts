import type { PreparedModel } from "./model.ts";

/** What the forward pass leaves behind. */
export interface Forward {
  /**
   * P(age, level, burst at t | periods up to t), period by period: `((t * minLength + age - 1) * levels + g) * states + b`.
   * The age of a segment is 1 in its first period; age minLength stands for itself and all above.
   */
  readonly filtered: Float64Array;
  /** Likelihood of each period given those before it, relative to the period's best value. */
  readonly predicted: Float64Array;
  /** Log marginal likelihood of the series, over all segmentations and levels. */
  readonly logEvidence: number;
}

/** Below this share of the whole a level is let go; a change can always bring it back at a far lower price. */
const NEGLIGIBLE = 1e-20;

/** P(the segment may end after t, burst b at t | periods up to t), for every b. */
export function endingBursts(model: PreparedModel, forward: Forward, t: number): Float64Array {
  return sumOverLevels(
    model,
    forward.filtered,
    ((t + 1) * model.minLength - 1) * model.levels * model.states,
  );
}

function sumOverLevels(model: PreparedModel, weights: Float64Array, from: number): Float64Array {
  const { levels, states } = model;
  const sums = new Float64Array(states);
  for (let at = from; at < from + levels * states; at += states) {
    for (let b = 0; b < states; b++) sums[b] = (sums[b] as number) + (weights[at + b] as number);
  }
  return sums;
}

/** Weight of each burst value with which a segment starts, from the weights with which one may end. */
export function enteringBursts(model: PreparedModel, ending: Float64Array): Float64Array {
  const { states, transposed, hazard } = model;
  return ending.map((_, to) => {
    let sum = 0;
    for (let b = 0; b < states; b++) {
      sum += (ending[b] as number) * (transposed[to * states + b] as number);
    }
    return hazard * sum;
  });
}

/** Add a new segment's first period to the weights at `to`. Returns the sum added. */
function enter(
  model: PreparedModel,
  filtered: Float64Array,
  t: number,
  to: number,
  entering: Float64Array,
): number {
  const { levels, states, stride, columns, likelihood, prior } = model;
  let total = 0;
  for (let g = 0; g < levels; g++) {
    const row = t * columns + g;
    for (let b = 0; b < states; b++) {
      const value =
        (prior[g] as number) * (entering[b] as number) * (likelihood[row + b * stride] as number);
      const at = to + g * states + b;
      filtered[at] = (filtered[at] as number) + value;
      total += value;
    }
  }
  return total;
}

/**
 * Move weights (levels x states) on by one period: the burst moves, the period's likelihood applies.
 *
 * @returns the sum written
 */
function advance(
  model: PreparedModel,
  source: Float64Array,
  target: Float64Array,
  t: number,
  to: number,
): number {
  const { levels, states, stride, columns, likelihood, transposed } = model;
  let total = 0;
  for (let g = 0; g < levels; g++) {
    const from = g * states;
    let mass = 0;
    for (let b = 0; b < states; b++) mass += source[from + b] as number;
    if (mass < NEGLIGIBLE) {
      target.fill(0, to + from, to + from + states);
      continue;
    }
    const row = t * columns + g;
    for (let b = 0; b < states; b++) {
      let sum = 0;
      const line = b * states;
      for (let i = 0; i < states; i++) {
        sum += (source[from + i] as number) * (transposed[line + i] as number);
      }
      sum *= likelihood[row + b * stride] as number;
      target[to + from + b] = sum;
      total += sum;
    }
  }
  return total;
}

/** The weights that reach `age` from the ages of the period before at `from`, before the move: levels x states. */
function arriving(
  model: PreparedModel,
  weights: Float64Array,
  from: number,
  age: number,
  into: Float64Array,
): void {
  const { minLength, hazard } = model;
  const block = into.length;
  if (age > 1) into.set(weights.subarray(from + (age - 2) * block, from + (age - 1) * block));
  else into.fill(0);
  if (age < minLength) return;
  const same = from + (age - 1) * block;
  for (let at = 0; at < block; at++) {
    into[at] = (into[at] as number) + (1 - hazard) * (weights[same + at] as number);
  }
}

function rescale(values: Float64Array, from: number, to: number, total: number): void {
  const factor = 1 / total;
  for (let at = from; at < to; at++) values[at] = (values[at] as number) * factor;
}

/**
 * Run the forward recursion: everything that is known at a period from the periods up to it.
 *
 * Method: the state is (age of the segment, level, burst). A geometric segment length forgets its age past the shortest
 * segment, so the sum over all segmentations takes time in proportion to the periods, not to their square, and stays exact.
 * Source: Fearnhead (2006), "Exact and efficient Bayesian inference for multiple changepoint problems", for the sum over
 * segmentations; Rabiner (1989), "A tutorial on hidden Markov models", for the scaling.
 * Check: against every segmentation of short series by brute force (every-segmentation.test.ts).
 */
export function runForward(model: PreparedModel): Forward {
  const { periods, levels, states, minLength } = model;
  const block = levels * states;
  const row = minLength * block;
  const filtered = new Float64Array(periods * row);
  const predicted = new Float64Array(periods);
  const source = new Float64Array(block);
  let logEvidence = model.logScale;
  for (let t = 0; t < periods; t++) {
    const to = t * row;
    const from = to - row;
    let total = 0;
    for (let age = minLength === 1 ? 1 : 2; t > 0 && age <= Math.min(minLength, t + 1); age++) {
      arriving(model, filtered, from, age, source);
      total += advance(model, source, filtered, t, to + (age - 1) * block);
    }
    const entering =
      t === 0
        ? model.stationary
        : enteringBursts(model, sumOverLevels(model, filtered, to - block));
    total += enter(model, filtered, t, to, entering);
    rescale(filtered, to, to + row, total);
    predicted[t] = total;
    logEvidence += Math.log(total);
  }
  return { filtered, predicted, logEvidence };
}

/**
 * P(age, level, burst at `to`, and no change in from ... to | periods up to `to`), laid out as one period of `filtered`.
 *
 * @param from at least 1
 * @param to at least from
 */
export function survivors(
  model: PreparedModel,
  forward: Forward,
  from: number,
  to: number,
): Float64Array {
  const block = model.levels * model.states;
  const row = model.minLength * block;
  let now = forward.filtered.slice((from - 1) * row, from * row);
  let next = new Float64Array(row);
  const source = new Float64Array(block);
  for (let t = from; t <= to; t++) {
    for (let age = 1; age <= model.minLength; age++) {
      const at = (age - 1) * block;
      arriving(model, now, 0, age, source);
      advance(model, source, next, t, at);
    }
    rescale(next, 0, row, forward.predicted[t] as number);
    [now, next] = [next, now];
  }
  return now;
}
