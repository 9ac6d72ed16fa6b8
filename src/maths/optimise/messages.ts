import { type ErrorKind, errorKind } from "../../kernel/index.ts";

/** A root sought between two points at which the function has one sign, or none. */
export const signChangeMissing: ErrorKind<{ lo: number; hi: number; atLo: number; atHi: number }> =
  errorKind({
    code: "maths.sign-change-missing",
    exitCode: 2,
    message: ({ lo, hi, atLo, atHi }) =>
      `The function does not change sign between ${lo} (${atLo}) and ${hi} (${atHi}).`,
    hint: () => "Choose two points at which the function has opposite signs.",
  });

/** A function that is not a number at a point inside the interval in which its root is sought. */
export const functionUndefined: ErrorKind<{ x: number }> = errorKind({
  code: "maths.function-undefined",
  exitCode: 2,
  message: ({ x }) => `The function is not a number at ${x}.`,
  hint: () => "Choose an interval on which the function is defined.",
});
