import { type ErrorKind, errorKind } from "../../kernel/index.ts";

/** A series with a value that is no finite number, so that no segment can be weighed. */
export const seriesNotFinite: ErrorKind<{ index: number; value: number }> = errorKind({
  code: "maths.series-not-finite",
  exitCode: 2,
  message: ({ index, value }) => `The series has ${value} at index ${index}.`,
  hint: () => "Leave missing periods out or fill them before looking for change points.",
});

/** A negative value where the model is of counts. */
export const countNegative: ErrorKind<{ index: number; value: number }> = errorKind({
  code: "maths.count-negative",
  exitCode: 2,
  message: ({ index, value }) =>
    `The series has ${value} at index ${index}; a count is not negative.`,
  hint: () => 'Choose the cost model "mean" or "mean-variance" for a series with negative values.',
});
