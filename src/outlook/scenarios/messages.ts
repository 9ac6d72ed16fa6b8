import type { Place } from "../../drivers/index.ts";
import { type ErrorKind, errorKind } from "../../kernel/index.ts";

const at = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

/** Further problems that a hint tells of. */
const MOST_TOLD = 3;

const FORMAT = "docs/formats/scenario.md describes every field.";

/** A file that is no YAML and no JSON. */
export const scenarioNotReadable: ErrorKind<Place & { problem: string }> = errorKind({
  code: "outlook.scenario-not-readable",
  exitCode: 4,
  message: ({ problem, ...place }) => `${at(place)}: this is not YAML: ${problem}`,
  hint: () => "Mind indentation, and quote text that holds a colon followed by a space.",
});

/** A field that is missing, unknown or of the wrong form; `others` are the further ones. */
export const scenarioMalformed: ErrorKind<
  Place & { field: string; problem: string; others: readonly string[] }
> = errorKind({
  code: "outlook.scenario-malformed",
  exitCode: 4,
  message: ({ field, problem, ...place }) => `${at(place)}: ${field}: ${problem}`,
  hint: ({ others }) =>
    others.length === 0
      ? FORMAT
      : `${others.length} more: ${others.slice(0, MOST_TOLD).join("; ")}. ${FORMAT}`,
});

/** An actor that the lexicon does not know, or knows several of. */
export const scenarioActorUnclear: ErrorKind<
  Place & { actor: string; problem: string; suggestion: string }
> = errorKind({
  code: "outlook.scenario-actor-unclear",
  exitCode: 4,
  message: ({ problem, ...place }) => `${at(place)}: ${problem}`,
  hint: ({ suggestion }) => suggestion,
});

/** A scenario of another dyad than the one asked for. */
export const scenarioOfOthers: ErrorKind<
  Place & { of: readonly string[]; asked: readonly string[] }
> = errorKind({
  code: "outlook.scenario-of-others",
  exitCode: 4,
  message: ({ of, asked, ...place }) =>
    `${at(place)}: this is a scenario of ${of.join(" and ")}, and ${asked.join(" and ")} was asked for.`,
  hint: ({ of }) => `Ask for ${of.join(" and ")}, or name another file.`,
});

/** A hypothesis or an exposure that the dyad is not explained by. */
export const scenarioReferenceUnknown: ErrorKind<
  Place & { reference: string; what: "hypothesis" | "exposure"; known: readonly string[] }
> = errorKind({
  code: "outlook.scenario-reference-unknown",
  exitCode: 4,
  message: ({ reference, what, ...place }) => `${at(place)}: there is no ${what} "${reference}".`,
  hint: ({ known }) => `There is ${known.join(", ")}.`,
});

/** An exposure that is given two paths. */
export const scenarioPathRepeated: ErrorKind<Place & { hypothesis: string }> = errorKind({
  code: "outlook.scenario-path-repeated",
  exitCode: 4,
  message: ({ hypothesis, ...place }) =>
    `${at(place)}: an exposure of "${hypothesis}" is given a second path.`,
  hint: () => "Each exposure takes one path; name the exposure where a hypothesis has several.",
});
