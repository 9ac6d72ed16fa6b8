import type { PreparedModel } from "./model.ts";
import type { SegmentWorkspace } from "./workspace.ts";

/** What the forward pass leaves behind. */
export interface Forward {
  /**
   * Weights of (age, level, burst) at t given the periods up to t, period by period:
   * `((t * minLength + age - 1) * levels + g) * states + b`. Over `predicted[t]` they are probabilities.
   * The age of a segment is 1 in its first period; age minLength stands for itself and all above.
   */
  readonly filtered: Float64Array;
  /** P(the segment may end after t, burst b at t | periods up to t): `t * states + b`. */
  readonly ending: Float64Array;
  /** Likelihood of each period given those before it, relative to the period's best value. */
  readonly predicted: Float64Array;
  /** Log marginal likelihood of the series, over all segmentations and levels. */
  readonly logEvidence: number;
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/** Weight of each burst value with which a segment starts at t, from those with which one may end before it. */
export function enteringBursts(
  { states, transposed, hazard }: PreparedModel,
  ending: Float64Array,
  t: number,
  into: Float64Array,
): Float64Array {
  const before = (t - 1) * states;
  for (let to = 0; to < states; to++) {
    let sum = 0;
    for (let b = 0; b < states; b++) {
      sum += (ending[before + b] as number) * (transposed[to * states + b] as number);
    }
    into[to] = hazard * sum;
  }
  return into;
}

/**
 * Move all segments on by one period, but for the new ones.
 *
 * @param scale factor on the weights of the period before, that makes them probabilities
 * @param sums is given the weights of segments old enough to end, by burst
 * @returns the sum written
 */
function grow(
  model: PreparedModel,
  weights: Float64Array,
  from: number,
  scale: number,
  into: Float64Array,
  to: number,
  row: Float64Array,
  sums: Float64Array,
): number {
  const { levels, states, minLength, hazard, moves } = model;
  const block = levels * states;
  if (minLength > 1) into.fill(0, to, to + block);
  let total = 0;
  for (let age = Math.min(2, minLength); age <= minLength; age++) {
    const growth = {
      young: age === 1 ? -1 : from + (age - 2) * block,
      old: age < minLength ? -1 : from + (age - 1) * block,
      kept: 1 - hazard,
      to: to + (age - 1) * block,
    };
    moves.advance(model, weights, growth, scale, into, row, sums);
    total += sumOf(sums);
  }
  return total;
}

/** The forward recursion, without the levels that the model holds to be negligible. */
function forwardPass(model: PreparedModel, workspace?: SegmentWorkspace): Forward {
  const { periods, levels, states, minLength, likelihood, moves } = model;
  const span = minLength * levels * states;
  const filtered = workspace?.filtered(periods * span) ?? new Float64Array(periods * span);
  const ending = new Float64Array(periods * states);
  const predicted = new Float64Array(periods);
  const entering = model.stationary.slice();
  const [ended, entered] = [new Float64Array(states), new Float64Array(states)];
  filtered.fill(0, 0, span);
  let logEvidence = model.logScale;
  let scale = 1;
  for (let t = 0; t < periods; t++) {
    const row = likelihood[t] as Float64Array;
    const to = t * span;
    let total = 0;
    ended.fill(0);
    entered.fill(0);
    if (t > 0) {
      total = grow(model, filtered, to - span, scale, filtered, to, row, ended);
      enteringBursts(model, ending, t, entering);
    }
    moves.enter(model, filtered, to, entering, row, entered);
    total += sumOf(entered);
    scale = 1 / total;
    for (let b = 0; b < states; b++) {
      const old = (ended[b] as number) + (minLength === 1 ? (entered[b] as number) : 0);
      ending[t * states + b] = scale * old;
    }
    predicted[t] = total;
    logEvidence += Math.log(total);
  }
  return { filtered, ending, predicted, logEvidence };
}

/** Likelihood of the periods of a shortest segment and one, given those before, below which a level let go might count. */
const UNLIKELY = 1e-10;

/** Whether so many neighbouring periods are as unlikely as that anywhere. */
function isUnlikely(predicted: Float64Array, width: number): boolean {
  let log = 0;
  return predicted.some((value, t) => {
    log += Math.log(value);
    if (t >= width) log -= Math.log(predicted[t - width] as number);
    return log < Math.log(UNLIKELY);
  });
}

/**
 * Run the forward recursion: everything that is known at a period from the periods up to it.
 *
 * Method: the state is (age of the segment, level, burst). A geometric segment length forgets its age past the shortest
 * segment, so the sum over all segmentations takes time in proportion to the periods, not to their square, and stays exact.
 * Levels of next to no weight are let go on the way, which saves much; where the periods that follow are so unlikely without them that
 * they might count after all (a jump back within a shortest segment), the recursion runs again with all levels.
 * Source: Fearnhead (2006), "Exact and efficient Bayesian inference for multiple changepoint problems", for the sum over
 * segmentations; Rabiner (1989), "A tutorial on hidden Markov models", for the scaling.
 * Check: against every segmentation of short series by brute force (every-segmentation.test.ts).
 *
 * @returns the pass, and the model that it and all that follows are of
 */
export function runForward(
  model: PreparedModel,
  workspace?: SegmentWorkspace,
): { readonly model: PreparedModel; readonly forward: Forward } {
  const forward = forwardPass(model, workspace);
  if (!isUnlikely(forward.predicted, model.minLength + 1)) return { model, forward };
  const whole = { ...model, negligible: 0 };
  return { model: whole, forward: forwardPass(whole, workspace) };
}

/**
 * P(age, level, burst at `to`, and no change in from ... to | periods up to `to`), laid out as one period of `filtered`.
 *
 * @param from at least 1
 * @param to at least from
 */
export function survivors(
  model: PreparedModel,
  { filtered, predicted }: Forward,
  from: number,
  to: number,
): Float64Array {
  const span = model.minLength * model.levels * model.states;
  const sums = new Float64Array(model.states);
  let weights = filtered;
  let [now, next] = [new Float64Array(span), new Float64Array(span)];
  let at = (from - 1) * span;
  for (let t = from; t <= to; t++) {
    const scale = 1 / (predicted[t - 1] as number);
    grow(model, weights, at, scale, next, 0, model.likelihood[t] as Float64Array, sums);
    [now, next] = [next, now];
    [weights, at] = [now, 0];
  }
  const last = 1 / (predicted[to] as number);
  for (let i = 0; i < span; i++) now[i] = (now[i] as number) * last;
  return now;
}
