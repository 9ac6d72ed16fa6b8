import { dateInWords } from "../../kernel/index.ts";
import { type DyadEvent, type EventSelection, isOfClass } from "../../record/index.ts";
import { eventsCounted, eventsShowing, spanText, type YearSpan } from "../event-tests.ts";
import { explained } from "../evidence.ts";
import type { Material } from "../material.ts";
import { chance, countInWords, countOf } from "../numbers.ts";
import { isSureEnough, turnsTold, yearOfTurn } from "../phases.ts";
import { type ProfileCell, tally } from "../profile.ts";
import {
  type Block,
  bind,
  type Section,
  type Statement,
  state,
  type Words,
  words,
} from "../statement.ts";
import {
  datingOf,
  passageOf,
  seriesNoun,
  type TurnSeries,
  turning,
  turnMethods,
} from "../turn-words.ts";
import { eventLine } from "./background.ts";

/** Years over which a base rate is counted. */
const WINDOW = 10;

/** Shortest window from which a base rate is given. */
const LEAST_YEARS = 3;

/** Years at the end of a record in which a change is a recent one, as docs/method/turning-points.md has it. */
const EDGE = 6;

/** Told is what at most this share of series without a change would show at their end. */
const MOST_FALSE_ALARMS = 0.1;

/** Most new events that are told one by one. */
const NEWS_TOLD = 10;

interface Kind {
  readonly id: string;
  readonly says: string;
  readonly select: EventSelection;
}

/** What a desk would ask to be told of. */
const KINDS: readonly Kind[] = [
  { id: "agreement", says: "a formal agreement signed", select: { codes: ["057"] } },
  { id: "visit", says: "a visit either way", select: { codes: ["042", "043"] } },
  {
    id: "arms",
    says: "a cooperative step in arms",
    select: { class: "cooperation", instrument: "arms" },
  },
  {
    id: "exercise",
    says: "a joint exercise or other military cooperation",
    select: { codes: ["062"], instrument: "military" },
  },
  {
    id: "energy",
    says: "a cooperative step in energy",
    select: { class: "cooperation", instrument: "energy" },
  },
  { id: "sanction", says: "a sanction or a cut in relations", select: { codes: ["16"] } },
  { id: "threat", says: "a threat", select: { codes: ["13"] } },
  { id: "force", says: "a use of force", select: { codes: ["18", "19", "20"] } },
];

const ofKind =
  ({ select }: Kind, window: YearSpan) =>
  (cell: ProfileCell): boolean =>
    cell.year >= window.first &&
    cell.year <= window.last &&
    (select.class === undefined || isOfClass(cell.quadClass, select.class)) &&
    (select.instrument === undefined || cell.instrument === select.instrument) &&
    (select.codes === undefined || select.codes.some((code) => cell.cameo.startsWith(code)));

function windowOf(m: Material): YearSpan | undefined {
  const ends = m.phases.at(-1);
  const starts = m.phases[0];
  if (ends === undefined || starts === undefined) return undefined;
  const last = ends.partial ? ends.last - 1 : ends.last;
  const first = Math.max(starts.first, last - WINDOW + 1);
  return last - first + 1 < LEAST_YEARS ? undefined : { first, last };
}

function baseRate(m: Material, kind: Kind, window: YearSpan): Statement | undefined {
  const cells = m.cells.filter(ofKind(kind, window));
  const total = tally(cells);
  if (total === 0) return undefined;
  const years = new Set(cells.map((cell) => cell.year)).size;
  const evidence = eventsCounted(m, kind.says.replace(/^a /, ""), kind.select, window);
  const span = window.last - window.first + 1;
  const often: Words =
    years === span
      ? words`in every one of the ${bind(countInWords(span), evidence)} years`
      : words`in ${bind(countInWords(years), evidence)} of ${bind(countInWords(span), evidence)} years`;
  return state(
    `base-rate-${kind.id}`,
    words`${kind.says}: ${often}, ${bind(countOf(total, "event"), evidence)} in all.`,
  );
}

function never(m: Material, window: YearSpan): Statement | undefined {
  const absent = KINDS.filter((kind) => tally(m.cells, ofKind(kind, window)) === 0);
  if (absent.length === 0) return undefined;
  const evidence = eventsCounted(m, `events of ${spanText(window)}`, {}, window);
  const names = absent.map((kind) => kind.says);
  return state("base-rate-none", words`not once in those years: ${names.join(", ")}.`, evidence);
}

