import { EntenteError, type ExitCode } from "../kernel/index.ts";
import type { Effects } from "./effects.ts";

/** A failure as it is reported. */
interface Failure {
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A coded error is its reader's to mend; any other is a bug of ours. */
function failureOf(error: unknown): Failure {
  if (error instanceof EntenteError) return error;
  return {
    exitCode: 1,
    code: "cli.bug",
    message: error instanceof Error ? error.message : String(error),
    hint: "This is a fault of Entente. Please report it with the command that you gave; ENTENTE_DEBUG=1 shows where it happened.",
    facts: {},
  };
}

/** What comes from outside must not command the terminal. */
function harmless(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD");
}

function label(word: string, colour: string, effects: Effects): string {
  return effects.stderr.colour ? `\u001b[1;${colour}m${word}:\u001b[0m` : `${word}:`;
}

/**
 * Tell of a failure on standard error.
 *
 * @param json whether as one line of JSON
 * @returns the exit code of its kind
 */
export function reportFailure(error: unknown, json: boolean, effects: Effects): ExitCode {
  const { exitCode, code, message, hint, facts } = failureOf(error);
  if (json) {
    effects.stderr.write(`${JSON.stringify({ error: { code, message, hint, facts } })}\n`);
  } else {
    effects.stderr.write(`${label("error", "31", effects)} ${harmless(message)}\n`);
    effects.stderr.write(`${label("hint", "36", effects)} ${harmless(hint)}\n`);
  }
  if (exitCode === 1 && effects.env["ENTENTE_DEBUG"] === "1" && error instanceof Error) {
    effects.stderr.write(`${harmless(error.stack ?? "")}\n`);
  }
  return exitCode;
}
