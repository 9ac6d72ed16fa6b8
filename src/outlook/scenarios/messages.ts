import {
  type DocumentErrors,
  documentErrors,
  nameError,
  type Place,
  placeText,
} from "../../drivers/index.ts";
import { type ErrorKind, errorKind } from "../../kernel/index.ts";

const DOCUMENT: DocumentErrors = documentErrors("outlook.scenario", "docs/formats/scenario.md");

/** A file that is no YAML and no JSON. */
export const scenarioNotReadable: DocumentErrors["notReadable"] = DOCUMENT.notReadable;

/** A field that is missing, unknown or of the wrong form; `others` are the further ones. */
export const scenarioMalformed: DocumentErrors["malformed"] = DOCUMENT.malformed;

/** An actor that the lexicon does not know, or knows several of. */
export const scenarioActorUnclear: ErrorKind<
  Place & { actor: string; problem: string; suggestion: string }
> = nameError("outlook.scenario-actor-unclear");

/** A scenario of another dyad than the one asked for. */
export const scenarioOfOthers: ErrorKind<
  Place & { of: readonly string[]; asked: readonly string[] }
> = errorKind({
  code: "outlook.scenario-of-others",
  exitCode: 4,
  message: ({ of, asked, ...place }) =>
    `${placeText(place)}: this is a scenario of ${of.join(" and ")}, and ${asked.join(" and ")} was asked for.`,
  hint: ({ of }) => `Ask for ${of.join(" and ")}, or name another file.`,
});

/** A hypothesis or an exposure that the dyad is not explained by. */
export const scenarioReferenceUnknown: ErrorKind<
  Place & { reference: string; what: "hypothesis" | "exposure"; known: readonly string[] }
> = errorKind({
  code: "outlook.scenario-reference-unknown",
  exitCode: 4,
  message: ({ reference, what, ...place }) =>
    `${placeText(place)}: there is no ${what} "${reference}".`,
  hint: ({ known }) => `There is ${known.join(", ")}.`,
});

/** An exposure that is given two paths. */
export const scenarioPathRepeated: ErrorKind<Place & { hypothesis: string }> = errorKind({
  code: "outlook.scenario-path-repeated",
  exitCode: 4,
  message: ({ hypothesis, ...place }) =>
    `${placeText(place)}: an exposure of "${hypothesis}" is given a second path.`,
  hint: () => "Each exposure takes one path; name the exposure where a hypothesis has several.",
});
