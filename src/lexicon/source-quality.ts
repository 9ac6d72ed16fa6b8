/** How far a source can be relied upon, judged on its past, whatever it says this time. */
export type Reliability = "A" | "B" | "C" | "D" | "E" | "F";

/** How credible an item is, judged on its content and confirmation, whoever says it. */
export type Credibility = 1 | 2 | 3 | 4 | 5 | 6;

/** The two judgements of the Admiralty system. They are never fused into one figure. */
export interface SourceRating {
  readonly reliability: Reliability;
  readonly credibility: Credibility;
}

const RELIABILITY_NAMES: Readonly<Record<Reliability, string>> = {
  A: "completely reliable",
  B: "usually reliable",
  C: "fairly reliable",
  D: "not usually reliable",
  E: "unreliable",
  F: "reliability cannot be judged",
};

const CREDIBILITY_NAMES: Readonly<Record<Credibility, string>> = {
  1: "confirmed by other sources",
  2: "probably true",
  3: "possibly true",
  4: "doubtful",
  5: "improbable",
  6: "truth cannot be judged",
};

/** The grades of reliability, best first; F is no grade below E but the absence of one. */
export const RELIABILITIES: readonly Reliability[] = ["A", "B", "C", "D", "E", "F"];

/** The grades of credibility, best first; 6 is no grade below 5 but the absence of one. */
export const CREDIBILITIES: readonly Credibility[] = [1, 2, 3, 4, 5, 6];

/** A grade of reliability in words: A is "completely reliable". */
export function reliabilityName(reliability: Reliability): string {
  return RELIABILITY_NAMES[reliability];
}

/** A grade of credibility in words: 1, which needs independent confirmation, is "confirmed by other sources". */
export function credibilityName(credibility: Credibility): string {
  return CREDIBILITY_NAMES[credibility];
}

/**
 * Read a rating.
 *
 * @param text reliability, then credibility, nothing else: `B2`
 * @returns undefined when the text is no rating; half a rating is none
 */
export function readRating(text: string): SourceRating | undefined {
  if (text.length !== 2) return undefined;
  const reliability = RELIABILITIES.find((grade) => grade === text[0]);
  const credibility = CREDIBILITIES.find((grade) => String(grade) === text[1]);
  if (reliability === undefined || credibility === undefined) return undefined;
  return { reliability, credibility };
}
