import {
  type DocumentErrors,
  documentErrors,
  nameError,
  type Place,
  placeText,
} from "../../drivers/index.ts";
import { type ErrorKind, errorKind } from "../../kernel/index.ts";

const DOCUMENT: DocumentErrors = documentErrors("outlook.questions", "docs/formats/questions.md");

/** A file that is no YAML and no JSON. */
export const notReadable: DocumentErrors["notReadable"] = DOCUMENT.notReadable;

/** A field that is missing, unknown or of the wrong form; `others` are the further ones. */
export const malformed: DocumentErrors["malformed"] = DOCUMENT.malformed;

/** An actor, code, source or period that is not known. */
export const nameUnknown: ErrorKind<Place & { problem: string; suggestion: string }> = nameError(
  "outlook.questions-name-unknown",
);

/** Two actors that are one, or a side that is neither of the two. */
export const notASide: ErrorKind<Place & { actor: string; sides: readonly string[] }> = errorKind({
  code: "outlook.questions-not-a-side",
  exitCode: 4,
  message: ({ actor, sides, ...place }) =>
    `${placeText(place)}: ${actor} cannot stand here beside ${sides.join(" and ")}.`,
  hint: ({ sides }) =>
    sides.length === 1 ? "Name two different actors." : `Name ${sides.join(" or ")}.`,
});

/** A source that tells of no events. */
export const sourceUnfit: ErrorKind<Place & { source: string }> = errorKind({
  code: "outlook.questions-source-unfit",
  exitCode: 4,
  message: ({ source, ...place }) =>
    `${placeText(place)}: ${source} states numbers and tells of no events.`,
  hint: () => "A question is resolved by a source of events: `entente record sources` lists them.",
});

/** A deadline or a period that is over, or has begun, when the question opens. */
export const windowPast: ErrorKind<Place & { opens: string; window: string }> = errorKind({
  code: "outlook.questions-window-past",
  exitCode: 4,
  message: ({ opens, window, ...place }) =>
    `${placeText(place)}: the question opens on ${opens}, too late for ${window}.`,
  hint: () =>
    "A deadline lies after the day on which the question opens; a period begins after that day.",
});

/** An id that is given twice. */
export const idRepeated: ErrorKind<Place & { id: string }> = errorKind({
  code: "outlook.questions-id-repeated",
  exitCode: 4,
  message: ({ id, ...place }) => `${placeText(place)}: the id "${id}" is given twice.`,
  hint: () => "Each question of a file has its own id.",
});
