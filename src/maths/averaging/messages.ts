import { type ErrorKind, errorKind } from "../../kernel/index.ts";

/** A column, the response or the weights with another number of rows than the response. */
export const columnMisshapen: ErrorKind<{ part: string; rows: number; expected: number }> =
  errorKind({
    code: "maths.column-misshapen",
    exitCode: 2,
    message: ({ part, rows, expected }) => `The ${part} has ${rows} rows, not ${expected}.`,
    hint: () => "Give one value per row of the response.",
  });

/** A value that no sum of squares can take in. */
export const columnNotFinite: ErrorKind<{ part: string; row: number; value: number }> = errorKind({
  code: "maths.column-not-finite",
  exitCode: 2,
  message: ({ part, row, value }) => `The ${part} has ${value} at row ${row}.`,
  hint: () => "Leave rows with missing values out, or give them the weight 0.",
});

/** Too few rows to tell models apart. */
export const rowsTooFew: ErrorKind<{ rows: number; forced: number; needed: number }> = errorKind({
  code: "maths.rows-too-few-for-models",
  exitCode: 2,
  message: ({ rows, forced, needed }) =>
    `There are ${rows} rows beside ${forced} columns that are in every model; ${needed} rows are needed.`,
  hint: () => "Give more rows, or force fewer columns into the models.",
});

/** A candidate that names no column, a column that is not there, or shares that do not fit its alternatives. */
export const candidateMisshapen: ErrorKind<{ candidate: number; problem: string }> = errorKind({
  code: "maths.candidate-misshapen",
  exitCode: 2,
  message: ({ candidate, problem }) => `Candidate ${candidate} ${problem}.`,
  hint: () =>
    "Give each candidate 1 to 255 alternatives of at least one column, and shares above 0 that sum to one.",
});

/** A space of models too great to be enumerated. */
export const modelsTooMany: ErrorKind<{ models: number; most: number }> = errorKind({
  code: "maths.models-too-many",
  exitCode: 2,
  message: ({ models, most }) => `There are ${models} models; at most ${most} are enumerated.`,
  hint: () => "Search the space (searchModels), or leave candidates out.",
});

/** A parameter of a prior outside its domain. */
export const priorOutOfDomain: ErrorKind<{ parameter: string; value: number; domain: string }> =
  errorKind({
    code: "maths.prior-out-of-domain",
    exitCode: 2,
    message: ({ parameter, value, domain }) =>
      `The prior's ${parameter} is ${value}; it must be ${domain}.`,
    hint: () => "Choose a value of the domain.",
  });
