import type { DyadEvent } from "../../record/index.ts";
import { eventsCounted, spanText } from "../event-tests.ts";
import { attribution, factOf, whenOf } from "../event-words.ts";
import { explained, told } from "../evidence.ts";
import { instrumentAdjective } from "../instrument-names.ts";
import { mainEvents } from "../main-events.ts";
import type { Material } from "../material.ts";
import { allOf, countInWords, countOf, portion, rate, share } from "../numbers.ts";
import { type BriefPhase, haveOnePace } from "../phases.ts";
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
import { datingOf, passageOf, seriesNoun, suretyOf, turnMethods } from "../turn-words.ts";

/** Events told of a phase: four, and one more for every eight it holds, up to twelve. */
const toldOf = (phase: BriefPhase): number => Math.min(12, 4 + Math.floor(phase.events / 8));

const inPhase =
  (phase: BriefPhase) =>
  (item: { readonly year: number }): boolean =>
    item.year >= phase.first && item.year <= phase.last;

const yearOf = (event: DyadEvent): number => Number(event.date.slice(0, 4));

function toneWord(conflict: number, events: number): string {
  if (conflict > 0 && conflict === events) return "conflict";
  if (conflict * 2 > events) return "mostly conflict";
  return conflict * 4 > events ? "mixed" : "cooperation";
}

/** What a phase is called beside the others: by its rate of events and by its tone. */
function character(m: Material, phase: BriefPhase, cells: readonly ProfileCell[]): string {
  const tone = toneWord(phase.events - tally(cells, isCooperative), phase.events);
  if (m.phases.length === 1) return tone;
  const pace = paceOf(m, phase);
  if (phase.events === 0) return "nothing on record";
  if (pace === undefined) return tone;
  return tone === "cooperation" ? pace : `${pace}, ${tone}`;
}

/** A phase's rate beside the others and beside the mean of all; nothing where all have about the same. */
function paceOf(m: Material, phase: BriefPhase): string | undefined {
  if (haveOnePace(m.phases)) return undefined;
  const rates = m.phases.map((p) => p.rate);
  if (phase.rate === Math.max(...rates)) return "the busiest years";
  if (phase.rate === Math.min(...rates)) return "the quietest years";
  const years = m.phases.reduce((sum, p) => sum + p.last - p.first + 1, 0);
  const ratio = (phase.rate * years) / m.total;
  return ratio > 1.25 ? "busy years" : ratio < 0.75 ? "quiet years" : "middling years";
}

function extentOf(m: Material, phase: BriefPhase, cells: readonly ProfileCell[]): Words {
  const evidence = eventsCounted(m, `events of ${spanText(phase)}`, {}, phase);
  const total = bind(countOf(phase.events, "event"), evidence);
  const years = phase.last - phase.first + (phase.partial ? 0 : 1);
  const span =
    years === 1 && !phase.partial
      ? words`the year saw ${total}`
      : phase.rate === 0
        ? words`the period holds ${total}, in its last and incomplete year only`
        : words`the period holds ${total}, ${bind(rate(phase.rate), evidence)} a year`;
  if (phase.events === 0) return words`${bind("no event", evidence)} is held for the period`;
  return words`${span}${toneOf(m, phase, cells)}`;
}

function toneOf(m: Material, phase: BriefPhase, cells: readonly ProfileCell[]): Words {
  const conflict = phase.events - tally(cells, isCooperative);
  const evidence = eventsCounted(
    m,
    `conflictual events of ${spanText(phase)}`,
    { class: "conflict" },
    phase,
  );
  if (phase.events < 2) return words``;
  if (conflict === 0) return words`, ${bind("none", evidence)} of them conflictual`;
  if (conflict === phase.events) return words`, ${bind(allOf(conflict), evidence)} conflictual`;
  return conflict * 2 > phase.events
    ? words`; ${bind(portion(conflict, phase.events), evidence)} are conflictual`
    : words`; ${bind(countInWords(conflict), evidence)} of them ${conflict === 1 ? "is" : "are"} conflictual`;
}

