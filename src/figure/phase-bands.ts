import type { Markish } from "@observablehq/plot";
import { type PlotModule, TEXT_UNITS } from "./drawing.ts";
import { labelLines, VARIANTS } from "./label.ts";
import { paint } from "./paint.ts";
import { plainLine } from "./plain-text.ts";

/** A phase of the relations, both periods included. */
export interface PhaseBand {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** A phase by its place in the series: from the start of one period to the end of another. */
export interface PlacedPhase {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

const LINE = 1.2;
const MOST_LINES = 2;
const INDENT_UNITS = 5;

/** Find the phases among the periods; one that lies outside them all is dropped. */
export function placedPhases(
  bands: readonly PhaseBand[],
  periods: readonly string[],
): readonly PlacedPhase[] {
  return bands.flatMap(({ from, to, label }) => {
    const start = periods.findIndex((period) => period >= from);
    const end = periods.findLastIndex((period) => period <= to) + 1;
    return start < 0 || end <= start ? [] : [{ start, end, label: plainLine(label) }];
  });
}

function linesOf(phase: PlacedPhase, slot: number, size: number): string[] {
  const room = (phase.end - phase.start) * slot - INDENT_UNITS - size * 0.3;
  return labelLines(phase.label, room, size, MOST_LINES);
}

/**
 * How much room the labels of the phases need above the bars.
 *
 * @param slot units from one period to the next
 */
export function phaseHeadroom(phases: readonly PlacedPhase[], slot: number): number {
  const needs = VARIANTS.flatMap(({ size }) =>
    phases.map((phase) => linesOf(phase, slot, size).length * size * LINE),
  );
  return phases.length === 0 ? 0 : Math.ceil(Math.max(TEXT_UNITS.wide, ...needs)) + 4;
}

/** A faint ground behind every second phase, labels included. */
export function phaseShades(
  plot: PlotModule,
  phases: readonly PlacedPhase[],
  slot: number,
): Markish {
  return plot.rect(
    phases.filter((_, i) => i % 2 === 1),
    {
      x1: "start",
      x2: "end",
      insetTop: -phaseHeadroom(phases, slot),
      fill: paint.ink,
      fillOpacity: 0.045,
    },
  );
}

/** A thin line where each phase begins, and its label beside the line's upper end. */
export function phaseLabels(
  plot: PlotModule,
  phases: readonly PlacedPhase[],
  slot: number,
): Markish[] {
  const headroom = phaseHeadroom(phases, slot);
  const lines = plot.ruleX(
    phases.filter((phase) => phase.start > 0),
    {
      x: "start",
      insetTop: -headroom,
      stroke: paint.muted,
      strokeOpacity: 0.5,
      strokeDasharray: "2 3",
    },
  );
  const labels = VARIANTS.map(({ name, size }) =>
    plot.text(phases, {
      x: "start",
      text: (phase: PlacedPhase) => linesOf(phase, slot, size).join("\n"),
      frameAnchor: "top",
      lineAnchor: "top",
      textAnchor: "start",
      lineHeight: LINE,
      dx: INDENT_UNITS,
      dy: 3 - headroom,
      fill: paint.muted,
      title: "label",
      className: name,
    }),
  );
  return [lines, ...labels];
}
