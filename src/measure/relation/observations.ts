import type { Period } from "../../kernel/index.ts";
import { isOfMatter, type Matter, type Polarity, polarityOf } from "../../lexicon/index.ts";
import type { ToldCell } from "../../record/index.ts";

/** Events of one source that count alike: one period, direction, polarity and matter. */
export interface PolarCell {
  readonly teller: string;
  /** Absent for events whose date is too coarse for periods of this length. */
  readonly period: Period | null;
  readonly from: string;
  /** Whether they count in both directions. */
  readonly mutual: boolean;
  readonly polarity: Polarity;
  /** Absent where the source does not tell words from deeds. */
  readonly matter: Exclude<Matter, "all"> | undefined;
  readonly events: number;
  /** How many events they stand for in a rate; left out, as many as there are. */
  readonly acts?: number;
}

/** What told events count as. */
export function polarCells(cells: readonly ToldCell[]): PolarCell[] {
  return cells.map(({ teller, period, from, mutual, cameo, events }) => ({
    teller,
    period,
    from,
    mutual,
    polarity: polarityOf(cameo),
    matter: isOfMatter(cameo, "words") ? "words" : "deeds",
    events,
  }));
}

/** What one source counts in one period. */
export interface PeriodCount {
  readonly cooperation: number;
  readonly conflict: number;
  /** Acts of weight zero. */
  readonly attention: number;
}

/** One source's counts of a dyad over consecutive periods. */
export interface SourceCounts {
  readonly source: string;
  readonly periods: readonly Period[];
  readonly counts: readonly PeriodCount[];
}

/** Which acts to count. */
export interface Counting {
  readonly matter: Matter;
  /** Only acts of this side, mutual ones included; left out, both sides', a mutual act once. */
  readonly from?: string;
  /** For a rate: days of daily scores count as what their points stand for, to the nearest whole. */
  readonly asActs?: true;
}

const whole = ({ cooperation, conflict, attention }: PeriodCount): PeriodCount => ({
  cooperation: Math.round(cooperation),
  conflict: Math.round(conflict),
  attention: Math.round(attention),
});

function isCounted(cell: PolarCell, { matter, from }: Counting): boolean {
  const isBy = from === undefined || cell.from === from || cell.mutual;
  return isBy && (matter === "all" || cell.matter === matter);
}

/**
 * Count a dyad's events by polarity, each source apart.
 *
 * @param periods consecutive periods; what lies outside is left out
 * @returns one entry per source that tells of the dyad at all, in the order of their names
 */
export function countsBySource(
  cells: readonly PolarCell[],
  periods: readonly Period[],
  counting: Counting,
): SourceCounts[] {
  const place = new Map(periods.map((period, index) => [period, index]));
  const bySource = new Map<string, Record<Polarity, number>[]>();
  for (const cell of cells) {
    const counts =
      bySource.get(cell.teller) ??
      periods.map(() => ({ cooperation: 0, conflict: 0, attention: 0 }));
    bySource.set(cell.teller, counts);
    const at = cell.period === null ? undefined : place.get(cell.period);
    if (at === undefined || !isCounted(cell, counting)) continue;
    const count = counts[at];
    const counted = counting.asActs ? (cell.acts ?? cell.events) : cell.events;
    if (count !== undefined) count[cell.polarity] += counted;
  }
  return [...bySource]
    .map(([source, counts]) => ({ source, periods, counts: counts.map(whole) }))
    .sort((x, y) => (x.source < y.source ? -1 : 1));
}

/** Cooperative and conflictual events together. */
export const polarEvents = ({ cooperation, conflict }: PeriodCount): number =>
  cooperation + conflict;

/** Polar events of all sources and periods. */
export function totalPolarEvents(sources: readonly SourceCounts[]): number {
  return sources.reduce(
    (sum, { counts }) => sum + counts.reduce((inner, count) => inner + polarEvents(count), 0),
    0,
  );
}
