import type { BinnedChart } from "./binned-series.ts";
import type { Cells } from "./block-plot.ts";
import { padEnd, padStart } from "./columns.ts";
import { labelUnits } from "./label.ts";
import { periodTicks } from "./period-ticks.ts";
import type { ValueAxis } from "./value-axis.ts";
import { displayWidth } from "./wrap.ts";

/** At this size a column is one unit. */
const COLUMN_SIZE: number = 1 / labelUnits("n", 1);

/** As many rows as put the ticks on whole rows, from 8 to 12. */
export function rowsFor(ticks: number): number {
  return [12, 11, 10, 9, 8].find((rows) => (rows - 1) % Math.max(1, ticks - 1) === 0) ?? 10;
}

/** A number as the terminal can write it: its minus sign a hyphen where there are no others. */
export function plainNumber(text: string, unicode: boolean): string {
  return unicode ? text : text.replaceAll("−", "-");
}

/**
 * The rows of a plot, each behind its part of the axis, and a rule beneath.
 *
 * @param gutter columns of the longest number of the axis
 */
export function framedRows(
  cells: Cells,
  axis: ValueAxis,
  gutter: number,
  unicode: boolean,
): string[] {
  const labels = new Map(
    axis.ticks.map((tick) => [
      Math.round((1 - axis.place(tick.value)) * (cells.length - 1)),
      tick.label,
    ]),
  );
  const [tickMark, line, corner, rule] = unicode ? ["┤", "│", "└", "─"] : ["+", "|", "+", "-"];
  const lines = cells.map((row, i) => {
    const label = labels.get(i);
    const number = padStart(plainNumber(label ?? "", unicode), gutter);
    return `${number} ${label === undefined ? line : tickMark}${row.join("")}`.trimEnd();
  });
  const columns = cells[0]?.length ?? 0;
  return [...lines, `${" ".repeat(gutter)} ${corner}${(rule ?? "").repeat(columns)}`];
}

/** The labels of the periods under their columns, none touching another. */
export function periodLine(binned: BinnedChart, room: number): string {
  const ticks = periodTicks(binned.periods, binned.cellsPerBin, COLUMN_SIZE);
  return ticks.reduce((line, { index, label }) => {
    const units = displayWidth(label);
    const middle = (index + 0.5) * binned.cellsPerBin;
    const start = Math.max(0, Math.min(room - units, Math.round(middle - units / 2)));
    const isFree = line === "" || displayWidth(line) < start;
    return isFree && start + units <= room ? `${padEnd(line, start)}${label}` : line;
  }, "");
}
