import { checkRange, knownPoint } from "./aligned-series.ts";
import type { Described } from "./drawing.ts";
import { linearAxis } from "./linear-axis.ts";
import { plainLine } from "./plain-text.ts";
import type { Table, TableCell, TableColumn } from "./table.ts";
import type { ValueAxis } from "./value-axis.ts";

/** A quantity with what surrounds it. */
export interface DotRow {
  readonly name: string;
  /** Rows of one group stand together under its name, the groups in the order of their first rows. */
  readonly group?: string;
  /** The dot; a number that is not finite is unknown, and nothing of the row is drawn but its tick. */
  readonly value: number;
  /** Ends of the inner interval; with one of them left out or not finite, there is none. */
  readonly lo?: number;
  readonly hi?: number;
  /** A wider statement about the same quantity: its range over other choices, or a joint band. */
  readonly outer?: { readonly lo: number; readonly hi: number };
  /** A value to compare this row with: its prior. */
  readonly tick?: number;
  /** A word or two beside the name: a verdict, or why the value is unknown. */
  readonly note?: string;
}

/** Quantities on one axis, a row each. */
export interface IntervalDots extends Described {
  /** Stands beside the drawing, not in it: see `figureHtml`. */
  readonly caption: string;
  /** What the values are: `probability of inclusion`. */
  readonly unit: string;
  /** What dot, intervals and tick are; what a legend does not name is not explained. */
  readonly legend: {
    readonly value: string;
    readonly inner?: string;
    readonly outer?: string;
    readonly tick?: string;
  };
  /** What the axis shows at least, the lower end first. */
  readonly range: readonly [number, number];
  /** A value to compare all rows with, drawn through them; with a label the legend names it. */
  readonly reference?: { readonly value: number; readonly label?: string };
  /** In the order to show, from the top. */
  readonly rows: readonly DotRow[];
}

/** A row whose text is safe to show; what is unknown is NaN, what is not said is empty. */
export interface KnownRow {
  readonly name: string;
  readonly group: string;
  readonly note: string;
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
  readonly outerLo: number;
  readonly outerHi: number;
  readonly tick: number;
}

/** The rows in the order shown, with the axis that they share. */
export interface KnownDots {
  readonly rows: readonly KnownRow[];
  readonly axis: ValueAxis;
}

const UNKNOWN = Number.NaN;

function knownRow(row: DotRow): KnownRow {
  const { value, lo, hi } = knownPoint(row);
  const outer = row.outer === undefined ? undefined : knownPoint({ value, ...row.outer });
  return {
    name: plainLine(row.name),
    group: plainLine(row.group ?? ""),
    note: plainLine(row.note ?? ""),
    value,
    lo,
    hi,
    outerLo: outer?.lo ?? UNKNOWN,
    outerHi: outer?.hi ?? UNKNOWN,
    tick: row.tick !== undefined && Number.isFinite(row.tick) ? row.tick : UNKNOWN,
  };
}

/**
 * The numbers of a chart, those of one group together: what drawing, terminal and table share.
 *
 * @throws RangeError if the range or an interval goes down, or the value to compare with is not finite
 */
export function knownDots(chart: IntervalDots): KnownDots {
  checkRange(chart.range);
  const compared = chart.reference?.value ?? 0;
  if (!Number.isFinite(compared)) {
    throw new RangeError(`a value to compare with is finite, not ${compared}`);
  }
  const given = chart.rows.map(knownRow);
  const groups = [...new Set(given.map((row) => row.group))];
  const rows = groups.flatMap((group) => given.filter((row) => row.group === group));
  const shown = rows
    .flatMap((row) => [row.value, row.lo, row.hi, row.outerLo, row.outerHi, row.tick])
    .filter(Number.isFinite);
  const reference = chart.reference === undefined ? [] : [compared];
  return { rows, axis: linearAxis([...shown, ...reference], chart.range) };
}

/** A row in words: `0.62 (0.55 to 0.70), range 0.40 to 0.81, prior 0.50`. */
export function rowText(row: KnownRow, chart: IntervalDots, axis: ValueAxis): string {
  const { legend } = chart;
  const named = (name: string | undefined, other: string): string => plainLine(name ?? other);
  const span = (lo: number, hi: number): string => `${axis.text(lo)} to ${axis.text(hi)}`;
  const parts = [
    Number.isNaN(row.value) ? "unknown" : axis.text(row.value),
    Number.isNaN(row.lo) ? "" : `${named(legend.inner, "interval")} ${span(row.lo, row.hi)}`,
    Number.isNaN(row.outerLo)
      ? ""
      : `${named(legend.outer, "range")} ${span(row.outerLo, row.outerHi)}`,
    Number.isNaN(row.tick) ? "" : `${named(legend.tick, "compared with")} ${axis.text(row.tick)}`,
    row.note,
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function columnsOf(chart: IntervalDots, rows: readonly KnownRow[]): readonly TableColumn[] {
  const { value, inner = "interval", outer = "range", tick = "compared with" } = chart.legend;
  const has = (key: keyof KnownRow): boolean =>
    rows.some((row) => row[key] !== "" && !Number.isNaN(row[key]));
  const number = (key: keyof KnownRow, title: string): readonly TableColumn[] =>
    key === "value" || has(key) ? [{ key, title: plainLine(title), align: "right" }] : [];
  const text = (key: keyof KnownRow, title: string): readonly TableColumn[] =>
    has(key) ? [{ key, title, align: "left" }] : [];
  return [
    { key: "name", title: "Name", align: "left" },
    ...text("group", "Group"),
    ...number("value", value),
    ...number("lo", `${inner}, low`),
    ...number("hi", `${inner}, high`),
    ...number("outerLo", `${outer}, low`),
    ...number("outerHi", `${outer}, high`),
    ...number("tick", tick),
    ...text("note", "Note"),
  ];
}

/**
 * The numbers of the chart, a row each in the order shown, rounded as finely as the drawing is read. Columns that
 * would be empty throughout are left out; their keys are `group`, `value`, `lo`, `hi`, `outerLo`, `outerHi`, `tick`
 * and `note`.
 *
 * @throws RangeError as `intervalDotsSvg`
 */
export function intervalDotsTable(chart: IntervalDots): Table {
  const { rows, axis } = knownDots(chart);
  const columns = columnsOf(chart, rows);
  const cellOf = (cell: string | number): TableCell =>
    typeof cell === "number" ? axis.rounded(cell) : cell;
  const unit = plainLine(chart.unit);
  return {
    caption: unit === "" ? plainLine(chart.title) : `${plainLine(chart.title)} (${unit})`,
    columns,
    rows: rows.map((row) =>
      Object.fromEntries(
        columns.map(({ key }) => [key, cellOf(row[key as keyof KnownRow])] as const),
      ),
    ),
  };
}
