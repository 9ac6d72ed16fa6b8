import { brentMinimum } from "../optimise/brent.ts";
import { type FilterResult, kalmanFilter } from "./kalman-filter.ts";
import { seriesTooShort } from "./messages.ts";
import { type StateEstimate, type StateSpaceModel, seriesOf, stateVariance } from "./model.ts";
import { smoothStates } from "./smoother.ts";

/** What is known of the level before the first observation. */
export interface LevelPrior {
  readonly mean: number;
  /** Infinity where nothing is known. */
  readonly variance: number;
}

/** The variances of a local level, and what is known at first. */
export interface LocalLevel {
  /** Variance of an observation about the level. */
  readonly observationVariance: number;
  /** Variance of the level's change from one time to the next. */
  readonly levelVariance: number;
  /** The level at the first time; nothing is known of it by default. */
  readonly prior?: LevelPrior;
}

/** A level with its variance at each time. */
export interface LevelPath {
  readonly mean: Float64Array;
  /** Infinity where nothing is known of the level. */
  readonly variance: Float64Array;
}

/** A local level fitted to a series. */
export interface LocalLevelFit {
  readonly observationVariance: number;
  readonly levelVariance: number;
  /** Log-likelihood at its maximum; Infinity for a series of one and the same value. */
  readonly logLikelihood: number;
  /** The level as known with each time's observation. */
  readonly filtered: LevelPath;
  /** The level as known with all observations. */
  readonly smoothed: LevelPath;
  /** The whole result of the filter at the fitted variances. */
  readonly filter: FilterResult;
}

/** How a local level is fitted. */
export interface LocalLevelOptions {
  /**
   * "exact": nothing is known of the first level, and the likelihood is that of the other observations given the
   * first. "wide": the level before the first time has the first observation as its mean and 10,000 times the
   * variance of the series as its variance, which is what R's StructTS does. "exact" by default.
   */
  readonly start?: "exact" | "wide";
}

const FEWEST = 3;
const WIDE = 1e4;
/** Shares of the level in the two variances that are tried first, as log odds. */
const LOG_ODDS: readonly number[] = Array.from({ length: 25 }, (_, i) => -18 + 1.5 * i);

/** The local level as a state space model with one state. */
export function localLevelModel(level: LocalLevel): StateSpaceModel {
  const { mean, variance } = level.prior ?? { mean: 0, variance: Number.POSITIVE_INFINITY };
  const known = Number.isFinite(variance);
  return {
    transition: [1],
    stateNoise: [level.levelVariance],
    observation: [1],
    observationVariance: level.observationVariance,
    initialMean: [mean],
    initialCovariance: [known ? variance : 0],
    diffuse: [!known],
  };
}

interface Sums {
  /** Sum of the logarithms of the innovation variances, of squares of innovations over variances, and their number. */
  readonly logs: number;
  readonly squares: number;
  readonly count: number;
}

/** The filter without its by-products, for the search over the variances. */
function runThrough(series: readonly number[], h: number, q: number, prior: LevelPrior): Sums {
  let { mean, variance } = prior;
  let [logs, squares, count] = [0, 0, 0];
  for (const y of series) {
    if (variance === Number.POSITIVE_INFINITY && !Number.isNaN(y)) {
      mean = y;
      variance = h;
    } else if (!Number.isNaN(y)) {
      const f = variance + h;
      const innovation = y - mean;
      logs += Math.log(f);
      squares += (innovation * innovation) / f;
      count++;
      mean += (variance / f) * innovation;
      variance -= (variance * variance) / f;
    }
    variance += q;
  }
  return { logs, squares, count };
}

/** A scale for both variances with minus the log-likelihood there. */
interface Scaled {
  readonly scale: number;
  readonly cost: number;
}

function costOf({ logs, squares, count }: Sums): number {
  return 0.5 * (count * Math.log(2 * Math.PI) + logs + squares);
}

/** The best scale in closed form when nothing is known of the first level. */
function exactScale(series: readonly number[], share: number): Scaled {
  const prior = { mean: 0, variance: Number.POSITIVE_INFINITY };
  const sums = runThrough(series, 1 - share, share, prior);
  const scale = sums.squares / sums.count;
  const logs = sums.logs + sums.count * Math.log(scale);
  return { scale, cost: costOf({ ...sums, logs, squares: sums.count }) };
}

