import type { Markish } from "@observablehq/plot";
import { tickText } from "./count-axis.ts";
import { DRAWING_WIDTH, drawing, type PlotModule, plotted } from "./drawing.ts";
import { html } from "./html.ts";
import { lineMarks } from "./interval-dots-svg.ts";
import { legendMarks } from "./legend-marks.ts";
import type { LegendEntry } from "./legend-rows.ts";
import { paint } from "./paint.ts";
import {
  barText,
  type KnownBar,
  type KnownPit,
  knownPit,
  type PitHistogram,
} from "./pit-histogram.ts";
import { type ProbabilityLayout, probabilityLayout } from "./probability-layout.ts";
import { valueGrid } from "./value-grid.ts";

const FIELD_UNITS = 220;
const BAR_GAP_UNITS = 3;

function legendEntries({ band, bandLabel }: KnownPit, forecasts: number): readonly LegendEntry[] {
  const entries: readonly LegendEntry[] = [
    { kind: "none", text: `% of ${tickText(forecasts)} forecasts` },
    { kind: "reference", text: "expected" },
    { kind: "outer", text: band === undefined ? "" : bandLabel },
  ];
  return entries.filter(({ text }) => text !== "");
}

/** The band lies over the bars, so that one sees where each ends in it. */
function bandMarks(plot: PlotModule, { band, expected }: KnownPit, layout: ProbabilityLayout) {
  const { left, right, yOf } = layout;
  const edge = { x1: left, x2: right, y: (y: number) => y, stroke: paint.ink };
  const bands = band === undefined ? [] : [band];
  return [
    plot.rect(bands, {
      x1: left,
      x2: right,
      y1: ({ lo }: { lo: number }) => yOf(lo),
      y2: ({ hi }: { hi: number }) => yOf(hi),
      fill: paint.ink,
      fillOpacity: 0.12,
    }),
    plot.link(
      bands.flatMap(({ lo, hi }) => [yOf(lo), yOf(hi)]),
      { ...edge, strokeDasharray: "5 3" },
    ),
    plot.link([yOf(expected)], { ...edge, strokeWidth: 1.2, strokeDasharray: "10 3 2 3" }),
  ];
}

function barMarks(plot: PlotModule, known: KnownPit, { xOf, yOf, top, bottom }: ProbabilityLayout) {
  const sides = {
    x1: ({ from }: KnownBar) => xOf(from) + BAR_GAP_UNITS / 2,
    x2: ({ to }: KnownBar) => xOf(to) - BAR_GAP_UNITS / 2,
  };
  const bars: Markish = plot.rect(known.bars, {
    ...sides,
    y1: bottom,
    y2: ({ share }: KnownBar) => yOf(share),
    fill: paint.cooperation,
    fillOpacity: 0.75,
  });
  const readOuts: Markish = plot.rect(known.bars, {
    ...sides,
    y1: top,
    y2: bottom,
    fill: "none",
    pointerEvents: "all",
    title: (bar: KnownBar) => barText(bar, known),
  });
  return { bars, readOuts };
}

/**
 * Draw where outcomes fell in the distributions that were forecast, for a page: a bar for each part of 0 to 1, the line
 * on which all bars of calibrated forecasts lie, and the band that chance allows them.
 *
 * Bars that rise at both ends tell of forecasts that are too narrow, bars that rise in the middle of too wide ones.
 * Pointing at a bar reads out its numbers. Colours come from custom properties: see `figureStyles`.
 *
 * @throws RangeError if there are fewer than two bars, a share lies outside 0 to 1, the shares do not add up to 1, the
 *   count is no whole number from 0, or the band goes down or lies outside 0 to 1
 * @returns an `<svg>` without scripts, styles or outside references; equal input gives equal bytes
 */
export async function pitHistogramSvg(chart: PitHistogram): Promise<string> {
  const known = knownPit(chart);
  const { axis } = known;
  const layout = probabilityLayout({
    legend: legendEntries(known, chart.forecasts),
    axis,
    fieldUnits: FIELD_UNITS,
    inset: 0,
    across: "where the outcome fell in the forecast distribution",
  });
  const { height, left, right, top, bottom } = layout;
  const look = { line: paint.ink, band: paint.ink };
  const marks = await plotted((plot) => {
    const { bars, readOuts } = barMarks(plot, known, layout);
    return {
      height,
      margin: 0,
      x: { type: "linear", domain: [0, DRAWING_WIDTH], axis: null },
      y: { type: "linear", domain: [height, 0], axis: null },
      marks: [
        ...valueGrid(plot, axis, layout, []),
        bars,
        plot.link([bottom], { x1: left, x2: right, y: (y: number) => y, stroke: paint.muted }),
        ...bandMarks(plot, known, layout),
        ...layout.texts.flatMap((text) => [
          ...legendMarks(plot, text.legend, text.name, look),
          ...lineMarks(plot, text),
        ]),
        readOuts,
      ],
    };
  });
  const nothing = html`<text x="${(left + right) / 2}" y="${top + 24}" text-anchor="middle" fill="${paint.muted}">No forecasts</text>`;
  return drawing(chart, height, [marks, html`${known.bars.length === 0 && nothing}`]);
}
