import { TEXT_UNITS, type Variant } from "./drawing.ts";
import { displayWidth, shortened, wrapText } from "./wrap.ts";

/** A letter's width as part of the text size: no font is measured here, so this errs to the wide side. */
const LETTER = 0.58;

/** How many units a text takes in a drawing, about. */
export function labelUnits(text: string, size: number): number {
  return displayWidth(text) * size * LETTER;
}

/**
 * Set a label into lines that fit a place in a drawing.
 *
 * @param room units
 * @param most lines, at least 1; what is left over ends in an ellipsis
 * @returns no line if there is no room for a few letters
 */
export function labelLines(label: string, room: number, size: number, most: number): string[] {
  const columns = Math.floor(room / (size * LETTER));
  if (columns < 4) return [];
  const words = label.split(/\s+/).map((word) => shortened(word, columns));
  const lines = wrapText(words.join(" "), columns).split("\n");
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shortened(lines.slice(most - 1).join(" "), columns)];
}

/** The two page widths with their text sizes. */
export const VARIANTS: readonly { readonly name: Variant; readonly size: number }[] = [
  { name: "wide", size: TEXT_UNITS.wide },
  { name: "narrow", size: TEXT_UNITS.narrow },
];
