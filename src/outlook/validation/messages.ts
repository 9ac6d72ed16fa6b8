import { type ErrorKind, errorKind } from "../../kernel/index.ts";

/** A check of the outlook that there is not. */
export const checkUnknown: ErrorKind<{ check: string; known: readonly string[] }> = errorKind({
  code: "outlook.check-unknown",
  exitCode: 2,
  message: ({ check }) => `There is no check called "${check}".`,
  hint: ({ known }) => `Checks: ${known.join(", ")}.`,
});
