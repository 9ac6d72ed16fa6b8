import { negativeBinomial } from "../distributions/negative-binomial.ts";
import { brentMinimum } from "../optimise/brent.ts";
import { settingOutside } from "../regression/messages.ts";
import { type CountDistribution, negativeBinomialCounts } from "./count-distribution.ts";
import { requireCounts, requireHorizons } from "./count-series.ts";
import { fitLevelPrior, type LevelPrior, longRunMean } from "./level-prior.ts";

/** How a discounted gamma-Poisson model forgets, and towards what. */
export interface DiscountedModel {
  /** What a count still weighs one period later, above 0 and up to 1. */
  readonly discount: number;
  /** How many periods the long-run mean is worth, above 0. */
  readonly strength: number;
  /** How the long-run means of series like this one are spread. */
  readonly prior: LevelPrior;
  /** The size of the negative binomial of counts about their rate, above 0; Infinity for the Poisson. */
  readonly scatter: number;
  /**
   * How unlike this the scatter of one series may be: the standard deviation of its logarithm, above 0. Without it, and where the
   * scatter is infinite, all series have the same.
   */
  readonly scatterSpread?: number;
}

interface MeanAndSize {
  readonly mean: number;
  readonly size: number;
}

/** What a discounted gamma-Poisson model knows after some periods. */
interface Memory {
  events: number;
  periods: number;
  recentEvents: number;
  recentPeriods: number;
}

function emptyMemory(): Memory {
  return { events: 0, periods: 0, recentEvents: 0, recentPeriods: 0 };
}

function remember(memory: Memory, count: number, discount: number): void {
  memory.recentEvents *= discount;
  memory.recentPeriods *= discount;
  if (Number.isNaN(count)) return;
  memory.events += count;
  memory.periods += 1;
  memory.recentEvents += count;
  memory.recentPeriods += 1;
}

/** The mean and size of the count `horizon` periods on: those of a negative binomial about a gamma distributed rate. */
function predicted(memory: Memory, model: DiscountedModel, horizon: number): MeanAndSize {
  const { discount, strength, prior, scatter } = model;
  const left = discount ** (horizon - 1);
  const shape = strength * longRunMean(memory, prior) + left * memory.recentEvents;
  const rate = strength + left * memory.recentPeriods;
  return { mean: shape / rate, size: 1 / (1 / shape + (1 + 1 / shape) / scatter) };
}

function requireModel(model: DiscountedModel): void {
  const { discount, strength, prior, scatter, scatterSpread = 1 } = model;
  const outside = (setting: string, value: number, allowed: string): never => {
    throw settingOutside({ setting, value, allowed });
  };
  if (!(discount > 0 && discount <= 1)) outside("The discount", discount, "above 0 and up to 1");
  if (!(strength > 0)) outside("The strength", strength, "above 0");
  if (!(scatter > 0)) outside("The scatter", scatter, "above 0");
  if (!(scatterSpread > 0)) outside("The scatter's spread", scatterSpread, "above 0");
  if (!(prior.mean > 0)) outside("The prior's mean", prior.mean, "above 0");
  if (!(prior.shape > 0)) outside("The prior's shape", prior.shape, "above 0");
}

/** The sum of the log probabilities of each count by the forecast made one period before. */
function logScore(counts: ArrayLike<number>, model: DiscountedModel): number {
  const memory = emptyMemory();
  let sum = 0;
  for (let t = 0; t < counts.length; t++) {
    const count = counts[t] ?? Number.NaN;
    if (!Number.isNaN(count)) {
      const { mean, size } = predicted(memory, model, 1);
      sum += negativeBinomial.logMass(count, mean, size);
    }
    remember(memory, count, model.discount);
  }
  return sum;
}

/** The model with the scatter that fits this series best, drawn towards that of all. */
function withOwnScatter(counts: ArrayLike<number>, model: DiscountedModel): DiscountedModel {
  const { scatter, scatterSpread: spread } = model;
  if (spread === undefined || scatter === Number.POSITIVE_INFINITY) return model;
  const centre = Math.log(scatter);
  const found = brentMinimum(
    (log) =>
      0.5 * ((log - centre) / spread) ** 2 - logScore(counts, { ...model, scatter: Math.exp(log) }),
    centre - 5 * spread,
    centre + 5 * spread,
    1e-4,
  );
  return { ...model, scatter: Math.exp(found.x) };
}

