import { type ChartHead, chartHeads } from "./chart-head.ts";
import { greatest } from "./counts.ts";
import { DRAWING_WIDTH, TEXT_UNITS } from "./drawing.ts";
import type { DotsText, PlacedLine } from "./interval-dots-layout.ts";
import { labelLines, labelUnits } from "./label.ts";
import type { LegendEntry } from "./legend-rows.ts";
import { linearAxis } from "./linear-axis.ts";
import type { ValueAxis } from "./value-axis.ts";

/** Where the parts of a field over probabilities stand, units. */
export interface ProbabilityLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** A strip of bars beneath, if asked for. */
  readonly strip: { readonly top: number; readonly bottom: number } | undefined;
  readonly height: number;
  readonly texts: readonly DotsText[];
  readonly xOf: (probability: number) => number;
  readonly yOf: (value: number) => number;
}

/** What stands around the field. */
export interface ProbabilityFrame {
  readonly legend: readonly LegendEntry[];
  /** Of the values. */
  readonly axis: ValueAxis;
  readonly fieldUnits: number;
  /** Room within the field at both sides, for dots at 0 and 1. */
  readonly inset: number;
  /** What the probabilities are. */
  readonly across: string;
  /** The greatest number beside a strip of bars beneath, as text; left out, there is none. */
  readonly most?: string;
}

const EDGE_UNITS = 8;
const STRIP_UNITS = 52;
const STRIP_GAP_UNITS = 40;
const LABEL_GAP_UNITS = 8;
const LINE = 1.25;
const HEAD_GAP_UNITS = 14;
const MOST_LINES = 2;

/** The axis of probabilities. */
const PROBABILITIES: ValueAxis = linearAxis([], [0, 1]);

function linesUnder(
  frame: ProbabilityFrame,
  place: Pick<ProbabilityLayout, "left" | "right" | "xOf">,
  top: number,
  size: number,
): readonly PlacedLine[] {
  const row = (i: number): number => top + LABEL_GAP_UNITS + (i + 0.5) * size * LINE;
  const line = { anchor: "middle", look: "note" } as const;
  const numbers = PROBABILITIES.ticks.map(({ value, label }) => {
    const half = labelUnits(label, size) / 2;
    const x = Math.min(place.xOf(value), DRAWING_WIDTH - half);
    return { ...line, x, y: row(0), text: label, title: label };
  });
  const room = place.right - place.left;
  const words = labelLines(frame.across, room, size, MOST_LINES).map((text, i) => ({
    ...line,
    x: (place.left + place.right) / 2,
    y: row(i + 1),
    text,
    title: frame.across,
  }));
  return [...numbers, ...words];
}

/** Lay out a field over probabilities from 0 to 1: legend, field, a strip of bars, and the numbers beneath. */
export function probabilityLayout(frame: ProbabilityFrame): ProbabilityLayout {
  const { heads, top } = chartHeads(frame.legend, [], HEAD_GAP_UNITS);
  const numbers = [...frame.axis.ticks.map(({ label }) => label), frame.most ?? ""];
  const widest = numbers.map((text) => labelUnits(text, TEXT_UNITS.narrow));
  const left = Math.ceil(greatest(widest, 0)) + 12;
  const right = DRAWING_WIDTH - EDGE_UNITS;
  const bottom = top + frame.fieldUnits;
  const stripTop = bottom + STRIP_GAP_UNITS;
  const strip =
    frame.most === undefined ? undefined : { top: stripTop, bottom: stripTop + STRIP_UNITS };
  const span = right - left - 2 * frame.inset;
  const xOf = (probability: number): number => left + frame.inset + probability * span;
  const end = strip?.bottom ?? bottom;
  const textOf = ({ name, size, legend }: ChartHead): DotsText => ({
    name,
    legend,
    lines: linesUnder(frame, { left, right, xOf }, end, size),
  });
  const texts = heads.map(textOf);
  const lowest = greatest(
    texts.flatMap(({ name, lines }) => lines.map(({ y }) => y + TEXT_UNITS[name] * (LINE / 2))),
    end,
  );
  return {
    left,
    right,
    top,
    bottom,
    strip,
    height: Math.ceil(lowest + EDGE_UNITS),
    texts,
    xOf,
    yOf: (value) => bottom - frame.axis.place(value) * frame.fieldUnits,
  };
}
