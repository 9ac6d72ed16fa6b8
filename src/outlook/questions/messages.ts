import type { Place } from "../../drivers/index.ts";
import { type ErrorKind, errorKind } from "../../kernel/index.ts";

const at = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

/** Further problems that a hint tells of. */
const MOST_TOLD = 3;

const FORMAT = "docs/formats/questions.md describes every field.";

/** A file that is no YAML and no JSON. */
export const notReadable: ErrorKind<Place & { problem: string }> = errorKind({
  code: "outlook.questions-not-readable",
  exitCode: 4,
  message: ({ problem, ...place }) => `${at(place)}: this is not YAML: ${problem}`,
  hint: () => "Mind indentation, and quote text that holds a colon followed by a space.",
});

/** A field that is missing, unknown or of the wrong form; `others` are the further ones. */
export const malformed: ErrorKind<
  Place & { field: string; problem: string; others: readonly string[] }
> = errorKind({
  code: "outlook.questions-malformed",
  exitCode: 4,
  message: ({ field, problem, ...place }) => `${at(place)}: ${field}: ${problem}`,
  hint: ({ others }) =>
    others.length === 0
      ? FORMAT
      : `${others.length} more: ${others.slice(0, MOST_TOLD).join("; ")}. ${FORMAT}`,
});

/** An actor, code, source or period that is not known. */
export const nameUnknown: ErrorKind<Place & { problem: string; suggestion: string }> = errorKind({
  code: "outlook.questions-name-unknown",
  exitCode: 4,
  message: ({ problem, ...place }) => `${at(place)}: ${problem}`,
  hint: ({ suggestion }) => suggestion,
});

/** Two actors that are one, or a side that is neither of the two. */
export const notASide: ErrorKind<Place & { actor: string; sides: readonly string[] }> = errorKind({
  code: "outlook.questions-not-a-side",
  exitCode: 4,
  message: ({ actor, sides, ...place }) =>
    `${at(place)}: ${actor} cannot stand here beside ${sides.join(" and ")}.`,
  hint: ({ sides }) =>
    sides.length === 1 ? "Name two different actors." : `Name ${sides.join(" or ")}.`,
});

/** A source that tells of no events. */
export const sourceUnfit: ErrorKind<Place & { source: string }> = errorKind({
  code: "outlook.questions-source-unfit",
  exitCode: 4,
  message: ({ source, ...place }) =>
    `${at(place)}: ${source} states numbers and tells of no events.`,
  hint: () => "A question is resolved by a source of events: `entente record sources` lists them.",
});

/** A deadline or a period that is over, or has begun, when the question opens. */
export const windowPast: ErrorKind<Place & { opens: string; window: string }> = errorKind({
  code: "outlook.questions-window-past",
  exitCode: 4,
  message: ({ opens, window, ...place }) =>
    `${at(place)}: the question opens on ${opens}, too late for ${window}.`,
  hint: () =>
    "A deadline lies after the day on which the question opens; a period begins after that day.",
});

/** An id that is given twice. */
export const idRepeated: ErrorKind<Place & { id: string }> = errorKind({
  code: "outlook.questions-id-repeated",
  exitCode: 4,
  message: ({ id, ...place }) => `${at(place)}: the id "${id}" is given twice.`,
  hint: () => "Each question of a file has its own id.",
});
