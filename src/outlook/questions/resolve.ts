import {
  addDays,
  dateInWords,
  type IsoDate,
  latestDay,
  periodOf,
  periodsBetween,
} from "../../kernel/index.ts";
import { type DyadEvent, dyadEvents, epochOf, type Store } from "../../record/index.ts";
import { type SourceWatch, sourceWatch } from "./coverage.ts";
import type { Question } from "./question.ts";
import { eventRange, holds, type Window, windowOf } from "./rule.ts";
import { isMeant, selectionOf } from "./selection.ts";

/** How a question stands. */
export interface Resolution {
  readonly state: "yes" | "no" | "void" | "open";
  /** The day from which it could be known; absent while it is open. */
  readonly on: IsoDate | undefined;
  /** Ids of events that count, the first known first; at most a hundred. */
  readonly events: readonly string[];
  /** How many events count. */
  readonly count: number;
  readonly because: string;
}

/** How long after the deadline a source may take to tell up to it. */
export interface ResolveOptions {
  /** Days; default 90. */
  readonly grace?: number;
}

const GRACE_DAYS = 90;
const MOST_EVENTS = 100;

interface Counted {
  readonly id: string;
  readonly known: IsoDate;
}

/** What happened in the window, the first known first. */
interface Found {
  readonly events: readonly Counted[];
  readonly others: number;
}

const knownFrom = ({ reports, date }: DyadEvent): IsoDate =>
  reports.map((report) => report.knownFrom).sort()[0] ?? date;

/** An event dated to a month counts if the whole month lies in the window, one dated to a year never. */
function isWithin({ date, datePrecision }: DyadEvent, { first, last }: Window): boolean {
  return datePrecision !== "year" && date >= first && latestDay(date, datePrecision) <= last;
}

/** What the source tells of a window, read once for all questions about it. */
async function eventsWithin(
  store: Store,
  { dyad, teller }: Question,
  window: Window,
  asOf: IsoDate,
): Promise<DyadEvent[]> {
  const { source, first, last } = epochOf(teller);
  const from = first !== undefined && first > window.first ? first : window.first;
  const to = last !== undefined && last < window.last ? last : window.last;
  const events = await dyadEvents(store, { asOf, dyad, sources: [source], from, to });
  return events.filter((event) => isWithin(event, window));
}

function foundIn(within: readonly DyadEvent[], { rule }: Question): Found {
  const select = selectionOf(rule);
  const meant = within.filter((event) => isMeant(event, select));
  const events = meant.map((event) => ({ id: event.id, known: knownFrom(event) }));
  events.sort((x, y) =>
    x.known === y.known ? (x.id < y.id ? -1 : 1) : x.known < y.known ? -1 : 1,
  );
  return { events, others: within.length - meant.length };
}

type Verdict = Pick<Resolution, "state" | "on" | "because">;

/** Enough events, or too many, decide before the deadline and whatever the source saw besides. */
function decidedEarly({ rule }: Question, { events }: Found): Verdict | undefined {
  const range = eventRange(rule);
  if (range === undefined) return undefined;
  const { fewest, most } = range;
  if (events.length > most) {
    const on = events[most]?.known;
    return { state: "no", on, because: `${events.length} events, more than ${most}` };
  }
  if (most !== Number.POSITIVE_INFINITY || events.length < fewest) return undefined;
  const on = events[fewest - 1]?.known;
  return { state: "yes", on, because: `${events.length} told of, ${fewest} needed` };
}

function unseenShare(watch: SourceWatch | undefined, { first, last }: Window): number {
  const months = periodsBetween(periodOf(first, "month"), periodOf(last, "month"));
  const looked = new Set(watch?.months.filter((_, i) => watch.looked[i] === true));
  return months.filter((month) => !looked.has(month)).length / months.length;
}

