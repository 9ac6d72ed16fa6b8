/** Whose words: the US intelligence community's, the UK's yardstick, Sherman Kent's, the IPCC's. */
export type LikelihoodScale = "icd203" | "phia" | "kent" | "ipcc";

/** The four scales, the default first. */
export const LIKELIHOOD_SCALES: readonly LikelihoodScale[] = ["icd203", "phia", "kent", "ipcc"];

/** A degree of likelihood: its words and the probabilities that they stand for. */
export interface LikelihoodTerm {
  /** Synonyms; the first is the one to print. ICD 203 forbids mixing its first with its second. */
  readonly words: readonly string[];
  /** Lower and upper limit, probabilities from 0 to 1. */
  readonly lo: number;
  readonly hi: number;
  readonly includesLo: boolean;
  readonly includesHi: boolean;
  /** The range as it is printed: `80–95 %`. */
  readonly range: string;
}

/** A term from limits in per cent; `ends` as in interval notation, lower limit included by default. */
function term(words: string, lo: number, hi: number, ends = "[)", range?: string): LikelihoodTerm {
  return {
    words: words.split("/"),
    lo: lo / 100,
    hi: hi / 100,
    includesLo: ends.startsWith("["),
    includesHi: ends.endsWith("]"),
    range: range ?? (lo === hi ? `${lo} %` : `${lo}–${hi} %`),
  };
}

const TERMS: Readonly<Record<LikelihoodScale, readonly LikelihoodTerm[]>> = {
  icd203: [
    term("almost no chance/remote", 1, 5),
    term("very unlikely/highly improbable", 5, 20),
    term("unlikely/improbable", 20, 45),
    term("roughly even chance/roughly even odds", 45, 55),
    term("likely/probable", 55, 80),
    term("very likely/highly probable", 80, 95),
    term("almost certain/nearly certain", 95, 99, "[]"),
  ],
  phia: [
    term("remote chance", 0, 5, "[]"),
    term("highly unlikely", 10, 20, "[]"),
    term("unlikely", 25, 35, "[]"),
    term("realistic possibility", 40, 50, "[)", "40–<50 %"),
    term("likely/probable", 55, 75, "[]"),
    term("highly likely", 80, 90, "[]"),
    term("almost certain", 95, 100, "[)", "95–<100 %"),
  ],
  kent: [
    term("impossibility", 0, 0, "[]"),
    term("almost certainly not", 2, 12, "[]"),
    term("probably not", 20, 40),
    term("chances about even", 40, 60, "[]"),
    term("probable", 63, 87),
    term("almost certain", 87, 99, "[]"),
    term("certainty", 100, 100, "[]"),
  ],
  ipcc: [
    term("exceptionally unlikely", 0, 1, "[)", "<1 %"),
    term("very unlikely", 1, 10),
    term("unlikely", 10, 33),
    term("about as likely as not", 33, 66),
    term("likely", 66, 90),
    term("very likely", 90, 99, "[]"),
    term("virtually certain", 99, 100, "(]", ">99 %"),
  ],
};

/** The terms of a scale, from the least to the most likely. */
export function likelihoodTerms(scale: LikelihoodScale): readonly LikelihoodTerm[] {
  return TERMS[scale];
}

function covers(t: LikelihoodTerm, p: number): boolean {
  return (p > t.lo || (t.includesLo && p === t.lo)) && (p < t.hi || (t.includesHi && p === t.hi));
}

/**
 * The words of a scale for a probability, with the range to print at their first use.
 *
 * Undefined where the scale has no words: below 1 % and above 99 % in ICD 203, between the terms of
 * PHIA and Kent, at exactly 100 % in PHIA. Then print `probabilityFigure`; never the nearest words.
 *
 * @param p a probability, 0 to 1
 */
export function likelihoodWords(
  p: number,
  scale: LikelihoodScale,
): { readonly words: string; readonly range: string } | undefined {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is not a probability`);
  const found = TERMS[scale].find((t) => covers(t, p));
  const words = found?.words[0];
  return found === undefined || words === undefined ? undefined : { words, range: found.range };
}

/**
 * A probability as a rounded figure, which never claims 0 or 100 %: `less than 1 %`, `23 %`, `more than 99 %`.
 *
 * @param p a probability, 0 to 1
 */
export function probabilityFigure(p: number): string {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is not a probability`);
  if (p < 0.01) return "less than 1 %";
  return p > 0.99 ? "more than 99 %" : `${Math.round(p * 100)} %`;
}

/** Every phrase of every scale in lower case, each once, longest first so that a search finds the whole. */
export function allLikelihoodPhrases(): readonly string[] {
  const phrases = LIKELIHOOD_SCALES.flatMap((scale) => TERMS[scale].flatMap((t) => t.words));
  return [...new Set(phrases)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** How well founded a judgement is; it says nothing of how likely the thing judged is. */
export type Confidence = "high" | "moderate" | "low";

const CONFIDENCE_MEANINGS: Readonly<Record<Confidence, string>> = {
  high: "Good sources agree independently of one another. The judgement may still be wrong.",
  moderate: "The sources are credible, but too few or too alike to rule out another reading.",
  low: "The sources are scant, doubtful or fragmentary, or they contradict one another.",
};

/** What a level of confidence says of the sources behind a judgement, in one or two sentences. */
export function confidenceMeaning(confidence: Confidence): string {
  return CONFIDENCE_MEANINGS[confidence];
}
