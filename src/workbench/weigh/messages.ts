import { type ErrorKind, errorKind } from "../../kernel/index.ts";

/** A header in which a column has no name, or two have the same. */
export const headerUnclear: ErrorKind<{ problem: string }> = errorKind({
  code: "workbench.header-unclear",
  exitCode: 4,
  message: ({ problem }) => `The header is unclear: ${problem}.`,
  hint: () =>
    "Give each column a name of its own; R writes no row names with write.csv(..., row.names = FALSE).",
});

/** A cell of text where numbers are weighed. */
export const cellNotNumber: ErrorKind<{ line: number; column: string; text: string }> = errorKind({
  code: "workbench.cell-not-number",
  exitCode: 4,
  message: ({ line, column, text }) =>
    `Line ${line} holds "${text}" in the column "${column}", which is not a number.`,
  hint: ({ column }) =>
    `Leave the column out with --exclude ${column}, or write it in numbers; a missing value is an empty cell or NA.`,
});

/** A column that never changes, in the rows that are used. */
export const columnConstant: ErrorKind<{ column: string; value: number; isResponse: boolean }> =
  errorKind({
    code: "workbench.column-constant",
    exitCode: 4,
    message: ({ column, value }) =>
      `The column "${column}" is ${value} in every row that has no gap.`,
    hint: ({ column, isResponse }) =>
      isResponse ? "There is nothing to predict." : `Leave it out with --exclude ${column}.`,
  });

/** A column that others of the same model add up to. */
export const columnsDependent: ErrorKind<{ column: string; others: readonly string[] }> = errorKind(
  {
    code: "workbench.columns-dependent",
    exitCode: 4,
    message: ({ column, others }) =>
      `The column "${column}" is a weighted sum of ${others.join(", ")}: no model can tell them apart.`,
    hint: ({ column }) =>
      `Leave one of them out, as with --exclude ${column}, or put them in one group (--groups), of which one at most is in a model.`,
  },
);

/** Fewer rows without a gap than the largest model needs. */
export const rowsTooFew: ErrorKind<{
  used: number;
  given: number;
  needed: number;
  gaps: readonly { readonly column: string; readonly rows: number }[];
}> = errorKind({
  code: "workbench.rows-too-few",
  exitCode: 5,
  message: ({ used, given, needed }) =>
    `Of ${given} rows ${used} have a number in every column; the largest model needs ${needed}.`,
  hint: ({ gaps: [most] }) =>
    most === undefined
      ? "Leave columns out with --exclude, or put them in groups (--groups), of which one at most is in a model."
      : `The most gaps, ${most.rows}, are in "${most.column}": leave it out with --exclude ${most.column}, or other columns.`,
});

/** No column is left to be weighed. */
export const predictorsMissing: ErrorKind<{ response: string }> = errorKind({
  code: "workbench.predictors-missing",
  exitCode: 4,
  message: ({ response }) => `Beside "${response}" there is no column to weigh.`,
  hint: () => "The file needs a column per predictor; --exclude must leave one.",
});

/** The response where a predictor must stand. */
export const responseMisplaced: ErrorKind<{ column: string; place: string }> = errorKind({
  code: "workbench.response-misplaced",
  exitCode: 2,
  message: ({ column, place }) => `"${column}" is the response and cannot stand in ${place}.`,
  hint: ({ place }) => `Take it out of ${place}, or name another column with --response.`,
});

/** A file of groups that does not say which column is in which. */
export const groupsMalformed: ErrorKind<{ line: number; problem: string }> = errorKind({
  code: "workbench.groups-malformed",
  exitCode: 4,
  message: ({ line, problem }) => `Line ${line} of the file of groups ${problem}.`,
  hint: () =>
    "It is a CSV with the header column,group (and together, if wanted) and one column a line: docs/method/weigh.md.",
});

/** A prior that no name or number stands for. */
export const priorUnclear: ErrorKind<{
  of: "g" | "the models";
  text: string;
  why: string;
  near: string;
  choices: readonly string[];
}> = errorKind({
  code: "workbench.prior-unclear",
  exitCode: 2,
  message: ({ of, text, why }) =>
    `The prior of ${of} cannot be "${text}"${why === "" ? "" : `: ${why}`}.`,
  hint: ({ near, choices }) =>
    `${near === "" ? "" : `Did you mean ${near}? `}It can be ${choices.join(", ")}.`,
});
