import { type Backward, runBackward } from "./backward.ts";
import { endingBursts, type Forward, runForward, survivors } from "./forward.ts";
import { type PreparedModel, prepareModel, type SegmentModel } from "./model.ts";

/** The posterior of a segmentation, with the passes it came from. */
export interface Segmentation {
  readonly model: PreparedModel;
  readonly forward: Forward;
  readonly backward: Backward;
  /** Log marginal likelihood of the series over all segmentations. */
  readonly logEvidence: number;
  /** P(a segment starts at t | series); 0 at the first period, which is no change. */
  readonly change: Float64Array;
  /** Posterior mean of the level at t, in steps of the grid, 0 for its first value. */
  readonly level: Float64Array;
  /** Sum of forward times backward weights per period: what the backward weights are scaled by. */
  readonly scale: Float64Array;
}

/** Sum over states of forward times backward weights at t, and the same weighted by the level. */
function smooth(
  model: PreparedModel,
  forward: Float64Array,
  from: number,
  backward: Backward,
  t: number,
): { total: number; moment: number } {
  const { levels, states, minLength } = model;
  let [total, moment] = [0, 0];
  let a = from;
  let b = t * minLength * levels * states;
  for (let age = 1; age <= minLength; age++) {
    for (let g = 0; g < levels; g++) {
      let share = 0;
      for (let i = 0; i < states; i++) {
        share += (forward[a++] as number) * (backward.ahead[b++] as number);
      }
      total += share;
      moment += share * g;
    }
  }
  return { total, moment };
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
 * @returns probabilities per period; all arrays have one value per period and are empty for an empty series
 */
export function segmentPosterior(model: SegmentModel): Segmentation {
  const prepared = prepareModel(model);
  const { periods, levels, states, minLength, hazard } = prepared;
  const forward = runForward(prepared);
  const backward = runBackward(prepared);
  const change = new Float64Array(periods);
  const level = new Float64Array(periods);
  const scale = new Float64Array(periods);
  for (let t = 0; t < periods; t++) {
    const from = t * minLength * levels * states;
    const { total, moment } = smooth(prepared, forward.filtered, from, backward, t);
    scale[t] = total;
    level[t] = moment / total;
    if (t === 0) continue;
    const ending = endingBursts(prepared, forward, t - 1);
    const starting = ending.reduce(
      (sum, weight, b) => sum + weight * (backward.start[t * states + b] as number),
      0,
    );
    change[t] = (hazard * starting) / ((forward.predicted[t] as number) * total);
  }
  const { logEvidence } = forward;
  return { model: prepared, forward, backward, logEvidence, change, level, scale };
}

/**
 * P(at least one change in from ... to | series), exactly; 0 for a stretch without a period in which one could be.
 *
 * @param from first and `to` last period in which a new segment would start; beyond the series is cut off
 */
export function changeWithin(segmentation: Segmentation, from: number, to: number): number {
  const { model, forward, backward, scale } = segmentation;
  const first = Math.max(1, from);
  const last = Math.min(model.periods - 1, to);
  if (first > last) return 0;
  const unchanged = survivors(model, forward, first, last);
  const { total } = smooth(model, unchanged, 0, backward, last);
  return Math.min(1, Math.max(0, 1 - total / (scale[last] as number)));
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
export function segmentEvidence(model: SegmentModel): number {
  return runForward(prepareModel(model)).logEvidence;
}
