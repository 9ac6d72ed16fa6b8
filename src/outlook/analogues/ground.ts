import type { ForecastPanel } from "../panel/forecast-panel.ts";
import { type KnownDyad, knownAt } from "./known.ts";
import {
  FOLLOWING_OUTCOMES,
  type FollowingOutcome,
  followed,
  type Stretch,
  usualScatter,
} from "./what-followed.ts";
import { scaled, type Windows, windowsOf } from "./windows.ts";

/** All past windows that are compared at one origin. */
export interface Ground {
  readonly origin: number;
  readonly length: number;
  readonly horizon: number;
  readonly known: readonly KnownDyad[];
  readonly windows: Windows;
  /** Rows of the windows whose horizon had ended at the origin. */
  readonly past: readonly number[];
  /** Row of the window that ends at the origin, by dyad. */
  readonly last: ReadonlyMap<number, number>;
  /** How conflict scatters about a window's rate: one over the size of a negative binomial. */
  readonly scatter: number;
  /** What followed each past window, in the order of `past`: 1, 0, or NaN where unknown. */
  readonly outcomes: Readonly<Record<FollowingOutcome, Float64Array>>;
}

/** Which windows are compared. */
export interface GroundOptions {
  /** Periods after the window, >= 1. */
  readonly horizon: number;
  /** Periods of the window, >= 4. */
  readonly window: number;
}

/** Where a window lies. */
export function stretchOf(
  { windows, length, horizon }: Pick<Ground, "windows" | "length" | "horizon">,
  row: number,
): Stretch & { readonly dyad: number } {
  return { dyad: windows.dyads[row] ?? 0, end: windows.ends[row] ?? 0, length, horizon };
}

/** Everything that is compared at an origin, from what was known at it alone. */
export function groundAt(
  panel: ForecastPanel,
  origin: number,
  { horizon, window: length }: GroundOptions,
): Ground {
  const known = knownAt(panel, origin);
  const plain = windowsOf(known, length);
  const past: number[] = [];
  const last = new Map<number, number>();
  for (const [row, end] of plain.ends.entries()) {
    if (end + horizon <= origin) past.push(row);
    else if (end === origin) last.set(plain.dyads[row] ?? 0, row);
  }
  const windows = scaled(plain, past);
  const stretches = past.map((row) => stretchOf({ windows, length, horizon }, row));
  const scatter = usualScatter(known, stretches);
  const came = stretches.map((stretch) => {
    const one = known[stretch.dyad];
    return one === undefined ? undefined : followed(one, one, stretch, scatter);
  });
  const column = (outcome: FollowingOutcome): Float64Array =>
    Float64Array.from(came, (one) => one?.[outcome] ?? Number.NaN);
  const outcomes = Object.fromEntries(
    FOLLOWING_OUTCOMES.map((outcome) => [outcome, column(outcome)]),
  ) as Record<FollowingOutcome, Float64Array>;
  return { origin, length, horizon, known, windows, past, last, scatter, outcomes };
}
