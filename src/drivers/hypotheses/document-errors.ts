import { type ErrorKind, errorKind } from "../../kernel/index.ts";
import type { DocumentErrors } from "./document.ts";
import type { Place } from "./place.ts";

/** Where in a file, as editors write it. */
export const placeText = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

/** Further problems that a hint tells of. */
const MOST_TOLD = 3;

/**
 * What is said of a file that cannot be read: the same of every format.
 *
 * @param prefix of the codes: `<prefix>-not-readable`, `<prefix>-malformed`
 * @param page that describes the format's fields
 */
export function documentErrors(prefix: string, page: string): DocumentErrors {
  const format = `${page} describes every field.`;
  return {
    notReadable: errorKind({
      code: `${prefix}-not-readable`,
      exitCode: 4,
      message: ({ problem, ...place }) => `${placeText(place)}: this is not YAML: ${problem}`,
      hint: () => "Mind indentation, and quote text that holds a colon followed by a space.",
    }),
    malformed: errorKind({
      code: `${prefix}-malformed`,
      exitCode: 4,
      message: ({ field, problem, ...place }) => `${placeText(place)}: ${field}: ${problem}`,
      hint: ({ others }) =>
        others.length === 0
          ? format
          : `${others.length} more: ${others.slice(0, MOST_TOLD).join("; ")}. ${format}`,
    }),
  };
}

/** What a name that is not known, or not clearly, is told with. */
export type NameFacts = Place & { readonly problem: string; readonly suggestion: string };

/** A name in a file that is not known, or not clearly: what look-up says of it, with its place. */
export function nameError<Facts extends NameFacts>(code: string): ErrorKind<Facts> {
  return errorKind<Facts>({
    code,
    exitCode: 4,
    message: (facts) => `${placeText(facts)}: ${facts.problem}`,
    hint: ({ suggestion }) => suggestion,
  });
}
