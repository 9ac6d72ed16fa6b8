import type { AveragedPosterior } from "./averaged.ts";

/** A peak of the probability of a change. */
export interface Peak {
  /** Most probable first period of the new level. */
  readonly index: number;
  /** Shortest run of periods that holds 90% of the probability of the date. */
  readonly lo: number;
  readonly hi: number;
  /** P(a change within the window about the peak). */
  readonly probability: number;
}

/** How far from its peak a date may lie, in periods. */
const REACH = 18;
const MASS = 0.9;

/** Index of the largest value of from ... to, both included. */
function argmax(values: Float64Array, from: number, to: number): number {
  let best = from;
  for (let t = from; t <= to; t++) if ((values[t] ?? 0) > (values[best] ?? 0)) best = t;
  return best;
}

/** Shortest run within from ... to that holds the wanted share of the mass. */
function shortestRun(
  mass: Float64Array,
  from: number,
  to: number,
): { readonly lo: number; readonly hi: number } {
  const total = mass.subarray(from, to + 1).reduce((a, b) => a + b, 0);
  let best = { lo: from, hi: to };
  let sum = 0;
  let lo = from;
  for (let hi = from; hi <= to; hi++) {
    sum += mass[hi] ?? 0;
    while (lo < hi && sum - (mass[lo] ?? 0) >= MASS * total) sum -= mass[lo++] ?? 0;
    if (sum >= MASS * total - 1e-12 && hi - lo < best.hi - best.lo) best = { lo, hi };
  }
  return best;
}

/**
 * Peaks of P(change near t) above a threshold, in order of time, their windows apart.
 *
 * @param near P(a change within the window about t), per period
 * @param threshold a probability; a peak must exceed it
 */
export function peaksOf(
  { change, window }: Pick<AveragedPosterior, "change" | "window">,
  near: Float64Array,
  threshold: number,
): Peak[] {
  const last = change.length - 1;
  const left = near.slice();
  const found: { at: number; index: number; probability: number }[] = [];
  for (;;) {
    const at = argmax(left, 0, last);
    const probability = left[at] ?? 0;
    if (!(probability > threshold)) break;
    const index = argmax(change, Math.max(1, at - window), Math.min(last, at + window));
    found.push({ at, index, probability });
    left.fill(0, Math.max(0, at - 2 * window), Math.min(last, at + 2 * window) + 1);
  }
  found.sort((a, b) => a.index - b.index);
  return found.map(({ index, probability }, i) => {
    const earlier = found[i - 1]?.index ?? Number.NEGATIVE_INFINITY;
    const later = found[i + 1]?.index ?? Number.POSITIVE_INFINITY;
    const from = Math.max(1, index - REACH, Math.ceil((earlier + index + 1) / 2));
    const to = Math.min(last, index + REACH, Math.floor((later + index) / 2));
    return { index, ...shortestRun(change, from, to), probability };
  });
}