/** What set a phase apart from the one before: an instrument whose share of the events grew by a tenth or more. */
function shift(m: Material, at: number): Words | undefined {
  const [before, phase] = [m.phases[at - 1], m.phases[at]];
  if (before === undefined || phase === undefined || before.events < 5 || phase.events < 5)
    return undefined;
  const shares = (p: BriefPhase) => {
    const cells = m.cells.filter(inPhase(p));
    return new Map(
      tallyBy(cells, (cell) => cell.instrument).map(({ key, events }) => [key, events]),
    );
  };
  const [then, now] = [shares(before), shares(phase)];
  const grown = [...now]
    .map(([key, events]) => ({
      key,
      events,
      gain: events / phase.events - (then.get(key) ?? 0) / before.events,
    }))
    .sort((x, y) => y.gain - x.gain)[0];
  if (grown === undefined || grown.gain < 0.1) return undefined;
  const says = (p: BriefPhase) =>
    eventsCounted(
      m,
      `${instrumentAdjective(grown.key)} events of ${spanText(p)}`,
      { instrument: grown.key },
      p,
    );
  const old = then.get(grown.key) ?? 0;
  const from =
    old === 0 ? bind("none", says(before)) : bind(share(old, before.events), says(before));
  return words`the ${instrumentAdjective(grown.key)} part grew from ${from} to ${bind(share(grown.events, phase.events), says(phase))} of the events`;
}

/** The turn that opens a phase, and what turned with it. */
function whatChanged(m: Material, { first, opened }: BriefPhase): Statement[] {
  if (opened === undefined) return [];
  const { turn, beside } = opened;
  const told = (of: typeof turn): Words =>
    words`${seriesNoun(of.series)}, dated to ${datingOf(m, of)}, ${passageOf(m, of)} (${suretyOf(m, of)})`;
  const all = beside.reduce<Words>(
    (text, of) => words`${text}, and with it ${told(of)}`,
    told(turn),
  );
  const methods = [turn, ...beside].flatMap(({ series }) => turnMethods(series));
  return [state(`turn-${first}`, words`What changed: ${all}.`, ...methods)];
}

function summaryOf(m: Material, at: number): Statement[] {
  const phase = m.phases[at];
  if (phase === undefined) return [];
  const cells = m.cells.filter(inPhase(phase));
  const method = explained("method/phases");
  const first = state(`phase-${phase.first}`, words`${extentOf(m, phase, cells)}.`, method);
  const deeds = tally(cells, isMaterial);
  const evidence = eventsCounted(
    m,
    `material events of ${spanText(phase)}`,
    { class: "deeds" },
    phase,
  );
  const deedWords =
    deeds === 0 || phase.events < 5
      ? undefined
      : deeds === phase.events
        ? words`${bind(allOf(deeds), evidence)} are deeds rather than words`
        : words`${bind(countInWords(deeds), evidence)} of the events ${deeds === 1 ? "is a deed" : "are deeds"} rather than words`;
  const parts = [shift(m, at), deedWords].filter((part) => part !== undefined);
  const [head, tail] = parts;
  if (head === undefined) return [first];
  const second = tail === undefined ? words`${head}.` : words`${head}, and ${tail}.`;
  return [first, state(`phase-${phase.first}-make-up`, second)];
}

/** One event as a line: when, what, and who says so with which rating. */
export function eventLine(event: DyadEvent, prefix: string): Statement {
  const evidence = told(event.id);
  return state(
    `${prefix}-${event.id}`,
    words`${bind(whenOf(event), evidence)}: ${bind(factOf(event), evidence)} (${bind(attribution(event), evidence)})`,
  );
}

function headingOf(m: Material, phase: BriefPhase, cells: readonly ProfileCell[]): Words {
  const evidence = eventsCounted(m, `events of ${spanText(phase)}`, {}, phase);
  const years = bind(spanText(phase), evidence);
  return m.total < 5 ? words`${years}` : words`${years}: ${character(m, phase, cells)}`;
}

/** How it came to this: the phases between turning points, each with what opened it and its main events. */
export function background(m: Material): Section {
  const blocks = m.phases.flatMap((phase, at): Block[] => {
    const cells = m.cells.filter(inPhase(phase));
    const events = m.events.filter((event) => inPhase(phase)({ year: yearOf(event) }));
    const chosen = mainEvents(events, toldOf(phase));
    const heading = headingOf(m, phase, cells);
    const prose: Block = {
      heading,
      form: "prose",
      statements: [...whatChanged(m, phase), ...summaryOf(m, at)],
    };
    if (chosen.length === 0) return [prose];
    const lines = chosen.map((event) => eventLine(event, "event"));
    return [prose, { heading: undefined, form: "list", statements: lines }];
  });
  return { id: "background", title: "Background", blocks };
}
