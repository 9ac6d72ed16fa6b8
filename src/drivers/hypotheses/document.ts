import { type Document, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { ErrorKind } from "../../kernel/index.ts";
import { type FieldPath, type Place, type PlaceOf, placesIn } from "./place.ts";

/** A file to read. */
export interface WrittenDocument {
  /** What errors call it: its path as the user gave it. */
  readonly file: string;
  /** YAML, of which JSON is part. */
  readonly text: string;
}

/** What a reader of a format says of a file that it cannot read. */
export interface DocumentErrors {
  readonly notReadable: ErrorKind<Place & { problem: string }>;
  /** `others` are problems after the first. */
  readonly malformed: ErrorKind<
    Place & { field: string; problem: string; others: readonly string[] }
  >;
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

function malformedAt(
  issues: readonly z.core.$ZodIssue[],
  placeOf: PlaceOf,
  { malformed }: DocumentErrors,
): Error {
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
function contentOf(
  document: Document.Parsed,
  top: Place,
  { notReadable }: DocumentErrors,
): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw notReadable({ ...top, problem: error.message }, error);
  }
}

/**
 * Read a file of some format.
 *
 * @param schema the form that it must have
 * @param errors what is thrown where it has not
 * @returns what it says, and where each field stands
 */
export function readDocument<T>(
  { file, text }: WrittenDocument,
  schema: z.ZodType<T>,
  errors: DocumentErrors,
): { readonly content: T; readonly placeOf: PlaceOf } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const { line, col } = lines.linePos(fault.pos[0]);
    throw errors.notReadable({ file, line, column: col, problem: fault.message });
  }
  const placeOf = placesIn(file, document, lines);
  const read = schema.safeParse(contentOf(document, placeOf([]), errors));
  if (!read.success) throw malformedAt(read.error.issues, placeOf, errors);
  return { content: read.data, placeOf };
}