/** Why nobody can say how a question came out that no events decided. */
function whyVoid(question: Question, watch: SourceWatch | undefined): string | undefined {
  const { teller, voidRule } = question;
  const window = windowOf(question);
  if (watch === undefined || watch.reach < window.last) {
    const end = watch === undefined ? "nobody" : `nothing after ${dateInWords(watch.reach)}`;
    return `${teller} tells of ${end}`;
  }
  const unseen = unseenShare(watch, window);
  if (unseen <= voidRule.mostUnseen) return undefined;
  return `${teller} tells of nobody in ${Math.round(100 * unseen)} per cent of the months`;
}

function needsSummaries(question: Question, watch: SourceWatch | undefined): boolean {
  const { mentions } = selectionOf(question.rule);
  return mentions !== undefined && watch?.summarises === false;
}

function atDeadline(question: Question, found: Found): Verdict {
  const { rule, by } = question;
  const outcome = holds(rule, found.events.length, found.others);
  if (outcome === undefined) {
    return { state: "void", on: by, because: "no event to take a share of" };
  }
  const of = rule.kind === "balance" ? ` of ${found.events.length + found.others}` : "";
  const because = `${found.events.length}${of} events up to the deadline`;
  return { state: outcome ? "yes" : "no", on: by, because };
}

function verdictOn(
  question: Question,
  found: Found,
  watch: SourceWatch | undefined,
  asOf: IsoDate,
  grace: number,
): Verdict {
  const { by, teller } = question;
  const open = (because: string): Verdict => ({ state: "open", on: undefined, because });
  if (needsSummaries(question, watch)) {
    const because = `${teller} gives no line of its own for events, and the question asks for words`;
    return { state: "void", on: asOf, because };
  }
  const early = decidedEarly(question, found);
  if (early !== undefined) return early;
  if (asOf < by) return open(`the deadline is ${dateInWords(by)}`);
  const isShort = watch === undefined || watch.reach < by;
  if (isShort && asOf < addDays(by, grace)) {
    return open(`${teller} does not yet tell of events up to ${dateInWords(by)}`);
  }
  const because = whyVoid(question, watch);
  return because === undefined ? atDeadline(question, found) : { state: "void", on: asOf, because };
}

/**
 * How questions stand on a day, by the record as then known. Those about one dyad, source and window are read at once.
 *
 * A question is decided as soon as events decide it: by enough of them, or by more than it allows. The lack of events decides only
 * at the deadline, and only where the source looked: it must tell of events up to the deadline (a person who codes has looked up to
 * the end of the month of the last event) and of somebody in nearly every month of the window, else the question is void. While a source
 * may still catch up, the question stays open.
 *
 * Method page: docs/method/questions.md
 *
 * @param asOf nothing that became known later is used
 * @returns one resolution per question, in their order
 */
export async function resolveQuestions(
  store: Store,
  questions: readonly Question[],
  asOf: IsoDate,
  { grace = GRACE_DAYS }: ResolveOptions = {},
): Promise<Resolution[]> {
  const read = new Map<string, DyadEvent[]>();
  const resolutions: Resolution[] = [];
  for (const question of questions) {
    const window = windowOf(question);
    const key = [...question.dyad.toSorted(), question.teller, window.first, window.last].join(" ");
    const within = read.get(key) ?? (await eventsWithin(store, question, window, asOf));
    read.set(key, within);
    const found = foundIn(within, question);
    const watch = await sourceWatch(store, question.teller, asOf);
    resolutions.push({
      ...verdictOn(question, found, watch, asOf, grace),
      events: found.events.slice(0, MOST_EVENTS).map(({ id }) => id),
      count: found.events.length,
    });
  }
  return resolutions;
}

/** How one question stands on a day: `resolveQuestions`. */
export async function resolveQuestion(
  store: Store,
  question: Question,
  asOf: IsoDate,
  options: ResolveOptions = {},
): Promise<Resolution> {
  const [resolution] = await resolveQuestions(store, [question], asOf, options);
  if (resolution === undefined) throw new Error("a question was left without a resolution");
  return resolution;
}
