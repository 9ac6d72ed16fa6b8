import type { Markish } from "@observablehq/plot";
import { tickText } from "./count-axis.ts";
import { greatest } from "./counts.ts";
import { DRAWING_WIDTH, drawing, type PlotModule, plotted } from "./drawing.ts";
import { html } from "./html.ts";
import { lineMarks } from "./interval-dots-svg.ts";
import { legendMarks } from "./legend-marks.ts";
import type { LegendEntry } from "./legend-rows.ts";
import { paint } from "./paint.ts";
import { type ProbabilityLayout, probabilityLayout } from "./probability-layout.ts";
import {
  type KnownReliability,
  knownReliability,
  type ReliabilityDiagram,
  reliabilityReadOuts,
} from "./reliability-diagram.ts";
import { valueGrid } from "./value-grid.ts";

type Bin = KnownReliability["bins"][number];

const FIELD_UNITS = 340;
const INSET_UNITS = 12;
const INTERVAL_UNITS = 10;
const LARGEST_BAR_UNITS = 16;
const LEAST_BAR_UNITS = 2;
/** Bins nearer than this share their ground when pointed at, half to each. */
const GROUND_UNITS = 14;

function legendEntries({ bins, interval }: KnownReliability): readonly LegendEntry[] {
  const isBanded = bins.some(({ lo }) => !Number.isNaN(lo));
  const entries: readonly LegendEntry[] = [
    { kind: "dot", text: "observed share" },
    { kind: "band", text: isBanded ? interval : "" },
    { kind: "reference", text: "as often as stated" },
  ];
  return entries.filter(({ text }) => text !== "");
}

/** Bars as wide as the nearest two bins allow. */
function barWidth(bins: readonly Bin[], { xOf }: ProbabilityLayout): number {
  const gaps = bins.slice(1).map((bin, i) => xOf(bin.probability) - xOf(bins[i]?.probability ?? 0));
  const nearest = gaps.reduce((least, gap) => Math.min(least, gap), LARGEST_BAR_UNITS);
  return Math.max(LEAST_BAR_UNITS, nearest * 0.8);
}

function stripMarks(plot: PlotModule, bins: readonly Bin[], layout: ProbabilityLayout): Markish[] {
  const { strip, left, right, xOf } = layout;
  if (strip === undefined) return [];
  const most = mostOf(bins);
  const half = barWidth(bins, layout) / 2;
  const numbers = [
    { y: strip.top, text: tickText(most) },
    { y: strip.bottom, text: "0" },
  ];
  const across = { x1: left, x2: right, y: (y: number) => y };
  return [
    plot.link([strip.top], { ...across, stroke: paint.grid }),
    plot.rect(bins, {
      x1: ({ probability }: Bin) => xOf(probability) - half,
      x2: ({ probability }: Bin) => xOf(probability) + half,
      y1: strip.bottom,
      y2: ({ forecasts }: Bin) => strip.bottom - (forecasts / most) * (strip.bottom - strip.top),
      fill: paint.bar,
    }),
    plot.link([strip.bottom], { ...across, stroke: paint.muted }),
    plot.text(numbers, {
      x: left - 7,
      y: "y",
      text: "text",
      textAnchor: "end",
      fill: paint.muted,
      fontVariant: "tabular-nums",
    }),
  ];
}

function mostOf(bins: readonly Bin[]): number {
  return greatest(
    bins.map(({ forecasts }) => forecasts),
    1,
  );
}

function binMarks(plot: PlotModule, bins: readonly Bin[], { xOf, yOf }: ProbabilityLayout) {
  const x = ({ probability }: Bin): number => xOf(probability);
  return [
    plot.rect(
      bins.filter(({ lo }) => !Number.isNaN(lo)),
      {
        x1: (bin: Bin) => x(bin) - INTERVAL_UNITS / 2,
        x2: (bin: Bin) => x(bin) + INTERVAL_UNITS / 2,
        y1: ({ lo }: Bin) => yOf(lo),
        y2: ({ hi }: Bin) => yOf(hi),
        fill: paint.cooperation,
        fillOpacity: 0.3,
      },
    ),
    plot.dot(bins, { x, y: ({ value }: Bin) => yOf(value), r: 5, fill: paint.cooperation }),
  ];
}

/** The ground of each bin, up to half way to its neighbours, that reads out its numbers when pointed at. */
function readOuts(
  plot: PlotModule,
  bins: readonly Bin[],
  texts: readonly string[],
  { xOf, top, bottom, strip }: ProbabilityLayout,
): Markish {
  const places = bins.map(({ probability }) => xOf(probability));
  const half = (i: number, next: number): number => {
    const [own = 0, other] = [places[i], places[next]];
    return other === undefined ? GROUND_UNITS : Math.min(GROUND_UNITS, Math.abs(other - own) / 2);
  };
  return plot.rect(bins, {
    x1: (_: Bin, i: number) => (places[i] ?? 0) - half(i, i - 1),
    x2: (_: Bin, i: number) => (places[i] ?? 0) + half(i, i + 1),
    y1: top,
    y2: strip?.bottom ?? bottom,
    fill: "none",
    pointerEvents: "all",
    title: (_: Bin, i: number) => texts[i] ?? "",
  });
}

/**
 * Draw how often what was called so probable happened, for a page: a dot for each bin with its interval, the diagonal on
 * which a well-calibrated forecaster lies, and beneath, on the same axis, how many forecasts each bin holds.
 *
 * Pointing at a bin reads out its numbers. Colours come from custom properties: see `figureStyles`.
 *
 * @throws RangeError if a count is no whole number from 0, a probability, a frequency or an end of an interval lies
 *   outside 0 to 1, or an interval goes down
 * @returns an `<svg>` without scripts, styles or outside references; equal input gives equal bytes
 */
export async function reliabilityDiagramSvg(chart: ReliabilityDiagram): Promise<string> {
  const known = knownReliability(chart);
  const { bins, axis } = known;
  const layout = probabilityLayout({
    legend: legendEntries(known),
    axis,
    fieldUnits: FIELD_UNITS,
    inset: INSET_UNITS,
    across: "stated probability",
    most: tickText(mostOf(bins)),
  });
  const { height, left, right, top, bottom, strip, xOf, yOf } = layout;
  const look = { line: paint.cooperation, band: paint.cooperation };
  const marks = await plotted((plot) => ({
    height,
    margin: 0,
    x: { type: "linear", domain: [0, DRAWING_WIDTH], axis: null },
    y: { type: "linear", domain: [height, 0], axis: null },
    r: { type: "identity" },
    marks: [
      ...valueGrid(plot, axis, layout, [0]),
      plot.link([0], {
        x1: xOf(0),
        x2: xOf(1),
        y1: yOf(0),
        y2: yOf(1),
        stroke: paint.ink,
        strokeWidth: 1.2,
        strokeDasharray: "10 3 2 3",
      }),
      ...stripMarks(plot, bins, layout),
      ...binMarks(plot, bins, layout),
      ...layout.texts.flatMap((text) => [
        ...legendMarks(plot, text.legend, text.name, look),
        ...lineMarks(plot, text),
      ]),
      readOuts(plot, bins, reliabilityReadOuts(chart), layout),
    ],
  }));
  const nothing = html`<text x="${(left + right) / 2}" y="${(top + bottom) / 2}" text-anchor="middle" fill="${paint.muted}">No forecasts</text>`;
  const counts = html`<text x="${left}" y="${(strip?.top ?? 0) - 10}" fill="${paint.muted}">forecasts</text>`;
  return drawing(chart, height, [marks, html`${counts}${bins.length === 0 && nothing}`]);
}
