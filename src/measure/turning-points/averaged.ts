import {
  changeWithin,
  recentChange,
  type Segmentation,
  type SegmentWorkspace,
  segmentPosterior,
} from "../../maths/index.ts";
import { type ChangePrior, type LevelRange, segmentModelOf, type WeighedNoise } from "./noise.ts";
import type { Observations } from "./observations.ts";

/** Periods at the live edge in which a change is a recent one. */
const EDGE = 6;

/** The posterior for one kind of noise. */
export interface NoisePosterior {
  readonly weight: number;
  readonly segmentation: Segmentation;
  /** Level of grid index 0, and the grid's step; link scale. */
  readonly first: number;
  readonly step: number;
}

/** The posterior of the changes of a series, the kinds of noise averaged over. */
export interface AveragedPosterior {
  /** P(a segment starts at t). */
  readonly change: Float64Array;
  /** Mean level at t, link scale. */
  readonly level: Float64Array;
  readonly parts: readonly NoisePosterior[];
  /** Half-width of the window in which a change counts as one turning point, in periods. */
  readonly window: number;
}

/**
 * Average the exact posteriors of several kinds of noise, by how well each explains this very series.
 *
 * @param kinds weights are how probable each is before this series is seen anew: equal ones when the series chose them
 * @param workspaces one per kind; what was computed in them before is void
 */
export function averagedPosterior(
  observations: Observations,
  kinds: readonly WeighedNoise[],
  prior: ChangePrior,
  range: LevelRange,
  workspaces: readonly SegmentWorkspace[] = [],
): AveragedPosterior {
  const fitted = kinds.map((noise, i) => {
    const model = segmentModelOf(observations, noise, prior, range);
    const segmentation = segmentPosterior(model, workspaces[i]);
    return { segmentation, first: model.first, step: model.step };
  });
  const top = Math.max(...fitted.map((x) => x.segmentation.logEvidence));
  const weights = fitted.map((x) => Math.exp(x.segmentation.logEvidence - top));
  const sum = weights.reduce((a, b) => a + b, 0);
  const parts = fitted.map((part, i) => ({ ...part, weight: (weights[i] ?? 0) / sum }));
  const change = new Float64Array(observations.periods);
  const level = new Float64Array(observations.periods);
  for (const { segmentation, weight, first, step } of parts) {
    for (let t = 0; t < change.length; t++) {
      change[t] = (change[t] as number) + weight * (segmentation.change[t] as number);
      const own = first + step * (segmentation.level[t] as number);
      level[t] = (level[t] as number) + weight * own;
    }
  }
  return { change, level, parts, window: prior.window };
}

/** Mean over the kinds of noise. */
function mean(parts: readonly NoisePosterior[], of: (part: NoisePosterior) => number): number {
  return parts.reduce((total, part) => total + part.weight * of(part), 0);
}

/** P(a change within the window about t | series). */
export function changeNear({ parts, window }: AveragedPosterior, t: number): number {
  return mean(parts, ({ segmentation }) => changeWithin(segmentation, t - window, t + window));
}

/** P(a change in the last 6 periods up to t | periods up to t), the kinds of noise weighed by the whole series. */
export function changeLately({ parts }: AveragedPosterior, t: number): number {
  return mean(parts, ({ segmentation }) => recentChange(segmentation, t, EDGE));
}

/** Sum of the start probabilities of the window about t, which P(a change near t) cannot exceed. */
function boundNear({ change, window }: AveragedPosterior, t: number): number {
  let sum = 0;
  const last = Math.min(change.length - 1, t + window);
  for (let s = Math.max(0, t - window); s <= last; s++) sum += change[s] ?? 0;
  return sum;
}

/** P(a change near t) where it may exceed a threshold, else 0: quick where few periods can. */
export function changeNearAbove(posterior: AveragedPosterior, threshold: number): Float64Array {
  return posterior.change.map((_, t) =>
    boundNear(posterior, t) > threshold ? changeNear(posterior, t) : 0,
  );
}

/**
 * The largest P(a change near t) of a series.
 *
 * Method: windows are looked at from the largest bound of their probability down, until no bound is above the largest
 * probability found.
 */
export function highestChangeNear(posterior: AveragedPosterior): number {
  const bounds = Array.from(posterior.change, (_, t) => ({ t, bound: boundNear(posterior, t) }));
  bounds.sort((a, b) => b.bound - a.bound);
  let highest = 0;
  for (const { t, bound } of bounds) {
    if (bound <= highest) break;
    highest = Math.max(highest, changeNear(posterior, t));
  }
  return highest;
}
