import type { Markish } from "@observablehq/plot";
import type { AlignedPoint } from "./aligned-series.ts";
import { lonelyPlaces, type PlacedText } from "./banded-layout.ts";
import { DRAWING_WIDTH, drawing, type PlotModule, plotted } from "./drawing.ts";
import { type FanChart, type KnownFan, type KnownFanChart, knownFanChart } from "./fan-chart.ts";
import { type FanLayout, type FanText, fanLayout, type LegendOwner } from "./fan-layout.ts";
import { fanReadOut } from "./fan-table.ts";
import { BASELINE_DASHES, legendMarks } from "./legend-marks.ts";
import { paint } from "./paint.ts";
import { type SeriesLook, seriesLook } from "./series-paint.ts";
import { valueGrid } from "./value-grid.ts";

/** Up to so many periods each known value has its dot; with more, only those without a neighbour. */
const MOST_DOTTED = 80;
/** What stands for a period without neighbours reaches so far from its middle, units. */
const LEAST_BOX_UNITS = 3;
const LARGEST_BOX_UNITS = 9;
const OWNERS: readonly LegendOwner[] = ["history", "fan-0", "fan-1", "rest"];

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly lo: number;
  readonly hi: number;
}

function placed(points: readonly AlignedPoint[], layout: FanLayout): readonly Placed[] {
  const yOf = (value: number): number => (Number.isNaN(value) ? value : layout.yOf(value));
  return points.map(({ value, lo, hi }, i) => ({
    x: layout.xOf(i),
    y: yOf(value),
    lo: yOf(lo),
    hi: yOf(hi),
  }));
}

function lonelyRows(rows: readonly Placed[], key: "y" | "lo"): readonly Placed[] {
  const places = lonelyPlaces(rows.map((row) => !Number.isNaN(row[key])));
  return places.flatMap((place) => rows.slice(place, place + 1));
}

function isKnown(row: Placed): boolean {
  return !Number.isNaN(row.y);
}

/** How far what stands alone reaches from the middle of its period, units. */
function reach(share: number, { slot }: FanLayout): number {
  return Math.min(LARGEST_BOX_UNITS, Math.max(LEAST_BOX_UNITS, slot * share));
}

/** A band over neighbouring periods, as a box at one that stands alone. */
function bandMarks(
  plot: PlotModule,
  rows: readonly Placed[],
  layout: FanLayout,
  fill: { readonly fill: string; readonly fillOpacity: number },
): Markish[] {
  const half = reach(0.3, layout);
  return [
    plot.areaY(rows, { x: "x", y1: "lo", y2: "hi", ...fill }),
    plot.rect(lonelyRows(rows, "lo"), {
      x1: ({ x }: Placed) => x - half,
      x2: ({ x }: Placed) => x + half,
      y1: "lo",
      y2: "hi",
      ...fill,
    }),
  ];
}

/** Bands and edges of a forecast; the edges of a second one are dashed. */
function fanBands(plot: PlotModule, fan: KnownFan, look: SeriesLook, layout: FanLayout): Markish[] {
  const [inner, outer] = [placed(fan.inner, layout), placed(fan.outer, layout)];
  const edge = {
    x: "x",
    stroke: look.colour,
    strokeOpacity: 0.7,
    strokeWidth: 1,
    strokeLinecap: "butt",
    ...(look.dash !== undefined && { strokeDasharray: "4 3" }),
  } as const;
  return [
    ...bandMarks(plot, outer, layout, { fill: look.colour, fillOpacity: 0.16 }),
    ...bandMarks(plot, inner, layout, { fill: look.colour, fillOpacity: 0.3 }),
    plot.lineY(outer, { ...edge, y: "lo" }),
    plot.lineY(outer, { ...edge, y: "hi" }),
  ];
}

function medianMarks(plot: PlotModule, fan: KnownFan, look: SeriesLook, layout: FanLayout) {
  const rows = placed(fan.inner, layout);
  const dash = look.dash === undefined ? {} : { strokeDasharray: look.dash };
  return [
    plot.lineY(rows, { x: "x", y: "y", stroke: look.colour, strokeWidth: 2.2, ...dash }),
    plot.dot(rows.filter(isKnown), {
      x: "x",
      y: "y",
      r: 2.6,
      symbol: look.symbol,
      fill: look.colour,
    }),
  ];
}

function historyMarks(plot: PlotModule, { history }: KnownFanChart, layout: FanLayout): Markish[] {
  const rows = placed(history.points, layout);
  const dotted = rows.length <= MOST_DOTTED ? rows.filter(isKnown) : lonelyRows(rows, "y");
  return [
    plot.lineY(rows, { x: "x", y: "y", stroke: paint.ink, strokeWidth: 1.5 }),
    plot.dot(dotted, { x: "x", y: "y", r: 2.2, fill: paint.ink }),
  ];
}

function baselineMarks(plot: PlotModule, known: KnownFanChart, layout: FanLayout): Markish[] {
  const dashes = [BASELINE_DASHES.dashed, BASELINE_DASHES.dotted];
  const half = reach(0.5, layout);
  return known.baselines.flatMap(({ points }, i) => {
    const rows = placed(points, layout);
    const look = { stroke: paint.ink, strokeWidth: 2, strokeLinecap: "round" } as const;
    const dash = { strokeDasharray: dashes[i] ?? "" };
    return [
      plot.lineY(rows, { x: "x", y: "y", ...look, ...dash }),
      plot.link(lonelyRows(rows, "y"), {
        x1: ({ x }: Placed) => x - half,
        x2: ({ x }: Placed) => x + half,
        y: "y",
        ...look,
        ...dash,
      }),
    ];
  });
}

