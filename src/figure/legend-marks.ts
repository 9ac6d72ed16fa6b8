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
