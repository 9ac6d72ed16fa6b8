/** A cell of a table of figures that stand beside a check's own; null where there is none. */
export type Cell = string | number | null;

/** Figures to read a check's value beside: what rivals reach, or each case alone. */
export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One thing that a check measures, with its verdict. */
export interface CheckRow {
  /** The check's name: V1 to V8, S6, S7, S9, T1 to T3. */
  readonly check: string;
  readonly what: string;
  /** What was measured; null where it could not be. */
  readonly value: number | null;
  readonly unit?: string;
  /** What the value has to be. */
  readonly passLine: string;
  /** Null where the check cannot be made; the detail says why. */
  readonly passed: boolean | null;
  /** On how much it rests, and what must be known to read it. */
  readonly detail: string;
  readonly beside?: FigureTable;
}

/** A row that has not been named after its check yet. */
export type Finding = Omit<CheckRow, "check">;

/** A finding that could not be made. */
export function notTestable(what: string, passLine: string, why: string): Finding {
  return { what, value: null, passLine, passed: null, detail: why };
}
