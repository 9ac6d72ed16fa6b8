import { type ErrorKind, errorKind } from "../../kernel/index.ts";
import type { DocumentErrors } from "./document.ts";
import { documentErrors, nameError, placeText } from "./document-errors.ts";
import type { Place } from "./place.ts";

const DOCUMENT: DocumentErrors = documentErrors("drivers.hypotheses", "docs/formats/hypotheses.md");

/** A file that is no YAML and no JSON. */
export const notReadable: DocumentErrors["notReadable"] = DOCUMENT.notReadable;

/** A field that is missing, unknown or of the wrong form; `others` are the further ones. */
export const malformed: DocumentErrors["malformed"] = DOCUMENT.malformed;

/** An actor that the lexicon does not know, or knows several of. */
export const actorUnclear: ErrorKind<
  Place & { actor: string; problem: string; suggestion: string }
> = nameError("drivers.hypotheses-actor-unclear");

/** A CAMEO code that is not in the code book. */
export const codeUnknown: ErrorKind<Place & { cameo: string; suggestion: string }> = errorKind({
  code: "drivers.hypotheses-code-unknown",
  exitCode: 4,
  message: ({ cameo, ...place }) => `${placeText(place)}: "${cameo}" is not a CAMEO code.`,
  hint: ({ suggestion }) => suggestion,
});

/** A structural fact that no source of the record states. */
export const measureUnknown: ErrorKind<Place & { measure: string; near: readonly string[] }> =
  errorKind({
    code: "drivers.hypotheses-measure-unknown",
    exitCode: 4,
    message: ({ measure, ...place }) =>
      `${placeText(place)}: no source states a measure called "${measure}".`,
    hint: ({ near }) =>
      near.length === 0
        ? "The pages of docs/sources list the measures of each source."
        : `Did you mean ${near.join(" or ")}?`,
  });

/** A fact about the wrong number of actors. */
export const factAbout: ErrorKind<Place & { measure: string; needs: "actor" | "between" }> =
  errorKind({
    code: "drivers.hypotheses-fact-about",
    exitCode: 4,
    message: ({ measure, needs, ...place }) =>
      `${placeText(place)}: "${measure}" is a fact about ${needs === "actor" ? "one actor" : "two actors"}.`,
    hint: ({ needs }) =>
      needs === "actor"
        ? "Write actor: RUS, and no between."
        : "Write between: [RUS, PAK], and no actor; of a directed fact the one who acts comes first.",
  });

/** An id that is given twice. */
export const idRepeated: ErrorKind<Place & { id: string }> = errorKind({
  code: "drivers.hypotheses-id-repeated",
  exitCode: 4,
  message: ({ id, ...place }) => `${placeText(place)}: the id "${id}" is given twice.`,
  hint: () =>
    "Each hypothesis has its own id, and within one hypothesis each exposure and control.",
});

/** A reference to a hypothesis or an exposure that the file does not have. */
export const referenceUnknown: ErrorKind<
  Place & { reference: string; what: string; known: readonly string[] }
> = errorKind({
  code: "drivers.hypotheses-reference-unknown",
  exitCode: 4,
  message: ({ reference, what, ...place }) =>
    `${placeText(place)}: there is no ${what} "${reference}".`,
  hint: ({ known }) =>
    known.length === 0 ? "There is none to name." : `There is ${known.join(", ")}.`,
});

/** An actor that is not one of the two that it must be one of, or a pair of one actor. */
export const notASide: ErrorKind<Place & { actor: string; sides: readonly string[] }> = errorKind({
  code: "drivers.hypotheses-not-a-side",
  exitCode: 4,
  message: ({ actor, sides, ...place }) =>
    `${placeText(place)}: ${actor} cannot stand here beside ${sides.join(" and ")}.`,
  hint: ({ sides }) =>
    sides.length === 1 ? "Name two different actors." : `Name ${sides.join(" or ")}.`,
});

/** A file that was written down after the day for which the run is made. */
export const declaredLater: ErrorKind<{ file: string; declared: string; run: string }> = errorKind({
  code: "drivers.hypotheses-declared-later",
  exitCode: 4,
  message: ({ file, declared, run }) =>
    `${file} was declared on ${declared}, after the day of this run, ${run}.`,
  hint: () =>
    "Hypotheses are written down before they are tested: correct the date, or run it as of that day or later.",
});

/** A line of the register that cannot be read. */
export const registerUnreadable: ErrorKind<{ line: number; problem: string }> = errorKind({
  code: "drivers.hypotheses-register-unreadable",
  exitCode: 4,
  message: ({ line, problem }) => `Line ${line} of the register of hypotheses: ${problem}.`,
  hint: () =>
    "The register counts every hypothesis ever tried; restore it from a copy. A last line that broke off may be deleted.",
});

/** An entry of the register whose content is not the one that was hashed. */
export const registerAltered: ErrorKind<{ line: number; id: string; hash: string }> = errorKind({
  code: "drivers.hypotheses-register-altered",
  exitCode: 4,
  message: ({ line, id, hash }) =>
    `Line ${line} of the register of hypotheses: "${id}" does not have the content of ${hash.slice(0, 12)}.`,
  hint: () =>
    "The register is only ever added to. Restore it from a copy; a changed hypothesis is entered as a new one.",
});
