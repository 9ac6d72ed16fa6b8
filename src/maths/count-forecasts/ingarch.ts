import type { Random } from "../../kernel/index.ts";
import { negativeBinomial } from "../distributions/negative-binomial.ts";
import { requireWhole } from "../regression/settings.ts";
import { requireCounts } from "./count-series.ts";

/** What a value some periods back adds to the mean. */
export interface LagWeight {
  /** How many periods back, from 1 up. */
  readonly lag: number;
  /** From 0 up; those of a model sum to less than 1. */
  readonly weight: number;
}

/** A series that moves the mean: its value of a period times its weight. */
export interface CovariateWeight {
  readonly values: ArrayLike<number>;
  readonly weight: number;
}

/** How the mean of a count follows from earlier counts and means. */
export interface IngarchModel {
  /** Above 0. */
  readonly intercept: number;
  readonly pastCounts: readonly LagWeight[];
  readonly pastMeans: readonly LagWeight[];
  readonly covariates?: readonly CovariateWeight[];
}

/** The mean about which a model without covariates moves. */
export function stationaryMean(model: IngarchModel): number {
  const weights = [...model.pastCounts, ...model.pastMeans];
  return model.intercept / (1 - weights.reduce((sum, { weight }) => sum + weight, 0));
}

/** The counts and means of the past, gaps filled with their means, to which a period at a time is added. */
interface History {
  readonly counts: Float64Array;
  readonly means: Float64Array;
}

function sumAt(
  lags: readonly LagWeight[],
  values: Float64Array,
  t: number,
  earlier: number,
): number {
  let sum = 0;
  for (const { lag, weight } of lags) sum += weight * (t < lag ? earlier : (values[t - lag] ?? 0));
  return sum;
}

function meanAt(
  model: IngarchModel,
  { counts, means }: History,
  t: number,
  earlier: number,
): number {
  const past =
    sumAt(model.pastCounts, counts, t, earlier) + sumAt(model.pastMeans, means, t, earlier);
  const covariates = model.covariates ?? [];
  return covariates.reduce(
    (sum, { values, weight }) => sum + weight * (values[t] ?? Number.NaN),
    model.intercept + past,
  );
}

function historyOf(counts: ArrayLike<number>, model: IngarchModel, steps: number): History {
  const n = counts.length;
  const history = { counts: new Float64Array(n + steps), means: new Float64Array(n + steps) };
  const earlier = stationaryMean(model);
  for (let t = 0; t < n; t++) {
    const expected = meanAt(model, history, t, earlier);
    const count = counts[t] ?? Number.NaN;
    history.means[t] = expected;
    history.counts[t] = Number.isNaN(count) ? expected : count;
  }
  if (steps > 0) history.means[n] = meanAt(model, history, n, earlier);
  return history;
}

/**
 * The means that a model expects of each period from earlier ones, and of the period after the last. A gap (NaN) passes for the
 * mean expected of it, and the stationary mean for all that lies before the first period.
 *
 * @returns one more value than counts; the last is NaN where a covariate does not reach so far
 */
export function ingarchMeans(counts: ArrayLike<number>, model: IngarchModel): Float64Array {
  return historyOf(counts, model, 1).means;
}

/** How an INGARCH model goes on by chance. */
export interface IngarchPathOptions {
  readonly random: Random;
  /** The size of the negative binomial; Infinity for the Poisson. */
  readonly size: number;
  /** How many periods on, from 1 up. */
  readonly steps: number;
  /** How many paths, from 1 up. */
  readonly draws: number;
}

/**
 * Counts that may follow a series, drawn from an INGARCH model.
 *
 * Method: each count negative binomial about the mean that the path so far gives.
 * Source: Zhu (2011), "A negative binomial integer-valued GARCH model", with a mean that takes in earlier means linearly.
 * Check: `ingarch.test.ts`, against the moments in closed form.
 *
 * @param counts one a period, in order; NaN where unknown
 * @returns one list of `steps` counts a draw
 * @throws `maths.count-invalid`, `maths.setting-outside`
 */
export function ingarchPaths(
  counts: ArrayLike<number>,
  model: IngarchModel,
  { random, size, steps, draws }: IngarchPathOptions,
): Float64Array[] {
  requireCounts(counts, 0);
  requireWhole("The number of steps", steps, 1);
  requireWhole("The number of draws", draws, 1);
  const n = counts.length;
  const history = historyOf(counts, model, steps);
  const earlier = stationaryMean(model);
  return Array.from({ length: draws }, () => {
    for (let t = n; t < n + steps; t++) {
      const expected = meanAt(model, history, t, earlier);
      history.means[t] = expected;
      history.counts[t] = negativeBinomial.sample(random, expected, size);
    }
    return history.counts.slice(n);
  });
}
