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
  /** The same times the level, in steps of the grid, summed over the levels. */
  readonly endingLevel: Float64Array;
  /** Likelihood of each period given those before it, relative to the period's best value. */
  readonly predicted: Float64Array;
  /** Log marginal likelihood of the series, over all segmentations and levels. */
  readonly logEvidence: number;
}

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
 * Run the forward recursion: everything that is known at a period from the periods up to it.
 *
 * Method: the state is (age of the segment, level, burst). A geometric segment length forgets its age past the shortest
 * segment, so the sum over all segmentations takes time in proportion to the periods, not to their square, and stays exact.
 * Source: Fearnhead (2006), "Exact and efficient Bayesian inference for multiple changepoint problems", for the sum over
 * segmentations; Rabiner (1989), "A tutorial on hidden Markov models", for the scaling.
 * Check: against every segmentation of short series by brute force (every-segmentation.test.ts).
 */
export function runForward(model: PreparedModel, workspace?: SegmentWorkspace): Forward {
  const { periods, levels, states, minLength, likelihood, moves } = model;
  const span = minLength * levels * states;
  const filtered = workspace?.filtered(periods * span) ?? new Float64Array(periods * span);
  const ending = new Float64Array(periods * states);
  const endingLevel = new Float64Array(periods * states);
  const predicted = new Float64Array(periods);
  const entering = model.stationary.slice();
  const old = { weights: new Float64Array(states), moments: new Float64Array(states) };
  const nothing = new Float64Array(span);
  let logEvidence = model.logScale;
  let scale = 1;
  for (let t = 0; t < periods; t++) {
    const row = likelihood[t] as Float64Array;
    const to = t * span;
    if (t > 0) enteringBursts(model, ending, t, entering);
    const [before, at] = t === 0 ? [nothing, 0] : [filtered, to - span];
    const total = moves.advance(model, before, at, scale, entering, filtered, to, row, old);
    scale = 1 / total;
    for (let b = 0; b < states; b++) {
      ending[t * states + b] = scale * (old.weights[b] as number);
      endingLevel[t * states + b] = scale * (old.moments[b] as number);
    }
    predicted[t] = total;
    logEvidence += Math.log(total);
  }
  return { filtered, ending, endingLevel, predicted, logEvidence };
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
  const none = new Float64Array(model.states);
  const sums = { weights: new Float64Array(model.states), moments: new Float64Array(model.states) };
  let weights = filtered;
  let [now, next] = [new Float64Array(span), new Float64Array(span)];
  let at = (from - 1) * span;
  for (let t = from; t <= to; t++) {
    const scale = 1 / (predicted[t - 1] as number);
    const row = model.likelihood[t] as Float64Array;
    model.moves.advance(model, weights, at, scale, none, next, 0, row, sums);
    [now, next] = [next, now];
    [weights, at] = [now, 0];
  }
  const last = 1 / (predicted[to] as number);
  for (let i = 0; i < span; i++) now[i] = (now[i] as number) * last;
  return now;
}
