import { type ErrorKind, errorKind } from "../../kernel/index.ts";

/** A part of a state space model whose size does not fit the number of states. */
export const modelMisshapen: ErrorKind<{ part: string; expected: number; actual: number }> =
  errorKind({
    code: "maths.model-misshapen",
    exitCode: 2,
    message: ({ part, expected, actual }) =>
      `The model's ${part} has ${actual} entries, not ${expected}.`,
    hint: () => "Write matrices by rows, with as many rows and columns as there are states.",
  });

/** A series with too few observations to estimate the variances of a local level. */
export const seriesTooShort: ErrorKind<{ observed: number; needed: number }> = errorKind({
  code: "maths.series-too-short",
  exitCode: 2,
  message: ({ observed, needed }) =>
    `A local level needs ${needed} observations or more, and the series has ${observed}.`,
  hint: () => "Give a longer series, or state the variances.",
});

/** A series with an infinite value, of which no state can be told. */
export const observationInfinite: ErrorKind<{ time: number; value: number }> = errorKind({
  code: "maths.observation-infinite",
  exitCode: 2,
  message: ({ time, value }) => `The observation at time ${time} is ${value}.`,
  hint: () => "Write NaN for a missing observation.",
});
