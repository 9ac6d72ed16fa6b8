import { PERIOD_LABEL_UNITS, type PlacedText, periodTexts } from "./banded-layout.ts";
import { type ChartHead, chartHeads } from "./chart-head.ts";
import { greatest } from "./counts.ts";
import { DRAWING_WIDTH, TEXT_UNITS, type Variant } from "./drawing.ts";
import { isBanded, type KnownFan, type KnownFanChart } from "./fan-chart.ts";
import { labelUnits } from "./label.ts";
import type { LegendEntry } from "./legend-rows.ts";

/** What an entry of the legend explains; forecasts are told apart by their place. */
export type LegendOwner = "history" | "fan-0" | "fan-1" | "rest";

/** What is set once for each width of page. */
export interface FanText {
  readonly name: Variant;
  readonly legend: readonly (ChartHead["legend"][number] & { readonly owner: LegendOwner })[];
  /** The name of the origin. */
  readonly marks: ChartHead["marks"];
  readonly periods: readonly PlacedText[];
}

/** Where the parts of a fan chart stand, units. */
export interface FanLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  /** From one period to the next. */
  readonly slot: number;
  /** Between the last known period and the first that is forecast. */
  readonly originX: number;
  readonly texts: readonly FanText[];
  /** The middle of a period. */
  readonly xOf: (index: number) => number;
  readonly yOf: (value: number) => number;
}

const FIELD_UNITS = 270;
const EDGE_UNITS = 8;

type OwnedEntry = LegendEntry & { readonly owner: LegendOwner };

function fanEntry({ name, outer, inner }: KnownFan, index: number): OwnedEntry {
  const kind = isBanded(outer) || isBanded(inner) ? "fan" : "line";
  return { kind, text: name === "" ? "forecast" : name, owner: index === 0 ? "fan-0" : "fan-1" };
}

/** What the line and the bands of the forecasts are. */
function bandsText({ fans, intervals }: KnownFanChart): string {
  const has = (key: "inner" | "outer"): boolean => fans.some((fan) => isBanded(fan[key]));
  const inner = has("inner") ? [`inner ${intervals.inner}`] : [];
  const outer = has("outer") ? [`outer ${intervals.outer}`] : [];
  const bands = [...inner, ...outer].join(", ");
  return bands === "" ? "" : `median; ${bands}`;
}

function legendEntries(known: KnownFanChart): readonly OwnedEntry[] {
  const { history, unit, fans, baselines, outcomes } = known;
  const entries: readonly OwnedEntry[] = [
    {
      kind: "line",
      text: [history.name, unit].filter((text) => text !== "").join(", "),
      owner: "history",
    },
    ...fans.map((fan, i) => fanEntry(fan, i)),
    { kind: "none", text: bandsText(known), owner: "rest" },
    ...baselines.map(
      ({ name }, i): OwnedEntry => ({
        kind: i === 0 ? "dashed" : "dotted",
        text: name,
        owner: "rest",
      }),
    ),
    { kind: "tick", text: outcomes?.name ?? "", owner: "rest" },
  ];
  return entries.filter((entry) => entry.text !== "");
}

/** Lay out a fan chart: legend, the name of the origin over the field, the periods beneath. */
export function fanLayout(known: KnownFanChart): FanLayout {
  const { axis, periods, origin, originLabel } = known;
  const numbers = axis.ticks.map(({ label }) => labelUnits(label, TEXT_UNITS.narrow));
  const left = Math.ceil(greatest(numbers, 0)) + 12;
  const right = DRAWING_WIDTH - EDGE_UNITS;
  const slot = (right - left) / Math.max(1, periods.length);
  const originX = left + (origin + 1) * slot;
  const entries = legendEntries(known);
  const { heads, top } = chartHeads(entries, [{ x: originX, label: originLabel }], EDGE_UNITS);
  const bottom = top + FIELD_UNITS;
  const frame = {
    left,
    right,
    top,
    bottom,
    height: bottom + PERIOD_LABEL_UNITS,
    slot,
    originX,
    xOf: (index: number): number => left + (index + 0.5) * slot,
    yOf: (value: number): number => bottom - axis.place(value) * FIELD_UNITS,
  };
  const texts = heads.map(({ name, size, legend, marks }) => ({
    name,
    legend: legend.map((entry, i) => ({ ...entry, owner: entries[i]?.owner ?? "rest" })),
    marks,
    periods: periodTexts(known, frame, size),
  }));
  return { ...frame, texts };
}
