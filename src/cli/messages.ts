import { type ErrorKind, errorKind } from "../kernel/index.ts";

function didYouMean(near: string, otherwise: string): string {
  return near === "" ? otherwise : `Did you mean ${near}? ${otherwise}`;
}

function calling(command: string): string {
  return command === "" ? "entente" : `entente ${command}`;
}

function quoted(command: string): string {
  return `"${calling(command)}"`;
}

/** A word where a command should stand; `near` is the nearest command, or empty. */
export const commandUnknown: ErrorKind<{ command: string; near: string }> = errorKind({
  code: "cli.command-unknown",
  exitCode: 2,
  message: ({ command }) => `There is no command "${command}".`,
  hint: ({ near }) => didYouMean(near, "List them with: entente --help."),
});

/** An option that the command does not take; `near` is the nearest that it does, or empty. */
export const optionUnknown: ErrorKind<{ option: string; command: string; near: string }> =
  errorKind({
    code: "cli.option-unknown",
    exitCode: 2,
    message: ({ option, command }) => `${quoted(command)} takes no option ${option}.`,
    hint: ({ near, command }) =>
      didYouMean(near, `List its options with: ${calling(command)} --help.`),
  });

/** An option that needs a value and has none. */
export const valueMissing: ErrorKind<{ option: string; value: string }> = errorKind({
  code: "cli.value-missing",
  exitCode: 2,
  message: ({ option }) => `${option} needs a value.`,
  hint: ({ option, value }) => `Write: ${option} ${value}.`,
});

/** A switch that was given a value. */
export const valueSurplus: ErrorKind<{ option: string; text: string }> = errorKind({
  code: "cli.value-surplus",
  exitCode: 2,
  message: ({ option, text }) => `${option} is a switch and takes no value such as "${text}".`,
  hint: ({ option }) => `Write ${option} alone, or leave it out.`,
});

/** A value that is not one of an option's choices. */
export const choiceUnknown: ErrorKind<{
  option: string;
  text: string;
  near: string;
  choices: readonly string[];
}> = errorKind({
  code: "cli.choice-unknown",
  exitCode: 2,
  message: ({ option, text }) => `${option} cannot be "${text}".`,
  hint: ({ near, choices }) => didYouMean(near, `It can be ${choices.join(", ")}.`),
});

/** A number that is no whole number from 1. */
export const numberMalformed: ErrorKind<{ option: string; text: string }> = errorKind({
  code: "cli.number-malformed",
  exitCode: 2,
  message: ({ option, text }) => `${option} cannot be "${text}".`,
  hint: ({ option }) => `Give a whole number from 1, such as ${option} 20.`,
});

/** Too few arguments. */
export const argumentMissing: ErrorKind<{ command: string; missing: string; usage: string }> =
  errorKind({
    code: "cli.argument-missing",
    exitCode: 2,
    message: ({ command, missing }) => `${quoted(command)} needs ${missing}.`,
    hint: ({ usage }) => `Usage: ${usage}`,
  });

/** Too many arguments. */
export const argumentSurplus: ErrorKind<{ command: string; surplus: string; usage: string }> =
  errorKind({
    code: "cli.argument-surplus",
    exitCode: 2,
    message: ({ command, surplus }) => `${quoted(command)} does not know what "${surplus}" is.`,
    hint: ({ usage }) => `Put a name of several words in quotes. Usage: ${usage}`,
  });

/** Two options that exclude each other. */
export const optionsConflict: ErrorKind<{ one: string; other: string }> = errorKind({
  code: "cli.options-conflict",
  exitCode: 2,
  message: ({ one, other }) => `${one} and ${other} exclude each other.`,
  hint: ({ one, other }) => `Leave out ${one} or ${other}.`,
});

/** A command, option, format or source that is announced but not made yet. */
export const notInThisVersion: ErrorKind<{ what: string; version: string }> = errorKind({
  code: "cli.not-in-this-version",
  exitCode: 2,
  message: ({ what, version }) => `${what} is not part of this version (${version}).`,
  hint: () => "List what there is with: entente --help.",
});

/** A record that breaks an invariant. */
export const recordUnsound: ErrorKind<{ checks: readonly string[] }> = errorKind({
  code: "cli.record-unsound",
  exitCode: 4,
  message: ({ checks }) => `The record breaks ${checks.join(", ")}.`,
  hint: () => "Nothing was changed. Make a new record with --record PATH and import again.",
});

/** A place where the output cannot be written. */
export const outputUnwritable: ErrorKind<{ path: string; why: string }> = errorKind({
  code: "cli.output-unwritable",
  exitCode: 3,
  message: ({ path, why }) => `${path} cannot be written: ${why}.`,
  hint: () => "Check that its folder exists, has room and may be written to.",
});

/** A file named on the command line that cannot be read. */
export const fileUnreadable: ErrorKind<{ path: string; why: string }> = errorKind({
  code: "cli.file-unreadable",
  exitCode: 3,
  message: ({ path, why }) => `Cannot read ${path}: ${why}`,
  hint: () => "Check the path, or use - for standard input.",
});

/** An option that the command cannot do without. */
export const optionMissing: ErrorKind<{ option: string; says: string }> = errorKind({
  code: "cli.option-missing",
  exitCode: 2,
  message: ({ option }) => `${option} is missing.`,
  hint: ({ option, says }) => `${option} names ${says}.`,
});

/** A folder without the data that a validation stands on. */
export const validationDataMissing: ErrorKind<{ path: string }> = errorKind({
  code: "cli.validation-data-missing",
  exitCode: 3,
  message: ({ path }) => `There are no validation data in ${path}.`,
  hint: () => "Set ENTENTE_DATA to the folder that holds data and gold.",
});

/** Something validated that does not hold what it must. */
export const validationFailed: ErrorKind<{ failed: number; untested: number; page: string }> =
  errorKind({
    code: "cli.validation-failed",
    exitCode: 4,
    message: ({ failed, untested }) =>
      `Not every line passed: ${failed} failed, ${untested} could not be tested.`,
    hint: ({ page }) => `${page} says what each line means and what is known of its failing.`,
  });

/** A back-test without the dyads that it is of. */
export const backtestOfWhom: ErrorKind<{ given: "neither" | "one" }> = errorKind({
  code: "cli.backtest-of-whom",
  exitCode: 2,
  message: ({ given }) =>
    given === "one"
      ? "A back-test is of two actors, and one is named."
      : "A back-test is of two actors or of all, and neither is asked for.",
  hint: () => "Name two actors, or write --all.",
});

/** An outlook of the past that lacks its actors or its day. */
export const narrationIncomplete: ErrorKind<{ lacks: "two actors" | "a day" }> = errorKind({
  code: "cli.narration-incomplete",
  exitCode: 2,
  message: ({ lacks }) => `--narrate needs ${lacks}.`,
  hint: () => "Write: entente backtest A B --narrate --as-of DATE, or --from PERIOD.",
});

/** A ledger's head that is not one. */
export const headMalformed: ErrorKind<{ text: string }> = errorKind({
  code: "cli.head-malformed",
  exitCode: 2,
  message: ({ text }) => `--pin cannot be "${text}".`,
  hint: () =>
    "Give the whole head as entente ledger prints it: number, colon, 64 hexadecimal digits.",
});
