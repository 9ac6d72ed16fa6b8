import type { Markish } from "@observablehq/plot";
import type { PlotModule, Variant } from "./drawing.ts";
import { type LegendEntry, type PlacedEntry, SAMPLE_UNITS, textStart } from "./legend-rows.ts";
import { paint } from "./paint.ts";

type Entry = PlacedEntry & { readonly y: number };

/** How the samples of a legend look. */
export interface LegendLook {
  /** Of lines and dots. */
  readonly line: string;
  /** Of bands. */
  readonly band: string;
  /** Of the line through a fan, for `stroke-dasharray`; left out, it is solid. */
  readonly dash?: string;
}

/** Lines that are no forecast: for `stroke-dasharray`, beside a round end. */
export const BASELINE_DASHES = { dashed: "7 5", dotted: "0.1 5" } as const;

/** A band around a band, and a line through them. */
function fanMarks(plot: PlotModule, fans: readonly Entry[], className: Variant, look: LegendLook) {
  const across = { x1: "x", x2: (entry: Entry) => entry.x + SAMPLE_UNITS, className };
  const box = (half: number) => ({
    ...across,
    y1: (entry: Entry) => entry.y - half,
    y2: (entry: Entry) => entry.y + half,
    fill: look.band,
  });
  const dash = look.dash === undefined ? {} : { strokeDasharray: look.dash };
  return [
    plot.rect(fans, { ...box(8), fillOpacity: 0.16 }),
    plot.rect(fans, { ...box(4), fillOpacity: 0.3 }),
    plot.link(fans, { ...across, y: "y", stroke: look.line, strokeWidth: 2, ...dash }),
  ];
}

/** The lines of forecasts to compare with. */
function baselineMarks(plot: PlotModule, legend: readonly Entry[], className: Variant): Markish[] {
  const across = { x1: "x", x2: (entry: Entry) => entry.x + SAMPLE_UNITS, y: "y", className };
  return (["dashed", "dotted"] as const).map((kind) =>
    plot.link(
      legend.filter((entry) => entry.kind === kind),
      {
        ...across,
        stroke: paint.ink,
        strokeWidth: 2,
        strokeDasharray: BASELINE_DASHES[kind],
        strokeLinecap: "round",
      },
    ),
  );
}

function middleOf(entry: Entry): number {
  return entry.x + SAMPLE_UNITS / 2;
}

/** The samples and words of a legend for one width of page. */
export function legendMarks(
  plot: PlotModule,
  legend: readonly Entry[],
  className: Variant,
  look: LegendLook,
): Markish[] {
  const of = (kind: LegendEntry["kind"]): Entry[] => legend.filter((entry) => entry.kind === kind);
  const across = { x1: "x", x2: (entry: Entry) => entry.x + SAMPLE_UNITS, className };
  const box = { ...across, y1: (e: Entry) => e.y - 6, y2: (e: Entry) => e.y + 6, fill: look.band };
  const edge = { ...across, stroke: look.band, strokeDasharray: "5 3" };
  return [
    plot.rect(of("band"), { ...box, fillOpacity: 0.25 }),
    plot.rect(of("outer"), { ...box, fillOpacity: 0.12 }),
    plot.link(of("outer"), { ...edge, y: (entry: Entry) => entry.y - 6 }),
    plot.link(of("outer"), { ...edge, y: (entry: Entry) => entry.y + 6 }),
    ...fanMarks(plot, of("fan"), className, look),
    ...baselineMarks(plot, legend, className),
    plot.link(of("line"), { ...across, y: "y", stroke: look.line, strokeWidth: 2 }),
    plot.link(of("reference"), {
      ...across,
      y: "y",
      stroke: paint.ink,
      strokeWidth: 1.2,
      strokeDasharray: "10 3 2 3",
    }),
    plot.dot(of("dot"), { x: middleOf, y: "y", r: 5, fill: look.line, className }),
    plot.dot(of("tick"), {
      x: middleOf,
      y: "y",
      r: 5,
      symbol: "diamond",
      stroke: paint.ink,
      strokeWidth: 1.5,
      className,
    }),
    plot.text(legend, {
      x: textStart,
      y: "y",
      text: "text",
      textAnchor: "start",
      fill: paint.muted,
      className,
    }),
  ];
}
