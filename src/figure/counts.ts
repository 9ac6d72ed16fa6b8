/** A name and how often it occurs, a whole number from 0. */
export interface NamedCount {
  readonly name: string;
  readonly count: number;
}

/** The counts of one period of a dyad by quad class, whole numbers from 0. */
export interface QuadCounts {
  /** How the period is written: `2017`, `2017-Q3`, `2017-08`. */
  readonly period: string;
  readonly verbalCooperation: number;
  readonly materialCooperation: number;
  readonly verbalConflict: number;
  readonly materialConflict: number;
}

/** All cooperation of a period, or all conflict. */
export function sideTotal(row: QuadCounts, side: "cooperation" | "conflict"): number {
  return side === "cooperation"
    ? row.verbalCooperation + row.materialCooperation
    : row.verbalConflict + row.materialConflict;
}

/** The sum of some counts. */
export function totalOf(rows: readonly NamedCount[]): number {
  return rows.reduce((sum, row) => sum + row.count, 0);
}

/** The greatest of some numbers, or `least` if that is greater. */
export function greatest(values: readonly number[], least: number): number {
  return values.reduce((most, value) => Math.max(most, value), least);
}

/** A count as a share of the total in whole per cent: `37%`, `<1%`; nothing if the total is 0. */
export function percentage(count: number, total: number): string {
  if (total <= 0) return "";
  const rounded = Math.round((100 * count) / total);
  return count > 0 && rounded === 0 ? "<1%" : `${rounded}%`;
}

/**
 * Refuse what is no count before an axis or a bar is made of it: that is a fault of the caller.
 *
 * @throws RangeError unless all are whole numbers from 0
 */
export function checkCounts(counts: readonly number[]): void {
  const wrong = counts.find((count) => !Number.isSafeInteger(count) || count < 0);
  if (wrong !== undefined) throw new RangeError(`a count is a whole number from 0, not ${wrong}`);
}

/** As {@link checkCounts}, for the four counts of each period. */
export function checkQuadCounts(rows: readonly QuadCounts[]): void {
  checkCounts(
    rows.flatMap((row) => [
      row.verbalCooperation,
      row.materialCooperation,
      row.verbalConflict,
      row.materialConflict,
    ]),
  );
}
