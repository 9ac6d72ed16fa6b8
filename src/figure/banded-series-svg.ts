import type { Markish } from "@observablehq/plot";
import {
  type AlignedChart,
  type AlignedPoint,
  alignedChart,
  periodReadOut,
} from "./aligned-series.ts";
import { type BandedLayout, bandedLayout, lonelyPlaces } from "./banded-layout.ts";
import { bandedLegend, bandedMarkNames, bandedNames } from "./banded-names.ts";
import type { BandedSeries } from "./banded-series.ts";
import { tickText } from "./count-axis.ts";
import { DRAWING_WIDTH, drawing, type PlotModule, plotted } from "./drawing.ts";
import { html } from "./html.ts";
import { paint } from "./paint.ts";
import { plainLine } from "./plain-text.ts";
import { type SeriesLook, seriesLook } from "./series-paint.ts";

/** Up to so many periods each value has its dot; with more, only those without a neighbour. */
const MOST_DOTTED = 45;
const WIDEST_BAR_UNITS = 30;
const BAR_SHARE_OF_SLOT = 0.7;

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly lo: number;
  readonly hi: number;
}

function placedPoints(points: readonly AlignedPoint[], layout: BandedLayout): readonly Placed[] {
  const yOf = (value: number): number => (Number.isNaN(value) ? value : layout.yOf(value));
  return points.map(({ value, lo, hi }, i) => ({
    x: layout.xOf(i),
    y: yOf(value),
    lo: yOf(lo),
    hi: yOf(hi),
  }));
}

function at<Row>(rows: readonly Row[], places: readonly number[]): Row[] {
  return places.flatMap((place) => rows.slice(place, place + 1));
}

function bandMarks(plot: PlotModule, rows: readonly Placed[], look: SeriesLook): Markish[] {
  const lonely = lonelyPlaces(rows.map((row) => !Number.isNaN(row.lo)));
  return [
    plot.areaY(rows, { x: "x", y1: "lo", y2: "hi", fill: look.colour, fillOpacity: 0.2 }),
    plot.link(at(rows, lonely), {
      x: "x",
      y1: "lo",
      y2: "hi",
      stroke: look.colour,
      strokeOpacity: 0.3,
      strokeWidth: 5,
    }),
  ];
}

function lineMarks(plot: PlotModule, rows: readonly Placed[], look: SeriesLook): Markish[] {
  const known = rows.filter((row) => !Number.isNaN(row.y));
  const lonely = lonelyPlaces(rows.map((row) => !Number.isNaN(row.y)));
  const dotted = rows.length <= MOST_DOTTED ? known : at(rows, lonely);
  return [
    plot.lineY(rows, {
      x: "x",
      y: "y",
      stroke: look.colour,
      strokeWidth: 2,
      ...(look.dash !== undefined && { strokeDasharray: look.dash }),
    }),
    plot.dot(dotted, { x: "x", y: "y", r: 2.8, symbol: look.symbol, fill: look.colour }),
  ];
}

/** Zero is drawn firmly where the axis has it, unless the line to compare with lies there. */
function firmLines(chart: BandedSeries, aligned: AlignedChart, layout: BandedLayout): number[] {
  const isZero = aligned.axis.ticks.some((tick) => tick.value === 0);
  const zero = isZero && chart.reference?.value !== 0 ? [layout.yOf(0)] : [];
  return layout.bars === undefined ? zero : [...zero, layout.bars.bottom];
}

/** The grid with its numbers. */
function gridMarks(
  plot: PlotModule,
  chart: BandedSeries,
  aligned: AlignedChart,
  layout: BandedLayout,
): Markish[] {
  const { left, right, yOf, bars } = layout;
  const numbers = aligned.axis.ticks.map((tick) => ({ y: yOf(tick.value), text: tick.label }));
  const most = bars === undefined ? [] : [{ y: bars.top, text: tickText(bars.most) }];
  const none = bars === undefined ? [] : [{ y: bars.bottom, text: "0" }];
  const grid = [...numbers, ...most].map((line) => line.y);
  const firm = firmLines(chart, aligned, layout);
  return [
    plot.link([...grid, layout.bottom], {
      x1: left,
      x2: right,
      y: (y: number) => y,
      stroke: paint.grid,
    }),
    plot.link(firm, { x1: left, x2: right, y: (y: number) => y, stroke: paint.muted }),
    plot.text([...numbers, ...most, ...none], {
      x: left - 7,
      y: "y",
      text: "text",
      textAnchor: "end",
      fill: paint.muted,
      fontVariant: "tabular-nums",
    }),
  ];
}

function referenceMark(plot: PlotModule, chart: BandedSeries, layout: BandedLayout): Markish {
  const compared = chart.reference === undefined ? [] : [layout.yOf(chart.reference.value)];
  return plot.link(compared, {
    x1: layout.left,
    x2: layout.right,
    y: (y: number) => y,
    stroke: paint.ink,
    strokeWidth: 1.2,
    strokeDasharray: "10 3 2 3",
  });
}

