import stringWidth from "string-width";
import { plainLine } from "./plain-text.ts";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function isWebAddress(word: string): boolean {
  return /^\W*(?:https?:\/\/|www\.)/i.test(word);
}

/** The columns that text takes on a terminal: two for a wide character, none for a combining one. */
export function displayWidth(text: string): number {
  return stringWidth(text);
}

/** The longest beginning of `text` that fits into `width` columns; at least one character. */
function head(text: string, width: number): string {
  let taken = "";
  for (const { segment } of graphemes.segment(text)) {
    if (taken !== "" && displayWidth(taken + segment) > width) break;
    taken += segment;
  }
  return taken;
}

/**
 * Shorten text to a number of columns, with an ellipsis in place of what was left out.
 *
 * @param width columns, at least 1
 * @param ellipsis what stands for the rest
 */
export function shortened(text: string, width: number, ellipsis: string = "…"): string {
  if (displayWidth(text) <= width) return text;
  const room = width - displayWidth(ellipsis);
  return room < 1 ? head(text, width) : `${head(text, room).trimEnd()}${ellipsis}`;
}

/** A word in pieces of at most `width` columns; an address stays whole. */
function pieces(word: string, width: number): string[] {
  const cut: string[] = [];
  let rest = word;
  while (displayWidth(rest) > width && !isWebAddress(word)) {
    const first = head(rest, width);
    cut.push(first);
    rest = rest.slice(first.length);
  }
  return rest === "" && cut.length > 0 ? cut : [...cut, rest];
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let open = "";
  for (const piece of line.split(" ").flatMap((word) => pieces(word, width))) {
    const longer = open === "" ? piece : `${open} ${piece}`;
    if (open !== "" && displayWidth(longer) > width) {
      lines.push(open);
      open = piece;
    } else {
      open = longer;
    }
  }
  return [...lines, open];
}

/**
 * Break text into lines of at most `width` columns, indent included, at its spaces.
 *
 * A web address is never split and may stand out; any other word is split only if it is longer than a whole
 * line. Line breaks of the text are kept. Control characters are replaced: style a text after wrapping it.
 *
 * @param width columns of the terminal, at least 1
 * @param indent what every line begins with
 */
export function wrapText(text: string, width: number, indent: string = ""): string {
  const room = Math.max(1, width - displayWidth(indent));
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((line) => wrapLine(plainLine(line), room))
    .map((line) => `${indent}${line}`.trimEnd())
    .join("\n");
}

/** The columns of the longest piece of text that wrapping keeps whole. */
export function unbreakableWidth(text: string): number {
  const addresses = text.split(/\s+/).filter(isWebAddress).map(displayWidth);
  return Math.max(0, ...addresses);
}
