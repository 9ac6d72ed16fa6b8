import { type ErrorKind, errorKind } from "../../kernel/index.ts";

/** Forecasts, outcomes, weights or bounds that are not of one length. */
export const scoresUnequal: ErrorKind<{ part: string; expected: number; actual: number }> =
  errorKind({
    code: "maths.scores-unequal",
    exitCode: 2,
    message: ({ part, expected, actual }) => `${part} has ${actual} values, not ${expected}.`,
    hint: () => "Give one forecast for each outcome, and one weight for each forecast.",
  });

/** Nothing to be scored. */
export const scoresEmpty: ErrorKind<{ part: string }> = errorKind({
  code: "maths.scores-empty",
  exitCode: 2,
  message: ({ part }) => `${part} has no values.`,
  hint: () => "A score needs at least one forecast and its outcome.",
});

/** A value that no forecast, outcome or weight can have. */
export const scoreValueOutside: ErrorKind<{
  part: string;
  row: number;
  value: number;
  allowed: string;
}> = errorKind({
  code: "maths.score-value-outside",
  exitCode: 2,
  message: ({ part, row, value, allowed }) =>
    `${part} has ${value} in row ${row}; it must be ${allowed}.`,
  hint: () => "Leave out rows with missing values, and mend those outside the domain.",
});
