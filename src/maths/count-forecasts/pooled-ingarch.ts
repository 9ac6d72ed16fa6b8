import { nelderMead } from "../optimise/nelder-mead.ts";
import { settingOutside } from "../regression/messages.ts";
import { logistic } from "../special/logistic.ts";
import { type CountDistribution, countsOfMoments } from "./count-distribution.ts";
import { requireCounts, requireHorizons } from "./count-series.ts";
import { type SizePrior, sizeByLikelihood } from "./dispersion.ts";
import { type IngarchModel, ingarchMeans } from "./ingarch.ts";
import { countsLogLikelihood } from "./ingarch-fit.ts";
import { fitLevelPrior, type LevelPrior, longRunMean, seriesTotal } from "./level-prior.ts";

/** What the series of a panel share. */
export interface PooledIngarch {
  /** What an event more adds to the next mean, from 0 up. */
  readonly pastCount: number;
  /** What is kept of the last mean, from 0 up; with `pastCount` less than 1. */
  readonly pastMean: number;
  /** The median of the sizes of the series, as their logarithms are spread. */
  readonly size: SizePrior;
  /** How the long-run means are spread. */
  readonly prior: LevelPrior;
}

/** How unlike the sizes of the series are taken to be. */
const SIZE_SPREAD = 1;
/** Weights that sum to one would never come back to the long-run mean. */
const MOST_PERSISTENCE = 0.995;

/** The model of a series of the panel: it comes back to its own long-run mean. */
function modelOf(
  counts: ArrayLike<number>,
  { pastCount, pastMean, prior }: Omit<PooledIngarch, "size">,
): IngarchModel {
  return {
    intercept: (1 - pastCount - pastMean) * longRunMean(seriesTotal(counts), prior),
    pastCounts: [{ lag: 1, weight: pastCount }],
    pastMeans: [{ lag: 1, weight: pastMean }],
  };
}

function weightsOf([persistence = 0, share = 0]: readonly number[]): {
  readonly pastCount: number;
  readonly pastMean: number;
} {
  const sum = MOST_PERSISTENCE * logistic(persistence);
  const pastCount = sum * logistic(share);
  return { pastCount, pastMean: sum - pastCount };
}

/**
 * Fit the weights of an INGARCH(1,1) model that many series share.
 *
 * Method: the negative binomial likelihood of all series, conditional on the long-run mean of each before its first period, is
 * maximised over both weights and one size; the intercept of a series is such that it comes back to its long-run mean, which
 * is drawn towards that of all (`longRunMean`).
 * Source: Zhu (2011), "A negative binomial integer-valued GARCH model"; variance targeting as in Engle and Mezrich (1996); pooling
 * as in Pakel, Shephard and Sheppard (2011).
 * Check: `pooled-ingarch.test.ts`, by simulation.
 *
 * @param series each of counts up to the origin of the forecast, NaN where unknown
 * @throws `maths.count-invalid`, `maths.counts-too-few` without 10 known counts
 */
export function fitPooledIngarch(series: readonly ArrayLike<number>[]): PooledIngarch {
  requireCounts(
    series.flatMap((counts) => Array.from(counts)),
    10,
  );
  const prior = fitLevelPrior(series);
  const found = nelderMead(
    ([persistence = 0, share = 0, logSize = 0]) => {
      if (Math.abs(logSize) > 14) return Number.NaN;
      const weights = weightsOf([persistence, share]);
      let sum = 0;
      for (const counts of series) {
        const means = ingarchMeans(counts, modelOf(counts, { ...weights, prior }));
        sum += countsLogLikelihood(counts, means, Math.exp(logSize));
      }
      return -sum;
    },
    [1.5, -2, 0],
    { tolerance: 1e-4, valueTolerance: 1e-9, step: 0.5, restarts: 1 },
  );
  const size = { size: Math.exp(found.x[2] ?? 0), spread: SIZE_SPREAD };
  return { ...weightsOf(found.x), size, prior };
}

/** Mean and variance of a count 1, 2, ... periods on. */
interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/**
 * The mean and variance of the counts that follow, in closed form.
 *
 * Method: with a and b the weights, m the long-run mean and s the size, the mean goes back to m by the factor a + b a period; the
 * variance V of the mean follows V' = ((a + b)² + a² / s) V + a² (μ + μ² / s), and a count has the variance μ + (μ² + V) / s + V.
 * Source: the law of total variance, applied to the model of Zhu (2011).
 * Check: `pooled-ingarch.test.ts`, against simulated paths.
 *
 * @param first the mean of the next count
 * @param longRun the mean to which the series goes back
 * @param steps how many periods on, from 1 up
 */
export function ingarchMoments(
  { pastCount, pastMean }: Pick<PooledIngarch, "pastCount" | "pastMean">,
  first: number,
  longRun: number,
  size: number,
  steps: number,
): Moments[] {
  const moments: Moments[] = [];
  const persistence = pastCount + pastMean;
  let [mean, spread] = [first, 0];
  for (let step = 0; step < steps; step++) {
    const excess = (mean * mean + spread) / size;
    moments.push({ mean, variance: mean + excess + spread });
    spread = persistence ** 2 * spread + pastCount ** 2 * (mean + excess);
    mean = longRun + persistence * (mean - longRun);
  }
  return moments;
}

/**
 * Forecasts of an INGARCH(1,1) model whose weights many series share.
 *
 * Method: `ingarchMoments`, each count taken for negative binomial with these moments (exact one period on); the size is the mode
 * of the likelihood of this series with that of the panel as prior, unless given.
 * Source: as `fitPooledIngarch`. Check: `pooled-ingarch.test.ts`.
 *
 * @param counts one a period, in order; NaN where unknown. Without a known count the forecast is the panel's
 * @param horizons whole numbers from 1 up
 * @param size above 0; Infinity for the Poisson
 * @throws `maths.count-invalid`, `maths.setting-outside`
 */
export function pooledIngarchForecasts(
  counts: ArrayLike<number>,
  horizons: readonly number[],
  pooled: PooledIngarch,
  size?: number,
): CountDistribution[] {
  requireCounts(counts, 0);
  requireHorizons(horizons);
  const { pastCount, pastMean, prior } = pooled;
  const isStationary = pastCount >= 0 && pastMean >= 0 && pastCount + pastMean < 1;
  if (!isStationary) {
    const value = pastCount + pastMean;
    throw settingOutside({ setting: "The sum of the weights", value, allowed: "below 1" });
  }
  const means = ingarchMeans(counts, modelOf(counts, pooled));
  const n = counts.length;
  const scatter = size ?? sizeByLikelihood(counts, means.subarray(0, n), pooled.size);
  const longRun = longRunMean(seriesTotal(counts), prior);
  const steps = Math.max(0, ...horizons);
  const moments = ingarchMoments(pooled, means[n] ?? longRun, longRun, scatter, steps);
  return horizons.map((horizon) => {
    const { mean, variance } = moments[horizon - 1] ?? { mean: longRun, variance: longRun };
    return countsOfMoments(mean, variance);
  });
}
