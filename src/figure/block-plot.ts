import { type BinnedChart, type PlacedBand, placeBetween } from "./binned-series.ts";

/** Rows of cells, each one column wide. */
export type Cells = readonly (readonly string[])[];

const BRAILLE = 0x2800;
/** The bits of a cell's dots: four rows, left and right. */
const DOTS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
];

/** How a plot of cells is drawn. */
export interface BlockPlotOptions {
  /** At least 2; the first stands for the upper end of the axis, the last for the lower. */
  readonly rows: number;
  readonly unicode: boolean;
  /** The place of a line across, from 0 to 1. */
  readonly reference: number | undefined;
}

/** The columns that a chart takes. */
export function columnsOf(chart: BinnedChart): number {
  return chart.periods.length * chart.cellsPerBin;
}

/** The row of a place on the axis. */
export function rowOf(place: number, rows: number): number {
  return Math.round((1 - place) * (rows - 1));
}

/** The letter of a series in a plot of several. */
export function seriesLetter(index: number): string {
  return String.fromCharCode(65 + index);
}

/** Shade what lies between the ends of the intervals. */
export function shadeBand(
  grid: string[][],
  points: readonly PlacedBand[],
  c: BinnedChart,
  shade: string,
): void {
  const [lows, highs] = [points.map((p) => p.lo), points.map((p) => p.hi)];
  for (let column = 0; column < columnsOf(c); column += 1) {
    const at = (column + 0.5) / c.cellsPerBin - 0.5;
    const reach = 0.51 / c.cellsPerBin;
    const [low, high] = [placeBetween(lows, at, reach), placeBetween(highs, at, reach)];
    if (Number.isNaN(low) || Number.isNaN(high)) continue;
    for (let row = rowOf(high, grid.length); row <= rowOf(low, grid.length); row += 1) {
      setCell(grid, row, column, shade);
    }
  }
}

/** Set a cell, if there is one. */
export function setCell(grid: string[][], row: number, column: number, text: string): void {
  const cells = grid[row];
  if (cells !== undefined && column < cells.length) cells[column] = text;
}

/** A line of letters or other signs, one for each column; an asterisk where two letters meet. */
export function letterLine(
  grid: string[][],
  points: readonly PlacedBand[],
  c: BinnedChart,
  mark: string,
): void {
  const places = points.map((point) => point.value);
  for (let column = 0; column < columnsOf(c); column += 1) {
    const at = (column + 0.5) / c.cellsPerBin - 0.5;
    const place = placeBetween(places, at, 0.51 / c.cellsPerBin);
    if (Number.isNaN(place)) continue;
    const row = rowOf(place, grid.length);
    const isTaken = /[A-Z*]/.test(grid[row]?.[column] ?? "");
    setCell(grid, row, column, isTaken ? "*" : mark);
  }
}

/** A line of dots, two columns and four rows of them in each cell; steep parts are filled. */
export function dotLine(grid: string[][], points: readonly PlacedBand[], c: BinnedChart): void {
  const places = points.map((point) => point.value);
  const bits = new Map<string, number>();
  let before = Number.NaN;
  for (let x = 0; x < columnsOf(c) * 2; x += 1) {
    const at = (x + 0.5) / 2 / c.cellsPerBin - 0.5;
    const place = placeBetween(places, at, 0.26 / c.cellsPerBin);
    const y = Math.round((1 - place) * (grid.length - 1) * 4) + 1;
    if (!Number.isNaN(place)) {
      const from = Number.isNaN(before) ? y : before + Math.sign(y - before);
      for (let dot = Math.min(from, y); dot <= Math.max(from, y); dot += 1) {
        const cell = `${dot >> 2} ${x >> 1}`;
        bits.set(cell, (bits.get(cell) ?? 0) | (DOTS[dot % 4]?.[x % 2] ?? 0));
      }
    }
    before = Number.isNaN(place) ? Number.NaN : y;
  }
  for (const [cell, set] of bits) {
    const [row = 0, column = 0] = cell.split(" ").map(Number);
    setCell(grid, row, column, String.fromCharCode(BRAILLE + set));
  }
}

/**
 * Plot series into cells: bands shaded, a line across, and the lines over them; a single line in fine dots,
 * several as letters, with an asterisk where two meet.
 *
 * @returns as many rows as asked for, all of the chart's columns
 */
export function blockPlot(chart: BinnedChart, o: BlockPlotOptions): Cells {
  const grid = Array.from({ length: o.rows }, () =>
    Array.from({ length: columnsOf(chart) }, () => " "),
  );
  for (const points of chart.series) shadeBand(grid, points, chart, o.unicode ? "░" : ":");
  if (o.reference !== undefined) grid[rowOf(o.reference, o.rows)]?.fill(o.unicode ? "┄" : "-");
  const [only] = chart.series;
  if (chart.series.length === 1 && only !== undefined) {
    if (o.unicode) dotLine(grid, only, chart);
    else letterLine(grid, only, chart, "o");
  } else {
    for (const [i, points] of chart.series.entries()) {
      letterLine(grid, points, chart, seriesLetter(i));
    }
  }
  return grid;
}
