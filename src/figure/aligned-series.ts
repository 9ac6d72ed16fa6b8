import type { BandedSeries, SeriesPoint } from "./banded-series.ts";
import { checkCounts } from "./counts.ts";
import { linearAxis } from "./linear-axis.ts";
import { logarithmicAxis } from "./logarithmic-axis.ts";
import { marksAt, type PlacedMark, placedMarks } from "./period-marks.ts";
import { plainLine } from "./plain-text.ts";
import { MOST_SERIES } from "./series-paint.ts";
import type { ValueAxis } from "./value-axis.ts";

/** What is known of a period; what is not is NaN. */
export interface AlignedPoint {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
}

/** A series with a point for every period. */
export interface AlignedSeries {
  readonly name: string;
  readonly points: readonly AlignedPoint[];
}

/** The numbers of a chart in the order of its periods: what the drawings and the table share. */
export interface AlignedChart {
  readonly periods: readonly string[];
  readonly series: readonly AlignedSeries[];
  /** NaN where nothing is said; no counts if the chart has none. */
  readonly counts: readonly number[] | undefined;
  readonly marks: readonly PlacedMark[];
  readonly axis: ValueAxis;
  /** Whether some interval is known. */
  readonly hasBands: boolean;
}

/** A run of neighbouring periods, the end excluded. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

const UNKNOWN: AlignedPoint = { value: Number.NaN, lo: Number.NaN, hi: Number.NaN };

/**
 * Where each period stands.
 *
 * @throws RangeError if a period is given twice
 */
export function indexOfPeriods(periods: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map(periods.map((period, i) => [period, i]));
  if (places.size !== periods.length) throw new RangeError("a period stands on an axis once only");
  return places;
}

/**
 * Put rows in the order of the periods.
 *
 * @throws RangeError if a row stands outside the periods, or two rows are of one period
 */
export function inOrder<Row extends { readonly period: string }>(
  rows: readonly Row[],
  places: ReadonlyMap<string, number>,
): readonly (Row | undefined)[] {
  const ordered: (Row | undefined)[] = Array.from({ length: places.size }, () => undefined);
  for (const row of rows) {
    const place = places.get(row.period);
    if (place === undefined) throw new RangeError(`${row.period} is no period of the axis`);
    if (ordered[place] !== undefined) throw new RangeError(`${row.period} is given twice`);
    ordered[place] = row;
  }
  return ordered;
}

/**
 * Refuse a range that no axis can show.
 *
 * @throws RangeError unless it goes up from one finite number to another
 */
export function checkRange([low, high]: readonly [number, number]): void {
  if (!(Number.isFinite(low) && Number.isFinite(high) && low < high)) {
    throw new RangeError(`a range goes up from one finite number to another, not ${low},${high}`);
  }
}

/**
 * What is known of a point: an interval only beside a value, and only with both of its ends.
 *
 * @throws RangeError if the interval goes down
 */
export function knownPoint(point: Omit<SeriesPoint, "period"> | undefined): AlignedPoint {
  if (point === undefined || !Number.isFinite(point.value)) return UNKNOWN;
  const { value, lo = Number.NaN, hi = Number.NaN } = point;
  if (lo > hi) throw new RangeError(`an interval goes up, not from ${lo} to ${hi}`);
  const isBanded = Number.isFinite(lo) && Number.isFinite(hi);
  return isBanded ? { value, lo, hi } : { ...UNKNOWN, value };
}

function checkScale(chart: BandedSeries, points: readonly AlignedPoint[]): void {
  const { range = [1, 2], reference } = chart;
  const [low] = range;
  checkRange(range);
  if (reference !== undefined && !Number.isFinite(reference.value)) {
    throw new RangeError(`a value to compare with is finite, not ${reference.value}`);
  }
  const shown = [low, reference?.value ?? 1, ...points.map((point) => point.value)];
  if (chart.scale === "log" && shown.some((value) => value <= 0)) {
    throw new RangeError("a logarithmic scale shows values above 0 only");
  }
}

function axisOf(chart: BandedSeries, points: readonly AlignedPoint[]): ValueAxis {
  checkScale(chart, points);
  const compared = chart.reference === undefined ? [] : [chart.reference.value];
  const known = points
    .flatMap(({ value, lo, hi }) => [value, lo, hi])
    .filter((value) => !Number.isNaN(value));
  const values = [...compared, ...known];
  return chart.scale === "log"
    ? logarithmicAxis([...values, ...(chart.range ?? [])])
    : linearAxis(values, chart.range);
}

/**
 * Put the numbers of a chart in the order of its periods.
 *
 * @throws RangeError if there is no series or are more than three, a period is given twice or stands outside
 *   the axis, an interval or a range goes down, a count is no whole number from 0, or a logarithmic scale
 *   meets a value that is not above 0
 */
export function alignedChart(chart: BandedSeries): AlignedChart {
  if (chart.series.length < 1 || chart.series.length > MOST_SERIES) {
    throw new RangeError(`a chart has 1 to ${MOST_SERIES} series, not ${chart.series.length}`);
  }
  const places = indexOfPeriods(chart.periods);
  const series = chart.series.map(({ name, points }) => ({
    name: plainLine(name),
    points: inOrder(points, places).map(knownPoint),
  }));
  const rows = chart.events?.counts;
  checkCounts((rows ?? []).map((row) => row.count));
  const all = series.flatMap(({ points }) => points);
  return {
    periods: chart.periods.map(plainLine),
    series,
    counts: rows && inOrder(rows, places).map((row) => row?.count ?? Number.NaN),
    marks: placedMarks(chart.marks ?? [], chart.periods),
    axis: axisOf(chart, all),
    hasBands: all.some((point) => !Number.isNaN(point.lo)),
  };
}

/** The runs of neighbouring periods in which something is known. */
export function runsOf(isKnown: readonly boolean[]): readonly Run[] {
  const starts = isKnown.flatMap((known, i) => (known && isKnown[i - 1] !== true ? [i] : []));
  return starts.map((start) => {
    const gap = isKnown.indexOf(false, start);
    return { start, end: gap < 0 ? isKnown.length : gap };
  });
}

/** A value with its interval in words: `12.5 (8 to 17)`; `unknown` if it is. */
export function pointText(point: AlignedPoint, axis: ValueAxis): string {
  if (Number.isNaN(point.value)) return "unknown";
  const value = axis.text(point.value);
  return Number.isNaN(point.lo)
    ? value
    : `${value} (${axis.text(point.lo)} to ${axis.text(point.hi)})`;
}

/** The numbers of one period in words. */
export function periodReadOut(aligned: AlignedChart, index: number): string {
  const values = aligned.series.map(({ name, points }) => {
    const text = pointText(points[index] ?? UNKNOWN, aligned.axis);
    return name === "" ? text : `${name} ${text}`;
  });
  const count = aligned.counts?.[index] ?? Number.NaN;
  const events = Number.isNaN(count) ? [] : [`events ${count}`];
  const marks = marksAt(aligned.marks, index);
  const parts = [...values, ...events, ...(marks === "" ? [] : [marks])];
  return `${aligned.periods[index] ?? ""}: ${parts.join("; ")}`;
}
