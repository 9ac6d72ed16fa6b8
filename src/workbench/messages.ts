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

/** A column that the header does not have. */
export const columnMissing: ErrorKind<{
  column: string;
  near: string;
  columns: readonly string[];
}> = errorKind({
  code: "workbench.column-missing",
  exitCode: 4,
  message: ({ column }) => `The file has no column "${column}".`,
  hint: ({ near, columns }) =>
    `${near === "" ? "" : `Did you mean ${near}? `}Columns: ${columns.join(", ")}.`,
});

/** A cell that is not what its column must hold. */
export const valueMalformed: ErrorKind<{ line: number; text: string; expects: string }> = errorKind(
  {
    code: "workbench.value-malformed",
    exitCode: 4,
    message: ({ line, text, expects }) => `Line ${line} holds "${text}", which is not ${expects}.`,
    hint: () => "A missing value is an empty cell or NA. Counts need --model poisson or negbin.",
  },
);

/** A series in which nothing can be sought. */
export const seriesTooShort: ErrorKind<{ has: number; needs: number; what: string }> = errorKind({
  code: "workbench.series-too-short",
  exitCode: 5,
  message: ({ has, needs, what }) =>
    `The series is too short: ${has} ${what === "too-few-events" ? "events" : "values"}, ${needs} needed.`,
  hint: () => "No turning point can be told from chance in so little.",
});

/** A hypothesis file about other actors than those asked for. */
export const hypothesesOfOthers: ErrorKind<{
  file: string;
  of: readonly string[];
  asked: readonly string[];
}> = errorKind({
  code: "workbench.hypotheses-of-others",
  exitCode: 2,
  message: ({ file, of, asked }) =>
    `${file} is about ${of.join(" and ")}, not about ${asked.join(" and ")}.`,
  hint: ({ file, of }) => `Ask: entente drivers ${of.join(" ")} --hypotheses ${file}.`,
});
