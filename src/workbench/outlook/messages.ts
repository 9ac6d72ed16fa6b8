import { type ErrorKind, errorKind } from "../../kernel/index.ts";

/** A record without a panel to forecast. */
export const backtestWithoutPanel: ErrorKind<{ reason: string; has: number; needs: number }> =
  errorKind({
    code: "workbench.backtest-without-panel",
    exitCode: 5,
    message: ({ reason }) => `There is nothing to back-test: ${reason}.`,
    hint: () => "Ask for longer periods with --by, for other sources, or for a later first origin.",
  });

/** An origin outside the panel. */
export const backtestOriginOutside: ErrorKind<{
  option: string;
  origin: string;
  first: string;
  last: string;
}> = errorKind({
  code: "workbench.backtest-origin-outside",
  exitCode: 2,
  message: ({ option, origin, first, last }) =>
    `${option} ${origin} is not among the periods told of whole: ${first} to ${last}.`,
  hint: ({ first, last }) => `Name a period from ${first} to ${last}.`,
});

/** An outlook that lies no further back than the record that is to say what came of it. */
export const nothingCame: ErrorKind<{ from: string; knownTo: string }> = errorKind({
  code: "workbench.backtest-nothing-came",
  exitCode: 5,
  message: ({ from, knownTo }) =>
    `Nothing is told after ${from}, by what was known on ${knownTo}: nothing came of an outlook from then yet.`,
  hint: () => "Name an earlier day with --as-of, or an earlier period with --from.",
});
