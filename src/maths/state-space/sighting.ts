import {
  observationVarianceAt,
  rowAt,
  type StateEstimate,
  type StateSpaceModel,
  stateCount,
} from "./model.ts";
import { apply, dot, largest } from "./small-matrix.ts";

/** How one observation is related to the states as predicted. */
export interface Sighting {
  /** Variance of the prediction of the observation, its finite part. */
  readonly variance: number;
  /** Covariance of the states with the observation, its finite part. */
  readonly covariance: Float64Array;
  /** What infinity is multiplied by in the variance; 0 when the prediction rests on no unknown state. */
  readonly diffuseVariance: number;
  /** ... and in the covariance. */
  readonly diffuseCovariance: Float64Array;
}

/** What rounding leaves of an unknown state that has become known, relative to what it was. */
export const NOTHING: number = 1e-9;

/** Relate the observation at a time to the states as predicted for it. */
export function sight(model: StateSpaceModel, time: number, predicted: StateEstimate): Sighting {
  const m = stateCount(model);
  const row = rowAt(model, time);
  const covariance = apply(predicted.covariance, row, m);
  const diffuseCovariance =
    predicted.diffuse === undefined ? new Float64Array(m) : apply(predicted.diffuse, row, m);
  const scale = dot(row, row) * largest(predicted.diffuse ?? []);
  const diffuseVariance = dot(row, diffuseCovariance);
  return {
    variance: dot(row, covariance) + observationVarianceAt(model, time),
    covariance,
    diffuseVariance: diffuseVariance > NOTHING * scale ? diffuseVariance : 0,
    diffuseCovariance,
  };
}
