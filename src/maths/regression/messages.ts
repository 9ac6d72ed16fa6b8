import { type ErrorKind, errorKind } from "../../kernel/index.ts";

/** Columns, weights or series that do not have one value for each row. */
export const rowsUnequal: ErrorKind<{ part: string; expected: number; actual: number }> = errorKind(
  {
    code: "maths.rows-unequal",
    exitCode: 2,
    message: ({ part, expected, actual }) => `${part} has ${actual} values, not ${expected}.`,
    hint: () => "Give every series and the weights one value for each row.",
  },
);

/** A value that no regression can take. */
export const valueNotFinite: ErrorKind<{ part: string; row: number; value: number }> = errorKind({
  code: "maths.value-not-finite",
  exitCode: 2,
  message: ({ part, row, value }) => `${part} has ${value} in row ${row}.`,
  hint: () => "Leave out rows with missing values.",
});

/** A weight that is no finite number above 0. */
export const weightNotPositive: ErrorKind<{ row: number; value: number }> = errorKind({
  code: "maths.weight-not-positive",
  exitCode: 2,
  message: ({ row, value }) => `The weight of row ${row} is ${value}.`,
  hint: () => "Leave out rows without weight; all others need a finite weight above 0.",
});

/** Too few complete rows for what is to be estimated. */
export const rowsTooFew: ErrorKind<{ rows: number; needed: number }> = errorKind({
  code: "maths.rows-too-few",
  exitCode: 2,
  message: ({ rows, needed }) =>
    `There are ${rows} rows without a missing value, and ${needed} are needed.`,
  hint: () => "Give longer series, or ask for fewer lags, controls or a nearer horizon.",
});

/** A setting outside what the method allows. */
export const settingOutside: ErrorKind<{ setting: string; value: number; allowed: string }> =
  errorKind({
    code: "maths.setting-outside",
    exitCode: 2,
    message: ({ setting, value, allowed }) => `${setting} is ${value}; it must be ${allowed}.`,
    hint: ({ setting }) => `Choose another value for ${setting}.`,
  });
