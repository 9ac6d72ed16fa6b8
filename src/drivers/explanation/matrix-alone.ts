import { LineCounter, parseDocument } from "yaml";
import type { IsoDate } from "../../kernel/index.ts";
import { notReadable } from "../hypotheses/messages.ts";
import { type HypothesesText, readHypotheses } from "../hypotheses/read-hypotheses.ts";
import { type HeuerView, heuerView } from "../matrix/diagnosticity.ts";
import { type FlipSet, flipSet } from "../matrix/flip-set.ts";
import type { Challenge, Matrix } from "../matrix/matrix.ts";
import { matrixAbsent } from "../matrix/messages.ts";
import type { StatedTest } from "../matrix/missing-evidence.ts";
import { matrixOf, readMatrixFile } from "../matrix/read-matrix.ts";
import { weighEvidence } from "../matrix/weigh-evidence.ts";
import type { WeighedMatrix } from "../matrix/weighed-matrix.ts";
import { type MissingEvidence, whatWouldTell } from "../matrix/what-would-tell.ts";

/** A matrix weighed without a record and without statistics. */
export interface MatrixAlone {
  readonly title: string | undefined;
  readonly matrix: Matrix;
  readonly challenge: Challenge;
  readonly weighed: WeighedMatrix;
  readonly heuer: HeuerView;
  readonly flip: FlipSet;
  /** The missing evidence that would move the result most, first. */
  readonly wouldTell: readonly MissingEvidence[];
}

interface Read extends Pick<MatrixAlone, "title" | "matrix" | "challenge"> {
  readonly tests: readonly StatedTest[];
}

/** How many pieces of missing evidence are named. */
const MISSING_NAMED = 5;

function yamlIn({ file, text }: HypothesesText): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const { line, col } = lines.linePos(fault.pos[0]);
    throw notReadable({ file, line, column: col, problem: fault.message });
  }
  return document.toJS();
}

const isHypotheses = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  "schema" in value &&
  value.schema === "entente/hypotheses@1";

function ofHypotheses(source: HypothesesText, run: IsoDate): Read {
  const { title, hypotheses, matrix, ...file } = readHypotheses(source, run);
  if (matrix === undefined) throw matrixAbsent({ file: source.file });
  const { assumptions, premortem, devilsAdvocate } = file;
  return {
    title,
    matrix: matrixOf(
      matrix,
      hypotheses.map(({ id, statement }) => ({ id, statement, prior: undefined })),
    ),
    challenge: { assumptions, premortem, devilsAdvocate },
    tests: hypotheses.flatMap(({ id, tests }) =>
      tests.map((test) => ({ ...test, hypothesis: id })),
    ),
  };
}

/**
 * Weigh the evidence matrix of a file, its own or that of a hypothesis file, by itself: no record is asked, so a test that the
 * record would answer stays open.
 *
 * Method: docs/method/evidence-matrix.md.
 *
 * @param run a hypothesis file declared after it is refused
 * @throws `drivers.hypotheses-not-readable`, `drivers.matrix-absent`, `drivers.matrix-malformed` and the other errors of a matrix
 *   or of a hypothesis file
 */
export function weighMatrixAlone(source: HypothesesText, run: IsoDate): MatrixAlone {
  const value = yamlIn(source);
  const { tests, ...read } = isHypotheses(value)
    ? ofHypotheses(source, run)
    : { ...readMatrixFile(value), tests: [] };
  const weighed = weighEvidence(read.matrix);
  return {
    ...read,
    weighed,
    heuer: heuerView(weighed),
    flip: flipSet(weighed, "documents"),
    wouldTell: whatWouldTell(read.matrix, weighed, { tests, limit: MISSING_NAMED }),
  };
}
