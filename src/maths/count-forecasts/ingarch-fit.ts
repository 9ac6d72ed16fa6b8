import { negativeBinomial } from "../distributions/negative-binomial.ts";
import { bfgs } from "../optimise/bfgs.ts";
import { nelderMead } from "../optimise/nelder-mead.ts";
import { requireWhole } from "../regression/settings.ts";
import { requireCounts, requireEqual } from "./count-series.ts";
import { sizeByMoments } from "./dispersion.ts";
import { type IngarchModel, ingarchMeans } from "./ingarch.ts";

/** Which INGARCH model is fitted. */
export interface IngarchOrder {
  /** How far back the counts lie that enter; [1] by default. */
  readonly countLags?: readonly number[];
  /** How far back the means lie that enter; [1] by default. */
  readonly meanLags?: readonly number[];
  /** Series as long as the counts that move the mean, such as steps and pulses. */
  readonly covariates?: readonly ArrayLike<number>[];
}

/** A fitted INGARCH model. */
export interface IngarchFit {
  readonly model: IngarchModel;
  /** The size of the negative binomial; Infinity for the Poisson. */
  readonly size: number;
  /** Of the negative binomial. */
  readonly logLikelihood: number;
  /** The mean expected of each period. */
  readonly means: Float64Array;
  readonly converged: boolean;
}

/** The sum of the log masses of the known counts; NaN where a mean is not above 0. */
export function countsLogLikelihood(
  counts: ArrayLike<number>,
  means: Float64Array,
  size: number,
): number {
  let sum = 0;
  for (let t = 0; t < counts.length; t++) {
    const mean = means[t] ?? 0;
    if (!(mean > 0)) return Number.NaN;
    const count = counts[t] ?? Number.NaN;
    if (!Number.isNaN(count)) sum += negativeBinomial.logMass(count, mean, size);
  }
  return sum;
}

/** The parameters as free numbers: log intercept, weights as log shares of what is left of one, covariate weights. */
function modelOf(free: readonly number[], order: Required<IngarchOrder>): IngarchModel {
  const { countLags, meanLags, covariates } = order;
  const at = (i: number): number => free[i] ?? 0;
  const lags = countLags.length + meanLags.length;
  const odds = free.slice(1, 1 + lags).map(Math.exp);
  const whole = odds.reduce((sum, value) => sum + value, 1);
  const share = (i: number): number => (odds[i] ?? 0) / whole;
  return {
    intercept: Math.exp(at(0)),
    pastCounts: countLags.map((lag, i) => ({ lag, weight: share(i) })),
    pastMeans: meanLags.map((lag, i) => ({ lag, weight: share(countLags.length + i) })),
    covariates: covariates.map((values, i) => ({ values, weight: at(1 + lags + i) })),
  };
}

function startOf(counts: ArrayLike<number>, order: Required<IngarchOrder>): number[] {
  const known = Array.from(counts).filter((count) => !Number.isNaN(count));
  const mean = Math.max(0.1, known.reduce((sum, count) => sum + count, 0) / known.length);
  const lags = order.countLags.length + order.meanLags.length;
  // Half of the mean is left to the intercept.
  const odds = new Array<number>(lags).fill(-Math.log(lags));
  return [Math.log(mean / 2), ...odds, ...order.covariates.map(() => 0)];
}

/**
 * Fit an INGARCH model to one series: the mean of a count is linear in earlier counts and means.
 *
 * Method: the Poisson likelihood, conditional on the stationary mean before the first period, is maximised (right for the mean
 * whatever the dispersion), by a simplex and then by BFGS; the size follows by moments about the fitted means.
 * Source: Ferland, Latour and Oraichi (2006), "Integer-valued GARCH process"; Liboschik, Fokianos and Fried (2017), "tscount", sec. 3.
 * Check: `ingarch-gold.test.ts`: R package tscount 1.4.3 on the campylobacterosis counts, whose search stops a little short.
 *
 * @param counts one a period, in order; NaN where unknown
 * @throws `maths.count-invalid`, `maths.counts-too-few` unless there are two counts a parameter, `maths.setting-outside`,
 *   `maths.forecasts-unequal`
 */
export function fitIngarch(counts: ArrayLike<number>, options: IngarchOrder = {}): IngarchFit {
  const { countLags = [1], meanLags = [1], covariates = [] } = options;
  const order = { countLags, meanLags, covariates };
  for (const lag of [...countLags, ...meanLags]) requireWhole("A lag", lag, 1);
  for (const values of covariates) requireEqual("a covariate", values, counts.length);
  const parameters = 1 + countLags.length + meanLags.length + covariates.length;
  requireCounts(counts, 2 * parameters);
  const meansOf = (model: IngarchModel): Float64Array =>
    ingarchMeans(counts, model).subarray(0, counts.length);
  const objective = (free: readonly number[]): number =>
    -countsLogLikelihood(counts, meansOf(modelOf(free, order)), Number.POSITIVE_INFINITY);
  const near = nelderMead(objective, startOf(counts, order), { step: 0.5 });
  const found = bfgs(objective, near.x);
  const model = modelOf(found.x, order);
  const means = meansOf(model);
  const size = sizeByMoments(counts, means, parameters);
  const logLikelihood = countsLogLikelihood(counts, means, size);
  return { model, size, logLikelihood, means, converged: near.converged || found.converged };
}
