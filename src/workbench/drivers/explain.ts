import {
  answerSentences,
  nearestOf,
  reasonSentence,
  wouldTellSentence,
} from "../../brief/index.ts";
import {
  type ChosenHypotheses,
  type Explanation,
  explainRelation,
  type HypothesesText,
  type HypothesisFile,
  hypothesesOf,
  isMissing,
  type KnownLeg,
  type MeasuredHypothesis,
  type PanelScope,
} from "../../drivers/index.ts";
import { type Granularity, type IsoDate, seededRandom } from "../../kernel/index.ts";
import { nothingRecorded, type Store } from "../../record/index.ts";
import { hypothesesOfOthers } from "../messages.ts";
import { driverOf, seriesOf } from "./driver.ts";
import type { Challenge, DriversDocument, TestedFile } from "./drivers-document.ts";
import { jointOf } from "./joint.ts";
import { limitationsOf } from "./limitations.ts";
import { matrixPart, NO_MATRIX } from "./matrix-part.ts";
import { ANY_DAY, triedFor } from "./tried-for.ts";

/** How a dyad's relation is to be explained. */
export interface DriversRequest {
  /** A hypothesis file; left out, that which the product carries for the dyad, else a default set made from the record. */
  readonly hypotheses?: HypothesesText | undefined;
  /** Simulated records per hypothesis for its power; default 200. */
  readonly simulations?: number | undefined;
  /** Told what is about to be weighed: it takes seconds. */
  readonly begun?: ((work: { hypotheses: number; simulations: number }) => void) | undefined;
}

const SIMULATIONS = 200;

/** Inclusion from which a reader would expect more than that the record cannot tell. */
const LIKELY = 0.5;

/** Hypotheses of which an answer says what they lack. */
const MOST_FURTHER = 3;

function testedFile({ file, origin, leftOut }: ChosenHypotheses, tried: number): TestedFile {
  const { title, declared, hash, source } = file;
  return {
    ...{ origin, title, declared, hash, tried, leftOut },
    source:
      source === undefined
        ? null
        : {
            title: source.title,
            author: source.author ?? null,
            published: source.published ?? null,
            address: source.address ?? null,
          },
  };
}

function challengeOf({ assumptions, premortem, devilsAdvocate }: HypothesisFile): Challenge {
  return { assumptions, premortem: premortem ?? null, devilsAdvocate: devilsAdvocate ?? null };
}

const per = (share: number): string =>
  share >= 0.995 ? "over 99%" : `${Math.round(100 * share)}%`;

/** What keeps a hypothesis that looks probable from a better verdict. */
function shortOf(weighed: MeasuredHypothesis, by: Granularity): string[] {
  const { id, why, verdict, inclusion } = weighed;
  const isProbable = verdict === "the record cannot tell" && inclusion >= LIKELY;
  if (verdict !== "suggestive" && !isProbable) return [];
  const lacks = why
    .filter((one) => "leg" in one && one.leg !== "met" && one.code !== "power")
    .map((one) => reasonSentence(one, by))
    .join(" ");
  return isProbable
    ? [`${id} looks probable (${per(inclusion)}), and still the record cannot tell. ${lacks}`]
    : [`What keeps ${id} from more: ${lacks}`];
}

const FINER = {
  year: "Quarters or months, which --by asks for, may suffice.",
  quarter: "Months, which --by asks for, may suffice.",
} as const;

/** How small an effect the record would show, of the hypothesis that is nearest to support. */
function nearestTells(leg: KnownLeg, by: Granularity, isTold: boolean): string[] {
  const nearest = nearestOf(leg);
  if (nearest?.verdict !== "the record cannot tell") return [];
  const codes = isTold ? ["detectable"] : ["detectable", "periods", "events"];
  return nearest.wouldTell
    .filter(({ code }) => codes.includes(code))
    .map((one) => wouldTellSentence(one, by));
}

/** What an analyst can take from an explanation: the answer, and what it leaves a reader to ask. */
function answerOf(explanation: Explanation): string[] {
  const { statistics, scope } = explanation;
  const { by } = scope;
  const answer = answerSentences(explanation);
  if (statistics?.state !== "known") {
    return statistics === undefined || by === "month" ? [...answer] : [...answer, FINER[by]];
  }
  const short = statistics.hypotheses
    .flatMap((one) => (one.measured ? [one] : []))
    .toSorted((x, y) => y.inclusion - x.inclusion)
    .flatMap((one) => shortOf(one, by))
    .slice(0, MOST_FURTHER);
  const isTold = answer.some((sentence) => sentence.includes("four times in five"));
  const tells = nearestTells(statistics, by, isTold).join(" ");
  return [...answer, ...short, ...(tells === "" ? [] : [tells])];
}

const samePair = (one: readonly string[], other: readonly string[]): boolean =>
  one.every((actor) => other.includes(actor));

type Parts = Pick<DriversDocument, "drivers" | "wouldTell" | "sensitivity">;

function partsOf(explanation: Explanation): Parts {
  const drivers = explanation.file.hypotheses.map((one) => driverOf(one, explanation));
  return {
    drivers,
    sensitivity: drivers.flatMap(({ id, range }) => (range === null ? [] : [{ id, ...range }])),
    wouldTell: drivers.flatMap(({ id, wouldTell }) =>
      wouldTell.map((one) => ({ ...one, hypothesis: id })),
    ),
  };
}

function documentOf(
  explanation: Explanation,
  tested: TestedFile,
  unwritten: string | undefined,
): DriversDocument {
  const { scope, panel, statistics, documents, cannotTell, file } = explanation;
  const { dyad, asOf, by } = scope;
  return {
    ...{ schema: "entente/drivers@1", dyad, asOf, by },
    answer: answerOf(explanation),
    cannotTell,
    ...partsOf(explanation),
    joint: jointOf(statistics),
    matrix: documents === undefined ? NO_MATRIX : matrixPart(documents),
    challenge: challengeOf(file),
    file: tested,
    source: isMissing(panel) ? null : panel.source,
    series: seriesOf(panel),
    settings: statistics?.state === "known" ? statistics.settings : null,
    limitations: limitationsOf(explanation, tested, unwritten),
  };
}

/**
 * Weigh what may move the relation of two actors.
 *
 * @param today the day of the run, by which hypotheses must have been written down
 * @throws `workbench.hypotheses-of-others`, `record.nothing-recorded`, the errors of hypothesis files and of matrices,
 *   `record.damaged`
 */
export async function explainDyad(
  store: Store,
  scope: PanelScope,
  today: IsoDate,
  { hypotheses: given, simulations = SIMULATIONS, begun }: DriversRequest,
): Promise<DriversDocument> {
  const chosen = await hypothesesOf(store, scope, given === undefined ? ANY_DAY : today, given);
  const [a, b] = scope.dyad;
  if (isMissing(chosen)) throw nothingRecorded({ a, b, asOf: scope.asOf, near: [] });
  const { file } = chosen;
  if (!samePair(scope.dyad, file.dyad)) {
    throw hypothesesOfOthers({ file: given?.file ?? "", of: file.dyad, asked: scope.dyad });
  }
  const { tried, unwritten } = await triedFor(store.path, file, today);
  begun?.({ hypotheses: file.hypotheses.length, simulations });
  const random = seededRandom(1);
  const explanation = await explainRelation(store, scope, { file, tried, random, simulations });
  return documentOf(explanation, testedFile(chosen, tried), unwritten);
}
