import type { CountTarget } from "../panel/forecast-panel.ts";
import type { KnownDyad } from "./known.ts";

/** What may have come over the horizon after a window. */
export type FollowingOutcome =
  | "conflict-rose"
  | "conflict-fell"
  | "material-conflict"
  | "balance-rose"
  | "balance-fell";

/** In the order in which they are told. */
export const FOLLOWING_OUTCOMES: readonly FollowingOutcome[] = [
  "conflict-rose",
  "conflict-fell",
  "material-conflict",
  "balance-rose",
  "balance-fell",
];

/** Logits by which a balance must have moved to count as moved. */
const MOVED = 0.25;

/** Where a window lies, and how far one looks beyond it. */
export interface Stretch {
  readonly end: number;
  readonly length: number;
  readonly horizon: number;
}

/** Events in the periods after `from` up to `to`; NaN where one of them is unknown. */
function eventsIn(counts: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let t = from + 1; t <= to; t++) sum += counts[t] ?? Number.NaN;
  return sum;
}

/** Conflict over the horizon if it went on at the window's rate; at least half an event a window. */
function expectedConflict({ counts }: KnownDyad, { end, length, horizon }: Stretch): number {
  const events = eventsIn(counts.conflict, end - length, end);
  return (Math.max(0.5, events) * horizon) / length;
}

/** Share of windows after which conflict stays within its usual spread: as many as lie within one deviation of a normal mean. */
const USUAL = 0.683;

/**
 * How conflict after a window usually scatters about the window's own rate: one over the size of the negative binomial within
 * whose standard deviation conflict stayed after two thirds of the windows; 0 for the Poisson. So thin and busy dyads are
 * measured each by their own level.
 */
export function usualScatter(
  known: readonly KnownDyad[],
  stretches: readonly (Stretch & { readonly dyad: number })[],
): number {
  const found = stretches.map((stretch) => {
    const one = known[stretch.dyad];
    if (one === undefined) return Number.NaN;
    const mean = expectedConflict(one, stretch);
    const came = eventsIn(one.counts.conflict, stretch.end, stretch.end + stretch.horizon);
    return Math.max(0, ((came - mean) ** 2 - mean) / (mean * mean));
  });
  const sorted = found.filter((one) => !Number.isNaN(one)).toSorted((x, y) => x - y);
  return sorted[Math.floor(USUAL * sorted.length)] ?? 0;
}

const asNumber = (isSo: boolean, known: number): number =>
  Number.isNaN(known) ? Number.NaN : Number(isSo);

/**
 * What followed a window: 1 where the outcome came, 0 where not, NaN where it is not known.
 *
 * @param before what was known of the dyad at the window's end
 * @param after what is known of it at the end of the horizon or later
 * @param scatter how conflict scatters about a window's rate, as `usualScatter` gives it
 */
export function followed(
  before: KnownDyad,
  after: KnownDyad,
  stretch: Stretch,
  scatter: number,
): Record<FollowingOutcome, number> {
  const { end, horizon } = stretch;
  const mean = expectedConflict(before, stretch);
  const spread = Math.sqrt(mean + mean * mean * scatter);
  const next = (target: CountTarget): number => eventsIn(after.counts[target], end, end + horizon);
  const conflict = next("conflict");
  const material = next("material-conflict");
  const change = balanceChange(after, stretch);
  return {
    "conflict-rose": asNumber(conflict > mean + spread, conflict),
    "conflict-fell": asNumber(conflict < mean - spread, conflict),
    "material-conflict": asNumber(material >= 1, material),
    "balance-rose": asNumber(change > MOVED, change),
    "balance-fell": asNumber(change < -MOVED, change),
  };
}

/** How the balance moved over the horizon, in logits. */
export function balanceChange({ balance }: KnownDyad, { end, horizon }: Stretch): number {
  return (balance[end + horizon] ?? Number.NaN) - (balance[end] ?? Number.NaN);
}
