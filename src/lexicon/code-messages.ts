import { type ErrorKind, errorKind } from "../kernel/index.ts";

/** A text that is no code of the CAMEO code book; `suggestions` are the nearest codes, best first. */
export const cameoUnknown: ErrorKind<{ text: string; suggestions: readonly string[] }> = errorKind({
  code: "lexicon.cameo-unknown",
  exitCode: 2,
  message: ({ text }) => `"${text}" is not a CAMEO code.`,
  hint: ({ suggestions }) =>
    suggestions.length === 0
      ? "Write a code of two to four digits with its leading zero, such as 04, 042 or 0256."
      : `Did you mean ${suggestions.join(", ")}? Codes have two to four digits, leading zero included.`,
});
