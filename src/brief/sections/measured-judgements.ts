import { factOf, whenOf } from "../event-words.ts";
import { explained, told } from "../evidence.ts";
import type { Material } from "../material.ts";
import { chance, countInWords, countOf, listed, signed } from "../numbers.ts";
import { bySureness, isSureEnough, MOST_FALSE_ALARMS, yearOfTurn } from "../phases.ts";
import { type Bound, bind, type Statement, state, type Words, words } from "../statement.ts";
import {
  eventAbout,
  levelText,
  measured,
  passageOf,
  seriesNoun,
  turning,
  turnMethods,
} from "../turn-words.ts";

type Level = Material["relation"]["index"][number];

type Turn = Material["relation"]["turningPoints"][number];

const BALANCE = explained("method/balance");

/** Of a band or an interval of the measure. */
const NINE_IN_TEN: Bound = bind("90 per cent", BALANCE);

const areApart = (x: Level, y: Level): boolean => x.lo > y.hi || y.lo > x.hi;

function prevailing({ lo, hi }: Level): string {
  if (lo > 0) return "cooperation prevails";
  return hi < 0 ? "conflict prevails" : "which of them prevails cannot be told";
}

/** Where the balance of cooperation and conflict stands at the end of the record, against its middle and its start. */
export function level(m: Material): Statement | undefined {
  const { index } = m.relation;
  const [start, middle, end] = [index[0], index[Math.floor(index.length / 2)], index.at(-1)];
  if (start === undefined || middle === undefined || end === undefined) return undefined;
  const evidence = measured(m, "balance by year");
  const figure = (value: number): Bound => bind(signed(value), evidence);
  const now = words`On a scale from ${bind("−100", BALANCE)} (conflict alone) to ${bind("100", BALANCE)} (cooperation alone) the balance of relations stands at ${figure(end.level)} in ${bind(end.period, evidence)}, with a probability of ${NINE_IN_TEN} between ${figure(end.lo)} and ${figure(end.hi)}: ${prevailing(end)}.`;
  if (start === end) return state("level", now, BALANCE);
  const at = (point: Level): Words =>
    words`${figure(point.level)} in ${bind(point.period, evidence)} (${figure(point.lo)} to ${figure(point.hi)})`;
  const past = index.length < 3 ? at(start) : words`${at(middle)} and ${at(start)}`;
  const reach = areApart(start, end) ? "more" : "no more";
  return state(
    "level",
    words`${now} It was ${past}; start and end differ by ${reach} than their margins.`,
    BALANCE,
  );
}

/** Where words and deeds stand apart at the end of the record. */
export function wordsAgainstDeeds(m: Material): Statement | undefined {
  const [said, done] = [m.relation.words.at(-1), m.relation.deeds.at(-1)];
  if (said === undefined || done === undefined || !areApart(said, done)) return undefined;
  const evidence = measured(m, "balance of words and of deeds by year");
  const at = (point: Level): Words =>
    words`${bind(signed(point.level), evidence)} (${bind(signed(point.lo), evidence)} to ${bind(signed(point.hi), evidence)})`;
  const [milder, harsher] = said.level > done.level ? ["Words", "deeds"] : ["Deeds", "words"];
  return state(
    "words-against-deeds",
    words`${milder} are friendlier than ${harsher}: on the same scale the balance of words stands at ${at(said)} and that of deeds at ${at(done)} in ${bind(said.period, evidence)}.`,
    BALANCE,
  );
}

/** The years of the other turns that divide the record. */
function lesserTurns(m: Material, surest: Turn): Words {
  const years = m.phases.flatMap(({ opened }) =>
    opened === undefined || opened.turn === surest ? [] : String(yearOfTurn(opened.turn)),
  );
  if (years.length === 0) return words``;
  const which = bind(listed(years), turning(m));
  return years.length === 1
    ? words` A less sure change is dated to ${which}.`
    : words` Less sure changes are dated to ${which}.`;
}

/** When a turn is dated to, and how far the date may be off. */
function datedInFull(m: Material, turn: Turn): Words {
  const evidence = turning(m);
  const year = bind(yearOfTurn(turn), evidence);
  const between =
    turn.lo === turn.hi
      ? words``
      : words` between ${bind(turn.lo, evidence)} and ${bind(turn.hi, evidence)}`;
  return words`${year} (with a probability of ${NINE_IN_TEN}${between})`;
}

/** Between what values the difference that a turn makes lies, and whether its direction is sure. */
function marginOf(m: Material, { series, change }: Turn): Words {
  const evidence = turning(m);
  const end = (value: number): Bound => bind(levelText(series, value), evidence);
  const range = words`a difference likewise between ${end(change.lo)} and ${end(change.hi)}`;
  return change.lo < 0 && change.hi > 0
    ? words`${range}, so that its direction is not certain`
    : range;
}

