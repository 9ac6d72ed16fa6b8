import type { Granularity, Period } from "../../kernel/index.ts";
import type { DyadPeriod } from "../../record/index.ts";
import { OWN_SETTINGS_FROM } from "../relation/balance.ts";
import { asBalance } from "../relation/scale.ts";
import { pairKey } from "./strengths.ts";
import type { Part } from "./structural-series.ts";
import { MOST_DYADS, type Trajectory, trajectories } from "./trajectories.ts";
import { changesBeyondShared, correlationOf } from "./trajectory-changes.ts";

/** A dyad whose relation has run like another's. */
export interface SimilarDyad {
  readonly dyad: readonly [string, string];
  /** Weighted root mean square difference of levels, in logits. */
  readonly distance: number;
  /** The same in points of the balance, -100 to 100. */
  readonly distanceInPoints: number;
  /** Correlation of the changes beyond those that all dyads share, -1 to 1; absent where fewer than 8 can be compared. */
  readonly changes: number | null;
  /** Periods in which both have a level. */
  readonly common: { readonly periods: number; readonly first: Period; readonly last: Period };
  /** Polar events of this dyad. */
  readonly events: number;
  /** Share of all pairs of dyads that lie farther apart than these two, 0 to 1. */
  readonly closerThan: number;
}

/** The dyads most like one, and among how many. */
export interface SimilarDyads {
  readonly dyads: readonly SimilarDyad[];
  /** Dyads compared, the one asked about included, and the pairs of them with enough common periods. */
  readonly compared: number;
  readonly pairs: number;
  /** Polar events of the dyad asked about. */
  readonly events: number;
  readonly units: {
    readonly distance: string;
    readonly changes: string;
    readonly closerThan: string;
  };
  readonly notes: readonly string[];
}

/** Two years, and never fewer than five periods. */
const LEAST_COMMON: Readonly<Record<Granularity, number>> = { month: 24, quarter: 8, year: 5 };

type Levels = Trajectory["levels"];

/** The places in which both have a level. */
function commonOf(xs: Levels, ys: Levels): number[] {
  return [...xs.keys()].filter((at) => xs[at] !== undefined && ys[at] !== undefined);
}

/**
 * Root mean square difference over the periods in which both have a level, each weighing as the precision of its
 * difference.
 *
 * @param reading the scale of the result; levels are in logits
 * @returns not a number where there is no such period
 */
export function apart(
  xs: Levels,
  ys: Levels,
  reading: (level: number) => number,
): { readonly distance: number; readonly periods: number } {
  let [sum, weights, periods] = [0, 0, 0];
  for (const [at, x] of xs.entries()) {
    const y = ys[at];
    if (x === undefined || y === undefined) continue;
    const weight = 1 / (x.variance + y.variance);
    sum += weight * (reading(x.mean) - reading(y.mean)) ** 2;
    weights += weight;
    periods++;
  }
  return { distance: Math.sqrt(sum / weights), periods };
}

const asLogit = (level: number): number => level;

/** Distances of all pairs with enough common periods, the least first. */
function allDistances(all: readonly Trajectory[], least: number): Float64Array {
  const found: number[] = [];
  for (const [i, x] of all.entries()) {
    for (let j = i + 1; j < all.length; j++) {
      const y = all[j];
      if (y === undefined) continue;
      const { distance, periods } = apart(x.levels, y.levels, asLogit);
      if (periods >= least) found.push(distance);
    }
  }
  return Float64Array.from(found).sort();
}

/** How many of the sorted distances are at most this long. */
function atMost(sorted: Float64Array, distance: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= distance) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What to look for. */
export interface SimilarQuestion {
  readonly dyad: readonly [string, string];
  /** How many dyads to name. */
  readonly count: number;
}

const NOTES: readonly string[] = [
  "Levels are smoothed with one setting for all dyads; a dyad with few events stays near the average and looks like others of few events.",
  "Changes of smoothed levels hang together over time, so a correlation of theirs varies more by chance than its periods suggest.",
];

const UNITS: SimilarDyads["units"] = {
  distance:
    "logits of the share of cooperation; distanceInPoints: points of the balance, -100 to 100",
  changes:
    "correlation of changes from period to period beyond those that all dyads share, -1 to 1",
  closerThan: "share of all pairs of dyads that lie farther apart, 0 to 1",
};

/**
 * The dyads whose relations have run most like one's own.
 *
 * Method: docs/method/similar-dyads.md. Distance = root of the mean, over the periods in which both have a level, of squared
 * differences of levels, weighing as the inverse of the sum of the two variances. At most the 300 busiest dyads.
 * Source: a weighted Euclidean distance of trajectories; our choice.
 * Check: made-up dyads of known course (similar.test.ts).
 *
 * @param rows of one source and all dyads, in periods of the length `by`
 * @returns nothing for a dyad with fewer than 20 polar events
 */
export function similarDyads(
  rows: readonly DyadPeriod[],
  by: Granularity,
  { dyad, count }: SimilarQuestion,
): Part<SimilarDyads> {
  const what = "similar dyads";
  const asked = pairKey(...dyad);
  const found = trajectories(rows, by, dyad);
  const { periods, all } = found;
  const own = all.find((one) => pairKey(...one.dyad) === asked);
  if (own === undefined) {
    return {
      what,
      reason: `the source tells of fewer than ${OWN_SETTINGS_FROM} polar events between the two`,
    };
  }
  const least = LEAST_COMMON[by];
  const candidates = all
    .filter((other) => other !== own)
    .map((other) => ({ other, ...apart(own.levels, other.levels, asLogit) }))
    .filter((one) => one.periods >= least)
    .sort(
      (x, y) =>
        x.distance - y.distance || (pairKey(...x.other.dyad) < pairKey(...y.other.dyad) ? -1 : 1),
    );
  if (candidates.length === 0) {
    return {
      what,
      reason: `no other dyad of 20 polar events shares ${least} periods with these two`,
    };
  }
  const distances = allDistances(all, least);
  const changes = changesBeyondShared(found);
  const ownChanges = changes.get(own) ?? [];
  const dyads = candidates.slice(0, count).flatMap(({ other, distance }) => {
    const common = commonOf(own.levels, other.levels);
    const [first, last] = [periods[common[0] ?? -1], periods[common.at(-1) ?? -1]];
    if (first === undefined || last === undefined) return [];
    return {
      dyad: other.dyad,
      distance,
      distanceInPoints: apart(own.levels, other.levels, asBalance).distance,
      changes: correlationOf(ownChanges, changes.get(other) ?? []),
      common: { periods: common.length, first, last },
      events: other.events,
      closerThan: 1 - atMost(distances, distance) / distances.length,
    };
  });
  const limit =
    all.length >= MOST_DYADS ? [`Only the ${MOST_DYADS} busiest dyads are compared.`] : [];
  return {
    dyads,
    compared: all.length,
    pairs: distances.length,
    events: own.events,
    units: UNITS,
    notes: [...NOTES, ...limit],
  };
}
