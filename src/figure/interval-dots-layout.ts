import { type ChartHead, chartHeads } from "./chart-head.ts";
import { greatest } from "./counts.ts";
import { DRAWING_WIDTH, TEXT_UNITS, type Variant } from "./drawing.ts";
import type { IntervalDots, KnownDots, KnownRow } from "./interval-dots.ts";
import { labelLines, labelUnits, VARIANTS } from "./label.ts";
import type { LegendEntry } from "./legend-rows.ts";
import { plainLine } from "./plain-text.ts";

/** A text with its place: `y` is the middle of its line. */
export interface PlacedLine {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: "start" | "middle" | "end";
  readonly look: "name" | "note" | "group";
  /** The text in full. */
  readonly title: string;
}

/** What is set once for each width of page. */
export interface DotsText {
  readonly name: Variant;
  readonly legend: ChartHead["legend"];
  readonly lines: readonly PlacedLine[];
}

/** A row with the middle of its dot, the upper edge of the lane around it, and the edges of the ground that reads it out. */
export interface PlacedDot {
  readonly row: KnownRow;
  readonly y: number;
  readonly lane: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where the parts of a chart of dots stand, units. */
export interface DotsLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly rows: readonly PlacedDot[];
  readonly texts: readonly DotsText[];
  readonly xOf: (value: number) => number;
}

/** From edge to edge of an interval. */
export const BAR_UNITS = 14;

const EDGE_UNITS = 4;
const LINE = 1.2;
const GAP_UNITS = 12;
const ROW_GAP_UNITS = 10;
const MOST_LINES = 2;
/** Names that keep to one line of this width stand left of the field, others over their rows. */
const LARGEST_BESIDE_UNITS = 170;
const ROOM_UNITS: number = DRAWING_WIDTH - 2 * EDGE_UNITS;
const AXIS_UNITS = 32;
const AXIS_GAP_UNITS = 8;

function legendEntries({ legend, reference }: IntervalDots, rows: readonly KnownRow[]) {
  const has = (key: "lo" | "outerLo" | "tick"): boolean =>
    rows.some((row) => !Number.isNaN(row[key]));
  const entries: readonly LegendEntry[] = [
    { kind: "dot", text: plainLine(legend.value) },
    { kind: "band", text: has("lo") ? plainLine(legend.inner ?? "") : "" },
    { kind: "outer", text: has("outerLo") ? plainLine(legend.outer ?? "") : "" },
    { kind: "tick", text: has("tick") ? plainLine(legend.tick ?? "") : "" },
    { kind: "reference", text: plainLine(reference?.label ?? "") },
  ];
  return entries.filter((entry) => entry.text !== "");
}

type Line = Omit<PlacedLine, "y">;

function fitsOneLine({ name, note }: KnownRow, size: number): boolean {
  const gap = note === "" ? 0 : size;
  return labelUnits(name, size) + gap + labelUnits(note, size) <= ROOM_UNITS;
}

/** Name and note over a row, line by line: side by side, or one under the other. */
function linesOver(
  { name, note }: KnownRow,
  size: number,
  sideBySide: boolean,
): readonly (readonly Line[])[] {
  const named: Omit<Line, "text"> = { x: EDGE_UNITS, anchor: "start", look: "name", title: name };
  const noted: Omit<Line, "text"> = { ...named, look: "note", title: note };
  if (sideBySide) {
    const beside: Line = { ...noted, x: DRAWING_WIDTH - EDGE_UNITS, anchor: "end", text: note };
    return [[{ ...named, text: name }, ...(note === "" ? [] : [beside])]];
  }
  const lines = labelLines(name, ROOM_UNITS, size, MOST_LINES);
  const notes = note === "" ? [] : labelLines(note, ROOM_UNITS, size, MOST_LINES);
  return [
    ...lines.map((text) => [{ ...named, text }]),
    ...notes.map((text) => [{ ...noted, text }]),
  ];
}

function groupLines(group: string, size: number): readonly (readonly Line[])[] {
  const place = { x: EDGE_UNITS, anchor: "start", look: "group", title: group } as const;
  return labelLines(group, ROOM_UNITS, size, MOST_LINES).map((text) => [{ ...place, text }]);
}

/** Lines on top of each other, the last ending at `bottom`. */
function stacked(lines: readonly (readonly Line[])[], bottom: number, size: number): PlacedLine[] {
  return lines.flatMap((line, i) =>
    line.map((text) => ({ ...text, y: bottom - (lines.length - i - 0.5) * size * LINE })),
  );
}

/** The room left of the field if every name keeps to one line there; none if they stand over their rows. */
function roomBeside(rows: readonly KnownRow[]): number {
  const widest = greatest(
    rows.map(({ name }) => labelUnits(name, TEXT_UNITS.narrow)),
    0,
  );
  const fits = rows.every(({ note }) => note === "") && widest <= LARGEST_BESIDE_UNITS;
  return fits ? Math.ceil(widest) + GAP_UNITS : 0;
}

