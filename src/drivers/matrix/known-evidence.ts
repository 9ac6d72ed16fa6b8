import { type IsoDate, spanOf } from "../../kernel/index.ts";
import type { EvidenceItem, Matrix } from "./matrix.ts";

/** A matrix as it could be judged on a day, and what it lacks then. */
export interface KnownEvidence {
  readonly matrix: Matrix;
  /** Ids of the items that are later. */
  readonly later: readonly string[];
}

/** Leave out of a matrix all that was not there on a day: items whose date begins later. An item without a date stays. */
export function knownEvidence(matrix: Matrix, asOf: IsoDate): KnownEvidence {
  const isLater = ({ date }: EvidenceItem): boolean =>
    date !== undefined && spanOf(date).first > asOf;
  const later = matrix.evidence.filter(isLater).map(({ id }) => id);
  return {
    matrix: {
      ...matrix,
      evidence: matrix.evidence.filter((item) => !isLater(item)),
      cells: matrix.cells.filter(({ evidence }) => !later.includes(evidence)),
    },
    later,
  };
}
