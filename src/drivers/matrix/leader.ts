import { logit } from "../../maths/index.ts";
import type { WeighedMatrix } from "./weighed-matrix.ts";
import { DECIBELS_PER_LOGIT } from "./weight-scale.ts";

/** Which sum decides who leads: the documents, or prior odds, panel and documents together. */
export type Basis = "documents" | "together";

/** Where a hypothesis stands. */
export interface Standing {
  readonly hypothesis: string;
  /** Posterior log odds in decibels, or the documents' sum. */
  readonly decibels: number;
}

/** Differences below this, in decibels, are rounding. */
export const TIE = 1e-9;

/** Where the hypotheses stand; by the documents only those of which a document speaks. */
export function standingsOf(weighed: WeighedMatrix, basis: Basis): Standing[] {
  return weighed.hypotheses.flatMap(({ id, documents, together, probability }) => {
    if (basis === "together") {
      const prior = logit(probability.prior) * DECIBELS_PER_LOGIT;
      return [{ hypothesis: id, decibels: prior + (together?.decibels ?? 0) }];
    }
    return documents === null ? [] : [{ hypothesis: id, decibels: documents.decibels }];
  });
}

/** The hypothesis that stands above every other; undefined where two are level or there is none. */
export function leaderOf(standings: readonly Standing[]): Standing | undefined {
  const [first, second] = standings.toSorted((a, b) => b.decibels - a.decibels);
  if (first === undefined || second === undefined) return first;
  return first.decibels - second.decibels > TIE ? first : undefined;
}
