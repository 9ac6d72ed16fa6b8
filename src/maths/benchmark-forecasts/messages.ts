import { type ErrorKind, errorKind } from "../../kernel/index.ts";

/** A value from which nothing can be smoothed. */
export const valueMissing: ErrorKind<{ index: number; value: number }> = errorKind({
  code: "maths.forecast-value-missing",
  exitCode: 2,
  message: ({ index, value }) => `The series has ${value} at index ${index}.`,
  hint: () => "Fill missing periods before forecasting; a period without events has the count 0.",
});

/** Fewer values than the parameters of a method ask for. */
export const historyTooShort: ErrorKind<{ observed: number; needed: number }> = errorKind({
  code: "maths.forecast-history-short",
  exitCode: 2,
  message: ({ observed, needed }) =>
    `The series has ${observed} values, and this forecast needs ${needed} or more.`,
  hint: () => "Give a longer series, or choose a forecast with fewer parameters.",
});

/** A horizon or a period that is no whole number from 1 on. */
export const stepsNotWhole: ErrorKind<{ setting: string; value: number }> = errorKind({
  code: "maths.forecast-steps-not-whole",
  exitCode: 2,
  message: ({ setting, value }) => `The ${setting} is ${value}.`,
  hint: ({ setting }) => `Give the ${setting} as a whole number of steps, 1 or more.`,
});

/** A value that no multiplicative decomposition can take. */
export const valueNotPositive: ErrorKind<{ index: number; value: number }> = errorKind({
  code: "maths.forecast-value-not-positive",
  exitCode: 2,
  message: ({ index, value }) =>
    `The series has ${value} at index ${index}; a seasonal factor needs values above 0.`,
  hint: () => "Forecast the series without a seasonal adjustment.",
});

/** Forecasts and outcomes that do not pair. */
export const outcomesUnequal: ErrorKind<{ outcomes: number; forecasts: number }> = errorKind({
  code: "maths.forecast-outcomes-unequal",
  exitCode: 2,
  message: ({ outcomes, forecasts }) =>
    `There are ${outcomes} outcomes and ${forecasts} forecasts.`,
  hint: () => "Give one forecast, at least, for each outcome and nothing else.",
});
