import {
  addDays,
  type Clock,
  type IsoDate,
  lastDayOf,
  period,
  timestamp,
} from "../../kernel/index.ts";
import type { Target } from "../panel/forecast-panel.ts";
import type { EntryDraft, LedgerHead } from "./chain.ts";
import {
  type ForecastEntry,
  type IssuedQuestion,
  type LedgerEntry,
  questionKey,
  type ResolutionEntry,
} from "./entry.ts";
import { entryScores } from "./entry-scores.ts";
import { extendLedger, type LedgerAccess } from "./ledger-file.ts";

/** One value of one period that a teller is asked for. */
export interface AskedOutcome {
  readonly dyad: readonly [string, string];
  readonly target: Target;
  readonly period: string;
  readonly teller: string;
}

/** What the record tells of a period. */
export type OutcomeReading =
  /** The teller looked throughout: a count as now known, or a level in logits. */
  | { readonly state: "known"; readonly value: number }
  /** The teller has gone on, but did not look, or tells nothing to measure. */
  | { readonly state: "gap"; readonly because: string }
  /** The teller has not reached the end of the period. */
  | { readonly state: "ahead" };

/** What the record tells of a question. */
export interface QuestionReading {
  readonly state: "yes" | "no" | "void" | "open";
  /** The day from which the answer was known; absent while it is open. */
  readonly on: IsoDate | undefined;
  readonly because: string;
}

/** How outcomes are read from the record as it now is. */
export interface OutcomeReaders {
  readonly readOutcome: (asked: AskedOutcome) => OutcomeReading | Promise<OutcomeReading>;
  readonly readQuestion: (
    question: IssuedQuestion,
    teller: string,
  ) => QuestionReading | Promise<QuestionReading>;
}

/** How far the tellers have told, and how long one waits for one that has stopped. */
export interface Coverage {
  /** The last day that each teller has told of to its end. */
  readonly through: ReadonlyMap<string, IsoDate>;
  /** Today, or the day as of which the record is read. */
  readonly on: IsoDate;
  /** Days after a period's or question's end for which a teller may lag behind. */
  readonly grace: number;
}

/** What came of one forecast. */
export type Outcome = Pick<ResolutionEntry, "state" | "outcome" | "on" | "because" | "scores">;

const lastDay = ({ forecast }: ForecastEntry): IsoDate =>
  forecast.kind === "question" ? forecast.question.by : lastDayOf(period(forecast.period));

/** The forecasts of which the ledger does not yet say what came. */
export function openEntries(entries: readonly LedgerEntry[]): readonly ForecastEntry[] {
  const done = new Set(entries.flatMap((entry) => (entry.kind === "resolution" ? [entry.of] : [])));
  return entries.filter(
    (entry): entry is ForecastEntry => entry.kind === "forecast" && !done.has(entry.seq),
  );
}

/**
 * The forecasts of which something may now be said: their teller has told of their last day, or of any day of a question that
 * may be decided early; or it has not, and the grace is over.
 */
export function dueEntries(
  entries: readonly LedgerEntry[],
  { through, on, grace }: Coverage,
): readonly ForecastEntry[] {
  return openEntries(entries).filter((entry) => {
    const { forecast, record } = entry;
    const end = lastDay(entry);
    const reached = through.get(record.teller);
    if (on > addDays(end, grace)) return true;
    if (reached === undefined) return false;
    return forecast.kind === "question" ? reached > forecast.question.opens : reached >= end;
  });
}

const voided = (on: IsoDate, because: string): Outcome => ({
  state: "void",
  outcome: null,
  on,
  because,
  scores: null,
});

function overdue(entry: ForecastEntry, { on, grace }: Coverage): Outcome | undefined {
  if (on <= addDays(lastDay(entry), grace)) return undefined;
  const { teller } = entry.record;
  return voided(on, `${teller} had not told of ${lastDay(entry)} ${grace} days later`);
}

