import { type Credibility, type Reliability, readRating } from "../../lexicon/index.ts";
import { DECIBELS_PER_LOGIT } from "./weight-scale.ts";

/** A figure with the range in which it may as well lie. */
export interface Range {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/** How far an item can be trusted, and which of its two grades says so. */
export interface Trust {
  /** Probability that what the item says is so, 0 to 1. */
  readonly probability: Range;
  readonly boundBy: "reliability" | "credibility" | "neither can be judged";
}

type Grade = Exclude<Reliability, "F"> | Exclude<Credibility, 6>;

/** One ladder for both axes, without gaps or overlaps: a convention of ours and no measurement. */
const LADDER: readonly { readonly grades: readonly Grade[]; readonly probability: Range }[] = [
  { grades: ["A", 1], probability: { low: 0.9, mid: 0.95, high: 1 } },
  { grades: ["B", 2], probability: { low: 0.7, mid: 0.8, high: 0.9 } },
  { grades: ["C", 3], probability: { low: 0.5, mid: 0.6, high: 0.7 } },
  { grades: ["D", 4], probability: { low: 0.2, mid: 0.35, high: 0.5 } },
  { grades: ["E", 5], probability: { low: 0, mid: 0.1, high: 0.2 } },
];

const UNJUDGED: Range = { low: 0, mid: 0.5, high: 1 };

function onLadder(grade: Reliability | Credibility): Range | undefined {
  return LADDER.find(({ grades }) => grades.some((g) => g === grade))?.probability;
}

/**
 * How far an item of this rating can be trusted.
 *
 * Method: each grade has a probability by a convention of ours; the two grades are not blended, the weaker binds.
 * F and 6 bind nothing; where neither can be judged, anything from 0 to 1 is possible.
 *
 * @param rating `B2`; what is no rating is taken as F6
 */
export function trustOf(rating: string): Trust {
  const read = readRating(rating);
  const reliability = read && onLadder(read.reliability);
  const credibility = read && onLadder(read.credibility);
  if (reliability === undefined && credibility === undefined) {
    return { probability: UNJUDGED, boundBy: "neither can be judged" };
  }
  const [r, c] = [reliability?.mid ?? Infinity, credibility?.mid ?? Infinity];
  return r < c
    ? { probability: reliability ?? UNJUDGED, boundBy: "reliability" }
    : { probability: credibility ?? UNJUDGED, boundBy: "credibility" };
}

/**
 * What "trusted with probability r" is taken to mean. `even`: r is judged with the hypothesis as likely as not.
 * `lenient`: r is judged as though whichever of the hypothesis and its negation the item speaks against were so.
 */
export type TrustReading = "even" | "lenient";

/**
 * What is left of a weight when the item may be worthless.
 *
 * Method: `even`: with probability r the item is what it says and takes an even hypothesis to LR/(1 + LR), else it
 * leaves it at one half. So P' = r LR/(1 + LR) + (1 − r)/2 and, in log odds, tanh(w'/2) = r tanh(w/2). No weight
 * passes (1 + r)/(1 − r). `lenient`: LR' = r LR + (1 − r) for LR >= 1, and the same of 1/LR below.
 * Both are odd in the weight, never change its sign and never enlarge it.
 * Source: Jeffrey (1965), "The Logic of Decision", for P'; Schum (1994), "The Evidential Foundations of Probabilistic
 * Reasoning", for a witness with hits and false alarms, here (1 + r)/2 and (1 − r)/2. Check: `source-trust.test.ts`, by hand.
 *
 * @param decibels weight of the item if it could be relied upon
 * @param probability r, 0 to 1
 */
export function discounted(
  decibels: number,
  probability: number,
  reading: TrustReading = "even",
): number {
  if (probability >= 1) return decibels;
  const size = Math.abs(decibels) / DECIBELS_PER_LOGIT;
  const left =
    reading === "even"
      ? 2 * Math.atanh(probability * Math.tanh(size / 2))
      : Math.log1p(probability * Math.expm1(size));
  return Math.sign(decibels) * left * DECIBELS_PER_LOGIT;
}
