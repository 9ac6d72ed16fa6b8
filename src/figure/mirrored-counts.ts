import type { Markish } from "@observablehq/plot";
import { tickText } from "./count-axis.ts";
import { countStacks, readOut, type Side } from "./count-stacks.ts";
import { checkQuadCounts, type QuadCounts } from "./counts.ts";
import {
  type Described,
  DRAWING_WIDTH,
  drawing,
  type PlotModule,
  plotted,
  safeId,
} from "./drawing.ts";
import { html, type SafeHtml } from "./html.ts";
import { VARIANTS } from "./label.ts";
import { type MirroredLayout, mirroredLayout, periodLabels } from "./mirrored-layout.ts";
import { hatch, paint } from "./paint.ts";
import { type PhaseBand, phaseLabels, phaseShades } from "./phase-bands.ts";

/** The picture of a dyad: events per period, cooperation above the axis, conflict below. */
export interface MirroredCounts extends Described {
  /** Stands beside the drawing, not in it: see `figureHtml`. */
  readonly caption: string;
  /** In the order of time, from 1 to about 400. */
  readonly rows: readonly QuadCounts[];
  /** Phases to mark; what lies outside the rows is left out. Periods are compared as text. */
  readonly bands?: readonly PhaseBand[];
}

const SIDES: readonly Side[] = ["cooperation", "conflict"];

/** Below this the lines of a hatch would no longer be lines. */
const NARROWEST_HATCHED_UNITS = 4;

function hatchId(chart: MirroredCounts, side: Side): string {
  return `${safeId(chart.id)}-${side}`;
}

function legend(chart: MirroredCounts, side: Side, x: number, y: number): SafeHtml {
  const name = side === "cooperation" ? "Cooperation" : "Conflict";
  const verbal = `url(#${hatchId(chart, side)})`;
  return html`<text x="${x}" y="${y}" fill="${paint.muted}"><tspan fill="${paint[side]}" font-weight="600">${name}</tspan><tspan dx="1em" fill="${paint[side]}">■</tspan> material<tspan dx="0.8em" fill="${verbal}">■</tspan> verbal</text>`;
}

function bars(plot: PlotModule, chart: MirroredCounts, layout: MirroredLayout): Markish[] {
  const place = { x1: "x1", x2: "x2", y1: "y1", y2: "y2" };
  return SIDES.flatMap((side) => {
    const { material, verbal } = countStacks(chart.rows, side, layout.barUnits / layout.slot / 2);
    return [
      plot.rect(verbal, { ...place, fill: `url(#${hatchId(chart, side)})` }),
      plot.rect(material, { ...place, fill: paint[side] }),
    ];
  });
}

function axes(plot: PlotModule, chart: MirroredCounts, layout: MirroredLayout): Markish[] {
  const counts = plot.text(layout.axis.ticks, {
    y: (tick: number) => tick,
    text: tickText,
    frameAnchor: "left",
    textAnchor: "end",
    dx: -7,
    fill: paint.muted,
    fontVariant: "tabular-nums",
  });
  const periods = VARIANTS.map(({ name, size }) =>
    plot.text(periodLabels(chart.rows, layout, size), {
      x: "x",
      text: "label",
      frameAnchor: "bottom",
      lineAnchor: "top",
      dy: 9,
      fill: paint.muted,
      className: name,
    }),
  );
  return [plot.ruleY([0], { stroke: paint.ink }), counts, ...periods];
}

/** Over each period an unseen field that reads out its numbers when pointed at. */
function readOuts(plot: PlotModule, rows: readonly QuadCounts[]): Markish {
  return plot.rect(rows, {
    x1: (_: QuadCounts, i: number) => i,
    x2: (_: QuadCounts, i: number) => i + 1,
    fill: "none",
    pointerEvents: "all",
    title: readOut,
  });
}

/**
 * Draw counts per period as mirrored bars, for a page.
 *
 * Cooperation stands above the axis and conflict below it, on one scale; the material part is solid, the
 * verbal part hatched, so that neither colour-blindness nor grey print loses a class. Pointing at a period
 * reads out its numbers. Colours come from custom properties: see `figureStyles`.
 *
 * @param chart counts are whole numbers from 0
 * @throws RangeError if one is not
 * @returns an `<svg>` without scripts, styles or outside references; equal input gives equal bytes
 */
export async function mirroredCountsSvg(chart: MirroredCounts): Promise<string> {
  checkQuadCounts(chart.rows);
  const layout = mirroredLayout(chart.rows, chart.bands ?? []);
  const { axis, phases, left, top, bottom, height } = layout;
  const marks = await plotted((plot) => ({
    height,
    marginLeft: left,
    marginRight: DRAWING_WIDTH - layout.right,
    marginTop: top,
    marginBottom: height - bottom,
    x: { type: "linear", domain: [0, Math.max(1, chart.rows.length)], axis: null },
    y: { type: "linear", domain: [...axis.domain], axis: null },
    marks: [
      phaseShades(plot, phases, layout.slot),
      plot.ruleY(axis.ticks, { stroke: paint.grid }),
      ...bars(plot, chart, layout),
      ...axes(plot, chart, layout),
      readOuts(plot, chart.rows),
      ...phaseLabels(plot, phases, layout.slot),
    ],
  }));
  const isFine = layout.barUnits < NARROWEST_HATCHED_UNITS;
  const isEmpty = axis.ticks.length === 1;
  const nothing = html`<text x="${DRAWING_WIDTH / 2}" y="${top + 60}" text-anchor="middle" fill="${paint.muted}">No events in these periods</text>`;
  return drawing(chart, height, [
    html`<defs>${SIDES.map((side) => hatch(hatchId(chart, side), paint[side], isFine))}</defs>`,
    legend(chart, "cooperation", left, 18),
    marks,
    legend(chart, "conflict", left, height - 10),
    html`${isEmpty && nothing}`,
  ]);
}