function outcomeMark(plot: PlotModule, known: KnownFanChart, layout: FanLayout): Markish {
  return plot.dot(placed(known.outcomes?.points ?? [], layout).filter(isKnown), {
    x: "x",
    y: "y",
    r: 5,
    symbol: "diamond",
    stroke: paint.ink,
    strokeWidth: 1.6,
  });
}

/** What was not known yet lies on a ground of its own, beyond a rule. */
function originMarks(plot: PlotModule, { originX, right, top, bottom }: FanLayout): Markish[] {
  const down = { y1: top, y2: bottom };
  return [
    plot.rect([originX], { x1: originX, x2: right, ...down, fill: paint.ink, fillOpacity: 0.04 }),
    plot.link([originX], { x: originX, ...down, stroke: paint.ink, strokeDasharray: "4 3" }),
  ];
}

/** Legend, name of the origin and periods for one width of page. */
function textMarks(plot: PlotModule, text: FanText, layout: FanLayout): Markish[] {
  const looks = {
    history: { line: paint.ink, band: paint.ink },
    "fan-0": fanLook(0),
    "fan-1": fanLook(1),
    rest: { line: paint.ink, band: paint.ink },
  };
  return [
    ...OWNERS.flatMap((owner) => {
      const own = text.legend.filter((entry) => entry.owner === owner);
      return own.length === 0 ? [] : legendMarks(plot, own, text.name, looks[owner]);
    }),
    ...text.marks.flatMap((mark) => {
      const side = mark.start > mark.x ? "start" : "end";
      return [
        plot.link([mark], {
          x: "x",
          y1: mark.y - 6,
          y2: layout.top,
          stroke: paint.muted,
          className: text.name,
        }),
        plot.text([mark], {
          x: side,
          y: "y",
          text: "text",
          textAnchor: side,
          fill: paint.ink,
          className: text.name,
        }),
      ];
    }),
    plot.text(text.periods as PlacedText[], {
      x: "x",
      y: "y",
      text: "text",
      lineAnchor: "top",
      fill: paint.muted,
      className: text.name,
    }),
  ];
}

function fanLook(index: number): { line: string; band: string; dash?: string } {
  const { colour, dash } = seriesLook(index);
  return { line: colour, band: colour, ...(dash !== undefined && { dash }) };
}

/** Over each period an unseen field that reads out its numbers when pointed at. */
function readOuts(plot: PlotModule, known: KnownFanChart, layout: FanLayout): Markish {
  return plot.rect(known.periods, {
    x1: (_: string, i: number) => layout.left + i * layout.slot,
    x2: (_: string, i: number) => layout.left + (i + 1) * layout.slot,
    y1: layout.top,
    y2: layout.bottom,
    fill: "none",
    pointerEvents: "all",
    title: (_: string, i: number) => fanReadOut(known, i),
  });
}

/**
 * Draw a history and the forecast that was made at its end, for a page: the history as a line with dots, a rule at the
 * origin, and beyond it the median of the forecast with its two intervals; baselines dashed and dotted, outcomes as
 * hollow diamonds.
 *
 * A second forecast is told apart by its dashed line, its dashed edges and its square dots. Periods that are left out
 * are gaps, and a period that is forecast alone has a box. Pointing at a period reads out its numbers. Colours come
 * from custom properties: see `figureStyles`.
 *
 * @throws RangeError if a period is given twice or stands outside the axis, history goes beyond the origin or
 *   something else begins before its end, there are more than two forecasts or baselines, an interval or the range
 *   goes down, or an inner interval reaches out of its outer one
 * @returns an `<svg>` without scripts, styles or outside references; equal input gives equal bytes
 */
export async function fanChartSvg(chart: FanChart): Promise<string> {
  const known = knownFanChart(chart);
  const layout = fanLayout(known);
  const { height } = layout;
  const looks = known.fans.map((fan, i) => ({ fan, look: seriesLook(i) }));
  const firm = known.axis.ticks.some((tick) => tick.value === 0) ? [0] : [];
  const marks = await plotted((plot) => ({
    height,
    margin: 0,
    x: { type: "linear", domain: [0, DRAWING_WIDTH], axis: null },
    y: { type: "linear", domain: [height, 0], axis: null },
    r: { type: "identity" },
    marks: [
      ...originMarks(plot, layout),
      ...valueGrid(plot, known.axis, layout, firm),
      ...looks.flatMap(({ fan, look }) => fanBands(plot, fan, look, layout)),
      ...historyMarks(plot, known, layout),
      ...baselineMarks(plot, known, layout),
      ...looks.flatMap(({ fan, look }) => medianMarks(plot, fan, look, layout)),
      outcomeMark(plot, known, layout),
      ...layout.texts.flatMap((text) => textMarks(plot, text, layout)),
      readOuts(plot, known, layout),
    ],
  }));
  return drawing(chart, height, [marks]);
}
