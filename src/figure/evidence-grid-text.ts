import { padEnd, padStart, type TerminalOptions, widest } from "./columns.ts";
import {
  type EvidenceGrid,
  type KnownCell,
  type KnownHypothesis,
  knownHypotheses,
  signedDecibels,
} from "./evidence-grid.ts";
import { plainLine } from "./plain-text.ts";
import { wrapText } from "./wrap.ts";

const LARGEST_NAME_SHARE = 0.32;
const LEAST_CELL_COLUMNS = 4;
const TOTAL_HEAD = "all";

/** A cell: its decibels, a dot where blank; a question mark where a test is open. */
function cellText({ weight, open }: KnownCell, unicode: boolean): string {
  const mark = open ? "?" : "";
  if (Number.isNaN(weight)) return mark || (unicode ? "·" : ".");
  return `${signedDecibels(weight)}${mark}`;
}

interface Block {
  readonly first: number;
  readonly end: number;
}

/** As many columns in each block as fit, all about the same. */
function blocksOf(count: number, most: number): readonly Block[] {
  const blocks = Math.max(1, Math.ceil(count / Math.max(1, most)));
  const each = Math.ceil(count / blocks);
  return Array.from({ length: blocks }, (_, i) => ({
    first: i * each,
    end: Math.min(count, (i + 1) * each),
  }));
}

/** A row of the grid with its name wrapped before it. */
function rowLines(name: string, nameWidth: number, cells: readonly string[]): readonly string[] {
  const [first = "", ...more] = wrapText(name, nameWidth).split("\n");
  return [[padEnd(first, nameWidth), ...cells].join("").trimEnd(), ...more];
}

function keyLines({ evidence }: EvidenceGrid, width: number): readonly string[] {
  const numberWidth = String(evidence.length).length;
  return evidence.flatMap(({ says, note }, i) => {
    const noted = plainLine(note ?? "");
    const text = `${plainLine(says)}${noted === "" ? "" : ` (${noted})`}`;
    const indent = " ".repeat(numberWidth + 2);
    const [first = "", ...more] = wrapText(text, width - indent.length).split("\n");
    return [
      `${padStart(String(i + 1), numberWidth)}  ${first}`.trimEnd(),
      ...more.map((line) => `${indent}${line}`),
    ];
  });
}

function isSummed(rows: readonly KnownHypothesis[]): boolean {
  return rows.some(({ total }) => !Number.isNaN(total));
}

/**
 * Evidence by hypotheses for a terminal: decibels in numbered columns, in as many blocks as the width needs, the sums
 * after the last, and a key to the columns.
 *
 * @param o.width columns of the terminal, from 60
 * @throws RangeError as `evidenceGridSvg`
 */
export function evidenceGridText(grid: EvidenceGrid, o: TerminalOptions): string {
  const rows = knownHypotheses(grid);
  const unicode = o.unicode ?? true;
  const texts = rows.map(({ cells }) => cells.map((cell) => cellText(cell, unicode)));
  const totals = rows.map(({ total }) => signedDecibels(total) || (unicode ? "–" : "-"));
  const cellWidth = Math.max(LEAST_CELL_COLUMNS, widest(texts.flat()) + 1);
  const totalWidth = isSummed(rows) ? Math.max(cellWidth, widest(totals) + 2) : 0;
  const names = rows.map(({ name }) => name);
  const mostNamed = Math.floor(o.width * LARGEST_NAME_SHARE);
  const nameWidth = widest(names.flatMap((name) => wrapText(name, mostNamed).split("\n")));
  const room = o.width - nameWidth - totalWidth;
  const blocks = blocksOf(grid.evidence.length, Math.floor(room / cellWidth));
  const lines = blocks.flatMap(({ first, end }) => {
    const isLast = end === grid.evidence.length;
    const summed = (text: string): string[] =>
      isLast && totalWidth > 0 ? [padStart(text, totalWidth)] : [];
    const numbers = grid.evidence
      .slice(first, end)
      .map((_, i) => padStart(String(first + i + 1), cellWidth));
    return [
      ...rowLines("", nameWidth, [...numbers, ...summed(TOTAL_HEAD)]),
      ...names.flatMap((name, row) =>
        rowLines(name, nameWidth, [
          ...(texts[row] ?? []).slice(first, end).map((text) => padStart(text, cellWidth)),
          ...summed(totals[row] ?? ""),
        ]),
      ),
      "",
    ];
  });
  const blank = unicode ? "·" : ".";
  const key = `Decibels: + for, - against; ${blank} not judged; ? a test still open.`;
  const text = [wrapText(key, o.width), "", ...lines, ...keyLines(grid, o.width)].join("\n");
  return unicode ? text.replace("- against", "− against") : text.replaceAll("−", "-");
}
