import { z } from "zod";
import { text } from "./vocabulary.ts";

/** What `--json` writes on standard error when a command fails. */
export interface FailureDocument {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly hint: string;
    readonly facts: Readonly<Record<string, unknown>>;
  };
}

/** The document of a failure; it has no `schema` field, being told apart by its `error`. */
export const errorSchema: z.ZodType<FailureDocument> = z.object({
  error: z
    .object({
      code: text("What kind of failure, prefixed by the part of the program: stable."),
      message: text("What is wrong, in a sentence."),
      hint: text("What to do next."),
      facts: z.record(z.string(), z.unknown()).describe("What the message speaks of, as data."),
    })
    .describe("Why the command failed."),
});
