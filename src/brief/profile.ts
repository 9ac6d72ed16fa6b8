import { cameoEntry, type Instrument, type QuadClass, quadClassOf } from "../lexicon/index.ts";
import { instrumentOfEvent, isOfClass, type OccurrenceCell } from "../record/index.ts";

/** A cell with what its code means. */
export interface ProfileCell extends OccurrenceCell {
  readonly quadClass: QuadClass;
  readonly instrument: Instrument;
}

/** A cell's mode as its events have it: the coder's own, else the one that the code implies. */
function modeOf(cell: OccurrenceCell): string | null {
  return cell.ploverMode ?? cameoEntry(cell.cameo)?.plover?.mode ?? null;
}

/** Read the meaning of each cell's code. */
export function profileCells(cells: readonly OccurrenceCell[]): ProfileCell[] {
  return cells.map((cell) => ({
    ...cell,
    quadClass: quadClassOf(cell.cameo),
    instrument: instrumentOfEvent({ cameo: cell.cameo, plover: { mode: modeOf(cell) } }),
  }));
}

/** Events in the cells that a test picks. */
export function tally(
  cells: readonly ProfileCell[],
  test: (cell: ProfileCell) => boolean = () => true,
): number {
  return cells.reduce((sum, cell) => (test(cell) ? sum + cell.events : sum), 0);
}

/** Cooperation of either kind. */
export const isCooperative = (cell: { readonly quadClass: QuadClass }): boolean =>
  isOfClass(cell.quadClass, "cooperation");

/** Deeds rather than words. */
export const isMaterial = (cell: { readonly quadClass: QuadClass }): boolean =>
  isOfClass(cell.quadClass, "deeds");

/** Events by a key, the most first; ties in the order of the key. */
export function tallyBy<Key extends string>(
  cells: readonly ProfileCell[],
  keyOf: (cell: ProfileCell) => Key | undefined,
): { readonly key: Key; readonly events: number }[] {
  const sums = new Map<Key, number>();
  for (const cell of cells) {
    const key = keyOf(cell);
    if (key !== undefined) sums.set(key, (sums.get(key) ?? 0) + cell.events);
  }
  return [...sums]
    .map(([key, events]) => ({ key, events }))
    .sort((x, y) => y.events - x.events || (x.key < y.key ? -1 : 1));
}

/** Who went to see whom: the visitor of a visit, whichever side wrote it down. */
export function visitorOf(
  cell: Pick<ProfileCell, "cameo" | "source" | "target">,
): string | undefined {
  if (cell.cameo === "042") return cell.source;
  return cell.cameo === "043" ? cell.target : undefined;
}