async function questionOutcome(
  entry: ForecastEntry,
  question: IssuedQuestion,
  { readQuestion }: OutcomeReaders,
  coverage: Coverage,
): Promise<Outcome | undefined> {
  const { state, on, because } = await readQuestion(question, entry.record.teller);
  if (state === "open") return overdue(entry, coverage);
  if (state === "void") return voided(on ?? coverage.on, because);
  const outcome = state === "yes" ? 1 : 0;
  const scores = entryScores(outcome, entry.forecast);
  return { state: "resolved", outcome, on: on ?? question.by, because, scores };
}

/**
 * What came of a forecast, by the record as it now is.
 *
 * Method: a period that its teller covers wholly has an outcome, as then known; one that the teller passed over, and one that it
 * had not reached when the grace was over, is void. Questions follow their own rule, handed in.
 * Check: `resolve.test.ts`.
 *
 * @returns undefined while nothing can be said
 */
export async function resolutionOf(
  entry: ForecastEntry,
  readers: OutcomeReaders,
  coverage: Coverage,
): Promise<Outcome | undefined> {
  const { forecast, record } = entry;
  if (forecast.kind === "question") {
    return questionOutcome(entry, forecast.question, readers, coverage);
  }
  const { dyad, period: of } = forecast;
  const target = forecast.kind === "balance" ? "balance" : forecast.target;
  const read = await readers.readOutcome({ dyad, target, period: of, teller: record.teller });
  if (read.state === "ahead") return overdue(entry, coverage);
  if (read.state === "gap") return voided(coverage.on, read.because);
  return {
    state: "resolved",
    outcome: read.value,
    on: lastDay(entry),
    because: `as ${record.teller} tells it`,
    scores: entryScores(read.value, forecast),
  };
}

/** The record that outcomes are read from. */
export interface ResolutionContext extends Coverage {
  readonly clock: Clock;
  readonly snapshot: string;
}

/** What became of forecasts that were due. */
export interface Resolved {
  readonly resolved: number;
  readonly void: number;
  /** Still open. */
  readonly open: number;
  readonly head: LedgerHead | undefined;
}

/** Readers that ask the record once for each outcome, however many forecasts were made of it. */
function remembering({ readOutcome, readQuestion }: OutcomeReaders): OutcomeReaders {
  const outcomes = new Map<string, Promise<OutcomeReading>>();
  const questions = new Map<string, Promise<QuestionReading>>();
  const once = <T>(known: Map<string, Promise<T>>, key: string, read: () => T | Promise<T>) => {
    const reading = known.get(key) ?? Promise.resolve(read());
    known.set(key, reading);
    return reading;
  };
  return {
    readOutcome: (asked) => once(outcomes, JSON.stringify(asked), () => readOutcome(asked)),
    readQuestion: (question, teller) =>
      once(questions, `${teller} ${questionKey(question)}`, () => readQuestion(question, teller)),
  };
}

/**
 * Enter what came of every forecast that is due. What is entered is never altered, whatever the record later tells.
 *
 * Method page: docs/method/ledger.md
 *
 * @throws the errors of `extendLedger`
 */
export async function resolveDue(
  access: LedgerAccess,
  readers: OutcomeReaders,
  context: ResolutionContext,
): Promise<Resolved> {
  const { clock, snapshot, on } = context;
  const reading = remembering(readers);
  const { plan, head } = await extendLedger(access, async (entries) => {
    const drafts: EntryDraft[] = [];
    for (const entry of dueEntries(entries, context)) {
      const outcome = await resolutionOf(entry, reading, context);
      if (outcome === undefined) continue;
      drafts.push({
        kind: "resolution",
        issued: timestamp(clock),
        asOf: on,
        record: { snapshot, teller: entry.record.teller },
        of: entry.seq,
        ...outcome,
      });
    }
    return { drafts, open: openEntries(entries).length - drafts.length };
  });
  const count = (state: Outcome["state"]): number =>
    plan.drafts.filter((draft) => draft.kind === "resolution" && draft.state === state).length;
  return { resolved: count("resolved"), void: count("void"), open: plan.open, head };
}
