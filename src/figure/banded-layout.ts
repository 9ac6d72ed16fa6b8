import { type AlignedChart, runsOf } from "./aligned-series.ts";
import type { BandedSeries } from "./banded-series.ts";
import { type ChartHead, chartHeads } from "./chart-head.ts";
import { greatest } from "./counts.ts";
import { DRAWING_WIDTH, TEXT_UNITS, type Variant } from "./drawing.ts";
import { labelLines, labelUnits } from "./label.ts";
import type { LegendEntry, PlacedEntry } from "./legend-rows.ts";
import type { MarkLabel } from "./mark-labels.ts";
import { periodTicks } from "./period-ticks.ts";
import { plainLine } from "./plain-text.ts";
import { spread } from "./spread.ts";

/** A text with its place, units. */
export interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** The name of a series beside the end of its line. */
export interface EndLabel extends PlacedText {
  /** Which series. */
  readonly series: number;
  /** Where the line ends: a leader goes from there to the name. */
  readonly lineX: number;
  readonly lineY: number;
}

/** What is set once for each width of page: `y` are the middles of lines. */
export interface BandedText {
  readonly name: Variant;
  readonly legend: readonly (PlacedEntry & { readonly y: number })[];
  readonly marks: readonly (MarkLabel & { readonly y: number; readonly title: string })[];
  readonly periods: readonly PlacedText[];
  readonly ends: readonly EndLabel[];
}

/** Where the parts of a picture of series stand, in units of the drawing. */
export interface BandedLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The bars beneath, if there are any, and the count at their upper edge. */
  readonly bars:
    | { readonly top: number; readonly bottom: number; readonly most: number }
    | undefined;
  readonly height: number;
  /** From one period to the next. */
  readonly slot: number;
  readonly texts: readonly BandedText[];
  /** The middle of a period. */
  readonly xOf: (index: number) => number;
  readonly yOf: (value: number) => number;
}

const LINE = 1.25;
const FIELD_UNITS = 240;
const BARS_UNITS = 62;
const BARS_GAP_UNITS = 40;
/** The room under a field for the labels of its periods. */
export const PERIOD_LABEL_UNITS = 38;
const EDGE_UNITS = 8;
const LEADER_UNITS = 22;
const LEAST_NAME_UNITS = 60;
const LARGEST_NAME_UNITS = 130;

/** What the legend explains: the line if it is the only one, the unit, the band, the value to compare with. */
function legendEntries(chart: BandedSeries, aligned: AlignedChart): readonly LegendEntry[] {
  const unit = plainLine(chart.unit);
  const only = aligned.series.length === 1 ? (aligned.series[0]?.name ?? "") : "";
  const named = [only, unit].filter((text) => text !== "").join(", ");
  const compared = plainLine(chart.reference?.label ?? "");
  const entries: LegendEntry[] = [
    { kind: aligned.series.length === 1 ? "line" : "none", text: named },
    { kind: "band", text: aligned.hasBands ? plainLine(chart.interval ?? "interval") : "" },
    { kind: "reference", text: compared },
  ];
  return entries.filter((entry) => entry.text !== "");
}

function nameLines(name: string, room: number, size: number): string[] {
  return labelLines(name, room, size, 2);
}

/** The names of several series stand right of the field; a single one is named by the legend. */
function endRoom(aligned: AlignedChart): number {
  if (aligned.series.length === 1) return 0;
  const names = aligned.series.map(({ name }) => labelUnits(name, TEXT_UNITS.narrow));
  return Math.ceil(Math.min(LARGEST_NAME_UNITS, greatest(names, LEAST_NAME_UNITS)));
}

type Frame = Omit<BandedLayout, "texts">;

