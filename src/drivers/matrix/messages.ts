import { type ErrorKind, errorKind } from "../../kernel/index.ts";

/** A matrix that is not written as the schema says. */
export const matrixMalformed: ErrorKind<{ at: string; problem: string; more: number }> = errorKind({
  code: "drivers.matrix-malformed",
  exitCode: 4,
  message: ({ at, problem, more }) =>
    `The matrix is not well formed at ${at === "" ? "its top" : at}: ${problem}${
      more === 0 ? "" : ` (and ${more} more)`
    }.`,
  hint: () => "The fields are described in docs/method/evidence-matrix.md.",
});

/** Two hypotheses, judges or items of one id. */
export const matrixIdRepeated: ErrorKind<{ of: string; id: string }> = errorKind({
  code: "drivers.matrix-id-repeated",
  exitCode: 4,
  message: ({ of, id }) => `The matrix has the ${of} ${id} twice.`,
  hint: ({ of }) => `Give each ${of} an id of its own.`,
});

/** A reference to a hypothesis or judge that there is not. */
export const matrixReferenceUnknown: ErrorKind<{
  of: string;
  id: string;
  at: string;
  known: readonly string[];
}> = errorKind({
  code: "drivers.matrix-reference-unknown",
  exitCode: 4,
  message: ({ of, id, at }) => `${at} names the ${of} ${id}, and there is none of that id.`,
  hint: ({ of, known }) => `Of kind ${of} the file has: ${known.join(", ")}.`,
});

/** A cell of an item that the record answers, which is no open test. */
export const matrixAnswerStated: ErrorKind<{
  evidence: string;
  hypothesis: string;
  judge: string;
}> = errorKind({
  code: "drivers.matrix-answer-stated",
  exitCode: 4,
  message: ({ evidence, hypothesis, judge }) =>
    `${evidence} is answered by the record, and ${judge} states the answer for ${hypothesis}.`,
  hint: () =>
    "Write {test: …} without an outcome in every cell of an item with a record query, or take the query out.",
});

/** A query on the record whose end comes before its beginning. */
export const matrixSpanReversed: ErrorKind<{ evidence: string; from: string; to: string }> =
  errorKind({
    code: "drivers.matrix-span-reversed",
    exitCode: 4,
    message: ({ evidence, from, to }) => `${evidence} asks the record from ${from} to ${to}.`,
    hint: () => "Write the earlier date first.",
  });

/** An item of evidence that the panel has already counted. */
export const evidenceInPanel: ErrorKind<{
  evidence: string;
  events: readonly string[];
  address: string | null;
}> = errorKind({
  code: "drivers.matrix-evidence-in-panel",
  exitCode: 4,
  message: ({ evidence, events, address }) =>
    events.length > 0
      ? `${evidence} rests on ${events.length} ${events.length === 1 ? "event" : "events"} that the panel counts already, ${events[0]} among them.`
      : `${evidence} rests on a document that the panel counts already, ${address}.`,
  hint: () =>
    "The statistics have weighed it. Take the item out, or let it say what no event holds: a motive, a plan, an order of decisions.",
});

/** A probability before the evidence that no evidence can move. */
export const priorOutside: ErrorKind<{ hypothesis: string; prior: number }> = errorKind({
  code: "drivers.matrix-prior-outside",
  exitCode: 2,
  message: ({ hypothesis, prior }) =>
    `The probability of ${hypothesis} before the evidence is ${prior}.`,
  hint: () => "Give one above 0 and below 1: no evidence moves certainty.",
});

/** A hypothesis file in which no evidence is weighed. */
export const matrixAbsent: ErrorKind<{ file: string }> = errorKind({
  code: "drivers.matrix-absent",
  exitCode: 4,
  message: ({ file }) => `${file} has no evidence matrix.`,
  hint: () => "Add a part called matrix, or weigh a file of schema entente/matrix@1.",
});
