import type { CrossProducts } from "./cross-products.ts";
import { candidateMisshapen } from "./messages.ts";

/** A thing that is in a model or not; when it is, exactly one of its alternatives (sets of columns) is. */
export interface Candidate {
  /** Columns of each alternative, by their index; 1 to 255 alternatives of at least one column. */
  readonly alternatives: readonly (readonly number[])[];
  /** Prior share of each alternative, sum 1; left out: equal. */
  readonly shares?: readonly number[];
}

/** Models with their fits, without a prior: many priors can be weighed over one space. */
export interface ModelSpace {
  readonly candidates: readonly Candidate[];
  readonly products: CrossProducts;
  /** Number of models. */
  readonly models: number;
  /** Per model and candidate, row by row: 0 not in, else 1 + the index of its alternative. */
  readonly choice: Uint8Array;
  /** Rank of each model beside the forced columns: its number of columns, if none depends on the others. */
  readonly terms: Uint16Array;
  /** Share of the response's square that each model explains of what the forced columns leave, 0 to 1. */
  readonly r2: Float64Array;
}

/** One candidate per column, as in the textbooks. */
export function columnCandidates(columns: number): Candidate[] {
  return Array.from({ length: columns }, (_, column) => ({ alternatives: [[column]] }));
}

/** How many models a space has: every candidate out or in with one of its alternatives. */
export function modelCount(candidates: readonly Candidate[]): number {
  return candidates.reduce((count, { alternatives }) => count * (1 + alternatives.length), 1);
}

/** Share of each alternative of a candidate; equal where none are given. */
export function alternativeShares(candidate: Candidate): readonly number[] {
  const { alternatives, shares } = candidate;
  return shares ?? alternatives.map(() => 1 / alternatives.length);
}

function problemOf(candidate: Candidate, columns: number): string | undefined {
  const { alternatives } = candidate;
  if (alternatives.length === 0) return "has no alternative";
  if (alternatives.length > 255) return `has ${alternatives.length} alternatives`;
  for (const alternative of alternatives) {
    if (alternative.length === 0) return "has an alternative without a column";
    const missing = alternative.find((j) => !(Number.isInteger(j) && j >= 0 && j < columns));
    if (missing !== undefined) return `names column ${missing}, and there are ${columns}`;
  }
  const shares = alternativeShares(candidate);
  if (shares.length !== alternatives.length) {
    return `has ${shares.length} shares for ${alternatives.length} alternatives`;
  }
  const sum = shares.reduce((a, b) => a + b, 0);
  if (!(shares.every((x) => x > 0) && Math.abs(sum - 1) < 1e-9)) {
    return `has shares that are not all above 0 or sum to ${sum}`;
  }
  return undefined;
}

/** Refuse candidates that do not fit the columns. */
export function checkCandidates(candidates: readonly Candidate[], columns: number): void {
  candidates.forEach((candidate, index) => {
    const problem = problemOf(candidate, columns);
    if (problem !== undefined) throw candidateMisshapen({ candidate: index, problem });
  });
}

/**
 * The columns of a model, each once, in the order in which its candidates name them.
 *
 * @param room takes them; as long as there are columns
 * @returns how many they are
 */
export function columnsOfModel(
  candidates: readonly Candidate[],
  choice: Uint8Array,
  model: number,
  room: Int32Array,
): number {
  const count = candidates.length;
  let size = 0;
  for (let c = 0, at = model * count; c < count; c++, at++) {
    const chosen = choice[at] as number;
    const set = chosen === 0 ? undefined : candidates[c]?.alternatives[chosen - 1];
    for (const column of set ?? []) {
      let before = 0;
      while (before < size && room[before] !== column) before++;
      if (before === size) room[size++] = column;
    }
  }
  return size;
}