function endLabels(aligned: AlignedChart, frame: Frame, size: number): readonly EndLabel[] {
  const room = DRAWING_WIDTH - EDGE_UNITS / 2 - frame.right - LEADER_UNITS;
  if (aligned.series.length === 1) return [];
  const wanted = aligned.series.flatMap(({ name, points }, series) => {
    const last = points.findLastIndex((point) => !Number.isNaN(point.value));
    const lines = nameLines(name, room, size);
    if (last < 0 || lines.length === 0) return [];
    const middle = frame.yOf(points[last]?.value ?? 0);
    const height = lines.length * size * LINE;
    return [{ series, text: lines.join("\n"), middle, height, lineX: frame.xOf(last) }];
  });
  const middles = spread(wanted, frame.top - size / 2, frame.bottom + size / 2);
  return wanted.map((w, i) => ({
    series: w.series,
    text: w.text,
    x: frame.right + LEADER_UNITS,
    y: middles[i] ?? w.middle,
    lineX: w.lineX,
    lineY: w.middle,
  }));
}

/** The labels of the periods under the field, none touching another. */
export function periodTexts(
  aligned: Pick<AlignedChart, "periods">,
  frame: Pick<Frame, "slot" | "xOf" | "height">,
  size: number,
): readonly PlacedText[] {
  const y = frame.height - PERIOD_LABEL_UNITS + 11;
  let end = Number.NEGATIVE_INFINITY;
  return periodTicks(aligned.periods, frame.slot, size).flatMap(({ index, label }) => {
    const half = labelUnits(label, size) / 2;
    const x = Math.max(half, Math.min(DRAWING_WIDTH - half, frame.xOf(index)));
    if (x - half < end) return [];
    end = x + half;
    return [{ x, y, text: label }];
  });
}

function textOf(head: ChartHead, aligned: AlignedChart, frame: Frame): BandedText {
  return {
    name: head.name,
    legend: head.legend,
    marks: head.marks.map((label) => ({
      ...label,
      title: aligned.marks[label.index]?.label ?? "",
    })),
    periods: periodTexts(aligned, frame, head.size),
    ends: endLabels(aligned, frame, head.size),
  };
}

function leftMargin(aligned: AlignedChart): number {
  const counts = (aligned.counts ?? []).filter((count) => !Number.isNaN(count));
  const numbers = [...aligned.axis.ticks.map((tick) => tick.label), barTickText(counts)];
  const widest = greatest(
    numbers.map((text) => labelUnits(text, TEXT_UNITS.narrow)),
    0,
  );
  return Math.ceil(widest) + 12;
}

function barTickText(counts: readonly number[]): string {
  return String(greatest(counts, 1));
}

/** Lay out the picture: margins for the longest number and name, headroom for the legend and the marks. */
export function bandedLayout(chart: BandedSeries, aligned: AlignedChart): BandedLayout {
  const left = leftMargin(aligned);
  const names = endRoom(aligned);
  const right = DRAWING_WIDTH - (names === 0 ? EDGE_UNITS : names + LEADER_UNITS + EDGE_UNITS / 2);
  const slot = (right - left) / Math.max(1, aligned.periods.length);
  const anchors = aligned.marks.map(({ kind, at, start, label }) => ({
    x: left + (kind === "shift" ? at + 0.5 : start) * slot,
    label,
  }));
  const entries = legendEntries(chart, aligned);
  const { heads, top } = chartHeads(entries, anchors, aligned.marks.length > 0 ? 8 : 16);
  const bottom = top + FIELD_UNITS;
  const barsTop = bottom + BARS_GAP_UNITS;
  const counts = aligned.counts?.filter((count) => !Number.isNaN(count));
  const bars = counts && { top: barsTop, bottom: barsTop + BARS_UNITS, most: greatest(counts, 1) };
  const frame: Frame = {
    left,
    right,
    top,
    bottom,
    bars,
    height: (bars?.bottom ?? bottom) + PERIOD_LABEL_UNITS,
    slot,
    xOf: (index) => left + (index + 0.5) * slot,
    yOf: (value) => bottom - aligned.axis.place(value) * FIELD_UNITS,
  };
  return { ...frame, texts: heads.map((head) => textOf(head, aligned, frame)) };
}

/** The points that a line cannot show, because neither neighbour is known. */
export function lonelyPlaces(isKnown: readonly boolean[]): readonly number[] {
  return runsOf(isKnown)
    .filter(({ start, end }) => end - start === 1)
    .map(({ start }) => start);
}