/**
 * Forecasts of a count whose rate drifts: old counts weigh less, and the long-run mean stands for some periods.
 *
 * Method: the rate is gamma distributed with shape k m + Σ dᵃ y and rate k + Σ dᵃ over the counts y of age a (0 the last), where m
 * is the long-run mean of the series drawn towards that of all series; h periods on all ages are h − 1 greater, so
 * that the forecast goes back to m. The count is negative binomial about its rate with a size s of its own, and is forecast as a
 * negative binomial of the mean and variance that follow: 1 / size = 1 / shape + (1 + 1 / shape) / s; exact when s is infinite.
 * Source: Smith (1979), "A generalization of the Bayesian steady forecasting model"; West and Harrison (1997), "Bayesian
 * Forecasting and Dynamic Models", on discounting. The pull towards m and s are ours.
 * Check: `discounted.test.ts`: the closed form by hand; with a discount of 1, the exact gamma posterior.
 *
 * @param counts one a period, in order; NaN where unknown. Without a known count the forecast is the prior's
 * @param horizons whole numbers from 1 up
 * @throws `maths.count-invalid`, `maths.setting-outside`
 */
export function discountedForecasts(
  counts: ArrayLike<number>,
  horizons: readonly number[],
  model: DiscountedModel,
): CountDistribution[] {
  requireCounts(counts, 0);
  requireHorizons(horizons);
  requireModel(model);
  const own = withOwnScatter(counts, model);
  const memory = emptyMemory();
  for (let t = 0; t < counts.length; t++) {
    remember(memory, counts[t] ?? Number.NaN, model.discount);
  }
  return horizons.map((horizon) => {
    const { mean, size } = predicted(memory, own, horizon);
    return negativeBinomialCounts(mean, size);
  });
}

/** Which models are tried. */
export interface DiscountedGrid {
  /** By default .7, .8, .9, .95, .98. */
  readonly discounts?: readonly number[];
  /** By default .3, 1, 3, 8. */
  readonly strengths?: readonly number[];
  /** By default .3, 1, 3, 10, Infinity. */
  readonly scatters?: readonly number[];
  /** By default that of the series. */
  readonly prior?: LevelPrior;
}

/** How unlike the scatters of the series of a panel are taken to be. */
const SCATTER_SPREAD = 1;
const EMPTY_GRID = { setting: "The number of models", value: 0, allowed: "1 or more" };

function gridModels(grid: DiscountedGrid, prior: LevelPrior): DiscountedModel[] {
  const { discounts = [0.7, 0.8, 0.9, 0.95, 0.98], strengths = [0.3, 1, 3, 8] } = grid;
  const { scatters = [0.3, 1, 3, 10, Number.POSITIVE_INFINITY] } = grid;
  return discounts.flatMap((discount) =>
    strengths.flatMap((strength) =>
      scatters.map((scatter) => ({ discount, strength, prior, scatter })),
    ),
  );
}

/**
 * The discount, strength and scatter under which the counts of many series were most probable one period before.
 *
 * Method: the greatest sum of log predictive probabilities over a grid.
 * Source: Dawid (1984), "The prequential approach". Check: `discounted.test.ts`, by simulation.
 *
 * @param series each of counts up to the origin of the forecast, NaN where unknown
 * @throws `maths.count-invalid`, `maths.counts-too-few` without a known count, `maths.setting-outside`
 */
export function fitDiscounted(
  series: readonly ArrayLike<number>[],
  grid: DiscountedGrid = {},
): DiscountedModel & { readonly logScore: number } {
  for (const counts of series) requireCounts(counts, 0);
  const prior = grid.prior ?? fitLevelPrior(series);
  const models = gridModels(grid, prior);
  models.forEach(requireModel);
  const scores = models.map((model) =>
    series.reduce((sum, counts) => sum + logScore(counts, model), 0),
  );
  const best = Math.max(...scores);
  const model = models[scores.indexOf(best)];
  if (model === undefined) throw settingOutside(EMPTY_GRID);
  return { ...model, scatterSpread: SCATTER_SPREAD, logScore: best };
}
