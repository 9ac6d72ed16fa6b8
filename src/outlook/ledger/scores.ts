import { type LedgerEntry, type LedgerForecast, questionKey } from "./entry.ts";
import {
  type Followed,
  followedUp,
  grouped,
  type ResolvedBalance,
  type ResolvedLevel,
  type ResolvedQuestion,
  type Tally,
  tallyOf,
} from "./followed.ts";
import {
  type BalanceSummary,
  balanceSummary,
  type LevelSummary,
  levelSummary,
} from "./level-scores.ts";
import { type QuestionSummary, questionSummary } from "./question-scores.ts";

/** Some forecasts: how many, and how those fared of which it is known. */
export interface Scoreboard<S> extends Tally {
  readonly scores: S | null;
}

/** The forecasts of one dyad, target, topic or horizon. */
export interface ScoreboardRow<S> extends Scoreboard<S> {
  readonly key: string;
}

/** A forecast of which nothing will be known. */
export interface VoidForecast {
  readonly seq: number;
  /** What was forecast: dyad, target or question, and period or deadline. */
  readonly what: string;
  readonly on: string;
  readonly because: string;
}

/** How all that was ever issued fared. */
export interface LedgerScores {
  readonly levels: Scoreboard<LevelSummary> & {
    /** Keyed `PAK RUS`. */
    readonly byDyad: readonly ScoreboardRow<LevelSummary>[];
    readonly byTarget: readonly ScoreboardRow<LevelSummary>[];
    readonly byHorizon: readonly ScoreboardRow<LevelSummary>[];
  };
  readonly balance: Scoreboard<BalanceSummary> & {
    readonly byDyad: readonly ScoreboardRow<BalanceSummary>[];
    readonly byHorizon: readonly ScoreboardRow<BalanceSummary>[];
  };
  readonly questions: Scoreboard<QuestionSummary> & {
    readonly byDyad: readonly ScoreboardRow<QuestionSummary>[];
    readonly byTopic: readonly ScoreboardRow<QuestionSummary>[];
  };
  readonly voids: readonly VoidForecast[];
}

/** What a forecast is about, in one line. */
export function subjectOf(forecast: LedgerForecast): string {
  if (forecast.kind === "question") {
    const { dyad, id, by } = forecast.question;
    return `${dyad.join(" ")}, ${id}, by ${by}`;
  }
  const target = forecast.kind === "balance" ? "balance" : forecast.target;
  return `${forecast.dyad.join(" ")}, ${target}, ${forecast.period}`;
}

/** Forecasts of the same value, one after the other. */
function sameValue({ entry, forecast }: Followed): string {
  const horizon = forecast.kind === "question" ? "" : forecast.horizon;
  return `${entry.record.teller} ${subjectOf(forecast)} ${horizon}`;
}

/** Forecasts of one value, of which the last issued counts. */
interface Told<F extends LedgerForecast> {
  readonly last: Followed<F>;
  readonly all: readonly Followed<F>[];
}

function toldOf<F extends LedgerForecast>(
  followed: readonly Followed[],
  kind: F["kind"],
  keyOf: (one: Followed) => string,
): Told<F>[] {
  const own = followed.filter((one): one is Followed<F> => one.forecast.kind === kind);
  return [...grouped(own, keyOf).values()].flatMap((all) => {
    const last = all.at(-1);
    return last === undefined ? [] : [{ last, all }];
  });
}

function board<F extends LedgerForecast, S>(
  told: readonly Told<F>[],
  summary: (told: readonly Told<F>[]) => S | null,
  counted: boolean,
): Scoreboard<S> {
  const superseded = counted ? told.reduce((sum, { all }) => sum + all.length - 1, 0) : 0;
  return {
    ...tallyOf(
      told.map(({ last }) => last),
      superseded,
    ),
    scores: summary(told),
  };
}

