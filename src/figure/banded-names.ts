import type { Markish } from "@observablehq/plot";
import type { BandedLayout, BandedText, EndLabel } from "./banded-layout.ts";
import type { PlotModule } from "./drawing.ts";
import { legendMarks } from "./legend-marks.ts";
import { paint } from "./paint.ts";
import { seriesLook } from "./series-paint.ts";

const LINE = 1.2;
const SIDES = ["start", "end"] as const;

type MarkName = BandedText["marks"][number];

/** The samples and words of the legend for one width of page. */
export function bandedLegend(plot: PlotModule, text: BandedText): Markish[] {
  const first = seriesLook(0).colour;
  const band = text.ends.length > 0 ? paint.muted : first;
  return legendMarks(plot, text.legend, text.name, { line: first, band });
}

/** A name begins at its line, or ends there. */
function sideOf(mark: MarkName): (typeof SIDES)[number] {
  return mark.start > mark.x ? "start" : "end";
}

/** The names of shifts and episodes above the field, each at a line that comes up from its place. */
export function bandedMarkNames(
  plot: PlotModule,
  text: BandedText,
  layout: BandedLayout,
): Markish[] {
  return [
    plot.link(text.marks, {
      x: "x",
      y1: (mark: MarkName) => mark.y - 6,
      y2: layout.top,
      stroke: paint.muted,
      className: text.name,
    }),
    ...SIDES.map((side) =>
      plot.text(
        text.marks.filter((mark) => sideOf(mark) === side),
        {
          x: side,
          y: "y",
          text: "text",
          textAnchor: side,
          fill: paint.ink,
          title: "title",
          className: text.name,
        },
      ),
    ),
  ];
}

/** The labels of the periods, and the names at the ends of several lines. */
export function bandedNames(plot: PlotModule, text: BandedText): Markish[] {
  const names = text.ends.flatMap((end) => {
    const look = seriesLook(end.series);
    return [
      plot.link([end], {
        x1: "lineX",
        y1: "lineY",
        x2: (e: EndLabel) => e.x - 5,
        y2: "y",
        stroke: look.colour,
        strokeOpacity: 0.7,
        ...(look.dash !== undefined && { strokeDasharray: look.dash }),
        className: text.name,
      }),
      plot.text([end], {
        x: "x",
        y: "y",
        text: "text",
        textAnchor: "start",
        lineHeight: LINE,
        fill: look.colour,
        className: text.name,
      }),
    ];
  });
  const periods = plot.text(text.periods, {
    x: "x",
    y: "y",
    text: "text",
    lineAnchor: "top",
    fill: paint.muted,
    className: text.name,
  });
  return [periods, ...names];
}
