import { type ChartHead, chartHeads } from "./chart-head.ts";
import { greatest } from "./counts.ts";
import { DRAWING_WIDTH, TEXT_UNITS, type Variant } from "./drawing.ts";
import type { KnownDots, KnownRow } from "./interval-dots.ts";
import { labelLines, labelUnits } from "./label.ts";
import { type LagResponse, responseLegend } from "./lag-response.ts";
import type { LegendEntry } from "./legend-rows.ts";
import { plainLine } from "./plain-text.ts";

/** A text with its place, units; `y` is the upper edge. */
interface PlacedLabel {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** What is set once for each width of page. */
export interface ResponseText {
  readonly name: Variant;
  readonly legend: ChartHead["legend"];
  /** Numbers of lags, and what they count. */
  readonly labels: readonly PlacedLabel[];
}

/** A lag with its numbers, NaN where unknown. */
export interface PlacedLag {
  readonly lag: number;
  readonly x: number;
  readonly row: KnownRow | undefined;
}

/** Where the parts of a response stand, units. */
export interface ResponseLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  /** From one lag to the next. */
  readonly slot: number;
  /** Every lag from the first to the last. */
  readonly lags: readonly PlacedLag[];
  readonly texts: readonly ResponseText[];
  readonly yOf: (value: number) => number;
}

const FIELD_UNITS = 230;
const EDGE_UNITS = 8;
const LINE = 1.25;
const LABEL_GAP_UNITS = 9;
const MOST_LINES = 2;

function legendEntries(chart: LagResponse, { rows }: KnownDots): readonly LegendEntry[] {
  const { value, inner, outer } = responseLegend(chart);
  const has = (key: "lo" | "outerLo"): boolean => rows.some((row) => !Number.isNaN(row[key]));
  const named = [value, chart.unit].map(plainLine).filter((text) => text !== "");
  const entries: readonly LegendEntry[] = [
    { kind: "line", text: named.join(", ") },
    { kind: "band", text: has("lo") ? plainLine(inner) : "" },
    { kind: "outer", text: has("outerLo") ? plainLine(outer) : "" },
  ];
  return entries.filter((entry) => entry.text !== "");
}

/** Every lag from the first to the last, those left out as gaps. */
function allLags({ rows }: KnownDots): readonly Omit<PlacedLag, "x">[] {
  const [first, last] = [rows[0], rows.at(-1)].map((row) => Number(row?.name ?? 0));
  if (first === undefined || last === undefined || rows.length === 0) return [];
  const byLag = new Map(rows.map((row) => [Number(row.name), row]));
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    lag: first + i,
    row: byLag.get(first + i),
  }));
}

/** How many lags apart the numbers stand so that none touches the next: 1, 2, 3, 6, 12 and so on. */
function labelStep(lags: readonly Omit<PlacedLag, "x">[], slot: number, size: number): number {
  const widest = greatest(
    lags.map(({ lag }) => labelUnits(lagText(lag), size)),
    0,
  );
  const least = (widest + size / 2) / slot;
  const steps = [1, 2, 3, 6];
  return steps.find((step) => step >= least) ?? 12 * Math.ceil(least / 12);
}

/** A lag as it is written, with a true minus sign. */
export function lagText(lag: number): string {
  return String(lag).replace("-", "−");
}

type Frame = Omit<ResponseLayout, "texts" | "height">;

function labelsOf(chart: LagResponse, frame: Frame, size: number): readonly PlacedLabel[] {
  const { lags, slot, left, right, bottom } = frame;
  const step = labelStep(lags, slot, size);
  const y = bottom + LABEL_GAP_UNITS;
  const middle = (left + right) / 2;
  return [
    ...lags
      .filter(({ lag }) => lag % step === 0)
      .map(({ x, lag }) => {
        const text = lagText(lag);
        return { x: Math.min(x, DRAWING_WIDTH - labelUnits(text, size) / 2), y, text };
      }),
    ...labelLines(plainLine(chart.lagUnit), right - left, size, MOST_LINES).map((text, i) => ({
      x: middle,
      y: y + (i + 1.1) * size * LINE,
      text,
    })),
  ];
}

/** Lay out a response: legend, field, the numbers of the lags and what they count. */
export function responseLayout(chart: LagResponse, known: KnownDots): ResponseLayout {
  const { heads, top } = chartHeads(legendEntries(chart, known), [], 14);
  const numbers = known.axis.ticks.map(({ label }) => labelUnits(label, TEXT_UNITS.narrow));
  const left = Math.ceil(greatest(numbers, 0)) + 12;
  const right = DRAWING_WIDTH - EDGE_UNITS;
  const lags = allLags(known);
  const slot = (right - left) / Math.max(1, lags.length);
  const bottom = top + FIELD_UNITS;
  const frame: Frame = {
    left,
    right,
    top,
    bottom,
    slot,
    lags: lags.map((lag, i) => ({ ...lag, x: left + (i + 0.5) * slot })),
    yOf: (value) => bottom - known.axis.place(value) * FIELD_UNITS,
  };
  const texts = heads.map(({ name, size, legend }) => ({
    name,
    legend,
    labels: labelsOf(chart, frame, size),
  }));
  const lowest = greatest(
    texts.flatMap(({ name, labels }) => labels.map(({ y }) => y + TEXT_UNITS[name])),
    bottom,
  );
  return { ...frame, texts, height: Math.ceil(lowest + EDGE_UNITS) };
}
