import type { Actor } from "../../lexicon/index.ts";
import { type DyadActivity, type DyadEvent, instrumentOfEvent } from "../../record/index.ts";
import { eventsCounted, scopeFlags, spanText } from "../event-tests.ts";
import { factOf, whenOf } from "../event-words.ts";
import { counted, explained, told } from "../evidence.ts";
import { actsOfRoot, instrumentAdjective, instrumentNoun } from "../instrument-names.ts";
import { weightOf } from "../main-events.ts";
import type { Material } from "../material.ts";
import { bothNames, nameOf, possessive } from "../naming.ts";
import { allOf, countInWords, countOf, grouped, listed, rate } from "../numbers.ts";
import type { BriefPhase } from "../phases.ts";
import { isCooperative, isMaterial, type ProfileCell, tally, tallyBy } from "../profile.ts";
import {
  type Block,
  bind,
  type Section,
  type Statement,
  state,
  type Words,
  words,
} from "../statement.ts";
import { driverBlocks } from "./drivers.ts";

/** Instruments described, the most used first. */
const INSTRUMENTS_TOLD = 5;

const weightiest = (events: readonly DyadEvent[]): DyadEvent | undefined =>
  [...events].sort((x, y) => weightOf(y) - weightOf(x) || (x.id < y.id ? -1 : 1))[0];

function joinWords(items: readonly Words[]): Words {
  return items.reduce<Words>(
    (text, item, i) =>
      i === 0
        ? item
        : i === items.length - 1
          ? words`${text} and ${item}`
          : words`${text}, ${item}`,
    words``,
  );
}

function instrumentLine(
  m: Material,
  cells: readonly ProfileCell[],
  taken: Set<string>,
): Statement | undefined {
  const key = cells[0]?.instrument;
  if (key === undefined) return undefined;
  const evidence = eventsCounted(m, `${instrumentAdjective(key)} events`, { instrument: key });
  const conflict = tally(cells, (cell) => !isCooperative(cell));
  const against = eventsCounted(m, `conflictual ${instrumentAdjective(key)} events`, {
    class: "conflict",
    instrument: key,
  });
  const total = tally(cells);
  const hostile =
    conflict === 0
      ? words``
      : conflict < total
        ? words`, ${bind(countInWords(conflict), against)} of them conflictual`
        : total === 1
          ? words`, a conflictual one`
          : words`, ${bind(allOf(total), against)} conflictual`;
  const head = words`${instrumentNoun(key)}: ${bind(countOf(total, "event"), evidence)}${hostile}`;
  const method = explained("method/instruments");
  const fresh = m.events.filter(
    (event) => instrumentOfEvent(event) === key && !taken.has(event.id),
  );
  const example = weightiest(fresh);
  if (example === undefined) return state(`instrument-${key}`, words`${head}.`, method);
  taken.add(example.id);
  const source = told(example.id);
  return state(
    `instrument-${key}`,
    words`${head}. ${bind(whenOf(example), source)}: ${bind(factOf(example), source)}`,
    method,
  );
}

function instruments(m: Material): Block {
  const taken = new Set<string>();
  const top = tallyBy(m.cells, (cell) => cell.instrument).slice(0, INSTRUMENTS_TOLD);
  const lines = top.map(({ key }) =>
    instrumentLine(
      m,
      m.cells.filter((cell) => cell.instrument === key),
      taken,
    ),
  );
  return {
    heading: words`Instruments, each with its weightiest event`,
    form: "list",
    statements: lines.filter((line) => line !== undefined),
  };
}

function sideLine(m: Material, actor: Actor, other: Actor): Statement | undefined {
  const own = m.cells.filter((cell) => !cell.mutual && cell.source === actor.code);
  const total = tally(own);
  if (total < 3) return undefined;
  const all = eventsCounted(m, `acts that ${actor.inSentence} begins`, { by: actor.code });
  const kinds = tallyBy(own, (cell) => cell.cameo.slice(0, 2)).slice(0, 3);
  const named = kinds.map(({ key, events }) => {
    const evidence = eventsCounted(m, `${actsOfRoot(key)} by ${actor.inSentence}`, {
      codes: [key],
      by: actor.code,
    });
    return words`${actsOfRoot(key)} (${bind(grouped(events), evidence)})`;
  });
  const conflict = total - tally(own, isCooperative);
  const hostile = eventsCounted(m, `conflictual acts of ${actor.inSentence}`, {
    class: "conflict",
    by: actor.code,
  });
  const onlyWords = tally(own, (cell) => !isCooperative(cell) && isMaterial(cell)) === 0;
  const many = conflict === 0 ? "none" : conflict === total ? "all" : countInWords(conflict);
  const manner = conflict > 0 && onlyWords ? ", in words only" : "";
  const tail = words`${bind(many, hostile)} ${conflict < 2 ? "is" : "are"} conflictual${manner}`;
  const chiefly = kinds.reduce((sum, { events }) => sum + events, 0) < total ? "chiefly " : "";
  return state(
    `side-${actor.code}`,
    words`${possessive(actor)} ${bind(countInWords(total), all)} own acts toward ${other.inSentence} are ${chiefly}${joinWords(named)}; ${tail}.`,
    explained("method/initiative"),
  );
}

function sides(m: Material): Block | undefined {
  const statements = [sideLine(m, m.a, m.b), sideLine(m, m.b, m.a)].filter(
    (line) => line !== undefined,
  );
  return statements.length === 0
    ? undefined
    : { heading: words`What each side begins`, form: "prose", statements };
}

