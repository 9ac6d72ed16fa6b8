import { type Backward, runBackward } from "./backward.ts";
import { type Forward, runForward, survivors } from "./forward.ts";
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

/** Sum over the states of one age of forward times backward weights; and the same weighed by the level. */
function joint(
  { levels, states }: PreparedModel,
  forward: Float64Array,
  from: number,
  ahead: Float64Array,
  to: number,
): { total: number; moment: number } {
  let [total, moment] = [0, 0];
  let [a, b] = [from, to];
  for (let g = 0; g < levels; g++) {
    let share = 0;
    for (let i = 0; i < states; i++) share += (forward[a++] as number) * (ahead[b++] as number);
    total += share;
    moment += share * g;
  }
  return { total, moment };
}

/** Sum of the levels of the segments that end before t, each with its probability given the whole series. */
function leaving({ model, forward, backward }: Passes, t: number): number {
  const { levels, states, minLength, hazard } = model;
  let moment = 0;
  let at = (t * minLength - 1) * levels * states;
  for (let g = 0; g < levels; g++) {
    let share = 0;
    for (let b = 0; b < states; b++) {
      share += (forward.filtered[at++] as number) * (backward.start[t * states + b] as number);
    }
    moment += share * g;
  }
  return (
    (hazard * moment) / ((forward.predicted[t] as number) * (forward.predicted[t - 1] as number))
  );
}

/** Posterior mean of the level in each period: from one to the next only segments that end or start can move it. */
function meanLevels(passes: Passes): Float64Array {
  const { model, forward, backward } = passes;
  const { periods, minLength } = model;
  const span = minLength * model.levels * model.states;
  const level = new Float64Array(periods);
  for (let t = 0; t < periods; t++) {
    const at = t * span;
    const { moment } = joint(model, forward.filtered, at, backward.ahead, at);
    const stays = t === 0 || minLength === 1 ? 0 : (level[t - 1] as number) - leaving(passes, t);
    level[t] = stays + moment / (forward.predicted[t] as number);
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
  const { model: used, forward } = runForward(prepareModel(model), workspace);
  const backward = runBackward(used, forward.predicted, workspace);
  const passes = { model: used, forward, backward };
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
    kept += joint(model, unchanged, age * span, backward.ahead, to).total;
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
  return runForward(prepareModel(model), workspace).forward.logEvidence;
}
