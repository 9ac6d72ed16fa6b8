import { pointText } from "./aligned-series.ts";
import { padEnd, padStart, type TerminalOptions, widest } from "./columns.ts";
import { type IntervalDots, type KnownDots, type KnownRow, knownDots } from "./interval-dots.ts";
import { plainLine } from "./plain-text.ts";
import { displayWidth, wrapText } from "./wrap.ts";

/** A row of which nothing is seen but the line to compare with. */
const UNSEEN: KnownRow = {
  name: "",
  group: "",
  note: "",
  value: Number.NaN,
  lo: Number.NaN,
  hi: Number.NaN,
  outerLo: Number.NaN,
  outerHi: Number.NaN,
  tick: Number.NaN,
};

/** The signs of a row. */
interface Signs {
  readonly dot: string;
  readonly inner: string;
  readonly outer: string;
  readonly tick: string;
  readonly reference: string;
  readonly rule: string;
}

const FINE: Signs = { dot: "●", inner: "━", outer: "─", tick: "◇", reference: "┊", rule: "─" };
const PLAIN: Signs = { dot: "o", inner: "=", outer: "-", tick: "^", reference: ":", rule: "-" };

const LEAST_PLOT_COLUMNS = 12;
const LARGEST_NAME_SHARE = 0.4;
const LARGEST_NUMBER_SHARE = 0.45;
const LEAST_NAME_COLUMNS = 8;
const GAP = "  ";
const NO_BREAK = "\u00A0";

/** What the values and signs are, in lines; a sign stays with the word after it. */
function keyOf(
  { legend, reference, unit }: IntervalDots,
  known: KnownDots,
  signs: Signs,
  width: number,
): string {
  const has = (key: "lo" | "outerLo" | "tick"): boolean =>
    known.rows.some((row) => !Number.isNaN(row[key]));
  const parts: readonly (readonly [string, string | undefined])[] = [
    [signs.dot, legend.value],
    [signs.inner, has("lo") ? legend.inner : ""],
    [signs.outer, has("outerLo") ? legend.outer : ""],
    [signs.tick, has("tick") ? legend.tick : ""],
    [signs.reference, reference?.label],
  ];
  const named = parts
    .map(([sign, text]) => [sign, plainLine(text ?? "")] as const)
    .filter(([, text]) => text !== "")
    .map(([sign, text]) => `${sign}${NO_BREAK}${text}`);
  const parted = [plainLine(unit), ...named].filter((text) => text !== "").join("; ");
  return wrapText(parted, width).replaceAll(NO_BREAK, " ");
}

/** The cells of one row: dot over tick over the line to compare with over the inner interval over the outer. */
function plotCells(row: KnownRow, reference: number, known: KnownDots, columns: number, s: Signs) {
  const at = (value: number): number => Math.round(known.axis.place(value) * (columns - 1));
  const cells = Array.from({ length: columns }, () => " ");
  const fill = (lo: number, hi: number, sign: string): void => {
    if (!(Number.isNaN(lo) || Number.isNaN(hi))) cells.fill(sign, at(lo), at(hi) + 1);
  };
  fill(row.outerLo, row.outerHi, s.outer);
  fill(row.lo, row.hi, s.inner);
  fill(reference, reference, s.reference);
  fill(row.tick, row.tick, s.tick);
  fill(row.value, row.value, s.dot);
  return cells.join("");
}

/** The numbers of the axis under their columns, none touching another. */
function axisNumbers({ axis }: KnownDots, columns: number): string {
  return axis.ticks.reduce((line, { value, label }) => {
    const middle = Math.round(axis.place(value) * (columns - 1));
    const units = displayWidth(label);
    const start = Math.max(0, Math.min(columns - units, middle - Math.floor(units / 2)));
    const isFree = line === "" || displayWidth(line) < start;
    return isFree ? `${padEnd(line, start)}${label}` : line;
  }, "");
}

/** Name and note of a row in lines, the note set in. */
function nameLines({ name, note }: KnownRow, width: number): readonly string[] {
  const notes = note === "" ? [] : wrapText(note, width, GAP).split("\n");
  return [...wrapText(name, width).split("\n"), ...notes];
}

/** The values, with their inner intervals if those leave room for the rest. */
function numbersOf({ rows, axis }: KnownDots, width: number): readonly string[] {
  const full = rows.map((row) => pointText(row, axis));
  if (widest(full) <= width * LARGEST_NUMBER_SHARE) return full;
  return rows.map((row) => pointText({ ...row, lo: Number.NaN, hi: Number.NaN }, axis));
}

/**
 * Quantities on one axis for a terminal: a row each with its name, its value with the inner interval, and its place;
 * under the name its note.
 *
 * @param o.width columns of the terminal, from 60
 * @throws RangeError as `intervalDotsSvg`
 */
export function intervalDotsText(chart: IntervalDots, o: TerminalOptions): string {
  const known = knownDots(chart);
  const signs = (o.unicode ?? true) ? FINE : PLAIN;
  const { rows } = known;
  const numbers = numbersOf(known, o.width);
  const numberWidth = widest(numbers);
  const room = o.width - numberWidth - 2 * GAP.length;
  const mostNamed = Math.max(
    LEAST_NAME_COLUMNS,
    Math.min(room - LEAST_PLOT_COLUMNS, Math.floor(o.width * LARGEST_NAME_SHARE)),
  );
  const named = rows.map((row) => nameLines(row, mostNamed));
  const nameWidth = widest(named.flat());
  const plot = room - nameWidth;
  const reference = chart.reference?.value ?? Number.NaN;
  const line = (left: string, number: string, right: string): string =>
    [padEnd(left, nameWidth), padStart(number, numberWidth), right].join(GAP).trimEnd();
  const empty = plotCells(UNSEEN, reference, known, plot, signs);
  const lines = rows.flatMap((row, i) => {
    const isFirst = row.group !== "" && row.group !== rows[i - 1]?.group;
    const [first = "", ...more] = named[i] ?? [];
    return [
      ...(isFirst ? wrapText(row.group, o.width).split("\n") : []),
      line(first, numbers[i] ?? "", plotCells(row, reference, known, plot, signs)),
      ...more.map((text) => line(text, "", empty)),
    ];
  });
  const text = [
    keyOf(chart, known, signs, o.width),
    "",
    ...lines,
    line("", "", signs.rule.repeat(plot)),
    line("", "", axisNumbers(known, plot)),
  ].join("\n");
  return (o.unicode ?? true) ? text : text.replaceAll("−", "-");
}
