import { type ErrorKind, errorKind } from "../../kernel/index.ts";

/** A cell that holds no number, or no count where counts are forecast. */
export const forecastCellMalformed: ErrorKind<{
  line: number;
  column: string;
  text: string;
  isCount: boolean;
}> = errorKind({
  code: "workbench.forecast-cell-malformed",
  exitCode: 4,
  message: ({ line, column, text, isCount }) =>
    `Line ${line} holds "${text}" in the column "${column}", which is not ${isCount ? "a count: a whole number from 0" : "a number"}.`,
  hint: ({ isCount }) =>
    isCount
      ? "A missing count is an empty cell or NA. Values that are no counts are forecast without --count."
      : "A missing value is an empty cell or NA.",
});

/** A series from which nothing can be forecast. */
export const forecastSeriesShort: ErrorKind<{ has: number; needs: number; isCount: boolean }> =
  errorKind({
    code: "workbench.forecast-series-short",
    exitCode: 5,
    message: ({ has, needs, isCount }) =>
      `The series has ${has} known ${isCount ? "counts" : "values"}, and a forecast needs ${needs}.`,
    hint: () => "Give a longer series, or one of shorter periods.",
  });

/** A forecast that reaches further than the series is long. */
export const forecastHorizonFar: ErrorKind<{ horizon: number; rows: number }> = errorKind({
  code: "workbench.forecast-horizon-far",
  exitCode: 2,
  message: ({ horizon, rows }) =>
    `The horizon is ${horizon}, further than the ${rows} periods that the series spans.`,
  hint: ({ rows }) => `Give --horizon from 1 to ${rows}.`,
});

/** A row that is not one period after the row before it. */
export const forecastTimeIrregular: ErrorKind<{ line: number; text: string; expected: string }> =
  errorKind({
    code: "workbench.forecast-time-irregular",
    exitCode: 4,
    message: ({ line, text, expected }) =>
      `Line ${line} is of ${text}, where ${expected} should follow.`,
    hint: () =>
      "Give one row a period in order of time, with an empty cell where the value is not known.",
  });
