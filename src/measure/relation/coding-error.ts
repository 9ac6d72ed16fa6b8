import { type QuadClassName, quadClassName } from "../../lexicon/index.ts";
import {
  epochOf,
  type RecallCell,
  recallCells,
  type Scope,
  type Store,
} from "../../record/index.ts";
import { jeffreys, type Share } from "./initiative.ts";
import { type PublishedPrecision, publishedPrecision } from "./published-precision.ts";

/** Days within which a machine's event counts as the one that a person coded. */
export const WITHIN_DAYS = 1;

/** Below this many hand-coded events a recall is not called measured. */
const MEASURED_FROM = 10;

/** How many hand-coded events a source has too, and how many it would seem to have by chance. */
export interface Recall {
  /** Found within a day, between the same two actors and of the same quad class. */
  readonly sameClass: Share;
  /** Of any class. */
  readonly sameDyad: Share;
  /** Share that would be found so by chance, since a busy dyad has events on most days. */
  readonly sameClassByChance: number;
  readonly sameDyadByChance: number;
}

/** What is known of a machine-coded source's errors. */
export interface CodingError {
  readonly source: string;
  /** Whether enough hand-coded events fall into its days. */
  readonly measured: boolean;
  readonly withinDays: number;
  readonly recall: Recall;
  readonly byClass: readonly (Recall & { readonly class: QuadClassName })[];
  readonly byYear: readonly (Recall & { readonly year: number })[];
  /** What others measured of its precision; absent where nothing is known to us. */
  readonly precision: PublishedPrecision | null;
}

function recallOf(cells: readonly RecallCell[]): Recall {
  const sum = (of: (cell: RecallCell) => number): number =>
    cells.reduce((total, cell) => total + of(cell), 0);
  const events = sum((cell) => cell.events);
  const byChance = (found: number): number => (events === 0 ? 0 : found / events);
  return {
    sameClass: jeffreys(
      sum((cell) => cell.sameClass),
      events,
    ),
    sameDyad: jeffreys(
      sum((cell) => cell.sameDyad),
      events,
    ),
    sameClassByChance: byChance(sum((cell) => cell.sameClassByChance)),
    sameDyadByChance: byChance(sum((cell) => cell.sameDyadByChance)),
  };
}

function grouped<Key>(
  cells: readonly RecallCell[],
  keyOf: (cell: RecallCell) => Key,
): { key: Key; cells: RecallCell[] }[] {
  const keys = [...new Set(cells.map(keyOf))];
  return keys.map((key) => ({ key, cells: cells.filter((cell) => keyOf(cell) === key) }));
}

/**
 * The coding error of every machine-coded source of the record, measured against its hand-coded events.
 *
 * Method: docs/method/coding-error.md.
 * Check: counted rows (told.test.ts), coding-error.test.ts.
 *
 * @returns one entry per source that tells of a day on which a hand-coded event lies
 */
export async function codingErrors(
  store: Store,
  { sources: _, ...scope }: Scope,
): Promise<CodingError[]> {
  const cells = await recallCells(store, scope, WITHIN_DAYS);
  return grouped(cells, ({ source }) => source).map(({ key: source, cells: own }) => {
    const recall = recallOf(own);
    return {
      source,
      measured: recall.sameClass.of >= MEASURED_FROM,
      withinDays: WITHIN_DAYS,
      recall,
      byClass: grouped(own, ({ quadClass }) => quadClass)
        .sort((x, y) => x.key - y.key)
        .map(({ key, cells: some }) => ({ class: quadClassName(key), ...recallOf(some) })),
      byYear: grouped(own, ({ year }) => year)
        .sort((x, y) => x.key - y.key)
        .map(({ key, cells: some }) => ({ year: key, ...recallOf(some) })),
      precision: publishedPrecision(epochOf(source).source) ?? null,
    };
  });
}
