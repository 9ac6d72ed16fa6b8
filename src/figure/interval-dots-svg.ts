import type { Markish } from "@observablehq/plot";
import { DRAWING_WIDTH, drawing, type PlotModule, plotted } from "./drawing.ts";
import { html } from "./html.ts";
import { type IntervalDots, type KnownDots, knownDots, rowText } from "./interval-dots.ts";
import {
  BAR_UNITS,
  type DotsLayout,
  type DotsText,
  dotsLayout,
  type PlacedDot,
  type PlacedLine,
} from "./interval-dots-layout.ts";
import { legendMarks } from "./legend-marks.ts";
import { paint } from "./paint.ts";

const ANCHORS = ["start", "middle", "end"] as const;
const LOOKS = {
  name: { fill: paint.ink },
  note: { fill: paint.muted },
  group: { fill: paint.ink, fontWeight: "bold" },
} as const;

/** Texts of one width of page: a mark for each way to set them. */
export function lineMarks(
  plot: PlotModule,
  { name, lines }: Pick<DotsText, "name" | "lines">,
): Markish[] {
  return ANCHORS.flatMap((anchor) =>
    (["name", "note", "group"] as const).map((look) =>
      plot.text(
        lines.filter((line: PlacedLine) => line.anchor === anchor && line.look === look),
        {
          x: "x",
          y: "y",
          text: "text",
          title: (line: PlacedLine) => (line.title === line.text ? undefined : line.title),
          textAnchor: anchor,
          ...LOOKS[look],
          className: name,
        },
      ),
    ),
  );
}

interface Lane {
  readonly x: number;
  readonly y1: number;
  readonly y2: number;
}

/** The lines of the axis with their numbers and the value to compare with, in the lanes only: no name is crossed. */
function axisMarks(
  plot: PlotModule,
  chart: IntervalDots,
  { axis }: KnownDots,
  { xOf, rows, bottom }: DotsLayout,
): Markish[] {
  const inLanes = (value: number): readonly Lane[] =>
    rows.map(({ lane, y }) => ({ x: xOf(value), y1: lane, y2: 2 * y - lane }));
  const place = { x: "x", y1: "y1", y2: "y2" };
  const compared = chart.reference === undefined ? [] : inLanes(chart.reference.value);
  const numbers = axis.ticks.map((tick) => ({ x: xOf(tick.value), text: tick.label }));
  return [
    plot.link(
      axis.ticks.flatMap((tick) => inLanes(tick.value)),
      { ...place, stroke: paint.grid },
    ),
    plot.link(compared, {
      ...place,
      stroke: paint.ink,
      strokeWidth: 1.2,
      strokeDasharray: "10 3 2 3",
    }),
    plot.text(numbers, {
      x: "x",
      y: bottom + 8,
      text: "text",
      lineAnchor: "top",
      fill: paint.muted,
      fontVariant: "tabular-nums",
    }),
  ];
}

/** Outer interval, inner interval, tick and dot of every row. */
function rowMarks(plot: PlotModule, { rows, xOf, right }: DotsLayout): Markish[] {
  const at =
    (key: "lo" | "hi" | "outerLo" | "outerHi" | "tick" | "value") =>
    ({ row }: PlacedDot): number =>
      xOf(row[key]);
  const known = (key: "lo" | "outerLo" | "tick" | "value"): PlacedDot[] =>
    rows.filter(({ row }) => !Number.isNaN(row[key]));
  const edges = {
    y1: ({ y }: PlacedDot) => y - BAR_UNITS / 2,
    y2: ({ y }: PlacedDot) => y + BAR_UNITS / 2,
  };
  const outer = { x1: at("outerLo"), x2: at("outerHi") };
  return [
    plot.rect(known("outerLo"), {
      ...outer,
      ...edges,
      fill: paint.cooperation,
      fillOpacity: 0.12,
      stroke: paint.cooperation,
      strokeDasharray: "5 3",
    }),
    plot.rect(known("lo"), {
      x1: at("lo"),
      x2: at("hi"),
      ...edges,
      fill: paint.cooperation,
      fillOpacity: 0.3,
    }),
    plot.dot(known("tick"), {
      x: at("tick"),
      y: "y",
      r: 6,
      symbol: "diamond",
      stroke: paint.ink,
      strokeWidth: 1.6,
    }),
    plot.dot(known("value"), { x: at("value"), y: "y", r: 5.5, fill: paint.cooperation }),
    plot.text(
      rows.filter(({ row }) => Number.isNaN(row.value)),
      {
        x: right - 6,
        y: "y",
        text: () => "unknown",
        textAnchor: "end",
        fill: paint.muted,
      },
    ),
  ];
}

/** Over each row an unseen field that reads out its numbers when pointed at. */
function readOuts(plot: PlotModule, chart: IntervalDots, known: KnownDots, layout: DotsLayout) {
  return plot.rect(layout.rows, {
    x1: 0,
    x2: DRAWING_WIDTH,
    y1: "top",
    y2: "bottom",
    fill: "none",
    pointerEvents: "all",
    title: ({ row }: PlacedDot) => `${row.name}: ${rowText(row, chart, known.axis)}`,
  });
}

/**
 * Draw quantities on one axis, for a page: a row each with a dot, an inner interval that is filled, an outer one
 * with a dashed edge, and a hollow diamond to compare it with.
 *
 * Short names stand left of the field, long ones over their rows, where they wrap. Pointing at a row reads out its
 * numbers. Colours come from custom properties: see `figureStyles`.
 *
 * @throws RangeError if the range or an interval goes down, or the value to compare with is not finite
 * @returns an `<svg>` without scripts, styles or outside references; equal input gives equal bytes
 */
export async function intervalDotsSvg(chart: IntervalDots): Promise<string> {
  const known = knownDots(chart);
  const layout = dotsLayout(chart, known);
  const { height, top, texts } = layout;
  const marks = await plotted((plot) => ({
    height,
    margin: 0,
    x: { type: "linear", domain: [0, DRAWING_WIDTH], axis: null },
    y: { type: "linear", domain: [height, 0], axis: null },
    r: { type: "identity" },
    marks: [
      ...axisMarks(plot, chart, known, layout),
      ...rowMarks(plot, layout),
      ...texts.flatMap((text) => [
        ...legendMarks(plot, text.legend, text.name, {
          line: paint.cooperation,
          band: paint.cooperation,
        }),
        ...lineMarks(plot, text),
      ]),
      readOuts(plot, chart, known, layout),
    ],
  }));
  const nothing = html`<text x="${DRAWING_WIDTH / 2}" y="${top + 28}" text-anchor="middle" fill="${paint.muted}">Nothing to show</text>`;
  return drawing(chart, height, [marks, html`${known.rows.length === 0 && nothing}`]);
}