/** Grounds of the marks: an episode has a bar along its upper edge, a shift a line where it happened. */
function markGrounds(plot: PlotModule, aligned: AlignedChart, layout: BandedLayout): Markish[] {
  const { left, slot, top } = layout;
  const bottom = layout.bars?.bottom ?? layout.bottom;
  const spans = aligned.marks.map((mark) => ({
    kind: mark.kind,
    at: layout.xOf(mark.at),
    x1: left + mark.start * slot,
    x2: left + mark.end * slot,
  }));
  const episodes = spans.filter((span) => span.kind === "episode");
  const shifts = spans.filter((span) => span.kind === "shift");
  const ground = { x1: "x1", x2: "x2", y1: top, y2: bottom, fill: paint.ink };
  return [
    plot.rect(episodes, { ...ground, fillOpacity: 0.09 }),
    plot.rect(shifts, { ...ground, fillOpacity: 0.045 }),
    plot.link(episodes, { x1: "x1", x2: "x2", y: top, stroke: paint.muted, strokeWidth: 3 }),
    plot.link(shifts, {
      x: "at",
      y1: top,
      y2: bottom,
      stroke: paint.ink,
      strokeOpacity: 0.75,
      strokeDasharray: "4 3",
    }),
  ];
}

function barMarks(plot: PlotModule, aligned: AlignedChart, layout: BandedLayout): Markish[] {
  const { bars, slot } = layout;
  if (bars === undefined) return [];
  const half = Math.min(WIDEST_BAR_UNITS, slot * BAR_SHARE_OF_SLOT) / 2;
  const drawn = (aligned.counts ?? []).flatMap((count, i) =>
    count > 0 ? [{ x: layout.xOf(i), share: count / bars.most }] : [],
  );
  return [
    plot.rect(drawn, {
      x1: (bar: { x: number }) => bar.x - half,
      x2: (bar: { x: number }) => bar.x + half,
      y1: bars.bottom,
      y2: (bar: { share: number }) => bars.bottom - bar.share * (bars.bottom - bars.top),
      fill: paint.bar,
    }),
  ];
}

/** Over each period an unseen field that reads out its numbers when pointed at. */
function readOuts(plot: PlotModule, aligned: AlignedChart, layout: BandedLayout): Markish {
  return plot.rect(aligned.periods, {
    x1: (_: string, i: number) => layout.left + i * layout.slot,
    x2: (_: string, i: number) => layout.left + (i + 1) * layout.slot,
    y1: layout.top,
    y2: layout.bars?.bottom ?? layout.bottom,
    fill: "none",
    pointerEvents: "all",
    title: (_: string, i: number) => periodReadOut(aligned, i),
  });
}

/**
 * Draw one to three series over periods, for a page: a central line each and the band of its interval, gaps
 * where a period is unknown, marks of shifts and episodes, and bars of counts beneath on the same periods.
 *
 * Series are told apart by dash, by the shape of the dots and by a name at the end of each line. Pointing at a
 * period reads out its numbers. Colours come from custom properties, of which `--figure-series-1` to `-3` are
 * its own: see `figureStyles`.
 *
 * @throws RangeError if there is no series or are more than three, a period is given twice or stands outside
 *   the axis, an interval or the range goes down, a count is no whole number from 0, or a logarithmic scale
 *   meets a value that is not above 0
 * @returns an `<svg>` without scripts, styles or outside references; equal input gives equal bytes
 */
export async function bandedSeriesSvg(chart: BandedSeries): Promise<string> {
  const aligned = alignedChart(chart);
  const layout = bandedLayout(chart, aligned);
  const { left, right, top, bottom, bars, height } = layout;
  const lines = aligned.series.map(({ points }, i) => ({
    rows: placedPoints(points, layout),
    look: seriesLook(i),
  }));
  const marks = await plotted((plot) => ({
    height,
    margin: 0,
    x: { type: "linear", domain: [0, DRAWING_WIDTH], axis: null },
    y: { type: "linear", domain: [height, 0], axis: null },
    marks: [
      ...markGrounds(plot, aligned, layout),
      ...gridMarks(plot, chart, aligned, layout),
      ...barMarks(plot, aligned, layout),
      ...lines.flatMap(({ rows, look }) => bandMarks(plot, rows, look)),
      referenceMark(plot, chart, layout),
      ...lines.flatMap(({ rows, look }) => lineMarks(plot, rows, look)),
      ...layout.texts.flatMap((text) => [
        ...bandedLegend(plot, text),
        ...bandedMarkNames(plot, text, layout),
        ...bandedNames(plot, text),
      ]),
      readOuts(plot, aligned, layout),
    ],
  }));
  const isEmpty = aligned.series.every(({ points }) => points.every((p) => Number.isNaN(p.value)));
  const nothing = html`<text x="${(left + right) / 2}" y="${(top + bottom) / 2}" text-anchor="middle" fill="${paint.muted}">No values in these periods</text>`;
  const events = html`<text x="${left}" y="${(bars?.top ?? 0) - 10}" fill="${paint.muted}">${plainLine(chart.events?.label ?? "")}</text>`;
  return drawing(chart, height, [marks, html`${bars && events}${isEmpty && nothing}`]);
}
