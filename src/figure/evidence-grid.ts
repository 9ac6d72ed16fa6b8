import type { Described } from "./drawing.ts";
import { decimalsOf, numberText } from "./number-text.ts";
import { plainLine } from "./plain-text.ts";
import type { Table, TableCell, TableColumn } from "./table.ts";

/** A row of the grid. */
export interface GridHypothesis {
  /** Unique among the rows. */
  readonly id: string;
  readonly name: string;
  /** What all evidence together adds, decibels; null or not finite is unknown. */
  readonly total: number | null;
}

/** A column of the grid, numbered from 1 in the order given. */
export interface GridEvidence {
  /** Unique among the columns. */
  readonly id: string;
  /** What was seen, in full: the key under the drawing says it. */
  readonly says: string;
  /** A word on it: its source and rating, or on what else it depends. */
  readonly note?: string;
}

/** A judgement of one item for one hypothesis. */
export interface GridCell {
  readonly hypothesis: string;
  readonly evidence: string;
  /** Decibels, above 0 for the hypothesis and below against it; null or not finite is a blank, which is not 0. */
  readonly weight: number | null;
  /** A test that is stated and that nobody has carried out. */
  readonly open?: boolean;
}

/** Evidence by hypotheses; a cell that is left out is blank. */
export interface EvidenceGrid extends Described {
  /** Stands beside the drawing, not in it: see `figureHtml`. */
  readonly caption: string;
  readonly hypotheses: readonly GridHypothesis[];
  /** Up to about 30. */
  readonly evidence: readonly GridEvidence[];
  readonly cells: readonly GridCell[];
}

/** A cell as drawn; a blank weighs NaN. */
export interface KnownCell {
  readonly weight: number;
  readonly open: boolean;
}

/** A row with a cell for every column; an unknown total is NaN. */
export interface KnownHypothesis {
  readonly name: string;
  readonly total: number;
  readonly cells: readonly KnownCell[];
}

const BLANK: KnownCell = { weight: Number.NaN, open: false };
/** Decibels are told to a tenth. */
const DECIMALS: number = decimalsOf(0.1);

function checkIds(ids: readonly string[], what: string): void {
  if (new Set(ids).size !== ids.length) throw new RangeError(`the id of ${what} is its own`);
}

function finite(value: number | null): number {
  return value !== null && Number.isFinite(value) ? value : Number.NaN;
}

/**
 * The rows of a grid with all of their cells.
 *
 * @throws RangeError if an id repeats, or a cell lacks its row or column or occurs twice
 */
export function knownHypotheses(grid: EvidenceGrid): readonly KnownHypothesis[] {
  const { hypotheses, evidence, cells } = grid;
  checkIds(
    hypotheses.map(({ id }) => id),
    "a hypothesis",
  );
  checkIds(
    evidence.map(({ id }) => id),
    "an item of evidence",
  );
  const columns = new Map(evidence.map(({ id }, i) => [id, i]));
  const rows = new Map(hypotheses.map(({ id }) => [id, evidence.map(() => BLANK)]));
  for (const { hypothesis, evidence: item, weight, open = false } of cells) {
    const [row, column] = [rows.get(hypothesis), columns.get(item)];
    if (row === undefined || column === undefined) {
      throw new RangeError(`the cell of ${hypothesis} and ${item} lacks its row or its column`);
    }
    if (row[column] !== BLANK) {
      throw new RangeError(`the cell of ${hypothesis} and ${item} is given twice`);
    }
    row[column] = { weight: finite(weight), open };
  }
  return hypotheses.map(({ id, name, total }) => ({
    name: plainLine(name),
    total: finite(total),
    cells: rows.get(id) ?? [],
  }));
}

/** A weight as it is written: with its sign, zero without, rounded to whole decibels; empty if unknown. */
export function signedDecibels(weight: number, decimals: number = 0): string {
  if (Number.isNaN(weight)) return "";
  const text = numberText(weight, decimals);
  return weight > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A cell in words: `+10.0 dB, open test`, `blank`. */
export function cellWords(cell: KnownCell): string {
  const weight = Number.isNaN(cell.weight)
    ? "blank"
    : `${signedDecibels(cell.weight, DECIMALS)} dB`;
  return cell.open ? `${weight}, open test` : weight;
}

/** How many steps of darkness and size a weight is worth: 0 for what is neutral, then 1 to 3, as 2, 10 and 100 to 1. */
export function weightStep(weight: number): number {
  const size = Math.abs(weight);
  if (!(size > 1.5)) return 0;
  if (size <= 6.5) return 1;
  return size <= 15 ? 2 : 3;
}

function tableCell({ weight, open }: KnownCell): TableCell {
  if (!open) return Number.isNaN(weight) ? "" : Number(weight.toFixed(DECIMALS)) + 0;
  return Number.isNaN(weight) ? "open" : `${signedDecibels(weight, DECIMALS)} (open)`;
}

/**
 * The grid turned on its side: a row for each item of evidence with its full text, a column for each hypothesis
 * (`h1`, `h2` …) in decibels, blanks empty, and the totals at the end.
 *
 * @throws RangeError as `evidenceGridSvg`
 */
export function evidenceGridTable(grid: EvidenceGrid): Table {
  const hypotheses = knownHypotheses(grid);
  const keyOf = (i: number): string => `h${i + 1}`;
  const notes: readonly TableColumn[] = grid.evidence.some((item) => (item.note ?? "") !== "")
    ? [{ key: "note", title: "Note", align: "left" }]
    : [];
  const rows = grid.evidence.map(({ says, note }, column) => ({
    number: column + 1,
    evidence: plainLine(says),
    ...(notes.length > 0 && { note: plainLine(note ?? "") }),
    ...Object.fromEntries(
      hypotheses.map(({ cells }, i) => [keyOf(i), tableCell(cells[column] ?? BLANK)] as const),
    ),
  }));
  const totals = hypotheses.map(({ total }, i) => [
    keyOf(i),
    tableCell({ weight: total, open: false }),
  ]);
  return {
    caption: `${plainLine(grid.title)} (decibels)`,
    columns: [
      { key: "number", title: "No.", align: "right" },
      { key: "evidence", title: "Evidence", align: "left" },
      ...notes,
      ...hypotheses.map(
        ({ name }, i): TableColumn => ({ key: keyOf(i), title: name, align: "right" }),
      ),
    ],
    rows: [...rows, { evidence: "All together", ...Object.fromEntries(totals) }],
  };
}