/** The best scale for a wide prior, near to the exact one. */
function wideScale(series: readonly number[], share: number, before: LevelPrior): Scaled {
  const centre = Math.log(exactScale(series, share).scale);
  const cost = (logScale: number): number => {
    const scale = Math.exp(logScale);
    const prior = { mean: before.mean, variance: before.variance + scale * share };
    return costOf(runThrough(series, scale * (1 - share), scale * share, prior));
  };
  const best = brentMinimum(cost, centre - 3, centre + 3, 1e-9);
  return { scale: Math.exp(best.x), cost: best.value };
}

/** The share of the level in the two variances at which the cost is least, 0 and 1 included. */
function bestShare(cost: (share: number) => number): number {
  const ofOdds = (logOdds: number): number => cost(1 / (1 + Math.exp(-logOdds)));
  const costs = LOG_ODDS.map(ofOdds);
  const at = LOG_ODDS[costs.indexOf(Math.min(...costs))] ?? 0;
  const inner = brentMinimum(ofOdds, at - 1.5, at + 1.5, 1e-9);
  const ends = [0, 1].filter((end) => cost(end) <= inner.value);
  return ends[0] === undefined
    ? 1 / (1 + Math.exp(-inner.x))
    : ends.reduce((a, b) => (cost(b) < cost(a) ? b : a));
}

function widePrior(series: readonly number[]): LevelPrior {
  const seen = series.filter((y) => !Number.isNaN(y));
  const mean = seen.reduce((sum, y) => sum + y, 0) / seen.length;
  const squares = seen.reduce((sum, y) => sum + (y - mean) ** 2, 0);
  const first = series[0] ?? Number.NaN;
  return {
    mean: Number.isNaN(first) ? mean : first,
    variance: (WIDE * squares) / (seen.length - 1),
  };
}

function pathOf(estimates: readonly StateEstimate[]): LevelPath {
  return {
    mean: Float64Array.from(estimates, ({ mean }) => mean[0] ?? Number.NaN),
    variance: Float64Array.from(estimates, (estimate) => stateVariance(estimate, 0)),
  };
}

function fitted(
  series: readonly number[],
  level: LocalLevel,
  logLikelihood: number,
): LocalLevelFit {
  const filter = kalmanFilter(localLevelModel(level), series);
  return {
    observationVariance: level.observationVariance,
    levelVariance: level.levelVariance,
    logLikelihood,
    filtered: pathOf(filter.filtered),
    smoothed: pathOf(smoothStates(filter)),
    filter,
  };
}

/**
 * Fit a level that wanders as a random walk and is seen with noise: y(t) = level(t) + e(t), level(t+1) = level(t) +
 * u(t), by maximum likelihood of the two variances.
 *
 * A variance may come out as exactly 0: a level that never moves, or observations without noise. The units of the
 * variances are those of the series, squared.
 *
 * Method: the share of the level in the two variances is searched on a grid and then by Brent's method, so that the
 * higher of two hills is found; for each share the scale of both is found in closed form ("exact") or by Brent's method
 * ("wide").
 * Source: Durbin and Koopman (2012), "Time series analysis by state space methods", sections 2.9 and 2.10.
 * Check: the flow of the Nile as fitted by R's StructTS ("wide") and by statsmodels ("exact"), a series with missing
 * values as fitted by statsmodels, and a search over both variances at once (local-level.test.ts).
 *
 * @param series equally spaced; NaN where an observation is missing; 3 observations or more
 * @throws maths.series-too-short, maths.observation-infinite
 */
export function fitLocalLevel(
  series: ArrayLike<number>,
  options: LocalLevelOptions = {},
): LocalLevelFit {
  const values = Array.from(seriesOf(series));
  const seen = values.filter((y) => !Number.isNaN(y));
  if (seen.length < FEWEST) throw seriesTooShort({ observed: seen.length, needed: FEWEST });
  if (seen.every((y) => y === seen[0])) {
    const still: LocalLevel = { observationVariance: 0, levelVariance: 0 };
    return fitted(values, still, Number.POSITIVE_INFINITY);
  }
  const before = options.start === "wide" ? widePrior(values) : undefined;
  const best = (share: number): Scaled =>
    before === undefined ? exactScale(values, share) : wideScale(values, share, before);
  const share = bestShare((candidate) => best(candidate).cost);
  const { scale, cost } = best(share);
  const levelVariance = scale * share;
  const observationVariance = scale * (1 - share);
  const prior =
    before === undefined
      ? undefined
      : { mean: before.mean, variance: before.variance + levelVariance };
  const level: LocalLevel = {
    ...{ observationVariance, levelVariance },
    ...(prior === undefined ? {} : { prior }),
  };
  return fitted(values, level, -cost);
}
