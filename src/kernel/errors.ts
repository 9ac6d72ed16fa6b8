/** Process exit codes of the command line; the table is part of the public contract. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** What an error is about, as data: a renderer or a test reads these, never the sentence. */
export type Facts = Readonly<Record<string, unknown>>;

/**
 * A failure that its reader can mend. Any other `Error` that reaches a face is a bug of ours.
 *
 * `code` is stable and prefixed by its folder (`record.source-missing`); `hint` says what to do next.
 */
export class EntenteError extends Error {
  override readonly name: string = "EntenteError";
  readonly code: string;
  readonly exitCode: ExitCode;
  readonly hint: string;
  readonly facts: Facts;

  constructor(fields: {
    code: string;
    exitCode: ExitCode;
    message: string;
    hint: string;
    facts: Facts;
    cause?: unknown;
  }) {
    super(fields.message, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.code = fields.code;
    this.exitCode = fields.exitCode;
    this.hint = fields.hint;
    this.facts = fields.facts;
  }
}

/** One kind of error: call it with its facts to get the error to throw. */
export interface ErrorKind<F extends Facts> {
  (facts: F, cause?: unknown): EntenteError;
  readonly code: string;
  readonly exitCode: ExitCode;
}

/**
 * Declare a kind of error once, in the folder's `messages.ts`, with its sentence and hint.
 *
 * The facts are typed, so a message cannot be raised without what it speaks of.
 */
export function errorKind<F extends Facts>(spec: {
  code: string;
  exitCode: ExitCode;
  message: (facts: F) => string;
  hint: (facts: F) => string;
}): ErrorKind<F> {
  const raise = (facts: F, cause?: unknown): EntenteError =>
    new EntenteError({
      code: spec.code,
      exitCode: spec.exitCode,
      message: spec.message(facts),
      hint: spec.hint(facts),
      facts,
      ...(cause === undefined ? {} : { cause }),
    });
  return Object.assign(raise, { code: spec.code, exitCode: spec.exitCode });
}
