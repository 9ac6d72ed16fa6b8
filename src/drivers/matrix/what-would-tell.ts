import { logistic } from "../../maths/index.ts";
import { clusterWeight } from "./cluster.ts";
import { leaderOf, standingsOf } from "./leader.ts";
import type { Matrix } from "./matrix.ts";
import {
  type Candidate,
  candidatesOf,
  cellOf,
  type Judged,
  type StatedTest,
} from "./missing-evidence.ts";
import { impliedChances } from "./preset-test.ts";
import { discounted, type TrustReading } from "./source-trust.ts";
import type { WeighedMatrix } from "./weighed-matrix.ts";
import { DECIBELS_PER_LOGIT } from "./weight-scale.ts";

/** What one outcome would do to a hypothesis. */
export interface Outcome {
  /** Change of its log odds, decibels. */
  readonly decibels: number;
  /** Its probability then, together with all that is known. */
  readonly probability: number;
}

/** Evidence that nobody has, and how much it would tell. */
export interface MissingEvidence extends Omit<Candidate, "item" | "weights"> {
  /** Id of the item, where there is one. */
  readonly evidence: string | null;
  readonly ifFound: Outcome;
  readonly ifNotFound: Outcome;
  /** Probability of finding it, by the test's own chances and the hypothesis' probability. */
  readonly chance: number;
  /** Mean absolute change of the hypothesis' probability. */
  readonly expectedMove: number;
  /** Whether one of the outcomes would change who leads. */
  readonly changesLeader: boolean;
}

interface Subject extends Judged {
  readonly trustReading: TrustReading | undefined;
}

/** How far the hypothesis' sum moves when the item's cell gets a weight: its cluster may hold a stronger one already. */
function moveOf({ matrix, weighed }: Subject, candidate: Candidate, decibels: number): number {
  const { item, hypothesis } = candidate;
  if (item?.cluster === undefined) return decibels;
  const others = matrix.evidence
    .filter(({ id, cluster }) => cluster === item.cluster && id !== item.id)
    .map(({ id }) => cellOf(weighed, id, hypothesis)?.weight ?? undefined);
  return (clusterWeight([...others, decibels]) ?? 0) - (clusterWeight(others) ?? 0);
}

function missingOf(subject: Subject, candidate: Candidate): MissingEvidence {
  const { item, weights, ...stated } = candidate;
  const standings = standingsOf(subject.weighed, "together");
  const leader = leaderOf(standings)?.hypothesis;
  const before = standings.find((s) => s.hypothesis === stated.hypothesis)?.decibels ?? 0;
  const p = logistic(before / DECIBELS_PER_LOGIT);
  const trust =
    item?.rating === undefined
      ? undefined
      : cellOf(subject.weighed, item.id, stated.hypothesis)?.trust;
  const left = (decibels: number): number =>
    discounted(decibels, trust?.probability.mid ?? 1, subject.trustReading);
  const known = { found: left(weights.found), notFound: left(weights.notFound) };
  const outcome = (decibels: number): Outcome & { leader: string | undefined } => {
    const after = before + decibels;
    const then = standings.map((s) =>
      s.hypothesis === stated.hypothesis ? { ...s, decibels: after } : s,
    );
    const probability = logistic(after / DECIBELS_PER_LOGIT);
    return { decibels, probability, leader: leaderOf(then)?.hypothesis };
  };
  const { leader: ifSo, ...ifFound } = outcome(moveOf(subject, candidate, known.found));
  const { leader: ifNot, ...ifNotFound } = outcome(moveOf(subject, candidate, known.notFound));
  const chances = impliedChances(known);
  const chance = p * chances.ifTrue + (1 - p) * chances.ifFalse;
  const expectedMove =
    chance * Math.abs(ifFound.probability - p) +
    (1 - chance) * Math.abs(ifNotFound.probability - p);
  const changesLeader = ifSo !== leader || ifNot !== leader;
  return {
    ...stated,
    evidence: item?.id ?? null,
    ifFound,
    ifNotFound,
    chance,
    expectedMove,
    changesLeader,
  };
}

/** A hoop and a smoking gun move as far, but for rounding, which is to order nothing. */
const inSteps = (move: number): number => Math.round(move * 1e9);

/** What to ask for. */
export interface WouldTellOptions {
  /** Tests that the hypothesis file states. */
  readonly tests?: readonly StatedTest[];
  /** How many to return; default all. */
  readonly limit?: number;
  /** As given to `weighEvidence`. */
  readonly trustReading?: TrustReading;
}

/**
 * The evidence that is missing, that which would tell most first.
 *
 * Method: missing are the tests that a file states and nobody has carried out, tests in a cell without an outcome, and
 * cells left blank. A test's two weights imply how often it is passed if the hypothesis holds and if it does not
 * (`impliedChances`), hence how likely each outcome is now; ranked by the mean absolute change of the hypothesis'
 * probability, 2 p (1 − p) (a − b) for chances a and b; ties stand as stated. Evidence without a rating is taken to be
 * beyond doubt. Check: `what-would-tell.test.ts`, by hand.
 *
 * @param weighed `weighEvidence` of the matrix
 */
export function whatWouldTell(
  matrix: Matrix,
  weighed: WeighedMatrix,
  options: WouldTellOptions = {},
): MissingEvidence[] {
  const subject: Subject = { matrix, weighed, trustReading: options.trustReading };
  return candidatesOf(subject, options.tests ?? [])
    .map((candidate) => missingOf(subject, candidate))
    .toSorted((a, b) => inSteps(b.expectedMove) - inSteps(a.expectedMove))
    .slice(0, options.limit);
}
