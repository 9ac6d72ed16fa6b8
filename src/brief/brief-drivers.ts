import type { Explanation, KnownLeg, MeasuredHypothesis, Verdict } from "../drivers/index.ts";
import { explainedSharesOf } from "./driver-words/explained-words.ts";

/** A quantity with its interval. */
export interface DriverInterval {
  readonly mean: number;
  readonly lo: number;
  readonly hi: number;
}

/** A hypothesis as a brief draws it; null where a number is not known. */
export interface BriefDriver {
  readonly id: string;
  readonly statement: string;
  readonly verdict: Verdict;
  readonly inclusion: number | null;
  readonly prior: number;
  /** Least and greatest inclusion under other choices of priors, lags and windows. */
  readonly range: readonly [number, number] | null;
  /** How many times what it was the ratio of cooperation to conflict is after a rise by one standard deviation; 90 per cent. */
  readonly effect: DriverInterval | null;
  /** Share of the balance's variation. */
  readonly explained: number | null;
  readonly power: number | null;
  /** The balance after its most probable exposure has risen, lag by lag; null where the record is too short. */
  readonly response: NonNullable<MeasuredHypothesis["response"]> | null;
  /** The documents' weight, decibels. */
  readonly documents: number | null;
  /** Probability by statistics and documents together. */
  readonly together: number | null;
}

/** A share of the balance's variation. */
export interface BriefShare {
  readonly name: string;
  readonly share: number;
  readonly isHypothesis: boolean;
}

/** An item of evidence with what it weighs for each hypothesis. */
export interface BriefEvidence {
  readonly id: string;
  readonly says: string;
  readonly publisher: string | null;
  readonly date: string | null;
  readonly rating: string | null;
  readonly weights: readonly {
    readonly hypothesis: string;
    readonly decibels: number | null;
    readonly open: boolean;
  }[];
}

/** What may move the relation, as a brief draws it. */
export interface BriefDrivers {
  readonly command: string;
  readonly by: string;
  readonly hypotheses: readonly BriefDriver[];
  /** Empty where nothing was measured. */
  readonly shares: readonly BriefShare[];
  /** Empty where no documents were judged. */
  readonly evidence: readonly BriefEvidence[];
}

const known = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

function effectOf({ effect }: MeasuredHypothesis): DriverInterval | null {
  if (effect === undefined) return null;
  const { mean, lo, hi } = effect.oneDeviation.balance;
  return { mean: Math.exp(mean), lo: Math.exp(lo), hi: Math.exp(hi) };
}

function measuredParts(
  one: KnownLeg["hypotheses"][number] | undefined,
): Pick<BriefDriver, "inclusion" | "range" | "effect" | "explained" | "power" | "response"> {
  if (one === undefined || !one.measured) {
    return {
      ...{ inclusion: null, range: null, effect: null, explained: null, power: null },
      response: null,
    };
  }
  const { sensitivity } = one;
  return {
    inclusion: known(one.inclusion),
    range:
      sensitivity === undefined
        ? null
        : [sensitivity.lowest.inclusion, sensitivity.highest.inclusion],
    effect: effectOf(one),
    explained: known(one.explained),
    power: known(one.power?.share),
    response: one.response ?? null,
  };
}

function sharesOf({ statistics, file }: Explanation): BriefShare[] {
  if (statistics?.state !== "known") return [];
  const controls = explainedSharesOf(statistics)
    .filter(({ id }) => id !== "hypotheses")
    .map(({ says, share }) => ({ name: says, share, isHypothesis: false }));
  const hypotheses = statistics.hypotheses.flatMap((one) =>
    one.measured
      ? [{ name: statementOf(file, one.id), share: one.explained, isHypothesis: true }]
      : [],
  );
  return [...controls, ...hypotheses].map((one) => ({ ...one, share: Math.max(0, one.share) }));
}

/** A hypothesis' words by its id. */
export function statementOf({ hypotheses }: Explanation["file"], id: string): string {
  return hypotheses.find((one) => one.id === id)?.statement ?? id;
}

function evidenceOf({ documents }: Explanation): BriefEvidence[] {
  if (documents === undefined) return [];
  const { matrix, weighed } = documents;
  return matrix.evidence.map(({ id, says, publisher, date, rating }) => ({
    ...{ id, says, publisher: publisher ?? null, date: date ?? null, rating: rating ?? null },
    weights: weighed.cells
      .filter(({ evidence }) => evidence === id)
      .map(({ hypothesis, weight, open }) => ({ hypothesis, decibels: weight, open })),
  }));
}

/** The numbers behind the figures of a brief's drivers. */
export function briefDrivers(explanation: Explanation, command: string): BriefDrivers {
  const { file, statistics, documents, scope } = explanation;
  const hypotheses = file.hypotheses.map(({ id, statement }): BriefDriver => {
    const one = statistics?.hypotheses.find((answer) => answer.id === id);
    const weighed = documents?.weighed.hypotheses.find((answer) => answer.id === id);
    return {
      ...{ id, statement, verdict: one?.verdict ?? "the record cannot tell" },
      ...measuredParts(one),
      prior: one?.prior ?? weighed?.probability.prior ?? 0.5,
      documents: weighed?.documents?.decibels ?? null,
      together: weighed?.probability.together ?? null,
    };
  });
  const parts = { shares: sharesOf(explanation), evidence: evidenceOf(explanation) };
  return { command, by: scope.by, hypotheses, ...parts };
}
