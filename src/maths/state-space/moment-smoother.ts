import type { MomentFilterResult, StateMoments } from "./moment-filter.ts";
import { apply, dot, plus, sandwich } from "./small-matrix.ts";

/** Where a lower triangle has no pivot, its state moves with nothing. */
const ratio = (value: number, pivot: number): number => (pivot > 0 ? value / pivot : 0);

/** The lower triangle L of a symmetric positive semidefinite matrix P = L L', by rows. */
function cholesky(p: Float64Array, m: number): Float64Array {
  const lower = new Float64Array(m * m);
  const row = (i: number, length: number): Float64Array => lower.subarray(i * m, i * m + length);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < i; j++) {
      const left = (p[i * m + j] ?? 0) - dot(row(i, j), row(j, j));
      lower[i * m + j] = ratio(left, lower[j * m + j] ?? 0);
    }
    const left = (p[i * m + i] ?? 0) - dot(row(i, i), row(i, i));
    lower[i * m + i] = Math.sqrt(Math.max(left, 0));
  }
  return lower;
}

/** Solve L L' x = b. */
function solve(lower: Float64Array, b: readonly number[]): Float64Array {
  const m = b.length;
  const x = Float64Array.from(b);
  for (let i = 0; i < m; i++) {
    const left = (x[i] ?? 0) - dot(lower.subarray(i * m, i * m + i), x.subarray(0, i));
    x[i] = ratio(left, lower[i * m + i] ?? 0);
  }
  for (let i = m - 1; i >= 0; i--) {
    let left = x[i] ?? 0;
    for (let k = i + 1; k < m; k++) left -= (lower[k * m + i] ?? 0) * (x[k] ?? 0);
    x[i] = ratio(left, lower[i * m + i] ?? 0);
  }
  return x;
}

/** How much each state, as filtered, moves with what came out a period later: row i is state i. */
function smootherGain(
  filtered: StateMoments,
  predicted: StateMoments,
  persistence: readonly number[],
): Float64Array {
  const m = persistence.length;
  const lower = cholesky(predicted.covariance, m);
  const gain = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    const ahead = persistence.map((left, j) => (filtered.covariance[i * m + j] ?? 0) * left);
    gain.set(solve(lower, ahead), i * m);
  }
  return gain;
}

function smoothedBack(
  filtered: StateMoments,
  predicted: StateMoments,
  after: StateMoments,
  persistence: readonly number[],
): StateMoments {
  const m = persistence.length;
  const gain = smootherGain(filtered, predicted, persistence);
  const news = plus(after.mean, predicted.mean, -1);
  const change = plus(after.covariance, predicted.covariance, -1);
  return {
    mean: plus(filtered.mean, apply(gain, news, m)),
    covariance: plus(filtered.covariance, sandwich(gain, change, m)),
  };
}

/**
 * The states as all periods together tell of them. For pictures: what predicts may use the filtered ones only.
 *
 * Method: one pass backwards over a filter's results.
 * Source: Rauch, Tung & Striebel (1965), "Maximum likelihood estimates of linear dynamic systems".
 * Check: equals the Kalman smoother on normal evidence (moment-filter.test.ts).
 */
export function momentSmoother({ model, predicted, filtered }: MomentFilterResult): StateMoments[] {
  const smoothed: StateMoments[] = [];
  let after: StateMoments | undefined;
  for (let t = filtered.length - 1; t >= 0; t--) {
    const here = filtered[t];
    const next = predicted[t + 1];
    if (here === undefined) continue;
    after =
      after === undefined || next === undefined
        ? here
        : smoothedBack(here, next, after, model.persistence);
    smoothed.unshift(after);
  }
  return smoothed;
}
