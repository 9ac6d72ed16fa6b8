import { type ErrorKind, errorKind } from "../../kernel/index.ts";

const RESTORE =
  "The ledger is only ever added to. Restore it from a copy, and compare its head with the one printed under an outlook.";

/** A line of the ledger that is no entry. */
export const ledgerUnreadable: ErrorKind<{ line: number; problem: string; others: number }> =
  errorKind({
    code: "outlook.ledger-unreadable",
    exitCode: 4,
    message: ({ line, problem }) => `Line ${line} of the ledger cannot be read: ${problem}.`,
    hint: () => RESTORE,
  });

/** A line of the ledger that is not the one that was written, or not where it was written. */
export const ledgerAltered: ErrorKind<{ line: number; problem: string; others: number }> =
  errorKind({
    code: "outlook.ledger-altered",
    exitCode: 4,
    message: ({ line, problem }) => `Line ${line} of the ledger: ${problem}.`,
    hint: ({ others }) =>
      others === 0 ? RESTORE : `${others} more line(s) do not fit the chain. ${RESTORE}`,
  });

/** A ledger that another run is writing to. */
export const ledgerLocked: ErrorKind<{ lock: string }> = errorKind({
  code: "outlook.ledger-locked",
  exitCode: 5,
  message: () => "Another run is writing to the ledger.",
  hint: ({ lock }) =>
    `Run it again. If no other run is on, one was stopped halfway: delete ${lock}.`,
});

/** A ledger that grew each time something was about to be added. */
export const ledgerBusy: ErrorKind<{ attempts: number }> = errorKind({
  code: "outlook.ledger-busy",
  exitCode: 5,
  message: ({ attempts }) => `Other runs added to the ledger ${attempts} times meanwhile.`,
  hint: () => "Nothing was added by this run. Run it again when the others are done.",
});