function present(m: Material): Statement | undefined {
  const counts = new Map<string, number>();
  for (const code of m.events.flatMap((event) => event.others))
    counts.set(code, (counts.get(code) ?? 0) + 1);
  const top = [...counts].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1)).slice(0, 4);
  if (top.length === 0) return undefined;
  const named = top.map(([code, events]) => {
    const evidence = eventsCounted(m, `events in which ${nameOf(code)} also takes part`, {
      with: code,
    });
    return words`${nameOf(code)} (${bind(grouped(events), evidence)})`;
  });
  return state(
    "third-parties",
    words`Others who take part in events between them: ${joinWords(named)}.`,
  );
}

function elsewhere(m: Material): Statement | undefined {
  const last = m.joint.at(-1);
  if (last === undefined) return undefined;
  const own = new Set(m.scope.dyad);
  const partners = new Map<string, number>();
  for (const code of m.joint.flatMap((event) => [event.source, event.target])) {
    if (!own.has(code)) partners.set(code, (partners.get(code) ?? 0) + 1);
  }
  const top = [...partners].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1)).slice(0, 2);
  const evidence = counted(
    "wider events in which both take part",
    `entente events ${m.a.code} ${m.b.code} --joint${scopeFlags(m)}`,
    m.joint.map((event) => event.id),
  );
  const source = told(last.id);
  const [often, which] = m.joint.length === 1 ? ["", "That one"] : ["most often ", "The latest"];
  return state(
    "joint-settings",
    words`Both also take part in ${bind(countOf(m.joint.length, "wider event", "wider events"), evidence)}, ${often}with ${listed(top.map(([code]) => nameOf(code)))}. ${which}, ${bind(whenOf(last), source)}: ${bind(factOf(last), source)}`,
  );
}

function thirdParties(m: Material): Block | undefined {
  const statements = [present(m), elsewhere(m)].filter((line) => line !== undefined);
  return statements.length === 0
    ? undefined
    : { heading: words`Third parties`, form: "prose", statements };
}

interface Moved {
  readonly a: string;
  readonly b: string;
  readonly before: number;
  readonly after: number;
}

/** Neighbouring dyads whose rate of events changed most between the last two phases of this one. */
function movedMost(m: Material, before: BriefPhase, after: BriefPhase): Moved[] {
  const [then = [], now = []] = [m.neighbours.at(-2), m.neighbours.at(-1)];
  const years = (p: BriefPhase): number =>
    p.last - p.first + (p.partial ? Number(m.coveredTo.slice(5, 7)) / 12 : 1);
  const rateIn = (list: readonly DyadActivity[], d: DyadActivity, p: BriefPhase): number =>
    (list.find((x) => x.a === d.a && x.b === d.b)?.events ?? 0) / years(p);
  const seen = new Map([...then, ...now].map((d) => [`${d.a}|${d.b}`, d]));
  return [...seen.values()]
    .map((d) => ({ a: d.a, b: d.b, before: rateIn(then, d, before), after: rateIn(now, d, after) }))
    .filter((d) => Math.abs(d.after - d.before) >= 0.5)
    .sort((x, y) => Math.abs(y.after - y.before) - Math.abs(x.after - x.before))
    .slice(0, 4);
}

function neighbourLine(m: Material, d: Moved): Statement {
  const command = `entente panel ${d.a} ${d.b} --by year${scopeFlags(m)}`;
  const evidence = counted(`events between ${nameOf(d.a)} and ${nameOf(d.b)} by year`, command);
  const figure = (value: number) => bind(rate(value), evidence);
  const verb = d.after > d.before ? "rose" : "fell";
  return state(
    `neighbour-${d.a}-${d.b}`,
    words`${nameOf(d.a)} and ${nameOf(d.b)} ${verb} from ${figure(d.before)} to ${figure(d.after)} a year.`,
  );
}

function neighbours(m: Material): Block[] {
  const [before, after] = [m.phases.at(-2), m.phases.at(-1)];
  if (before === undefined || after === undefined) return [];
  const moved = movedMost(m, before, after);
  if (moved.length === 0) return [];
  const of = (p: BriefPhase) => eventsCounted(m, `events of ${spanText(p)}`, {}, p);
  const [then, now] = [rate(before.rate), rate(after.rate)];
  const [from, to] = [bind(spanText(before), of(before)), bind(spanText(after), of(after))];
  const course =
    then === now
      ? words`stood at ${bind(then, of(before))} a year in ${from} as in ${to}`
      : words`went from ${bind(then, of(before))}${before.rate === 0 ? "" : " a year"} in ${from} to ${bind(now, of(after))} in ${to}`;
  const lead = state(
    "neighbours",
    words`As the rate of events between ${bothNames(m)} ${course}, these relations of either changed most on the record. That they changed in the same years says nothing of why.`,
    explained("method/phases"),
  );
  return [
    { heading: words`Neighbouring relations`, form: "prose", statements: [lead] },
    { heading: undefined, form: "list", statements: moved.map((d) => neighbourLine(m, d)) },
  ];
}

/** What may move the relation, what it consists of, who begins what, who else is there, and what moves beside it. */
export function implications(m: Material): Section {
  const blocks = [instruments(m), sides(m), thirdParties(m)].filter((block) => block !== undefined);
  return {
    id: "implications",
    title: "Implications",
    blocks: [...driverBlocks(m), ...blocks, ...neighbours(m)],
  };
}
