import { type Document, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { IsoDate } from "../../kernel/index.ts";
import { matrixOf } from "../matrix/read-matrix.ts";
import type { HypothesisFile } from "./hypothesis.ts";
import { declaredLater, malformed, notReadable } from "./messages.ts";
import { type FieldPath, type Place, type PlaceOf, placesIn } from "./place.ts";
import { hypothesisFileSchema } from "./schema.ts";
import { settleHypotheses } from "./settle.ts";

/** A file to read. */
export interface HypothesesText {
  /** What errors call it: its path as the user gave it. */
  readonly file: string;
  readonly text: string;
}

interface Problem {
  readonly field: string;
  readonly problem: string;
  readonly path: FieldPath;
  readonly what: "value" | "key";
}

const fieldOf = (path: FieldPath): string => (path.length === 0 ? "the file" : path.join("."));

/** What a schema found wrong; an unknown field is shown by its name. */
function problemsIn(issues: readonly z.core.$ZodIssue[]): Problem[] {
  return issues.flatMap((issue): Problem[] => {
    const path = issue.path.map((key) => (typeof key === "symbol" ? String(key) : key));
    if (issue.code !== "unrecognized_keys") {
      return [{ field: fieldOf(path), problem: issue.message, path, what: "value" }];
    }
    return issue.keys.map((key) => ({
      field: fieldOf([...path, key]),
      problem: "there is no such field",
      path: [...path, key],
      what: "key",
    }));
  });
}

function malformedAt(issues: readonly z.core.$ZodIssue[], placeOf: PlaceOf): Error {
  const placed = problemsIn(issues).map((found) => ({
    ...found,
    place: placeOf(found.path, found.what),
  }));
  placed.sort((x, y) => x.place.line - y.place.line || x.place.column - y.place.column);
  const [first, ...rest] = placed;
  if (first === undefined) throw new Error("a schema refused a file without saying why");
  const others = rest.map(
    ({ place, field, problem }) => `line ${place.line}, ${field}: ${problem}`,
  );
  return malformed({ ...first.place, field: first.field, problem: first.problem, others });
}

/** The file as a value; one that names parts of itself without end is refused. */
function contentOf(document: Document.Parsed, top: Place): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw notReadable({ ...top, problem: error.message }, error);
  }
}

/**
 * Read a hypothesis file.
 *
 * @param source YAML or JSON, `entente/hypotheses@1`
 * @param run the day for which the hypotheses are to be tested
 * @returns the file with its hashes; the order of the dyad is the file's own
 * @throws `drivers.hypotheses-not-readable`, `drivers.hypotheses-malformed`, `drivers.hypotheses-actor-unclear`,
 *   `drivers.hypotheses-code-unknown`, `drivers.hypotheses-measure-unknown`, `drivers.hypotheses-fact-about`,
 *   `drivers.hypotheses-id-repeated`, `drivers.hypotheses-reference-unknown`, `drivers.hypotheses-not-a-side`,
 *   `drivers.hypotheses-declared-later`, and the errors of the matrix
 */
export function readHypotheses({ file, text }: HypothesesText, run: IsoDate): HypothesisFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const { line, col } = lines.linePos(fault.pos[0]);
    throw notReadable({ file, line, column: col, problem: fault.message });
  }
  const placeOf = placesIn(file, document, lines);
  const read = hypothesisFileSchema.safeParse(contentOf(document, placeOf([])));
  if (!read.success) throw malformedAt(read.error.issues, placeOf);
  const settled = settleHypotheses(read.data, placeOf);
  if (settled.declared > run) {
    throw declaredLater({ file, declared: settled.declared, run });
  }
  if (settled.matrix !== undefined) {
    const hypotheses = settled.hypotheses.map(({ id, statement }) => ({
      id,
      statement,
      prior: undefined,
    }));
    matrixOf(settled.matrix, hypotheses);
  }
  return settled;
}
