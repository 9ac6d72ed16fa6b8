import type { Call } from "./command.ts";

/** An answer in the three forms that a command can give it. */
export interface Answer {
  /** For `--json`. */
  readonly document: unknown;
  /** For a pipe: one line each. */
  readonly rows: readonly unknown[];
  /** For a terminal: lines that fit it. */
  readonly text: () => string;
}

const LINES_PER_WRITE = 1000;

/** JSON in which a terminal finds no control characters; JSON itself escapes only some of them. */
function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(
    /[\u007f-\u009f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A document as `--json` writes it. */
export function documentText(document: unknown): string {
  return `${jsonText(document, 2)}\n`;
}

/** Write an answer to standard output: a document if asked for, text on a terminal, else a row a line. */
export function writeAnswer(call: Call, answer: Answer): void {
  const { stdout } = call.effects;
  if (call.isGiven("json")) {
    stdout.write(documentText(answer.document));
  } else if (stdout.isTerminal) {
    stdout.write(`${answer.text().trimEnd()}\n`);
  } else {
    for (let at = 0; at < answer.rows.length; at += LINES_PER_WRITE) {
      const lines = answer.rows.slice(at, at + LINES_PER_WRITE).map((row) => jsonText(row));
      stdout.write(`${lines.join("\n")}\n`);
    }
  }
}

/** Write a note to standard error, unless quiet was asked for. */
export function writeNote(call: Call, note: string): void {
  if (!call.isGiven("quiet")) call.effects.stderr.write(`${note}\n`);
}
