import { daysBetween, type IsoDate, periodOf } from "../../kernel/index.ts";
import {
  areaUnderCurve,
  type BrierDecomposition,
  betaDistribution,
  brierDecomposition,
  type CalibrationBin,
} from "../../maths/index.ts";
import { type Skill, seedOf, skillsBeside } from "./beside.ts";
import { knownOrNull, meanOrNull, type ResolvedQuestion } from "./followed.ts";

/** Probabilities of one bin and what came of them, with the 90 % Jeffreys interval of the frequency. */
export interface CalibrationRow extends CalibrationBin {
  readonly lo: number;
  readonly hi: number;
}

/** Scores of probabilities, one a question; all are means, the less the better. */
export interface EventScores {
  readonly brier: number;
  /** Null where something held impossible came. */
  readonly log: number | null;
}

/** How resolved questions fared. */
export interface QuestionSummary {
  readonly questions: number;
  readonly yes: number;
  /** By the last probability told before the day that decided a question. */
  readonly last: EventScores &
    Omit<BrierDecomposition, "score" | "bins"> & {
      readonly bins: readonly CalibrationRow[];
      /** Area under the curve; null where all came out alike. */
      readonly area: number | null;
    };
  /** By whatever probability stood on each day of a question's life, days alike. */
  readonly averaged: EventScores;
  /** The base rate, fixed before opening, and the last probabilities' skill over it by the Brier score. */
  readonly base: EventScores & Skill;
  /** A half throughout, and the skill over that. */
  readonly half: EventScores & Skill;
}

/** What became of one question that was told several times. */
interface Settled {
  readonly outcome: number;
  readonly by: IsoDate;
  readonly last: ResolvedQuestion;
  readonly averaged: EventScores;
}

const BINS = 10;

const issueDay = ({ entry }: ResolvedQuestion): IsoDate => entry.issued.slice(0, 10) as IsoDate;

const earlier = (a: IsoDate, b: IsoDate): IsoDate => [a, b].sort()[0] as IsoDate;

/** The day from whose end a probability stands. */
const since = (one: ResolvedQuestion, opens: IsoDate): IsoDate =>
  issueDay(one) > opens ? issueDay(one) : opens;

interface Standing {
  readonly scores: ResolvedQuestion["scores"];
  readonly days: number;
}

function averagedOver(lived: readonly Standing[]): EventScores {
  const life = lived.reduce((sum, { days }) => sum + days, 0);
  const average = (of: (scores: Standing["scores"]) => number): number =>
    lived.reduce((sum, { scores, days }) => sum + (days / life) * of(scores), 0);
  const possible = lived.every(({ scores }) => scores.log !== null);
  return {
    brier: average(({ brier }) => brier),
    log: possible ? average(({ log }) => log ?? 0) : null,
  };
}

/**
 * One question: its last probability before it was decided, and its scores averaged over the days of its life, from the one
 * after it opened to the one that decided it. On each day the probability stands that was told last before that day.
 */
function settled(told: readonly ResolvedQuestion[]): Settled | undefined {
  const [first] = told;
  if (first === undefined) return undefined;
  const { opens, by } = first.forecast.question;
  const { outcome, on } = first.resolution;
  const end = earlier(on, by);
  const standing = told.filter((one) => issueDay(one) < end);
  const last = standing.at(-1);
  if (last === undefined) return undefined;
  const stands = standing.map((one, i) => ({
    scores: one.scores,
    days: daysBetween(
      since(one, opens),
      i + 1 < standing.length ? since(standing[i + 1] ?? last, opens) : end,
    ),
  }));
  const lived = stands.filter(({ days }) => days > 0);
  return { outcome: outcome ?? 0, by, last, averaged: averagedOver(lived) };
}

/** The frequency that a bin's events leave open, by Jeffreys' prior. */
function withInterval(bin: CalibrationBin): CalibrationRow {
  const { forecasts, events } = bin;
  const [a, b] = [events + 0.5, forecasts - events + 0.5];
  return {
    ...bin,
    lo: events === 0 ? 0 : betaDistribution.quantile(0.05, a, b),
    hi: events === forecasts ? 1 : betaDistribution.quantile(0.95, a, b),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * How questions fared: each counts once, however often its probability was told.
 *
 * Method, Check: docs/method/ledger.md; `question-scores.test.ts`.
 *
 * @param questions resolved ones: for each what was told of it, in order of issue
 * @returns null without questions
 */
export function questionSummary(
  questions: readonly (readonly ResolvedQuestion[])[],
): QuestionSummary | null {
  const known = questions.flatMap((told) => settled(told) ?? []);
  const seed = known.at(-1)?.last.entry.hash;
  if (seed === undefined) return null;
  const outcomes = known.map(({ outcome }) => outcome);
  const told = known.map(({ last }) => last.forecast.p);
  const { score, bins, ...parts } = brierDecomposition(told, outcomes, BINS);
  const skill = skillsBeside(
    known.map(({ by }) => periodOf(by, "month")),
    seedOf(seed),
  );
  const briers = known.map(({ last }) => last.scores.brier);
  const beside = (rows: readonly EventScores[]): EventScores & Skill => {
    const theirs = rows.map(({ brier }) => brier);
    const log = meanOrNull(rows.map((row) => row.log));
    return { brier: mean(theirs), log, ...skill(briers, theirs) };
  };
  return {
    questions: known.length,
    yes: outcomes.filter((outcome) => outcome === 1).length,
    last: {
      brier: score,
      log: meanOrNull(known.map(({ last }) => last.scores.log)),
      ...parts,
      bins: bins.map(withInterval),
      area: knownOrNull(areaUnderCurve(told, outcomes)),
    },
    averaged: {
      brier: mean(known.map(({ averaged }) => averaged.brier)),
      log: meanOrNull(known.map(({ averaged }) => averaged.log)),
    },
    base: beside(
      known.map(({ last: { scores } }) => ({ brier: scores.baseBrier, log: scores.baseLog })),
    ),
    half: beside(known.map(() => ({ brier: 0.25, log: Math.LN2 }))),
  };
}
