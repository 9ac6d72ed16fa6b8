import { padEnd, padStart, type TerminalOptions, widest } from "./columns.ts";
import { greatest } from "./counts.ts";
import { plainLine } from "./plain-text.ts";
import { alignmentOf, cellText, type Table, type TableColumn } from "./table.ts";
import { unbreakableWidth, wrapText } from "./wrap.ts";

const GAP = "  ";
/** Words up to this long stay whole, so that a date does. */
const LONGEST_WHOLE_WORD = 12;

interface Layout {
  readonly key: string;
  readonly title: string;
  readonly align: "left" | "right";
  readonly width: number;
  /** The fewest columns it can do with. */
  readonly least: number;
}

/** Text wraps between words; numbers do not wrap, though their header does. */
function layoutOf(table: Table, column: TableColumn): Layout {
  const align = alignmentOf(table, column);
  const title = plainLine(column.title);
  const cells = table.rows.map((row) => cellText(row[column.key]));
  const longestWord = widest([title, ...cells].flatMap((text) => text.split(" ")));
  const longestAddress = greatest([title, ...cells].map(unbreakableWidth), 0);
  const least =
    align === "right"
      ? widest([...title.split(" "), ...cells])
      : Math.max(longestAddress, Math.min(longestWord, LONGEST_WHOLE_WORD));
  return { key: column.key, title, align, width: widest([title, ...cells]), least };
}

/** The column to make narrower next: a number's header wraps before text does, then the widest gives. */
function giver(columns: readonly Layout[]): Layout | undefined {
  const able = columns.filter((column) => column.width > column.least);
  const headers = able.filter((column) => column.align === "right");
  const [first, ...rest] = headers.length > 0 ? headers : able;
  return rest.reduce((most, column) => (most && column.width > most.width ? column : most), first);
}

function fitted(columns: readonly Layout[], room: number): readonly Layout[] {
  let set = columns;
  while (set.reduce((sum, column) => sum + column.width, 0) > room) {
    const giving = giver(set);
    if (giving === undefined) break;
    set = set.map((c) => (c === giving ? { ...c, width: c.width - 1 } : c));
  }
  return set;
}

function padded(text: string, column: Layout): string {
  return column.align === "right" ? padStart(text, column.width) : padEnd(text, column.width);
}

function rowLines(texts: readonly string[], columns: readonly Layout[]): string[] {
  const cells = columns.map((column, i) => wrapText(texts[i] ?? "", column.width).split("\n"));
  const height = Math.max(1, ...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, k) =>
    columns
      .map((column, i) => padded(cells[i]?.[k] ?? "", column))
      .join(GAP)
      .trimEnd(),
  );
}

/**
 * The table for a terminal: caption, headers, a rule, rows; numbers to the right.
 *
 * Where it is too wide, the widest text column is wrapped first. It exceeds the width only if what cannot
 * be wrapped (numbers, web addresses, twelve columns for each text) does.
 *
 * @param o.width columns of the terminal
 */
export function tableText(t: Table, o: TerminalOptions): string {
  const natural = t.columns.map((column) => layoutOf(t, column));
  const columns = fitted(natural, o.width - GAP.length * Math.max(0, natural.length - 1));
  const dash = (o.unicode ?? true) ? "─" : "-";
  const rule = columns.map((column) => dash.repeat(column.width)).join(GAP);
  const body = t.rows.flatMap((row) =>
    rowLines(
      columns.map((column) => cellText(row[column.key])),
      columns,
    ),
  );
  const head = rowLines(
    columns.map((column) => column.title),
    columns,
  );
  return [wrapText(t.caption, o.width), "", ...head, rule, ...body, ""].join("\n");
}
