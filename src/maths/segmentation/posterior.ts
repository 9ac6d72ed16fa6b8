import { type Backward, runBackward } from "./backward.ts";
import { enteringBursts, type Forward, runForward, survivors } from "./forward.ts";
import { type PreparedModel, prepareModel, type SegmentModel } from "./model.ts";
import type { SegmentWorkspace } from "./workspace.ts";

interface Passes {
  readonly model: PreparedModel;
  readonly forward: Forward;
  readonly backward: Backward;
}

/** The posterior of a segmentation, with the passes it came from. */
export interface Segmentation extends Passes {
  /** Log marginal likelihood of the series over all segmentations. */
  readonly logEvidence: number;
  /** P(a segment starts at t | series); 0 at the first period, which is no change. */
  readonly change: Float64Array;
  /** Posterior mean of the level at t, in steps of the grid, 0 for its first value. */
  readonly level: Float64Array;
}

/** Sum over the states of one age of forward times backward weights. */
function joint(
  { levels, states }: PreparedModel,
  forward: Float64Array,
  from: number,
  ahead: Float64Array,
  to: number,
): number {
  let total = 0;
  const block = levels * states;
  for (let i = 0; i < block; i++)
    total += (forward[from + i] as number) * (ahead[to + i] as number);
  return total;
}

/** Posterior mean of the level in each period: from one to the next only segments that end or start can move it. */
function meanLevels({ model, forward, backward }: Passes): Float64Array {
  const { periods, states, hazard } = model;
  const level = new Float64Array(periods);
  const entering = model.stationary.slice();
  for (let t = 0; t < periods; t++) {
    let [arriving, leaving] = [0, 0];
    if (t > 0) enteringBursts(model, forward.ending, t, entering);
    for (let b = 0; b < states; b++) {
      const at = t * states + b;
      arriving += (entering[b] as number) * (backward.startLevel[at] as number);
      if (t === 0) continue;
      leaving += (forward.endingLevel[at - states] as number) * (backward.start[at] as number);
    }
    const before = t === 0 ? 0 : (level[t - 1] as number);
    level[t] = before + (arriving - hazard * leaving) / (forward.predicted[t] as number);
  }
  return level;
}

/** P(a segment starts at t | series), for every t. */
function startProbabilities({ model, forward, backward }: Passes): Float64Array {
  const { periods, states, hazard } = model;
  const change = new Float64Array(periods);
  for (let t = 1; t < periods; t++) {
    let sum = 0;
    for (let b = 0; b < states; b++) {
      const before = forward.ending[(t - 1) * states + b] as number;
      sum += before * (backward.start[t * states + b] as number);
    }
    change[t] = (hazard * sum) / (forward.predicted[t] as number);
  }
  return change;
}

/**
 * The exact posterior of a segmentation.
 *
 * Method: forward and backward recursions over (age, level, burst); exact up to rounding, no sampling.
 * Source: Fearnhead (2006), "Exact and efficient Bayesian inference for multiple changepoint problems",
 * Statistics and Computing 16; the idea of a product partition is Barry and Hartigan (1993), "A Bayesian analysis for
 * change point problems", Journal of the American Statistical Association 88.
 * Check: every segmentation of short series by brute force (every-segmentation.test.ts).
 *
 * @param workspace left out, room is made anew and the result is good for ever
 * @returns probabilities per period; all arrays have one value per period and are empty for an empty series
 */
export function segmentPosterior(model: SegmentModel, workspace?: SegmentWorkspace): Segmentation {
  const prepared = prepareModel(model);
  const forward = runForward(prepared, workspace);
  const backward = runBackward(prepared, forward.predicted, workspace);
  const passes = { model: prepared, forward, backward };
  return {
    ...passes,
    logEvidence: forward.logEvidence,
    change: startProbabilities(passes),
    level: meanLevels(passes),
  };
}

/**
 * P(at least one change in from ... to | series), exactly; 0 for a stretch without a period in which one could be.
 *
 * @param from first and `to` last period in which a new segment would start; beyond the series is cut off
 */
export function changeWithin(segmentation: Segmentation, from: number, to: number): number {
  const { model, forward, backward } = segmentation;
  const first = Math.max(1, from);
  const last = Math.min(model.periods - 1, to);
  if (first > last) return 0;
  const unchanged = survivors(model, forward, first, last);
  const span = model.levels * model.states;
  let kept = 0;
  for (let age = 0; age < model.minLength; age++) {
    const to = (last * model.minLength + age) * span;
    kept += joint(model, unchanged, age * span, backward.ahead, to);
  }
  return Math.min(1, Math.max(0, 1 - kept));
}

/**
 * P(a change in the `last` periods up to t | periods up to t): what could have been known at the time.
 *
 * @param t a period of the series; the first period of the series is no change
 */
export function recentChange(segmentation: Segmentation, t: number, last: number): number {
  const { model, forward } = segmentation;
  const first = Math.max(1, t - last + 1);
  if (first > t) return 0;
  const unchanged = survivors(model, forward, first, t).reduce((a, b) => a + b, 0);
  return Math.min(1, Math.max(0, 1 - unchanged));
}

/** Log evidence alone, by the forward pass: what a parameter is fitted by. 0 for an empty series. */
export function segmentEvidence(model: SegmentModel, workspace?: SegmentWorkspace): number {
  return runForward(prepareModel(model), workspace).logEvidence;
}
