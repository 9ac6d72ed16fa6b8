import type { EvidenceItem, Matrix } from "./matrix.ts";
import { type PresetWeights, presetWeights, type TestKind } from "./preset-test.ts";
import type { WeighedCell, WeighedMatrix } from "./weighed-matrix.ts";

/** A qualitative test that a hypothesis file states. */
export interface StatedTest {
  /** Id of the hypothesis. */
  readonly hypothesis: string;
  readonly kind: TestKind;
  readonly says: string;
  /** Id of the item of evidence that carries it out; without one, that in whose cell it stands in the same words. */
  readonly evidence?: string | undefined;
}

/** Evidence that nobody has, before it is known how much it would tell. */
export interface Candidate {
  readonly why: "nobody has looked" | "nobody has judged";
  readonly hypothesis: string;
  readonly says: string;
  /** The test; null for a cell left blank, taken to weigh as much as the item's strongest judgement. */
  readonly test: TestKind | null;
  /** undefined: the matrix has no such item yet. */
  readonly item: EvidenceItem | undefined;
  /** Decibels, if it were beyond doubt. */
  readonly weights: PresetWeights;
}

/** A matrix with its weighing. */
export interface Judged {
  readonly matrix: Matrix;
  readonly weighed: WeighedMatrix;
}

/** The weighed cell of an item and a hypothesis. */
export function cellOf(
  weighed: WeighedMatrix,
  evidence: string,
  hypothesis: string,
): WeighedCell | undefined {
  return weighed.cells.find((c) => c.evidence === evidence && c.hypothesis === hypothesis);
}

const sameWords = (a: string | undefined, b: string): boolean =>
  a?.trim().toLowerCase() === b.trim().toLowerCase();

/** The item that a stated test names, or in whose cell it stands in the same words. */
function itemOfTest(matrix: Matrix, stated: StatedTest): EvidenceItem | undefined {
  const itemOf = (id: string | undefined) => matrix.evidence.find((item) => item.id === id);
  if (stated.evidence !== undefined) return itemOf(stated.evidence);
  const cell = matrix.cells.find(({ hypothesis, evidence, judgement }) => {
    if (hypothesis !== stated.hypothesis || judgement.kind !== "test") return false;
    const says = judgement.says ?? itemOf(evidence)?.says;
    return judgement.test === stated.kind && sameWords(says, stated.says);
  });
  return itemOf(cell?.evidence);
}

function statedCandidates({ matrix, weighed }: Judged, tests: readonly StatedTest[]): Candidate[] {
  return tests.flatMap((stated): Candidate[] => {
    const { hypothesis, kind: test, says } = stated;
    const item = itemOfTest(matrix, stated);
    const cell = item && cellOf(weighed, item.id, hypothesis);
    if (cell !== undefined && cell.weight !== null) return [];
    const weights = presetWeights(test);
    return [{ why: "nobody has looked", hypothesis, says, test, item, weights }];
  });
}

function openTest(
  matrix: Matrix,
  cell: WeighedCell,
): { test: TestKind; says: string | undefined } | undefined {
  for (const { evidence, hypothesis, judgement } of matrix.cells) {
    const isHere = evidence === cell.evidence && hypothesis === cell.hypothesis;
    if (isHere && judgement.kind === "test") return { test: judgement.test, says: judgement.says };
  }
  return undefined;
}

function strongest(weighed: WeighedMatrix, evidence: string): number {
  const sizes = weighed.cells.flatMap((c) =>
    c.evidence === evidence && c.range !== null ? [Math.abs(c.range.mid)] : [],
  );
  return Math.max(0, ...sizes);
}

function blankCandidates({ matrix, weighed }: Judged): Candidate[] {
  return weighed.cells.flatMap((cell): Candidate[] => {
    const item = matrix.evidence.find(({ id }) => id === cell.evidence);
    if (cell.weight !== null || item === undefined) return [];
    const { hypothesis } = cell;
    const open = cell.open ? openTest(matrix, cell) : undefined;
    if (open !== undefined) {
      const { test, says = item.says } = open;
      return [
        { why: "nobody has looked", hypothesis, says, test, item, weights: presetWeights(test) },
      ];
    }
    const size = strongest(weighed, item.id);
    if (size === 0) return [];
    const weights = { found: size, notFound: -size };
    return [{ why: "nobody has judged", hypothesis, says: item.says, test: null, item, weights }];
  });
}

/** Tests that nobody has carried out, as stated or as open in a cell, and cells left blank; each cell once. */
export function candidatesOf(judged: Judged, tests: readonly StatedTest[]): Candidate[] {
  const stated = statedCandidates(judged, tests);
  const isStated = (candidate: Candidate): boolean =>
    stated.some((s) => s.item?.id === candidate.item?.id && s.hypothesis === candidate.hypothesis);
  return [...stated, ...blankCandidates(judged).filter((candidate) => !isStated(candidate))];
}
