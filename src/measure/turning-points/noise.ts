import {
  type Burst,
  type LikelihoodRow,
  type SegmentModel,
  SegmentWorkspace,
  segmentEvidence,
} from "../../maths/index.ts";
import type { Observations } from "./observations.ts";

/** How a series moves about a constant level. */
export interface Noise {
  /** Dispersion of a period beyond the burst, in the sense of `Observations`. */
  readonly dispersion: number;
  /** Standard deviation of the burst, link scale; 0 for none. */
  readonly burst: number;
  /** Correlation of a period's burst with the next one's. */
  readonly persistence: number;
}

/** A kind of noise with its posterior probability. */
export interface WeighedNoise extends Noise {
  readonly weight: number;
}

/** What is assumed of changes. */
export interface ChangePrior {
  /** Probability of a change per period, once the segment is old enough. */
  readonly hazard: number;
  /** Shortest segment, in periods. */
  readonly minLength: number;
  /** Half-width of the window in which a change counts as one turning point, in periods. */
  readonly window: number;
}

/** A segment model with its grid: level g is `first + g * step`, link scale. */
export interface GriddedModel extends SegmentModel {
  readonly first: number;
  readonly step: number;
}

/** Standard deviation of a segment's level about the series' own, link scale. */
const LEVEL_SPREAD = 1;
const COARSEST_STEP = 0.25;
const PERSISTENCES = [0.2, 0.5, 0.7, 0.85];
const BLOCK = 12;
/** Most kinds of noise that are kept, and the least weight of one. */
const MOST_KEPT = 2;
const LEAST_WEIGHT = 0.03;

/** Windows of up to a year, at least three of them where the series allows. */
function blocksOf(periods: number): { from: number; to: number }[] {
  const length = Math.min(BLOCK, Math.max(4, Math.floor(periods / 3)));
  const count = Math.max(1, Math.floor(periods / length));
  return Array.from({ length: count }, (_, i) => ({
    from: i * length,
    to: i === count - 1 ? periods : (i + 1) * length,
  }));
}

/** Centre and reach of the levels of a series: its windows' levels with a margin. */
export interface LevelRange {
  readonly centre: number;
  readonly lo: number;
  readonly hi: number;
  /** Standard deviation of the prior of a level. */
  readonly spread: number;
}

/** Where the levels of a series lie. */
export function levelRange(observations: Observations): LevelRange {
  const levels = blocksOf(observations.periods)
    .map(({ from, to }) => observations.levelOf(from, to))
    .filter(Number.isFinite);
  const whole = observations.levelOf(0, observations.periods);
  const centre = Number.isFinite(whole) ? whole : 0;
  const lo = Math.min(centre - 2, ...levels.map((x) => x - 1));
  const hi = Math.max(centre + 2, ...levels.map((x) => x + 1));
  const reach = Math.max(hi - centre, centre - lo);
  return { centre, lo, hi, spread: Math.max(LEVEL_SPREAD, (reach - 1) / 2) };
}

/**
 * A step fine enough for the sharpest posterior of a level that the series can give.
 *
 * A sum over a grid of 1.8 standard deviations' step is within half a per cent of a normal integral.
 */
function stepFor(observations: Observations, noise: Noise): number {
  const { events, kind } = observations;
  const { burst, persistence } = noise;
  const slow = (burst ** 2 * (1 + persistence)) / (1 - persistence);
  let information = 0;
  for (const n of events) {
    if (n === 0) continue;
    const variance =
      kind === "value"
        ? noise.dispersion
        : (kind === "share" ? 4 * (1 + (n - 1) * noise.dispersion) : 1 + n * noise.dispersion) / n;
    information += 1 / (variance + slow);
  }
  return Math.min(COARSEST_STEP, Math.max(0.02, 1.8 / Math.sqrt(Math.max(information, 1e-9))));
}

/** The segment model of a series for one kind of noise. */
export function segmentModelOf(
  observations: Observations,
  noise: Noise,
  prior: ChangePrior,
  range: LevelRange,
): GriddedModel {
  const wanted = stepFor(observations, noise);
  const gap = Math.SQRT2 * noise.burst;
  const stride = Math.ceil(gap / wanted);
  const burst: Burst | undefined =
    noise.burst > 0 ? { stride, persistence: noise.persistence } : undefined;
  const step = burst === undefined ? wanted : gap / stride;
  const below = Math.ceil((range.centre - range.lo) / step);
  const levels = below + Math.ceil((range.hi - range.centre) / step) + 1;
  const reach = burst === undefined ? 0 : stride;
  const first = range.centre - below * step;
  const grid = new Float64Array(levels + 2 * reach);
  for (let g = 0; g < grid.length; g++) grid[g] = first + (g - reach) * step;
  const logPrior = new Float64Array(levels);
  for (let g = 0; g < levels; g++) logPrior[g] = -0.5 * (((g - below) * step) / range.spread) ** 2;
  return {
    rows: observations.rows(grid, noise.dispersion),
    logPrior,
    hazard: prior.hazard,
    minLength: prior.minLength,
    ...(burst === undefined ? {} : { burst }),
    first,
    step,
  };
}

