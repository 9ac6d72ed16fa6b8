import type { IsoDate } from "../../kernel/index.ts";
import { matrixOf } from "../matrix/read-matrix.ts";
import { readDocument, type WrittenDocument } from "./document.ts";
import type { HypothesisFile } from "./hypothesis.ts";
import { declaredLater, malformed, notReadable } from "./messages.ts";
import { hypothesisFileSchema } from "./schema.ts";
import { settleHypotheses } from "./settle.ts";

/** A file to read. */
export type HypothesesText = WrittenDocument;

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
export function readHypotheses(source: HypothesesText, run: IsoDate): HypothesisFile {
  const { file } = source;
  const { content, placeOf } = readDocument(source, hypothesisFileSchema, {
    notReadable,
    malformed,
  });
  const settled = settleHypotheses(content, placeOf);
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
