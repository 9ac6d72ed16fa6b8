import type { Markish } from "@observablehq/plot";
import { DRAWING_WIDTH, drawing, type PlotModule, plotted, TEXT_UNITS } from "./drawing.ts";
import {
  cellWords,
  type EvidenceGrid,
  type KnownHypothesis,
  knownHypotheses,
  signedDecibels,
  weightStep,
} from "./evidence-grid.ts";
import {
  type ColumnNumber,
  evidenceLayout,
  type GridLayout,
  type GridText,
  type LegendSign,
  type PlacedCell,
  type RowText,
} from "./evidence-layout.ts";
import { html } from "./html.ts";
import { labelUnits } from "./label.ts";
import { SAMPLE_UNITS, textStart } from "./legend-rows.ts";
import { paint } from "./paint.ts";
import { plainLine } from "./plain-text.ts";

/** Triangles of one to three steps. */
const RADII = [3.5, 4.8, 6.6, 9] as const;
const FAINTEST = 0.1;
const DARKEST = 0.55;
/** A weight of so many decibels and more is darkest. */
const FULL_DECIBELS = 20;
/** How far sign and number stand from the middle of a cell that shows both. */
const SIGN_UP_UNITS = 8;
const NUMBER_DOWN_UNITS = 13;

type Sign = "for" | "against" | "neutral";

interface PlacedSign {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly sign: Sign;
}

function signOf(weight: number): Sign {
  if (weightStep(weight) === 0) return "neutral";
  return weight > 0 ? "for" : "against";
}

/** A triangle points up for, down against; an empty circle is neutral. */
function signMarks(plot: PlotModule, signs: readonly PlacedSign[], className?: string): Markish[] {
  const look = {
    x: "x",
    y: "y",
    r: "radius",
    stroke: paint.ink,
    strokeWidth: 1,
    ...(className !== undefined && { className }),
  } as const;
  const of = (sign: Sign): PlacedSign[] => signs.filter((one) => one.sign === sign);
  return [
    plot.dot(of("for"), { ...look, symbol: "triangle", fill: paint.cooperation }),
    plot.dot(of("against"), { ...look, symbol: "triangle", rotate: 180, fill: paint.conflict }),
    plot.dot(of("neutral"), { ...look, stroke: paint.muted, strokeWidth: 1.5 }),
  ];
}

function darkness({ cell }: PlacedCell): number {
  const share = Math.min(1, Math.abs(cell.weight) / FULL_DECIBELS);
  return FAINTEST + (DARKEST - FAINTEST) * share;
}

/** The grounds of the cells: empty with a frame where blank, else the darker the more they weigh; dashed if open. */
function groundMarks(plot: PlotModule, { cells }: GridLayout): Markish[] {
  const inset = (by: number) =>
    ({
      x1: (c: PlacedCell) => c.x1 + by,
      x2: (c: PlacedCell) => c.x2 - by,
      y1: (c: PlacedCell) => c.y1 + by,
      y2: (c: PlacedCell) => c.y2 - by,
    }) as const;
  const filled = (sign: Sign): PlacedCell[] =>
    cells.filter(({ cell }) => !Number.isNaN(cell.weight) && signOf(cell.weight) === sign);
  return [
    plot.rect(cells, { ...inset(1), stroke: paint.grid, fill: "none" }),
    plot.rect(filled("for"), { ...inset(1), fill: paint.cooperation, fillOpacity: darkness }),
    plot.rect(filled("against"), { ...inset(1), fill: paint.conflict, fillOpacity: darkness }),
    plot.rect(
      cells.filter(({ cell }) => cell.open),
      { ...inset(2.5), stroke: paint.ink, strokeWidth: 1.6, strokeDasharray: "4 3", fill: "none" },
    ),
  ];
}

/** Signs in the cells, on a wide page with the decibels under them; a question mark where a test is open. */
function cellMarks(plot: PlotModule, { cells }: GridLayout): Markish[] {
  const known = cells.filter(({ cell }) => !Number.isNaN(cell.weight));
  const unknown = cells.filter(({ cell }) => cell.open && Number.isNaN(cell.weight));
  const middleX = (c: PlacedCell): number => (c.x1 + c.x2) / 2;
  const middleY = (c: PlacedCell): number => (c.y1 + c.y2) / 2;
  const fits = (c: PlacedCell): boolean =>
    labelUnits(signedDecibels(c.cell.weight), TEXT_UNITS.wide) <= c.x2 - c.x1 - 2;
  const signs = (isNumbered: boolean): PlacedSign[] =>
    known.map((c) => ({
      x: middleX(c),
      y: middleY(c) - (isNumbered && fits(c) ? SIGN_UP_UNITS : 0),
      radius: RADII[weightStep(c.cell.weight)] ?? 0,
      sign: signOf(c.cell.weight),
    }));
  return [
    ...signMarks(plot, signs(true), "wide"),
    ...signMarks(plot, signs(false), "narrow"),
    plot.text(known.filter(fits), {
      x: middleX,
      y: (c: PlacedCell) => middleY(c) + NUMBER_DOWN_UNITS,
      text: (c: PlacedCell) => signedDecibels(c.cell.weight),
      fill: paint.ink,
      fontVariant: "tabular-nums",
      className: "wide",
    }),
    plot.text(unknown, { x: middleX, y: middleY, text: () => "?", fill: paint.ink }),
  ];
}