interface Placed {
  readonly dot: PlacedDot;
  readonly lines: Readonly<Record<Variant, readonly PlacedLine[]>>;
}

function besideLine({ name }: KnownRow, left: number, y: number): PlacedLine {
  const x = left - GAP_UNITS;
  return { x, y, text: name, anchor: "end", look: "name", title: name };
}

function tallest(lines: Readonly<Record<Variant, readonly unknown[]>>): number {
  return greatest(
    VARIANTS.map(({ name, size }) => lines[name].length * size * LINE),
    0,
  );
}

function forBoth<T>(of: (name: Variant) => T): Readonly<Record<Variant, T>> {
  return { wide: of("wide"), narrow: of("narrow") };
}

/** How the names of all rows are set. */
interface Setting {
  /** The room left of the field; 0 if names stand over their rows. */
  readonly beside: number;
  /** Whether, over rows, name and note share a line. */
  readonly sideBySide: Readonly<Record<Variant, boolean>>;
}

/** The lines over a row for one width of page. */
function linesOf(row: KnownRow, variant: Variant, o: Setting): readonly (readonly Line[])[] {
  return o.beside > 0 ? [] : linesOver(row, TEXT_UNITS[variant], o.sideBySide[variant]);
}

/** Place a row, and over it the name of its group if it is the first; a row begins where the last one ends. */
function placedRow(row: KnownRow, isFirst: boolean, top: number, o: Setting): Placed {
  const heading = forBoth((name) => (isFirst ? groupLines(row.group, TEXT_UNITS[name]) : []));
  const own = isFirst ? top + GAP_UNITS + tallest(heading) : top;
  const over = forBoth((name) => linesOf(row, name, o));
  const lane = own + tallest(over);
  const y = lane + GAP_UNITS / 2 + BAR_UNITS / 2;
  const bottom = 2 * y - lane + (o.beside > 0 ? 0 : ROW_GAP_UNITS);
  const lines = forBoth((name) => [
    ...stacked(heading[name], own, TEXT_UNITS[name]),
    ...(o.beside > 0 ? [besideLine(row, o.beside, y)] : []),
    ...stacked(over[name], lane, TEXT_UNITS[name]),
  ]);
  return { dot: { row, y, lane, top: own, bottom }, lines };
}

function placedRows(rows: readonly KnownRow[], top: number, o: Setting): readonly Placed[] {
  const placed: Placed[] = [];
  for (const [i, row] of rows.entries()) {
    const isFirst = row.group !== "" && row.group !== rows[i - 1]?.group;
    placed.push(placedRow(row, isFirst, placed.at(-1)?.dot.bottom ?? top, o));
  }
  return placed;
}

/** Lay out a chart of dots: legend, rows, axis with its unit beneath. */
export function dotsLayout(chart: IntervalDots, { rows, axis }: KnownDots): DotsLayout {
  const { heads, top } = chartHeads(legendEntries(chart, rows), [], GAP_UNITS);
  const beside = roomBeside(rows);
  const ends = [axis.ticks[0], axis.ticks.at(-1)].map(
    (tick) => labelUnits(tick?.label ?? "", TEXT_UNITS.narrow) / 2 + EDGE_UNITS,
  );
  const left = Math.max(beside, Math.ceil(ends[0] ?? 0));
  const right = DRAWING_WIDTH - Math.ceil(ends[1] ?? 0);
  const sideBySide = forBoth((name) => rows.every((row) => fitsOneLine(row, TEXT_UNITS[name])));
  const placed = placedRows(rows, top, { beside, sideBySide });
  const bottom = Math.ceil(placed.at(-1)?.dot.bottom ?? top + 2 * TEXT_UNITS.narrow);
  const named = plainLine(chart.unit);
  const unit = forBoth((name) =>
    labelLines(named, right - left, TEXT_UNITS[name], MOST_LINES).map((text): Line[] => [
      { x: (left + right) / 2, anchor: "middle", look: "note", text, title: named },
    ]),
  );
  const unitTop = bottom + AXIS_UNITS;
  return {
    left,
    right,
    top,
    bottom,
    height: Math.ceil(unitTop + tallest(unit) + AXIS_GAP_UNITS),
    rows: placed.map(({ dot }) => dot),
    texts: heads.map(({ name, size, legend }) => ({
      name,
      legend,
      lines: [
        ...placed.flatMap(({ lines }) => lines[name]),
        ...stacked(unit[name], unitTop + unit[name].length * size * LINE, size),
      ],
    })),
    xOf: (value) => left + axis.place(value) * (right - left),
  };
}
