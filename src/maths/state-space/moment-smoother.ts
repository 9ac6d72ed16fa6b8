import type { MomentFilterResult, StateMoments } from "./moment-filter.ts";
import { apply, plus, sandwich } from "./small-matrix.ts";

/** Where a lower triangle has no pivot, its state moves with nothing. */
const ratio = (value: number, pivot: number): number => (pivot > 0 ? value / pivot : 0);

/** The lower triangle L of a symmetric positive semidefinite matrix P = L L', by rows. */
function cholesky(p: Float64Array, m: number): Float64Array {
  const lower = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j <= i; j++) {
      let left = p[i * m + j] as number;
      for (let k = 0; k < j; k++) {
        left -= (lower[i * m + k] as number) * (lower[j * m + k] as number);
      }
      lower[i * m + j] =
        i === j ? Math.sqrt(Math.max(left, 0)) : ratio(left, lower[j * m + j] as number);
    }
  }
  return lower;
}

/** Solve L L' x = b for a row of `rows`, in its place. */
function solve(lower: Float64Array, rows: Float64Array, from: number, m: number): void {
  for (let i = 0; i < m; i++) {
    let left = rows[from + i] as number;
    for (let k = 0; k < i; k++) left -= (lower[i * m + k] as number) * (rows[from + k] as number);
    rows[from + i] = ratio(left, lower[i * m + i] as number);
  }
  for (let i = m - 1; i >= 0; i--) {
    let left = rows[from + i] as number;
    for (let k = i + 1; k < m; k++) {
      left -= (lower[k * m + i] as number) * (rows[from + k] as number);
    }
    rows[from + i] = ratio(left, lower[i * m + i] as number);
  }
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
    for (let j = 0; j < m; j++) {
      gain[i * m + j] = (filtered.covariance[i * m + j] as number) * (persistence[j] as number);
    }
    solve(lower, gain, i * m, m);
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
