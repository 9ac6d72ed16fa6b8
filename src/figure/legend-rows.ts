import { labelUnits } from "./label.ts";
import { shortened } from "./wrap.ts";

/** A sample of how something is drawn, and what it is. */
export interface LegendEntry {
  /**
   * Which sample stands before the text; an `outer` band lies around a `band`, a `fan` is both with a line through
   * them, a `tick` stands in a row.
   */
  readonly kind:
    | "line"
    | "dashed"
    | "dotted"
    | "band"
    | "outer"
    | "fan"
    | "reference"
    | "dot"
    | "tick"
    | "none";
  readonly text: string;
}

/** An entry with its place: units from the left, and the row from 0. */
export interface PlacedEntry extends LegendEntry {
  readonly x: number;
  readonly row: number;
}

/** The room that a sample takes before its text. */
export const SAMPLE_UNITS = 26;
const SAMPLE_GAP_UNITS = 6;
const ENTRY_GAP_EMS = 1.2;

/** Where the text of an entry begins. */
export function textStart(entry: PlacedEntry): number {
  return entry.x + (entry.kind === "none" ? 0 : SAMPLE_UNITS + SAMPLE_GAP_UNITS);
}

/**
 * Set entries side by side, in a new row where one does not fit; one that is longer than a row is shortened.
 *
 * @param left where a row begins, units
 * @param right where it ends
 */
export function legendRows(
  entries: readonly LegendEntry[],
  left: number,
  right: number,
  size: number,
): readonly PlacedEntry[] {
  let [x, row] = [left, 0];
  return entries.map((entry) => {
    const sample = entry.kind === "none" ? 0 : SAMPLE_UNITS + SAMPLE_GAP_UNITS;
    const columns = Math.floor((right - left - sample) / labelUnits("n", size));
    const text = shortened(entry.text, Math.max(1, columns));
    const units = sample + labelUnits(text, size);
    if (x > left && x + units > right) [x, row] = [left, row + 1];
    const place = { kind: entry.kind, text, x, row };
    x += units + size * ENTRY_GAP_EMS;
    return place;
  });
}
