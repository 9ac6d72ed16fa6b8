import { type CountAxis, countAxis, tickText } from "./count-axis.ts";
import { greatest, type QuadCounts, sideTotal } from "./counts.ts";
import { DRAWING_WIDTH, TEXT_UNITS } from "./drawing.ts";
import { labelUnits } from "./label.ts";
import { periodTicks } from "./period-ticks.ts";
import { type PhaseBand, type PlacedPhase, phaseHeadroom, placedPhases } from "./phase-bands.ts";
import { plainLine } from "./plain-text.ts";

/** Where the parts of a picture of counts stand, in units of the drawing unless said otherwise. */
export interface MirroredLayout {
  readonly axis: CountAxis;
  readonly phases: readonly PlacedPhase[];
  /** The edges of the bars' field; right of it and below it are margins. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  /** From one period to the next. */
  readonly slot: number;
  readonly barUnits: number;
}

const LEGEND_UNITS = 30;
const PERIOD_LABEL_UNITS = 30;
const FIELD_UNITS = 250;
const RIGHT_MARGIN_UNITS = 8;
const WIDEST_BAR_UNITS = 30;
const BAR_SHARE_OF_SLOT = 0.74;

/** Lay out the picture: margins for the longest number, headroom for the phases, bars of fitting width. */
export function mirroredLayout(
  rows: readonly QuadCounts[],
  bands: readonly PhaseBand[],
): MirroredLayout {
  const most = (side: "conflict" | "cooperation"): number =>
    greatest(
      rows.map((row) => sideTotal(row, side)),
      0,
    );
  const axis = countAxis(most("conflict"), most("cooperation"));
  const numbers = axis.ticks.map((tick) => labelUnits(tickText(tick), TEXT_UNITS.narrow));
  const left = Math.ceil(greatest(numbers, 0)) + 12;
  const right = DRAWING_WIDTH - RIGHT_MARGIN_UNITS;
  const slot = (right - left) / Math.max(1, rows.length);
  const phases = placedPhases(
    bands,
    rows.map((row) => row.period),
  );
  const top = LEGEND_UNITS + phaseHeadroom(phases, slot);
  const bottom = top + FIELD_UNITS;
  const height = bottom + PERIOD_LABEL_UNITS + LEGEND_UNITS;
  const barUnits = Math.min(WIDEST_BAR_UNITS, slot * BAR_SHARE_OF_SLOT);
  return { axis, phases, left, right, top, bottom, height, slot, barUnits };
}

/**
 * The labels of the periods for one size of text, kept inside the drawing.
 *
 * @returns `x` is the middle of the label, in periods from the left edge
 */
export function periodLabels(
  rows: readonly QuadCounts[],
  layout: MirroredLayout,
  size: number,
): readonly { readonly x: number; readonly label: string }[] {
  const periods = rows.map((row) => plainLine(row.period));
  return periodTicks(periods, layout.slot, size).map(({ index, label }) => {
    const half = labelUnits(label, size) / 2;
    const middle = layout.left + (index + 0.5) * layout.slot;
    const inside = Math.max(half, Math.min(DRAWING_WIDTH - half, middle));
    return { x: (inside - layout.left) / layout.slot, label };
  });
}