function rows<F extends LedgerForecast, S>(
  told: readonly Told<F>[],
  keyOf: (forecast: F) => string,
  summary: (told: readonly Told<F>[]) => S | null,
  counted: boolean,
): ScoreboardRow<S>[] {
  const groups = [...grouped(told, ({ last }) => keyOf(last.forecast))];
  const order = new Intl.Collator("en", { numeric: true });
  return groups
    .sort(([a], [b]) => order.compare(a, b))
    .map(([key, group]) => ({ key, ...board(group, summary, counted) }));
}

type LevelTold = Told<Extract<LedgerForecast, { kind: "level" }>>;
type BalanceTold = Told<Extract<LedgerForecast, { kind: "balance" }>>;
type QuestionTold = Told<Extract<LedgerForecast, { kind: "question" }>>;

const levelsOf = (told: readonly LevelTold[]): LevelSummary | null =>
  levelSummary(
    told.flatMap(({ last: { entry, forecast, resolution } }): ResolvedLevel[] =>
      resolution?.scores?.kind === "level" ? [{ entry, forecast, scores: resolution.scores }] : [],
    ),
  );

const balanceOf = (told: readonly BalanceTold[]): BalanceSummary | null =>
  balanceSummary(
    told.flatMap(({ last: { entry, forecast, resolution } }): ResolvedBalance[] =>
      resolution?.scores?.kind === "balance"
        ? [{ entry, forecast, scores: resolution.scores }]
        : [],
    ),
  );

const questionsOf = (told: readonly QuestionTold[]): QuestionSummary | null =>
  questionSummary(
    told.map(({ all }) =>
      all.flatMap(({ entry, forecast, resolution }): ResolvedQuestion[] =>
        resolution?.scores?.kind === "question"
          ? [{ entry, forecast, scores: resolution.scores, resolution }]
          : [],
      ),
    ),
  );

function voidsOf(followed: readonly Followed[]): VoidForecast[] {
  return followed.flatMap(({ entry, forecast, resolution }) =>
    resolution?.state === "void"
      ? [
          {
            seq: entry.seq,
            what: subjectOf(forecast),
            on: resolution.on,
            because: resolution.because,
          },
        ]
      : [],
  );
}

const dyadOf = ({ dyad }: { readonly dyad: readonly [string, string] }): string => dyad.join(" ");

/**
 * How all that a ledger holds fared: forecasts of counts by CRPS and log score beside the baselines issued with them, forecasts of
 * the balance by their quantiles, questions by Brier and log score beside their base rate and a half.
 *
 * Method: of several forecasts of one value by one teller at one horizon the last issued counts; a question counts once. Skill with
 * intervals as in `skillsBeside`.
 * Source: as in maths' scoring. Check: `scores.test.ts`, `question-scores.test.ts`, by hand.
 *
 * Method page: docs/method/ledger.md
 */
export function ledgerScores(entries: readonly LedgerEntry[]): LedgerScores {
  const followed = followedUp(entries);
  const levels = toldOf<LevelTold["last"]["forecast"]>(followed, "level", sameValue);
  const balance = toldOf<BalanceTold["last"]["forecast"]>(followed, "balance", sameValue);
  const questions = toldOf<QuestionTold["last"]["forecast"]>(followed, "question", (one) =>
    one.forecast.kind === "question"
      ? `${one.entry.record.teller} ${questionKey(one.forecast.question)}`
      : "",
  );
  return {
    levels: {
      ...board(levels, levelsOf, true),
      byDyad: rows(levels, dyadOf, levelsOf, true),
      byTarget: rows(levels, ({ target }) => target, levelsOf, true),
      byHorizon: rows(levels, ({ horizon }) => `${horizon}`, levelsOf, true),
    },
    balance: {
      ...board(balance, balanceOf, true),
      byDyad: rows(balance, dyadOf, balanceOf, true),
      byHorizon: rows(balance, ({ horizon }) => `${horizon}`, balanceOf, true),
    },
    questions: {
      ...board(questions, questionsOf, false),
      byDyad: rows(questions, ({ question }) => dyadOf(question), questionsOf, false),
      byTopic: rows(questions, ({ question }) => question.topic, questionsOf, false),
    },
    voids: voidsOf(followed),
  };
}
