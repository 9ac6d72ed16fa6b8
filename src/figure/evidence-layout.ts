import { chartHeads } from "./chart-head.ts";
import { greatest } from "./counts.ts";
import { DRAWING_WIDTH, TEXT_UNITS, type Variant } from "./drawing.ts";
import { type KnownCell, type KnownHypothesis, signedDecibels } from "./evidence-grid.ts";
import { labelLines, labelUnits, VARIANTS } from "./label.ts";
import type { LegendEntry, PlacedEntry } from "./legend-rows.ts";

/** A cell with its edges. */
export interface PlacedCell {
  readonly cell: KnownCell;
  /** Which hypothesis and which item of evidence, from 0. */
  readonly row: number;
  readonly column: number;
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

/** The number over a column. */
export interface ColumnNumber {
  readonly column: number;
  readonly x: number;
  readonly y: number;
}

/** The name or the total of a row: `y` is the middle. */
export interface RowText {
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** What the signs in the cells are, in the order of the legend. */
export const SIGNS = ["for", "against", "neutral", "open", "size", "blank"] as const;

/** A sign with its place in the legend. */
export type LegendSign = PlacedEntry & {
  readonly y: number;
  readonly sign: (typeof SIGNS)[number];
};

/** What is set once for each width of page. */
export interface GridText {
  readonly name: Variant;
  readonly legend: readonly LegendSign[];
  readonly names: readonly RowText[];
}

/** Where the parts of a grid stand, units. */
export interface GridLayout {
  readonly height: number;
  readonly cells: readonly PlacedCell[];
  readonly numbers: readonly ColumnNumber[];
  /** The sums at the ends of the rows, and their heading; none if no sum is known. */
  readonly totals: readonly RowText[];
  readonly texts: readonly GridText[];
}

const EDGE_UNITS = 4;
const LARGEST_NAME_UNITS = 216;
const NAME_GAP_UNITS = 10;
const LINE = 1.15;
const MOST_LINES = 3;
const MOST_COLUMNS = 12;
const WIDEST_CELL_UNITS = 46;
const LEAST_ROW_UNITS = 46;
const HEAD_UNITS = 30;
const BLOCK_GAP_UNITS = 22;
const TOTAL_HEAD = "all";

const WORDS: Readonly<Record<(typeof SIGNS)[number], LegendEntry>> = {
  for: { kind: "dot", text: "for" },
  against: { kind: "dot", text: "against" },
  neutral: { kind: "dot", text: "neutral" },
  open: { kind: "dot", text: "test still open" },
  size: { kind: "none", text: "larger, fuller: more decibels" },
  blank: { kind: "none", text: "empty: not judged" },
};

function nameLines(name: string, units: number, size: number): readonly string[] {
  return labelLines(name, units - NAME_GAP_UNITS, size, MOST_LINES);
}

/** Widths that all blocks of columns share. */
interface Columns {
  readonly names: number;
  readonly cell: number;
  /** In one block. */
  readonly most: number;
}

function totalTexts(rows: readonly KnownHypothesis[]): readonly string[] {
  const isKnown = rows.some(({ total }) => !Number.isNaN(total));
  return isKnown ? rows.map(({ total }) => signedDecibels(total) || "–") : [];
}

/** So many columns in a block that none has more than it can show, and all about the same. */
function columnsOf(rows: readonly KnownHypothesis[], count: number): Columns {
  const longest = (texts: readonly string[]): number =>
    greatest(
      texts.map((text) => Math.ceil(labelUnits(text, TEXT_UNITS.narrow))),
      0,
    );
  const named = longest(rows.map(({ name }) => name)) + NAME_GAP_UNITS;
  const names = EDGE_UNITS + Math.min(LARGEST_NAME_UNITS, named);
  const totals = totalTexts(rows);
  const summed = totals.length === 0 ? 0 : longest([...totals, TOTAL_HEAD]) + NAME_GAP_UNITS;
  const most = Math.ceil(count / Math.max(1, Math.ceil(count / MOST_COLUMNS)));
  const room = DRAWING_WIDTH - EDGE_UNITS - names - summed;
  return { names, most, cell: Math.min(WIDEST_CELL_UNITS, room / Math.max(1, most)) };
}

function rowUnits({ name }: KnownHypothesis, columns: Columns): number {
  const lines = VARIANTS.map(
    ({ size }) => nameLines(name, columns.names - EDGE_UNITS, size).length * size * LINE + 6,
  );
  return Math.ceil(greatest(lines, LEAST_ROW_UNITS));
}

interface Edges {
  readonly y1: number;
  readonly y2: number;
}

/** The edges of the rows of one block. */
function rowEdges(heights: readonly number[], top: number): readonly Edges[] {
  let y = top;
  return heights.map((height) => {
    y += height;
    return { y1: y - height, y2: y };
  });
}

function placedBlock(
  rows: readonly KnownHypothesis[],
  edges: readonly Edges[],
  first: number,
  { names, cell: units, most }: Columns,
): readonly PlacedCell[] {
  return rows.flatMap(({ cells }, row) =>
    cells.slice(first, first + most).map((cell, i) => {
      const { y1 = 0, y2 = 0 } = edges[row] ?? {};
      const x1 = names + i * units;
      return { cell, row, column: first + i, x1, x2: x1 + units, y1, y2 };
    }),
  );
}

function legendOf(top: number, legend: readonly (PlacedEntry & { y: number })[]): LegendSign[] {
  return legend.map((entry, i) => ({ ...entry, y: entry.y + top, sign: SIGNS[i] ?? "size" }));
}

function middleOf({ y1, y2 }: Edges): number {
  return (y1 + y2) / 2;
}

/** Lay out a grid: legend, then blocks of up to twelve columns, each with the names of its rows; sums after the last. */
export function evidenceLayout(rows: readonly KnownHypothesis[]): GridLayout {
  const count = rows[0]?.cells.length ?? 0;
  const { heads, top } = chartHeads(
    SIGNS.map((sign) => WORDS[sign]),
    [],
    4,
  );
  const columns = columnsOf(rows, count);
  const heights = rows.map((row) => rowUnits(row, columns));
  const starts = Array.from(
    { length: Math.max(1, Math.ceil(count / Math.max(1, columns.most))) },
    (_, block) => block * columns.most,
  );
  const blockUnits = HEAD_UNITS + heights.reduce((sum, height) => sum + height, 0);
  const blocks = starts.map((first, block) => {
    const head = top + block * (blockUnits + BLOCK_GAP_UNITS);
    return { first, head, edges: rowEdges(heights, head + HEAD_UNITS) };
  });
  const cells = blocks.flatMap(({ first, edges }) => placedBlock(rows, edges, first, columns));
  const last = blocks.at(-1);
  const inLast = count - (last?.first ?? 0);
  const totalX = columns.names + inLast * columns.cell + NAME_GAP_UNITS / 2;
  const totals = totalTexts(rows);
  const totalHead: RowText = { row: -1, x: totalX, y: (last?.head ?? top) + 15, text: TOTAL_HEAD };
  const sums = totals.map((text, row): RowText => {
    const edges = last?.edges[row] ?? { y1: 0, y2: 0 };
    return { row, x: totalX, y: middleOf(edges), text };
  });
  return {
    height: Math.ceil(top + blocks.length * (blockUnits + BLOCK_GAP_UNITS) - BLOCK_GAP_UNITS + 6),
    cells,
    numbers: blocks.flatMap(({ first, head }) =>
      rows[0] === undefined
        ? []
        : rows[0].cells.slice(first, first + columns.most).map((_, i) => ({
            column: first + i,
            x: columns.names + (i + 0.5) * columns.cell,
            y: head + 15,
          })),
    ),
    totals: sums.length === 0 ? [] : [totalHead, ...sums],
    texts: heads.map(({ name, size, legend }) => ({
      name,
      legend: legendOf(0, legend),
      names: blocks.flatMap(({ edges }) =>
        rows.map((row, i) => ({
          row: i,
          x: columns.names - NAME_GAP_UNITS,
          y: middleOf(edges[i] ?? { y1: 0, y2: 0 }),
          text: nameLines(row.name, columns.names - EDGE_UNITS, size).join("\n"),
        })),
      ),
    })),
  };
}
