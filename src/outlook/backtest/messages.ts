import { type ErrorKind, errorKind } from "../../kernel/index.ts";

/** A horizon or another number of a back-test that it cannot be run with. */
export const backtestSetting: ErrorKind<{ setting: string; value: number; allowed: string }> =
  errorKind({
    code: "outlook.backtest-setting",
    exitCode: 2,
    message: ({ setting, value, allowed }) => `${setting} is ${value}; it must be ${allowed}.`,
    hint: () => "Horizons are counted in periods of the panel: 1 is the next one.",
  });

/** A panel without an origin after which anything is known. */
export const backtestTooShort: ErrorKind<{ periods: number; first: number; horizon: number }> =
  errorKind({
    code: "outlook.backtest-too-short",
    exitCode: 3,
    message: ({ periods, first, horizon }) =>
      `The panel has ${periods} periods; the first forecast is made after ${first + 1} and looks ${horizon} ahead.`,
    hint: () => "Ask for shorter periods or horizons, or for a source that reaches further back.",
  });