/** Log likelihood of a block of periods with one level, summed over the grid. */
function blockEvidence(rows: readonly LikelihoodRow[], columns: number): number {
  const sums = new Float64Array(columns);
  let best = 0;
  for (const { relative, logBest } of rows) {
    best += logBest;
    for (let g = 0; g < columns; g++) sums[g] = (sums[g] ?? 0) + Math.log(relative[g] ?? 1);
  }
  const top = sums.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return best + top + Math.log(sums.reduce((sum, x) => sum + Math.exp(x - top), 0));
}

/**
 * Dispersion of a series whose level may differ from one window of twelve periods to the next.
 *
 * Method: the dispersion that maximises the product of the windows' likelihoods, each integrated over the window's level;
 * bursts within a window count as dispersion. Shorter windows when the series is short.
 *
 * @returns one of `observations.dispersions`
 */
export function windowDispersion(observations: Observations): number {
  const { lo, hi } = levelRange(observations);
  const columns = Math.ceil((hi - lo) / COARSEST_STEP) + 1;
  const grid = Float64Array.from({ length: columns }, (_, g) => lo + g * COARSEST_STEP);
  const blocks = blocksOf(observations.periods);
  let best = { dispersion: 0, log: Number.NEGATIVE_INFINITY };
  for (const dispersion of observations.dispersions) {
    const rows = observations.rows(grid, dispersion);
    let log = 0;
    for (const { from, to } of blocks) log += blockEvidence(rows.slice(from, to), columns);
    if (log > best.log) best = { dispersion, log };
  }
  return best.dispersion;
}

function candidates(observations: Observations, dispersion: number): Noise[] {
  const unit = observations.kind === "value" ? Math.sqrt(dispersion) : 1;
  const list: Noise[] = [{ dispersion, burst: 0, persistence: 0 }];
  for (const part of dispersion > 0 ? observations.whiteParts : [0]) {
    for (const burst of observations.bursts) {
      for (const persistence of PERSISTENCES) {
        list.push({ dispersion: part * dispersion, burst: burst * unit, persistence });
      }
    }
  }
  return list;
}

/** What was estimated of a series' noise. */
export interface NoiseFit {
  /** Dispersion over windows, bursts included. */
  readonly windowDispersion: number;
  /** The most probable kinds of noise, weights summing to one. */
  readonly kinds: readonly WeighedNoise[];
  /** Posterior means over all kinds tried. */
  readonly burst: number;
  readonly persistence: number;
}

/**
 * Noise of a series that is known to be without bursts and dispersion: binomial shares, Poisson counts.
 *
 * A value has the dispersion of its windows and no bursts.
 */
export function plainNoise(observations: Observations): NoiseFit {
  const dispersion = observations.kind === "value" ? windowDispersion(observations) : 0;
  return {
    windowDispersion: dispersion,
    kinds: [{ dispersion, burst: 0, persistence: 0, weight: 1 }],
    burst: 0,
    persistence: 0,
  };
}

/**
 * Estimate how a series moves about its level, whether or not the level changes.
 *
 * Method: the evidence of each of some fifty kinds of noise (no burst, or a burst of four sizes and four persistences
 * with or without dispersion beside it), summed over all segmentations: a change does not pass for a burst, nor a persistent
 * burst for a change, unless the series cannot tell them apart, and then both keep their weight.
 */
export function fitNoise(
  observations: Observations,
  prior: ChangePrior,
  range: LevelRange,
): NoiseFit {
  const dispersion = windowDispersion(observations);
  const tried = candidates(observations, dispersion);
  const workspace = new SegmentWorkspace();
  const logs = tried.map((noise) =>
    segmentEvidence(segmentModelOf(observations, noise, prior, range), workspace),
  );
  const top = Math.max(...logs);
  const sum = logs.reduce((total, x) => total + Math.exp(x - top), 0);
  const weighed = tried.map((noise, i) => ({
    ...noise,
    weight: Math.exp((logs[i] ?? Number.NEGATIVE_INFINITY) - top) / sum,
  }));
  const kept = weighed
    .toSorted((a, b) => b.weight - a.weight)
    .filter((noise, i) => i === 0 || (i < MOST_KEPT && noise.weight >= LEAST_WEIGHT));
  const keptWeight = kept.reduce((total, noise) => total + noise.weight, 0);
  const mean = (of: (noise: Noise) => number): number =>
    weighed.reduce((total, noise) => total + noise.weight * of(noise), 0);
  return {
    windowDispersion: dispersion,
    kinds: kept.map((noise) => ({ ...noise, weight: noise.weight / keptWeight })),
    burst: mean((noise) => noise.burst),
    persistence: mean((noise) => noise.persistence),
  };
}