/** How probable a turn is, and how often chance would show one like it. */
function suretyInFull(m: Material, { probability, falseAlarmRate, doubtful }: Turn): Words {
  const evidence = turning(m);
  const sure = words`A lasting change about then has a probability of ${bind(chance(probability), evidence)}`;
  if (falseAlarmRate === null) return words`${sure}.`;
  const tail = doubtful ? "; that is too many for it to count as established" : "";
  return words`${sure}; of series like this one in which nothing changes, ${bind(chance(falseAlarmRate), evidence)} show one as sure (false alarms)${tail}.`;
}

/** The weightiest event about a turn. It stands about it; nothing says that it made it. */
function eventBeside(m: Material, turn: Turn): Words {
  const event = eventAbout(m, turn);
  if (event === undefined) return words``;
  const source = told(event.id);
  return words` The weightiest event about that date, ${bind(whenOf(event), source)}: ${bind(factOf(event), source)}`;
}

/** The surest change: what, when, how sure, from what to what, and what stands about it. */
function surestTurn(m: Material): Statement | undefined {
  const divides = m.phases.flatMap(({ opened }) => (opened === undefined ? [] : opened));
  const [surest] = divides.sort((x, y) => bySureness(x.turn, y.turn));
  if (surest === undefined) return undefined;
  const { turn, beside } = surest;
  const others = listed(beside.map(({ series }) => seriesNoun(series)));
  const together = bind(`${others} turning within two years of it`, explained("method/phases"));
  const what = words`${seriesNoun(turn.series)}${beside.length === 0 ? "" : words`, ${together}`}`;
  const change = words`The surest change is of ${what}, dated to ${datedInFull(m, turn)}: ${passageOf(m, turn)}, ${marginOf(m, turn)}.`;
  return state(
    "turn",
    words`${change} ${suretyInFull(m, turn)}${eventBeside(m, turn)}${lesserTurns(m, turn)}`,
    ...[turn, ...beside].flatMap(({ series }) => turnMethods(series)),
    explained("method/phases"),
  );
}

type Searched = Material["relation"]["searched"][number];

/** Why a search could not be made. */
function notSought(
  m: Material,
  { reason, has, needs }: NonNullable<Searched["unknown"]>,
): Statement {
  const evidence = turning(m);
  const isShort = reason === "too-few-periods";
  const record = isShort
    ? words`the record spans ${bind(countOf(has, "year"), evidence)}`
    : words`the record holds ${bind(countOf(has, "event"), evidence)} that ${has === 1 ? "cooperates or conflicts" : "cooperate or conflict"}`;
  return state(
    "turn",
    words`no lasting change can be told from chance: ${record}, and a search needs ${bind(countInWords(needs), evidence)}.`,
    explained("method/turning-points"),
  );
}

/** Why the record is one phase. */
function noTurn(m: Material): Statement | undefined {
  const { searched, turningPoints } = m.relation;
  const method = explained("method/turning-points");
  const [first] = searched;
  const sought = searched.filter(({ unknown }) => unknown === null);
  if (first === undefined) return undefined;
  if (first.unknown !== null && sought.length === 0) return notSought(m, first.unknown);
  const evidence = turning(m);
  const late = turningPoints.filter(isSureEnough).sort(bySureness)[0];
  if (late !== undefined) {
    return state(
      "turn",
      words`No change can be told to last: the one that stands out, of ${seriesNoun(late.series)}, is dated to ${bind(yearOfTurn(late), evidence)}, at the edge of the record.`,
      method,
    );
  }
  const names = listed(sought.map(({ series }) => seriesNoun(series)));
  const most = bind(`one in ${countInWords(1 / MOST_FALSE_ALARMS)}`, explained("method/phases"));
  const [surest] = [...turningPoints].sort(
    (x, y) => (x.falseAlarmRate ?? 1) - (y.falseAlarmRate ?? 1),
  );
  const best =
    surest === undefined || surest.falseAlarmRate === null
      ? words``
      : words`; the surest, of ${seriesNoun(surest.series)} about ${bind(yearOfTurn(surest), evidence)}, would show in ${bind(chance(surest.falseAlarmRate), evidence)} of them`;
  return state(
    "turn",
    words`No lasting change can be told from chance: the search of ${names} found none that fewer than ${most} series without a change would show${best}.`,
    evidence,
    method,
  );
}

/** What changed and how sure that is, or why no change can be told. */
export function turn(m: Material): Statement | undefined {
  return surestTurn(m) ?? noTurn(m);
}
