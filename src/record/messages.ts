import { type ErrorKind, errorKind } from "../kernel/index.ts";

/** An input path that does not exist or cannot be opened. */
export const inputMissing: ErrorKind<{ path: string }> = errorKind({
  code: "record.input-missing",
  exitCode: 3,
  message: ({ path }) => `There is no readable file at ${path}.`,
  hint: () =>
    "Check the path; a folder, a .gz, .zip or .zst file and - (standard input) also work.",
});

/** An input that holds no file of the kind the source reads. */
export const inputEmpty: ErrorKind<{ path: string; expects: string }> = errorKind({
  code: "record.input-empty",
  exitCode: 3,
  message: ({ path }) => `${path} holds nothing to import.`,
  hint: ({ expects }) => `This source reads ${expects}.`,
});

/** A container that cannot be read at all in the way it was given. */
export const inputUnreadable: ErrorKind<{ path: string; why: string }> = errorKind({
  code: "record.input-unreadable",
  exitCode: 3,
  message: ({ path, why }) => `${path} cannot be read: ${why}.`,
  hint: () => "Unpack it first, or download it again if it is damaged.",
});

/** A source name that Entente does not know. */
export const sourceUnknown: ErrorKind<{ source: string; known: readonly string[]; near: string }> =
  errorKind({
    code: "record.source-unknown",
    exitCode: 2,
    message: ({ source }) => `There is no source called "${source}".`,
    hint: ({ near, known }) =>
      near === ""
        ? `Sources: ${known.join(", ")}.`
        : `Did you mean ${near}? Sources: ${known.join(", ")}.`,
  });

/** A file whose every row was refused: most likely it belongs to another source. */
export const nothingAccepted: ErrorKind<{ path: string; source: string; rejected: number }> =
  errorKind({
    code: "record.nothing-accepted",
    exitCode: 4,
    message: ({ path, source, rejected }) =>
      `Not one of the ${rejected} rows of ${path} can be read as ${source}.`,
    hint: ({ source }) =>
      `See why with: entente record rejects --source ${source}. Is it another source's file?`,
  });

/** Rows were refused and the user asked for none to be. */
export const rowsRejected: ErrorKind<{ rejected: number; source: string }> = errorKind({
  code: "record.rows-rejected",
  exitCode: 4,
  message: ({ rejected, source }) =>
    `${rejected} ${rejected === 1 ? "row" : "rows"} of ${source} went to the reject table.`,
  hint: ({ source }) =>
    `See them with: entente record rejects --source ${source}. Leave out --strict to accept the rest quietly.`,
});

/** A file at the record's place that is not a record. */
export const notARecord: ErrorKind<{ path: string }> = errorKind({
  code: "record.not-a-record",
  exitCode: 3,
  message: ({ path }) => `${path} is not an Entente record.`,
  hint: () => "Name another place with --record PATH; a record is made where there is none.",
});

/** A record whose file no longer holds what was written to it. */
export const recordDamaged: ErrorKind<{ path: string; why: string }> = errorKind({
  code: "record.damaged",
  exitCode: 3,
  message: ({ path, why }) => `The record ${path} is damaged: ${why}`,
  hint: () =>
    "Put a copy back, or move the file away: then a new record is made, and your sources can be imported again.",
});

/** A record written by a later version. */
export const schemaNewer: ErrorKind<{ path: string; found: number; known: number }> = errorKind({
  code: "record.schema-newer",
  exitCode: 3,
  message: ({ path, found, known }) =>
    `${path} has schema version ${found}; this Entente knows versions up to ${known}.`,
  hint: () => "Update Entente, or name another record with --record PATH.",
});

/** A record that another process is writing. */
export const recordLocked: ErrorKind<{ path: string }> = errorKind({
  code: "record.locked",
  exitCode: 3,
  message: ({ path }) => `Another process is using ${path}.`,
  hint: () => "Wait until its import has ended, or work on another record with --record PATH.",
});

/** A place where the record cannot be written: no rights, or no room. */
export const recordUnwritable: ErrorKind<{ path: string; why: string }> = errorKind({
  code: "record.unwritable",
  exitCode: 3,
  message: ({ path, why }) => `The record ${path} cannot be written: ${why}.`,
  hint: () =>
    "Nothing was changed. Make room or mend the rights, or name another place with --record PATH.",
});

/** A target folder of an export that already holds something. */
export const exportNotEmpty: ErrorKind<{ path: string }> = errorKind({
  code: "record.export-not-empty",
  exitCode: 2,
  message: ({ path }) => `${path} is not empty.`,
  hint: () => "Name a new or empty folder: an export never overwrites.",
});

/** A dyad of one actor with itself. */
export const sameActor: ErrorKind<{ actor: string }> = errorKind({
  code: "record.same-actor",
  exitCode: 2,
  message: ({ actor }) => `${actor} has no dyad with itself.`,
  hint: () => "Name two different actors.",
});

/** Two actors with nothing recorded between them. */
export const nothingRecorded: ErrorKind<{
  a: string;
  b: string;
  asOf: string;
  near: readonly string[];
}> = errorKind({
  code: "record.nothing-recorded",
  exitCode: 5,
  message: ({ a, b, asOf }) => `The record holds no event between ${a} and ${b} known on ${asOf}.`,
  hint: ({ near }) =>
    near.length === 0
      ? "See what is held with: entente record. Add a source with: entente record add SOURCE FILE."
      : `It holds most on ${near.join(", ")}. Add a source with: entente record add SOURCE FILE.`,
});
