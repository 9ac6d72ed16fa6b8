import { type ErrorKind, errorKind } from "../kernel/index.ts";

/** A name that no published schema bears; `near` is the nearest that does, or empty. */
export const schemaUnknown: ErrorKind<{ name: string; near: string; known: readonly string[] }> =
  errorKind({
    code: "workbench.schema-unknown",
    exitCode: 2,
    message: ({ name }) => `There is no schema called "${name}".`,
    hint: ({ near, known }) =>
      near === ""
        ? `Schemas: ${known.join(", ")}.`
        : `Did you mean ${near}? Schemas: ${known.join(", ")}.`,
  });