function headMarks(plot: PlotModule, { numbers, totals }: GridLayout): Markish[] {
  return [
    plot.text(numbers, {
      x: "x",
      y: "y",
      text: (number: ColumnNumber) => String(number.column + 1),
      fill: paint.muted,
      fontVariant: "tabular-nums",
    }),
    plot.text(totals, {
      x: "x",
      y: "y",
      text: "text",
      textAnchor: "start",
      fill: paint.ink,
      fontWeight: "bold",
      fontVariant: "tabular-nums",
    }),
  ];
}

function nameMarks(plot: PlotModule, text: GridText, rows: readonly KnownHypothesis[]): Markish {
  return plot.text(text.names, {
    x: "x",
    y: "y",
    text: "text",
    title: (name: RowText) => rows[name.row]?.name ?? "",
    textAnchor: "end",
    lineHeight: 1.15,
    fill: paint.ink,
    className: text.name,
  });
}

function legendSigns(plot: PlotModule, { name, legend }: GridText): Markish[] {
  const signs = legend.flatMap((entry): PlacedSign[] => {
    const { sign, x, y } = entry;
    if (sign === "open" || sign === "size" || sign === "blank") return [];
    return [{ x: x + SAMPLE_UNITS / 2, y, radius: RADII[sign === "neutral" ? 0 : 2], sign }];
  });
  return [
    ...signMarks(plot, signs, name),
    plot.rect(
      legend.filter(({ sign }) => sign === "open"),
      {
        x1: (entry: LegendSign) => entry.x + 4,
        x2: (entry: LegendSign) => entry.x + SAMPLE_UNITS - 4,
        y1: (entry: LegendSign) => entry.y - 8,
        y2: (entry: LegendSign) => entry.y + 8,
        stroke: paint.ink,
        strokeWidth: 1.6,
        strokeDasharray: "4 3",
        fill: "none",
        className: name,
      },
    ),
    plot.text(legend, {
      x: textStart,
      y: "y",
      text: "text",
      textAnchor: "start",
      fill: paint.muted,
      className: name,
    }),
  ];
}

/** Over each cell an unseen field that reads it out when pointed at, and over each number its item in full. */
function readOuts(
  plot: PlotModule,
  grid: EvidenceGrid,
  rows: readonly KnownHypothesis[],
  layout: GridLayout,
): Markish[] {
  const unseen = { fill: "none", pointerEvents: "all" } as const;
  const saysOf = (column: number): string => plainLine(grid.evidence[column]?.says ?? "");
  return [
    plot.rect(layout.cells, {
      ...unseen,
      x1: "x1",
      x2: "x2",
      y1: "y1",
      y2: "y2",
      title: ({ cell, row, column }: PlacedCell) =>
        `${rows[row]?.name ?? ""}, ${column + 1} ${saysOf(column)}: ${cellWords(cell)}`,
    }),
    plot.rect(layout.numbers, {
      ...unseen,
      x1: (number: ColumnNumber) => number.x - 14,
      x2: (number: ColumnNumber) => number.x + 14,
      y1: (number: ColumnNumber) => number.y - 14,
      y2: (number: ColumnNumber) => number.y + 14,
      title: ({ column }: ColumnNumber) => `${column + 1} ${saysOf(column)}`,
    }),
  ];
}

/**
 * Draw evidence by hypotheses, for a page: a row for each hypothesis, a numbered column for each item, in blocks of
 * up to twelve so that cells stay legible on a telephone, and the sum of each row after the last.
 *
 * A triangle points up where an item speaks for a hypothesis and down where against, the larger and the darker its
 * cell the more it weighs; an empty circle is neutral, an empty cell is not judged, a dashed frame is a test not yet
 * carried out. On a wide page the decibels stand in the cells. What the numbers of the columns stand for says
 * `evidenceGridKey`, to be set under the drawing.
 *
 * @throws RangeError if an id repeats, or a cell lacks its row or column or occurs twice
 * @returns an `<svg>` without scripts, styles or outside references; equal input gives equal bytes
 */
export async function evidenceGridSvg(grid: EvidenceGrid): Promise<string> {
  const rows = knownHypotheses(grid);
  const layout = evidenceLayout(rows);
  const { height } = layout;
  const marks = await plotted((plot) => ({
    height,
    margin: 0,
    x: { type: "linear", domain: [0, DRAWING_WIDTH], axis: null },
    y: { type: "linear", domain: [height, 0], axis: null },
    r: { type: "identity" },
    opacity: { type: "identity" },
    marks: [
      ...groundMarks(plot, layout),
      ...cellMarks(plot, layout),
      ...headMarks(plot, layout),
      ...layout.texts.flatMap((text) => [nameMarks(plot, text, rows), ...legendSigns(plot, text)]),
      ...readOuts(plot, grid, rows, layout),
    ],
  }));
  const isEmpty = layout.cells.length === 0;
  const nothing = html`<text x="${DRAWING_WIDTH / 2}" y="${height - 14}" text-anchor="middle" fill="${paint.muted}">No evidence to weigh</text>`;
  return drawing(grid, height, [marks, html`${isEmpty && nothing}`]);
}
