import type { Markish } from "@observablehq/plot";
import { runsOf } from "./aligned-series.ts";
import { DRAWING_WIDTH, drawing, type PlotModule, plotted } from "./drawing.ts";
import { html } from "./html.ts";
import { type KnownDots, type KnownRow, rowText } from "./interval-dots.ts";
import { knownResponse, type LagResponse, responseDots } from "./lag-response.ts";
import {
  lagText,
  type PlacedLag,
  type ResponseLayout,
  responseLayout,
} from "./lag-response-layout.ts";
import { legendMarks } from "./legend-marks.ts";
import { paint } from "./paint.ts";
import { valueGrid } from "./value-grid.ts";

/** An end of a whisker or a cap reaches so far from the middle of its lag. */
const CAP_SHARE_OF_SLOT = 0.16;

interface Ends {
  readonly x: number;
  readonly lo: number;
  readonly hi: number;
}

type Key = "value" | "lo" | "hi" | "outerLo" | "outerHi";

function numberOf({ row }: PlacedLag, key: Key): number {
  return row?.[key] ?? Number.NaN;
}

function yAt(layout: ResponseLayout, key: Key): (lag: PlacedLag) => number {
  return (lag) => {
    const value = numberOf(lag, key);
    return Number.isNaN(value) ? value : layout.yOf(value);
  };
}

/** Lags whose neighbours are both unknown: an area or a line would not show them. */
function lonely(layout: ResponseLayout, key: Key): readonly PlacedLag[] {
  const isKnown = layout.lags.map((lag) => !Number.isNaN(numberOf(lag, key)));
  return runsOf(isKnown)
    .filter(({ start, end }) => end - start === 1)
    .flatMap(({ start, end }) => layout.lags.slice(start, end));
}

/** A band over the lags, as a box at a lag that stands alone. */
function bandMarks(plot: PlotModule, layout: ResponseLayout, lo: Key, hi: Key, opacity: number) {
  const [y1, y2] = [yAt(layout, lo), yAt(layout, hi)];
  const cap = layout.slot * CAP_SHARE_OF_SLOT;
  const alone = lonely(layout, lo).map((lag): Ends => ({ x: lag.x, lo: y1(lag), hi: y2(lag) }));
  const fill = { fill: paint.cooperation, fillOpacity: opacity };
  return [
    plot.areaY(layout.lags, { x: "x", y1, y2, ...fill }),
    plot.rect(alone, {
      x1: ({ x }: Ends) => x - cap,
      x2: ({ x }: Ends) => x + cap,
      y1: "lo",
      y2: "hi",
      ...fill,
    }),
  ];
}

function responseMarks(plot: PlotModule, layout: ResponseLayout): Markish[] {
  const { lags } = layout;
  const edge = { x: "x", stroke: paint.cooperation, strokeDasharray: "5 3" } as const;
  const y = yAt(layout, "value");
  return [
    ...bandMarks(plot, layout, "outerLo", "outerHi", 0.12),
    ...bandMarks(plot, layout, "lo", "hi", 0.25),
    plot.lineY(lags, { ...edge, y: yAt(layout, "outerLo") }),
    plot.lineY(lags, { ...edge, y: yAt(layout, "outerHi") }),
    plot.lineY(lags, { x: "x", y, stroke: paint.cooperation, strokeWidth: 2 }),
    plot.dot(
      lags.filter((lag) => !Number.isNaN(numberOf(lag, "value"))),
      { x: "x", y, r: 3.5, fill: paint.cooperation },
    ),
  ];
}

/** Over each lag an unseen field that reads out its numbers when pointed at. */
function readOuts(plot: PlotModule, chart: LagResponse, known: KnownDots, layout: ResponseLayout) {
  const dots = responseDots(chart);
  const textOf = (row: KnownRow | undefined): string =>
    row === undefined ? "unknown" : rowText(row, dots, known.axis);
  return plot.rect(layout.lags, {
    x1: ({ x }: PlacedLag) => x - layout.slot / 2,
    x2: ({ x }: PlacedLag) => x + layout.slot / 2,
    y1: layout.top,
    y2: layout.bottom,
    fill: "none",
    pointerEvents: "all",
    title: ({ lag, row }: PlacedLag) => `${lagText(lag)}: ${textOf(row)}`,
  });
}

/**
 * Draw a response over lags, for a page: a line with a dot at each lag, the band of each lag filled, around it the
 * band of all lags at once with a dashed edge, and a firm line at zero.
 *
 * A lag that is left out is a gap. Pointing at a lag reads out its numbers. Colours come from custom properties: see
 * `figureStyles`.
 *
 * @throws RangeError if a lag is no whole number or is given twice, or a band or the range goes down
 * @returns an `<svg>` without scripts, styles or outside references; equal input gives equal bytes
 */
export async function lagResponseSvg(chart: LagResponse): Promise<string> {
  const known = knownResponse(chart);
  const layout = responseLayout(chart, known);
  const { height, left, right, top, bottom } = layout;
  const look = { line: paint.cooperation, band: paint.cooperation };
  const marks = await plotted((plot) => ({
    height,
    margin: 0,
    x: { type: "linear", domain: [0, DRAWING_WIDTH], axis: null },
    y: { type: "linear", domain: [height, 0], axis: null },
    r: { type: "identity" },
    marks: [
      ...valueGrid(plot, known.axis, layout, [0]),
      ...responseMarks(plot, layout),
      ...layout.texts.flatMap(({ name, legend, labels }) => [
        ...legendMarks(plot, legend, name, look),
        plot.text(labels, {
          x: "x",
          y: "y",
          text: "text",
          lineAnchor: "top",
          fill: paint.muted,
          className: name,
        }),
      ]),
      readOuts(plot, chart, known, layout),
    ],
  }));
  const isEmpty = known.rows.every((row) => Number.isNaN(row.value));
  const nothing = html`<text x="${(left + right) / 2}" y="${(top + bottom) / 2 - 8}" text-anchor="middle" fill="${paint.muted}">No response known</text>`;
  return drawing(chart, height, [marks, html`${isEmpty && nothing}`]);
}
