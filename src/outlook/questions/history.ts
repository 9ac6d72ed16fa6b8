import { type IsoDate, type Period, periodOf } from "../../kernel/index.ts";
import {
  type CountedKind,
  type DyadEvent,
  dyadEvents,
  epochOf,
  type KindCount,
  kindCounts,
  type Selectable,
  type Store,
} from "../../record/index.ts";
import { type SourceWatch, sourceWatch } from "./coverage.ts";
import type { Question, QuestionSelection } from "./question.ts";
import { isCodedAs, isMeant, looksAtEvents, selectionOf } from "./selection.ts";

/** How often what a question is about has happened: one value a month, NaN where the source did not look. */
export interface QuestionHistory {
  /** In order, without gaps, each whole. */
  readonly months: readonly Period[];
  /** Events of the question; of a balance those of cooperation. */
  readonly events: Float64Array;
  /** Of a balance all other events; zero otherwise. */
  readonly others: Float64Array;
}

/** What a history is read for. */
export type Asked = Pick<Question, "dyad" | "teller" | "rule">;

interface Group {
  readonly dyad: readonly [string, string];
  readonly teller: string;
  /** Places among the questions asked. */
  readonly places: number[];
}

function groupsOf(questions: readonly Asked[]): Group[] {
  const groups = new Map<string, Group>();
  questions.forEach(({ dyad, teller }, place) => {
    const key = [...dyad.toSorted(), teller].join(" ");
    const group = groups.get(key) ?? { dyad, teller, places: [] };
    group.places.push(place);
    groups.set(key, group);
  });
  return [...groups.values()];
}

type Coded = Parameters<CountedKind["holds"]>[0];

const kindsOf = (place: number, { rule }: Asked): CountedKind[] => {
  const select = selectionOf(rule);
  const own = { id: `${place}`, holds: (event: Coded) => isCodedAs(event, select) };
  if (rule.kind !== "balance") return [own];
  return [own, { id: `${place} others`, holds: (event) => !own.holds(event) }];
};

/** The record's kinds know no actor: what one side begins is picked from the counts. */
const isBy = ({ mutual, from }: KindCount, { by }: QuestionSelection): boolean =>
  by === undefined || (!mutual && from === by);

/** The month of an event, unless it is dated only to the year. */
const monthOf = ({ date, datePrecision }: DyadEvent): Period | undefined =>
  datePrecision === "year" ? undefined : periodOf(date, "month");

class Columns {
  readonly #at: ReadonlyMap<string, number>;
  readonly #watch: SourceWatch;

  constructor(watch: SourceWatch) {
    this.#watch = watch;
    this.#at = new Map(watch.months.slice(0, watch.whole).map((month, i) => [month, i]));
  }

  history(): QuestionHistory {
    const { months, looked, whole } = this.#watch;
    const empty = (): Float64Array =>
      Float64Array.from({ length: whole }, (_, i) => (looked[i] === true ? 0 : Number.NaN));
    return { months: months.slice(0, whole), events: empty(), others: empty() };
  }

  /** A source that tells of the dyad in a month has looked in it. */
  add(column: Float64Array, month: Period | undefined, events: number): void {
    const at = month === undefined ? undefined : this.#at.get(month);
    if (at !== undefined) column[at] = (column[at] || 0) + events;
  }
}

const NO_HISTORY: QuestionHistory = {
  months: [],
  events: new Float64Array(0),
  others: new Float64Array(0),
};

async function countKinds(
  store: Store,
  asOf: IsoDate,
  group: Group,
  kinds: readonly CountedKind[],
): Promise<KindCount[]> {
  const { dyad, teller } = group;
  if (kinds.length === 0) return [];
  const scope = { asOf, dyad, sources: [epochOf(teller).source] };
  return (await kindCounts(store, scope, kinds)).filter((count) => count.teller === teller);
}

async function readEvents(store: Store, asOf: IsoDate, group: Group): Promise<DyadEvent[]> {
  const { dyad, teller } = group;
  const { source, first, last } = epochOf(teller);
  const span = { ...(first && { from: first }), ...(last && { to: last }) };
  return await dyadEvents(store, { asOf, dyad, sources: [source], ...span });
}

async function readGroup(
  store: Store,
  questions: readonly Asked[],
  group: Group,
  asOf: IsoDate,
): Promise<(readonly [number, QuestionHistory])[]> {
  const watch = await sourceWatch(store, group.teller, asOf);
  if (watch === undefined) return group.places.map((place) => [place, NO_HISTORY]);
  const columns = new Columns(watch);
  const asked = group.places.flatMap((place) => {
    const question = questions[place];
    return question === undefined ? [] : [{ place, question, history: columns.history() }];
  });
  const selectOf = ({ question }: (typeof asked)[number]): QuestionSelection =>
    selectionOf(question.rule);
  const byEvent = asked.filter((one) => looksAtEvents(selectOf(one)));
  const byCode = asked.filter((one) => !byEvent.includes(one));
  const kinds = byCode.flatMap(({ place, question }) => kindsOf(place, question));
  const byPlace = new Map(byCode.map((one) => [`${one.place}`, one]));
  for (const count of await countKinds(store, asOf, group, kinds)) {
    const [place = "", others] = count.kind.split(" ");
    const one = byPlace.get(place);
    if (one === undefined || !isBy(count, selectOf(one))) continue;
    const column = others === undefined ? one.history.events : one.history.others;
    columns.add(column, count.month, count.events);
  }
  const events = byEvent.length === 0 ? [] : await readEvents(store, asOf, group);
  for (const one of byEvent) {
    const meant = (event: DyadEvent & Selectable): boolean => isMeant(event, selectOf(one));
    for (const event of events.filter(meant)) columns.add(one.history.events, monthOf(event), 1);
  }
  return asked.map(({ place, history }) => [place, history]);
}

/**
 * What the record tells of the past of several questions; of one dyad and source in one pass, however many they are.
 *
 * @param asOf nothing that became known later is used
 * @returns one history per question, in their order; without months where the source tells of nobody
 */
export async function readHistories(
  store: Store,
  questions: readonly Asked[],
  asOf: IsoDate,
): Promise<QuestionHistory[]> {
  const found: QuestionHistory[] = questions.map(() => NO_HISTORY);
  for (const group of groupsOf(questions)) {
    for (const [place, history] of await readGroup(store, questions, group, asOf)) {
      found[place] = history;
    }
  }
  return found;
}
