import { padEnd, padStart, type TerminalOptions, widest } from "./columns.ts";
import { checkCounts, greatest, type NamedCount, percentage, totalOf } from "./counts.ts";
import { plainLine } from "./plain-text.ts";
import { shortened } from "./wrap.ts";

const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** A bar in eighths of a cell, so that small differences show; any count above 0 leaves a trace. */
function fineBar(cells: number, unicode: boolean): string {
  if (cells <= 0) return "";
  if (!unicode) return "#".repeat(Math.max(1, Math.round(cells)));
  const eighths = Math.max(1, Math.round(cells * 8));
  return "█".repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");
}

/**
 * Horizontal bars, one line for each name: name, count, share of the total, bar.
 *
 * @param rows counts are whole numbers from 0
 * @param o.width columns of the terminal, from 60; a name longer than two fifths of it is shortened
 * @throws RangeError if a count is not a whole number from 0
 */
export function barsText(rows: readonly NamedCount[], o: TerminalOptions): string {
  checkCounts(rows.map((row) => row.count));
  const unicode = o.unicode ?? true;
  const longest = Math.floor(o.width * 0.4);
  const names = rows.map((row) => shortened(plainLine(row.name), longest, unicode ? "…" : "..."));
  const total = totalOf(rows);
  const most = greatest(
    rows.map((row) => row.count),
    1,
  );
  const [nameWidth, countWidth] = [widest(names), String(most).length];
  const room = Math.max(1, o.width - nameWidth - countWidth - 10);
  return rows
    .map((row, i) => {
      const name = padEnd(names[i] ?? "", nameWidth);
      const count = padStart(String(row.count), countWidth);
      const share = padStart(percentage(row.count, total), 4);
      return `${name}  ${count}  ${share}  ${fineBar((room * row.count) / most, unicode)}`.trimEnd();
    })
    .join("\n");
}

const LEVELS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/**
 * A series in one line of block characters, from 0 (or the least value, if negative) to the greatest.
 *
 * @param values any numbers; one that is not finite leaves a gap
 */
export function sparkline(values: readonly number[]): string {
  const known = values.filter((value) => Number.isFinite(value));
  const low = known.reduce((least, value) => Math.min(least, value), 0);
  const span = greatest(known, low) - low;
  const levelOf = (value: number): number =>
    span === 0 ? 0 : Math.round(((value - low) / span) * (LEVELS.length - 1));
  return values.map((v) => (Number.isFinite(v) ? (LEVELS[levelOf(v)] ?? "") : " ")).join("");
}