function frequencies(m: Material): Block {
  const window = windowOf(m);
  if (window === undefined) {
    const lone = state(
      "base-rate-none",
      words`The record of this dyad is too short to say how often anything happens.`,
      eventsCounted(m, "all events"),
    );
    return { heading: words`How often it has happened`, form: "prose", statements: [lone] };
  }
  const span = bind(
    spanText(window),
    eventsCounted(m, `events of ${spanText(window)}`, {}, window),
  );
  const lines = KINDS.map((kind) => baseRate(m, kind, window)).filter((line) => line !== undefined);
  const none = never(m, window);
  return {
    heading: words`How often it has happened, ${span}`,
    form: "list",
    statements: none === undefined ? lines : [...lines, none],
  };
}

function news(m: Material): Block[] {
  const { since } = m.scope;
  if (since === undefined) return [];
  const isNew = (event: DyadEvent): boolean =>
    event.reports.every((report) => report.knownFrom > since);
  const fresh = m.events.filter(isNew);
  const evidence = eventsShowing(m, `events first known after ${since}`, isNew);
  const more =
    fresh.length > NEWS_TOLD
      ? words`; the latest ${bind(countInWords(NEWS_TOLD), evidence)} follow`
      : words``;
  const day = bind(dateInWords(since), evidence);
  const gained = bind(countOf(fresh.length, "event"), evidence);
  const sentence =
    m.events.length < m.total
      ? words`of the ${bind(countInWords(m.events.length), evidence)} events read here, the record has gained ${gained} since ${day}`
      : words`since ${day} the record has gained ${gained}`;
  const lead = state("since", words`${sentence}${more}.`);
  const lines = fresh.slice(-NEWS_TOLD).map((event) => eventLine(event, "since"));
  return [{ heading: words`New since the last brief`, form: "list", statements: [lead, ...lines] }];
}

/** What may be changing in one series, unless a change in its last years is told already. */
function changingNow(m: Material, series: TurnSeries): Statement | undefined {
  const { searched, turningPoints } = m.relation;
  const found = searched.find((search) => search.series === series);
  const rate = found?.now?.falseAlarmRate ?? 1;
  if (found?.now === null || found === undefined || rate > MOST_FALSE_ALARMS) return undefined;
  const last = Number(found.to);
  const isRecent = (turn: (typeof turningPoints)[number]): boolean =>
    turn.series === series && yearOfTurn(turn) > last - EDGE;
  if (turnsTold(m.phases).some(isRecent)) return undefined;
  const evidence = turning(m);
  const dated = turningPoints.filter((turn) => isRecent(turn) && isSureEnough(turn)).at(-1);
  const when =
    dated === undefined
      ? words``
      : words` Its best date is ${datingOf(m, dated)}, ${passageOf(m, dated)}.`;
  return state(
    `now-${series}`,
    words`${seriesNoun(series)} may be changing as the record ends: the probability of a lasting change in the ${bind(countInWords(EDGE), evidence)} years to ${bind(found.to, evidence)} comes to ${bind(chance(found.now.probability), evidence)}, and of series like this one in which nothing changes ${bind(chance(rate), evidence)} show as much at their end.${when}`,
    ...turnMethods(series),
  );
}

function liveEdge(m: Material): Block[] {
  const statements = (["index", "engagement", "intensity"] as const)
    .map((series) => changingNow(m, series))
    .filter((statement) => statement !== undefined);
  return statements.length === 0
    ? []
    : [{ heading: words`What may be changing now`, form: "list", statements }];
}

/** What to watch, by how often it has happened. It forecasts nothing and says so. */
export function outlook(m: Material): Section {
  const disclaimer = state(
    "no-forecast",
    words`this brief makes no forecast. It counts how often each kind of event has stood on the record, as a yardstick for judging what comes next.`,
    explained("method/brief"),
  );
  return {
    id: "outlook",
    title: "Outlook and what to watch",
    blocks: [
      ...news(m),
      ...liveEdge(m),
      { heading: undefined, form: "prose", statements: [disclaimer] },
      frequencies(m),
    ],
  };
}
