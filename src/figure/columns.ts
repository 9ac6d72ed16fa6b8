import { displayWidth } from "./wrap.ts";

/** How a chart or table for a terminal is set. */
export interface TerminalOptions {
  /** Columns of the terminal, from 60. */
  readonly width: number;
  /** Whether it shows block characters and rules; left out, it does. */
  readonly unicode?: boolean;
}

/** Text pushed to the right of a field of `width` columns. */
export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** Text followed by the blanks that fill a field of `width` columns. */
export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

/** The columns of the widest text; 0 if there is none. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);
}
