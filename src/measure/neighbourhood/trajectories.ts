import { type Granularity, type Period, periodsBetween } from "../../kernel/index.ts";
import type { DyadPeriod } from "../../record/index.ts";
import {
  balancePath,
  expectedCentre,
  OWN_SETTINGS_FROM,
  panelBalance,
} from "../relation/balance.ts";
import { smoothedShare } from "../relation/estimate.ts";
import type { Belief, LatentPrior } from "../relation/latent.ts";
import type { PeriodCount } from "../relation/observations.ts";
import { pairKey } from "./strengths.ts";

/** The balance of one dyad over the periods of which the source tells anything. */
export interface Trajectory {
  readonly dyad: readonly [string, string];
  /** Polar events. */
  readonly events: number;
  /** On the logit scale; absent before the dyad's first event. */
  readonly levels: readonly (Belief | undefined)[];
}

/** The trajectories of the busiest dyads. */
export interface Trajectories {
  /** Periods of which the source tells of anybody, in order. */
  readonly periods: readonly Period[];
  readonly all: readonly Trajectory[];
}

/** No more dyads than this are compared. */
export const MOST_DYADS = 300;

interface Counted {
  readonly dyad: readonly [string, string];
  readonly events: number;
  readonly rows: readonly DyadPeriod[];
}

const polar = (rows: readonly DyadPeriod[]): number =>
  rows.reduce((sum, { cooperation, conflict }) => sum + cooperation + conflict, 0);

/** Dyads with enough polar events, the busiest first; the one asked about is always among them if it has enough. */
function busiest(rows: readonly DyadPeriod[], asked: string): Counted[] {
  const byPair = new Map<string, DyadPeriod[]>();
  for (const row of rows) {
    const key = pairKey(row.a, row.b);
    const own = byPair.get(key);
    if (own === undefined) byPair.set(key, [row]);
    else own.push(row);
  }
  const counted = [...byPair]
    .map(([key, own]) => ({ key, events: polar(own), rows: own }))
    .filter(({ events }) => events >= OWN_SETTINGS_FROM)
    .sort((x, y) => y.events - x.events || (x.key < y.key ? -1 : 1));
  return counted
    .filter(({ key }, rank) => rank < MOST_DYADS || key === asked)
    .flatMap(({ events, rows: own }) => {
      const [row] = own;
      return row === undefined ? [] : [{ dyad: [row.a, row.b] as const, events, rows: own }];
    });
}

function trajectoryOf(
  { dyad, events, rows }: Counted,
  { all, told }: { readonly all: readonly Period[]; readonly told: ReadonlySet<Period> },
  by: Granularity,
  prior: LatentPrior,
): Trajectory {
  const counts = new Map<Period, PeriodCount>(rows.map((row) => [row.period, row]));
  const start = all.findIndex((period) => counts.has(period));
  const periods = all.slice(start);
  const own = periods.map(
    (period) => counts.get(period) ?? { cooperation: 0, conflict: 0, attention: 0 },
  );
  const source = { source: "reference", periods, counts: own };
  const settings = panelBalance(by, [source]);
  const { smoothed } = balancePath([source], by, prior, settings);
  const levels = all.flatMap((period, i) => (told.has(period) ? [smoothed[i - start]?.level] : []));
  return { dyad, events, levels };
}

/**
 * The balance of each of the busiest dyads over time, all with the panel's settings.
 *
 * Method: one pass of the filter of docs/method/balance.md and of its smoother for each dyad, from its first event to the
 * last period of the panel; nothing is fitted to a dyad.
 *
 * @param rows of one source and all dyads, in periods of the length `by`
 */
export function trajectories(
  rows: readonly DyadPeriod[],
  by: Granularity,
  dyad: readonly [string, string],
): Trajectories {
  const periods = [...new Set(rows.map(({ period }) => period))].sort();
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return { periods, all: [] };
  const sum = (of: (row: DyadPeriod) => number): number =>
    rows.reduce((total, row) => total + of(row), 0);
  const share = smoothedShare(
    sum((row) => row.cooperation),
    sum((row) => row.conflict),
  );
  const prior = { centre: expectedCentre(share), offsets: [] };
  const when = { all: periodsBetween(first, last), told: new Set(periods) };
  return {
    periods,
    all: busiest(rows, pairKey(...dyad)).map((own) => trajectoryOf(own, when, by, prior)),
  };
}
