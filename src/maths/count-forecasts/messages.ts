import { type ErrorKind, errorKind } from "../../kernel/index.ts";

/** A value that is neither a count nor a gap. */
export const countInvalid: ErrorKind<{ period: number; value: number }> = errorKind({
  code: "maths.count-invalid",
  exitCode: 2,
  message: ({ period, value }) => `Period ${period} has ${value}, which is no count.`,
  hint: () => "Give whole numbers from 0 up, and NaN where the count is not known.",
});

/** Too few known counts for a forecast. */
export const countsTooFew: ErrorKind<{ known: number; needed: number }> = errorKind({
  code: "maths.counts-too-few",
  exitCode: 2,
  message: ({ known, needed }) => `There are ${known} known counts, and ${needed} are needed.`,
  hint: () => "Give a longer series.",
});

/** Lists that should go together, value for value, and do not. */
export const forecastsUnequal: ErrorKind<{ part: string; expected: number; actual: number }> =
  errorKind({
    code: "maths.forecasts-unequal",
    exitCode: 2,
    message: ({ part, expected, actual }) =>
      `There are ${actual} values of ${part}, not ${expected}.`,
    hint: () => "Give one value for each period or member.",
  });
