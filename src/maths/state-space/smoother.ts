import type { FilterResult } from "./kalman-filter.ts";
import { rowAt, type StateEstimate } from "./model.ts";
import { NOTHING, type Sighting, sight } from "./sighting.ts";
import {
  apply,
  identity,
  largest,
  multiply,
  outer,
  plus,
  sandwich,
  scaled,
  symmetric,
  transpose,
} from "./small-matrix.ts";

/**
 * What the observations from one time on say of the states then: r and N of Durbin and Koopman, each expanded in
 * powers of 1/infinity as far as the states that are unknown at first need it.
 */
interface Backward {
  readonly r0: Float64Array;
  readonly n0: Float64Array;
  readonly r1: Float64Array;
  readonly n1: Float64Array;
  readonly n2: Float64Array;
}

/** l p k' + k p l', for symmetric p. */
function cross(l: Float64Array, p: Float64Array, k: Float64Array, m: number): Float64Array {
  const product = multiply(multiply(l, p, m), transpose(k, m), m);
  return plus(product, transpose(product, m));
}

/** Carry the information through a matrix l: r becomes l'r, and N becomes l'N l. */
function carry(after: Backward, l: ArrayLike<number>, m: number): Backward {
  const t = transpose(l, m);
  return {
    r0: apply(t, after.r0, m),
    n0: sandwich(t, after.n0, m),
    r1: apply(t, after.r1, m),
    n1: sandwich(t, after.n1, m),
    n2: sandwich(t, after.n2, m),
  };
}

/** I - gain z'. */
function remainder(gain: Float64Array, row: ArrayLike<number>): Float64Array {
  return plus(identity(gain.length), outer(gain, row), -1);
}

function throughKnown(
  after: Backward,
  row: ArrayLike<number>,
  seen: Sighting,
  innovation: number,
): Backward {
  const f = seen.variance;
  const back = carry(after, remainder(scaled(seen.covariance, 1 / f), row), row.length);
  return {
    ...back,
    r0: plus(back.r0, row, innovation / f),
    n0: plus(back.n0, outer(row, row), 1 / f),
  };
}

function throughUnknown(
  after: Backward,
  row: ArrayLike<number>,
  seen: Sighting,
  innovation: number,
): Backward {
  const m = row.length;
  const { variance: f, diffuseVariance: fi } = seen;
  const gain0 = scaled(seen.diffuseCovariance, 1 / fi);
  const gain1 = plus(scaled(seen.covariance, 1 / fi), seen.diffuseCovariance, -f / (fi * fi));
  const l0 = remainder(gain0, row);
  const l1 = scaled(outer(gain1, row), -1);
  const back = carry(after, l0, m);
  const [t0, t1] = [transpose(l0, m), transpose(l1, m)];
  const square = outer(row, row);
  return {
    r0: back.r0,
    n0: back.n0,
    r1: plus(plus(back.r1, row, innovation / fi), apply(t1, after.r0, m)),
    n1: plus(plus(back.n1, square, 1 / fi), cross(t0, after.n0, t1, m)),
    n2: plus(
      plus(plus(back.n2, square, -f / (fi * fi)), cross(t0, after.n1, t1, m)),
      sandwich(t1, after.n0, m),
    ),
  };
}

function throughObservation(result: FilterResult, time: number, after: Backward): Backward {
  const before = result.predicted[time];
  const innovation = result.innovations[time] ?? Number.NaN;
  if (before === undefined || Number.isNaN(innovation)) return after;
  const row = rowAt(result.model, time);
  const seen = sight(result.model, time, before);
  if (seen.diffuseVariance > 0) return throughUnknown(after, row, seen, innovation);
  return seen.variance > 0 ? throughKnown(after, row, seen, innovation) : after;
}

function smoothed(before: StateEstimate, back: Backward): StateEstimate {
  const m = before.mean.length;
  const p = before.covariance;
  const mean = plus(before.mean, apply(p, back.r0, m));
  const covariance = plus(p, sandwich(p, back.n0, m), -1);
  const d = before.diffuse;
  if (d === undefined) return { mean, covariance };
  const mixed = symmetric(multiply(multiply(d, back.n1, m), p, m), m);
  const finite = plus(plus(covariance, mixed, -2), sandwich(d, back.n2, m), -1);
  const left = plus(d, sandwich(d, back.n1, m), -1);
  return {
    mean: plus(mean, apply(d, back.r1, m)),
    covariance: finite,
    ...(largest(left) > NOTHING ? { diffuse: left } : {}),
  };
}

/**
 * Estimate the states at each time from all observations, before and after it.
 *
 * Method: fixed-interval smoothing by the backward recursion in r and N. It gives the means and covariances of the
 * recursion of Rauch, Tung and Striebel, but inverts no covariance, so the noise of the states may be singular
 * and states may be unknown at first.
 * Source: Rauch, Tung and Striebel (1965), "Maximum likelihood estimates of linear dynamic systems"; Durbin and
 * Koopman (2012), "Time series analysis by state space methods", sections 4.4 and 5.3.
 * Check: R's tsSmooth and KalmanSmooth, statsmodels with exact diffuse initialisation, and the recursion of Rauch,
 * Tung and Striebel written out for two states (smoother.test.ts).
 *
 * @returns one estimate for each time; `diffuse` stays where no observation ever told of a state
 */
export function smoothStates(result: FilterResult): StateEstimate[] {
  const m = result.model.initialMean.length;
  const [vector, matrix] = [new Float64Array(m), new Float64Array(m * m)];
  let back: Backward = { r0: vector, n0: matrix, r1: vector, n1: matrix, n2: matrix };
  const estimates: StateEstimate[] = [];
  for (let time = result.predicted.length - 1; time >= 0; time--) {
    back = throughObservation(result, time, carry(back, result.model.transition, m));
    const before = result.predicted[time];
    if (before !== undefined) estimates.push(smoothed(before, back));
  }
  return estimates.reverse();
}
