import {
  checkShape,
  rowAt,
  type StateEstimate,
  type StateSpaceModel,
  seriesOf,
  stateCount,
} from "./model.ts";
import { NOTHING, type Sighting, sight } from "./sighting.ts";
import { apply, dot, largest, outer, plus, sandwich, symmetric } from "./small-matrix.ts";

/** What a filter has made of a series. Lists have one entry for each time. */
export interface FilterResult {
  readonly model: StateSpaceModel;
  /** The series as it was given; NaN where an observation is missing. */
  readonly observations: Float64Array;
  /** Log density of the observations; see `kalmanFilter` for models with unknown states. */
  readonly logLikelihood: number;
  /** The states as known before the time's observation. */
  readonly predicted: readonly StateEstimate[];
  /** The states as known with the time's observation. */
  readonly filtered: readonly StateEstimate[];
  /** Observation less its prediction; NaN where it is missing. */
  readonly innovations: Float64Array;
  /** Variance of the observation as predicted, seen or not; Infinity while it rests on an unknown state. */
  readonly innovationVariances: Float64Array;
}

function estimate(
  mean: Float64Array,
  covariance: Float64Array,
  diffuse: Float64Array | undefined,
): StateEstimate {
  const known = diffuse === undefined || largest(diffuse) <= NOTHING;
  return known ? { mean, covariance } : { mean, covariance, diffuse };
}

function updateKnown(before: StateEstimate, seen: Sighting, innovation: number): StateEstimate {
  const { variance: f, covariance: c } = seen;
  return {
    ...before,
    mean: plus(before.mean, c, innovation / f),
    covariance: plus(before.covariance, outer(c, c), -1 / f),
  };
}

/** Durbin and Koopman (2012), eq. 5.11-5.13, of the filtered instead of the next predicted state. */
function updateUnknown(before: StateEstimate, seen: Sighting, innovation: number): StateEstimate {
  const { variance: f, covariance: c, diffuseVariance: fi, diffuseCovariance: ci } = seen;
  const m = c.length;
  const cross = symmetric(outer(ci, c), m);
  const covariance = plus(plus(before.covariance, cross, -2 / fi), outer(ci, ci), f / (fi * fi));
  const diffuse = plus(before.diffuse ?? new Float64Array(m * m), outer(ci, ci), -1 / fi);
  return estimate(plus(before.mean, ci, innovation / fi), covariance, diffuse);
}

interface Update {
  readonly filtered: StateEstimate;
  readonly logLikelihood: number;
}

function update(before: StateEstimate, seen: Sighting, innovation: number): Update {
  if (Number.isNaN(innovation)) return { filtered: before, logLikelihood: 0 };
  if (seen.diffuseVariance > 0) {
    const filtered = updateUnknown(before, seen, innovation);
    return { filtered, logLikelihood: -0.5 * Math.log(seen.diffuseVariance) };
  }
  const f = seen.variance;
  if (!(f > 0)) {
    return { filtered: before, logLikelihood: innovation === 0 ? 0 : Number.NEGATIVE_INFINITY };
  }
  return {
    filtered: updateKnown(before, seen, innovation),
    logLikelihood: -0.5 * (Math.log(2 * Math.PI * f) + (innovation * innovation) / f),
  };
}

function predict(model: StateSpaceModel, now: StateEstimate): StateEstimate {
  const m = stateCount(model);
  return estimate(
    apply(model.transition, now.mean, m),
    plus(sandwich(model.transition, now.covariance, m), model.stateNoise),
    now.diffuse === undefined ? undefined : sandwich(model.transition, now.diffuse, m),
  );
}

function beginning(model: StateSpaceModel): StateEstimate {
  const m = stateCount(model);
  const mask = model.diffuse ?? [];
  const diffuse = Float64Array.from({ length: m * m }, (_, k) =>
    Number(k % (m + 1) === 0 && mask[Math.floor(k / m)] === true),
  );
  const mean = Float64Array.from(model.initialMean);
  return estimate(mean, Float64Array.from(model.initialCovariance), diffuse);
}

/**
 * Estimate the states of a linear Gaussian model at each time from the observations up to that time.
 *
 * A missing observation (NaN) changes nothing; to forecast, append NaN. An observation that the model predicts
 * without error (variance 0) is passed over when it comes true and makes the log-likelihood -Infinity when it does not.
 *
 * Where states are unknown at first, the filter is the exact limit of ever larger initial variances. An observation
 * that resolves an unknown state enters the log-likelihood with -1/2 log(its variance's multiple of infinity) and
 * without the term in 2 pi. For a local level that is the log density of the other observations given the first.
 *
 * Method: Kalman recursions, in the form that updates and predicts in turn.
 * Source: Durbin and Koopman (2012), "Time series analysis by state space methods", sections 4.3, 4.10 and 5.2.
 * Check: R's StructTS and KalmanRun, and statsmodels with exact diffuse initialisation, on a level and on a trend
 * with missing values (kalman-filter.test.ts); the joint Gaussian density by hand.
 *
 * @throws maths.model-misshapen, maths.observation-infinite
 */
export function kalmanFilter(
  model: StateSpaceModel,
  observations: ArrayLike<number>,
): FilterResult {
  checkShape(model);
  const series = seriesOf(observations);
  const innovations = new Float64Array(series.length);
  const innovationVariances = new Float64Array(series.length);
  const predicted: StateEstimate[] = [];
  const filtered: StateEstimate[] = [];
  let logLikelihood = 0;
  let now = beginning(model);
  for (const [time, y] of series.entries()) {
    const seen = sight(model, time, now);
    const innovation = y - dot(rowAt(model, time), now.mean);
    const next = update(now, seen, innovation);
    innovations[time] = innovation;
    innovationVariances[time] = seen.diffuseVariance > 0 ? Number.POSITIVE_INFINITY : seen.variance;
    logLikelihood += next.logLikelihood;
    predicted.push(now);
    filtered.push(next.filtered);
    now = predict(model, next.filtered);
  }
  return {
    ...{ model, observations: series, logLikelihood, predicted, filtered },
    ...{ innovations, innovationVariances },
  };
}
