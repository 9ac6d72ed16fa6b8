import { dateInWords } from "../../kernel/index.ts";
import type { DyadEvent } from "../../record/index.ts";
import { eventsShowing } from "../event-tests.ts";
import type { Material } from "../material.ts";
import { chance, countInWords, countOf } from "../numbers.ts";
import { isSureEnough, turnsTold, yearOfTurn } from "../phases.ts";
import { type Block, bind, type Statement, state, words } from "../statement.ts";
import {
  datingOf,
  passageOf,
  seriesNoun,
  type TurnSeries,
  turning,
  turnMethods,
} from "../turn-words.ts";
import { eventLine } from "./background.ts";

/** Years at the end of a record in which a change is a recent one, as docs/method/turning-points.md has it. */
const EDGE = 6;

/** Told is what at most this share of series without a change would show at their end. */
const MOST_FALSE_ALARMS = 0.1;

/** Most new events that are told one by one. */
const NEWS_TOLD = 10;

/** What the record has gained since the last brief. */
export function news(m: Material): Block[] {
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

/** Series that may be changing as the record ends. */
export function liveEdge(m: Material): Block[] {
  const statements = (["index", "engagement", "intensity"] as const)
    .map((series) => changingNow(m, series))
    .filter((statement) => statement !== undefined);
  return statements.length === 0
    ? []
    : [{ heading: words`What may be changing now`, form: "list", statements }];
}
