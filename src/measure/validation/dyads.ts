import { type Period, periodsBetween, sha256 } from "../../kernel/index.ts";
import { stateByCode } from "../../lexicon/index.ts";
import { type DyadPeriod, type ToldCell, toldCells, toldPanel } from "../../record/index.ts";
import { balancePath, balanceSettings, expectedCentre } from "../relation/balance.ts";
import { smoothedShare } from "../relation/estimate.ts";
import type { LatentPath, LatentPrior } from "../relation/latent.ts";
import { type PeriodCount, polarEvents, type SourceCounts } from "../relation/observations.ts";
import { EVER, type Ground } from "./ground.ts";
import { groupedBy, sumOf } from "./summary.ts";

/** A dyad's counts in one source over consecutive periods. */
export interface DyadCounts {
  readonly a: string;
  readonly b: string;
  readonly counts: SourceCounts;
  readonly polar: number;
}

/** All dyads of a source, and what its events as a whole are. */
export interface DyadPanel {
  readonly dyads: readonly DyadCounts[];
  /** What is expected of any dyad's balance. */
  readonly prior: LatentPrior;
  /** Periods in which the source tells of anything, in order. */
  readonly covered: readonly Period[];
  /** Its events of all dyads and polarities, by period. */
  readonly told: ReadonlyMap<Period, number>;
}

const NONE: PeriodCount = { cooperation: 0, conflict: 0, attention: 0 };

const isState = (code: string): boolean => stateByCode("iso3", code) !== undefined;

function countsOf(teller: string, rows: readonly DyadPeriod[]): SourceCounts {
  const held = rows.map(({ period }) => period).sort();
  const [first, last] = [held[0], held.at(-1)];
  const periods = first === undefined || last === undefined ? [] : periodsBetween(first, last);
  const byPeriod = new Map(rows.map((row) => [row.period, row]));
  const counts = periods.map((period): PeriodCount => {
    const { cooperation, conflict, attention } = byPeriod.get(period) ?? NONE;
    return { cooperation, conflict, attention };
  });
  return { source: teller, periods, counts };
}

/** A panel from what one source tells of every dyad; dyads of two states only, in the order of their codes. */
export function panelOf(source: string, rows: readonly DyadPeriod[]): DyadPanel {
  const states = rows.filter(({ a, b }) => isState(a) && isState(b));
  const byDyad = groupedBy(states, keyOf);
  const dyads = [...byDyad.values()].flatMap((own): DyadCounts[] => {
    const [head] = own;
    if (head === undefined) return [];
    const polar = sumOf(own.map(polarEvents));
    return [{ a: head.a, b: head.b, counts: countsOf(source, own), polar }];
  });
  const told = new Map<Period, number>();
  for (const { period, cooperation, conflict, attention } of rows) {
    told.set(period, (told.get(period) ?? 0) + cooperation + conflict + attention);
  }
  const share = smoothedShare(
    sumOf(rows.map(({ cooperation }) => cooperation)),
    sumOf(rows.map(({ conflict }) => conflict)),
  );
  return {
    dyads: dyads.sort((x, y) => (keyOf(x) < keyOf(y) ? -1 : 1)),
    prior: { centre: expectedCentre(share), offsets: [] },
    covered: [...told.keys()].sort(),
    told,
  };
}

/** A dyad's name, its codes in the order of the alphabet. */
export const keyOf = ({ a, b }: { readonly a: string; readonly b: string }): string => `${a}-${b}`;

/** Name of a dyad's period. */
export const periodKey = (dyad: Parameters<typeof keyOf>[0], period: string): string =>
  `${keyOf(dyad)} ${period}`;

/**
 * Whether a dyad is among those on which settings may be tuned; results on held-out events are reported on the others.
 *
 * Method: the parity of the SHA-256 of its name.
 */
export function isForTuning(dyad: { readonly a: string; readonly b: string }): boolean {
  return Number.parseInt(sha256(keyOf(dyad)).slice(0, 2), 16) % 2 === 0;
}

/** A number that belongs to a dyad, to seed chance with. */
export function seedOf(dyad: { readonly a: string; readonly b: string }, run: number): number {
  return (Number.parseInt(sha256(`${keyOf(dyad)} ${run}`).slice(0, 8), 16) | 0) >>> 1;
}

/** ICEWS events by month, from the sets of 2014, 2018 and 2021. */
export async function monthlyPanel(ground: Ground): Promise<DyadPanel> {
  return await ground.once("monthly panel", async () => {
    const source = "icews-tkg";
    const store = await ground.record(source);
    return panelOf(source, await toldPanel(store, { asOf: EVER, sources: [source] }, "month"));
  });
}

/** With fewer polar events than this a dyad is left out of checks of its series. */
export const DENSE_FROM = 100;

/** The dyads of a panel with many polar events. */
export const denseDyads = ({ dyads }: DyadPanel): DyadCounts[] =>
  dyads.filter(({ polar }) => polar >= DENSE_FROM);

/** The events of each dense dyad by code, as one source tells them. */
export async function codedCells(
  ground: Ground,
  dyads: readonly DyadCounts[],
): Promise<ToldCell[][]> {
  return await ground.once("coded cells", async () => {
    const store = await ground.record("icews-tkg");
    const all: ToldCell[][] = [];
    for (const { a, b } of dyads) {
      const scope = { asOf: EVER, sources: ["icews-tkg"], dyad: [a, b] as const };
      all.push(await toldCells(store, scope, "month"));
    }
    return all;
  });
}

/** A dyad's counts from one period to another, both included. */
export function cutTo(dyad: DyadCounts, first: string, last: string): DyadCounts {
  const { periods, counts, source } = dyad.counts;
  const within = periods.map((period) => first <= period && period <= last);
  const kept = counts.filter((_, t) => within[t]);
  return {
    ...dyad,
    polar: sumOf(kept.map(polarEvents)),
    counts: { source, periods: periods.filter((_, t) => within[t]), counts: kept },
  };
}

/** Balance of one source's counts, with settings of their own. */
export function balanceOf(counts: SourceCounts, prior: LatentPrior): LatentPath {
  return balancePath([counts], "month", prior, balanceSettings([counts], "month", prior));
}
