import { hypothesesOf, isMissing, type WrittenDocument } from "../../drivers/index.ts";
import { type Clock, type Period, shiftPeriod, today } from "../../kernel/index.ts";
import {
  type DyadOutlook,
  dyadOutlook,
  dyadScenarios,
  isWithoutOutlook,
  type OutlookScope,
  type Question,
  readQuestions,
} from "../../outlook/index.ts";
import { nothingRecorded, type Store, snapshotOf } from "../../record/index.ts";
import { ANY_DAY, triedFor } from "../drivers/tried-for.ts";
import { answerOf, staleSentence } from "./answer.ts";
import { issueOutlook } from "./issue-outlook.ts";
import type { OutlookDocument } from "./outlook-document.ts";
import {
  actorName,
  analogueSharesOf,
  analoguesOf,
  levelsOf,
  pastOf,
  questionOf,
  releasesOf,
  signpostsOf,
} from "./parts.ts";
import { scenarioParts } from "./scenario-part.ts";

/** What is asked of an outlook beyond its two actors. */
export interface OutlookRequest {
  /** Months; default 12. */
  readonly months?: number | undefined;
  /** A scenario of one's own; left out, the standard ones. */
  readonly scenario?: WrittenDocument | undefined;
  /** Questions of one's own, asked beside the standard set. */
  readonly questions?: WrittenDocument | undefined;
  /** Threads besides this one; default 0. */
  readonly workers?: number | undefined;
  readonly progress?: ((done: number, of: number) => void) | undefined;
}

const MONTHS = 12;

const samePair = (one: readonly string[], other: readonly string[]): boolean =>
  one.every((actor) => other.includes(actor));

const ALWAYS: readonly string[] = [
  "What is forecast is what the source will tell, not what will happen: a source that looks away tells of less.",
  "Probabilities of questions come from how often such events have been told of, not from reading the news.",
  "Single events (who does what to whom next) are not forecast in this version.",
];

function shortages(outlook: DyadOutlook): string[] {
  const { analogues, signposts, track, levels } = outlook;
  return [
    ...(track === undefined
      ? ["The record is too short for a back-test: only the long-run mean is shown."]
      : []),
    ...(levels.counts.length === 0
      ? ["Too few periods are known of these two for their counts to be forecast."]
      : []),
    ...("reason" in analogues ? [`No analogues: ${analogues.reason}.`] : []),
    ...("reason" in signposts
      ? [`No signposts: ${signposts.reason}.`]
      : signposts.signposts.length === 0
        ? [
            `No signpost is sure: of ${signposts.looked} combinations of an event, a target and a horizon none moves the outlook in a direction that is more than 90% certain.`,
          ]
        : []),
  ];
}

/** The scenarios of a dyad, unless its hypotheses cannot be had. */
async function scenariosOf(
  store: Store,
  scope: OutlookScope,
  clock: Clock,
  scenario: WrittenDocument | undefined,
): Promise<OutlookDocument["scenarios"]> {
  const chosen = await hypothesesOf(store, scope, ANY_DAY);
  if (isMissing(chosen)) return [];
  const { tried } = await triedFor(store.path, chosen.file, today(clock));
  const { file } = chosen;
  return scenarioParts(await dyadScenarios(store, scope, { file, tried, scenario }));
}

function questionsFor(
  written: WrittenDocument | undefined,
  dyad: readonly [string, string],
): { readonly own: readonly Question[]; readonly others: number } {
  if (written === undefined) return { own: [], others: 0 };
  const { questions } = readQuestions(written);
  const own = questions.filter((question) => samePair(dyad, question.dyad));
  return { own, others: questions.length - own.length };
}

/**
 * The outlook of two actors, entered in the ledger beside the record as far as all that it is about lies ahead.
 *
 * @throws `record.nothing-recorded`, the errors of scenario and question files, `record.damaged`
 */
export async function outlookOf(
  store: Store,
  scope: OutlookScope,
  clock: Clock,
  { months = MONTHS, scenario, questions, workers, progress }: OutlookRequest,
): Promise<OutlookDocument> {
  const { dyad, asOf, by } = scope;
  const asked = questionsFor(questions, dyad);
  const outlook = await dyadOutlook(store, scope, {
    ...{ months, questions: asked.own, workers, progress },
  });
  if (isWithoutOutlook(outlook)) {
    const [a, b] = [actorName(dyad[0]), actorName(dyad[1])];
    throw nothingRecorded({ a, b, asOf, near: [] });
  }
  const { origin, known, panel, track, signposts } = outlook;
  const issued = await issueOutlook(store.path, outlook, {
    clock,
    snapshot: await snapshotOf(store, scope),
  });
  const periodAt = (horizon: number): Period => shiftPeriod(origin, horizon);
  const told: Omit<OutlookDocument, "answer"> = {
    ...{ schema: "entente/outlook@1", dyad, asOf, issued: today(clock), by, origin },
    source: panel.teller,
    history: pastOf(outlook),
    levels: levelsOf(outlook, periodAt),
    questions: outlook.questions.map(questionOf),
    events: [],
    analogues: analoguesOf(outlook),
    analogueShares: analogueSharesOf(outlook),
    signposts: signpostsOf(outlook),
    signpostsLooked: "reason" in signposts ? 0 : signposts.looked,
    scenarios: await scenariosOf(store, scope, clock, scenario),
    trackRecord: {
      kind: track === undefined ? "none" : "backtest",
      says: [],
      from: track?.summary.from ?? null,
      to: track?.summary.to ?? null,
      dyads: track?.dyads.length ?? 0,
      releases: releasesOf(outlook),
    },
    ledger: "unwritten" in issued ? null : { ...issued, head: issued.head ?? null },
    limitations: [
      ...staleSentence({ dyad, asOf, source: panel.teller }, known),
      ...shortages(outlook),
      ...(asked.others === 0 ? [] : [`${asked.others} questions of the file are about others.`]),
      ...("unwritten" in issued ? [`The ledger could not be kept: ${issued.unwritten}.`] : []),
      ...ALWAYS,
    ],
  };
  return { ...told, answer: answerOf(told, known) };
}
