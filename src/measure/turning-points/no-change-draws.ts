import type { Random } from "../../kernel/index.ts";
import { gridMean, noChange, normal, SegmentWorkspace } from "../../maths/index.ts";
import { averagedPosterior, changeLately, highestChangeNear } from "./averaged.ts";
import { largestDeparture } from "./departures.ts";
import {
  type ChangePrior,
  type LevelRange,
  type NoiseFit,
  segmentModelOf,
  type WeighedNoise,
} from "./noise.ts";
import type { Observations } from "./observations.ts";

/** What the detector makes of series like this one in which nothing changed; one value per draw, ascending. */
export interface NoChangeDraws {
  /** Largest P(change near t). */
  readonly peak: Float64Array;
  /** P(a change in the last 6 periods). */
  readonly recent: Float64Array;
  /** Largest gain of a departing run. */
  readonly departure: Float64Array;
}

function pick(random: Random, kinds: readonly WeighedNoise[]): WeighedNoise | undefined {
  let left = random.uniform();
  for (const noise of kinds) {
    left -= noise.weight;
    if (left < 0) return noise;
  }
  return kinds.at(-1);
}

/** A constant level with an autoregressive burst about it: one link value per period. */
function burstPath(
  random: Random,
  periods: number,
  level: number,
  noise: WeighedNoise,
): Float64Array {
  const path = new Float64Array(periods);
  const { burst, persistence } = noise;
  const innovation = burst * Math.sqrt(1 - persistence ** 2);
  let state = burst * normal.sample(random, 0, 1);
  for (let t = 0; t < periods; t++) {
    if (t > 0) state = persistence * state + innovation * normal.sample(random, 0, 1);
    path[t] = level + state;
  }
  return path;
}

/**
 * Draw series like this one without a change, and run the detector on each.
 *
 * Method: parametric bootstrap. Each draw takes a kind of noise by its posterior probability, a constant level (the best for
 * that kind if there were no change), an autoregressive burst and the observed trials, exposure and gaps; the detector weighs the kinds
 * of noise anew in each.
 *
 * @param draws how many, >= 0
 */
export function drawWithoutChange(request: {
  readonly observations: Observations;
  readonly noise: NoiseFit;
  readonly prior: ChangePrior;
  readonly range: LevelRange;
  readonly draws: number;
  readonly random: Random;
}): NoChangeDraws {
  const { observations, noise, prior, range, draws, random } = request;
  const levels = new Map(
    noise.kinds.map((kind) => {
      const model = segmentModelOf(observations, kind, prior, range);
      return [kind, model.first + model.step * gridMean(noChange(model).levels)] as const;
    }),
  );
  const peak: number[] = [];
  const recent: number[] = [];
  const departure: number[] = [];
  const workspaces = noise.kinds.map(() => new SegmentWorkspace());
  for (let i = 0; i < draws; i++) {
    const kind = pick(random, noise.kinds);
    if (kind === undefined) break;
    const path = burstPath(random, observations.periods, levels.get(kind) ?? 0, kind);
    const drawn = observations.redraw(random, path, kind.dispersion);
    const posterior = averagedPosterior(drawn, noise.kinds, prior, range, workspaces);
    peak.push(highestChangeNear(posterior));
    recent.push(changeLately(posterior, observations.periods - 1));
    departure.push(largestDeparture(drawn, posterior.level, noise.windowDispersion));
  }
  return {
    peak: Float64Array.from(peak).sort(),
    recent: Float64Array.from(recent).sort(),
    departure: Float64Array.from(departure).sort(),
  };
}

/** Values no farther apart are alike: rounding does not tell whether a draw reaches what was observed. */
const ALIKE = 1e-9;

/** Share of draws that reach a value, the observed series counted as one of them: never 0. NaN without draws. */
export function exceedance(draws: Float64Array, value: number): number {
  if (draws.length === 0) return Number.NaN;
  const reached = draws.reduce((count, x) => (x >= value - ALIKE ? count + 1 : count), 0);
  return (reached + 1) / (draws.length + 1);
}

/** The least value that at most a share `rate` of the draws exceed; -Infinity without draws. */
export function thresholdFor(draws: Float64Array, rate: number): number {
  return draws[Math.ceil((1 - rate) * draws.length) - 1] ?? Number.NEGATIVE_INFINITY;
}
