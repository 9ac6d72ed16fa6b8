import { modelMisshapen, observationInfinite } from "./messages.ts";

/**
 * A linear Gaussian state space model of a series of single observations:
 *
 *     y(t)   = z(t)' a(t) + e(t),   e(t) ~ N(0, h(t))
 *     a(t+1) = T a(t) + u(t),       u(t) ~ N(0, Q)
 *     a(0)   ~ N(initialMean, initialCovariance), before y(0) is seen
 *
 * The number m of states is the length of `initialMean`. Matrices are m x m, by rows. Times count from 0.
 */
export interface StateSpaceModel {
  /** T: how the states of one time make those of the next. */
  readonly transition: ArrayLike<number>;
  /** Q: covariance of what is added on the way; may be singular. */
  readonly stateNoise: ArrayLike<number>;
  /** z: how the states make the observation; m numbers, or a function of time. */
  readonly observation: ArrayLike<number> | ((time: number) => ArrayLike<number>);
  /** h: variance of the observation about z'a, 0 or more; a number, or a function of time. */
  readonly observationVariance: number | ((time: number) => number);
  /** Mean of the first time's states. */
  readonly initialMean: ArrayLike<number>;
  /** Covariance of the first time's states. */
  readonly initialCovariance: ArrayLike<number>;
  /** For each state, whether nothing is known of it at first; its initial variance should then be 0. */
  readonly diffuse?: readonly boolean[];
}

/** What is known of the states at one time. */
export interface StateEstimate {
  readonly mean: Float64Array;
  /** Covariance by rows; of states still unknown, the part that is finite. */
  readonly covariance: Float64Array;
  /** By rows, what infinity is multiplied by in the covariance; absent once every state is known. */
  readonly diffuse?: Float64Array;
}

/** The number of states of a model. */
export function stateCount(model: StateSpaceModel): number {
  return model.initialMean.length;
}

/** The row that makes the observation at one time. */
export function rowAt(model: StateSpaceModel, time: number): ArrayLike<number> {
  return typeof model.observation === "function" ? model.observation(time) : model.observation;
}

/** The variance of the observation at one time. */
export function observationVarianceAt(model: StateSpaceModel, time: number): number {
  const given = model.observationVariance;
  return typeof given === "function" ? given(time) : given;
}

/** The variance of one state in an estimate; Infinity as long as nothing is known of the state. */
export function stateVariance(estimate: StateEstimate, state: number): number {
  const k = state * (estimate.mean.length + 1);
  const unknown = (estimate.diffuse?.[k] ?? 0) > 0;
  return unknown ? Number.POSITIVE_INFINITY : (estimate.covariance[k] ?? Number.NaN);
}

/** Refuse a model whose parts do not fit one another: maths.model-misshapen. */
export function checkShape(model: StateSpaceModel): void {
  const m = stateCount(model);
  const parts: readonly (readonly [part: string, expected: number, actual: number])[] = [
    ["transition", m * m, model.transition.length],
    ["state noise", m * m, model.stateNoise.length],
    ["observation row", m, rowAt(model, 0).length],
    ["initial covariance", m * m, model.initialCovariance.length],
    ["diffuse mask", m, model.diffuse?.length ?? m],
  ];
  for (const [part, expected, actual] of parts) {
    if (expected !== actual) throw modelMisshapen({ part, expected, actual });
  }
}

/** The observations as a series of their own; refuses an infinite one: maths.observation-infinite. */
export function seriesOf(observations: ArrayLike<number>): Float64Array {
  const series = Float64Array.from(observations);
  for (const [time, value] of series.entries()) {
    if (Math.abs(value) === Number.POSITIVE_INFINITY) throw observationInfinite({ time, value });
  }
  return series;
}
