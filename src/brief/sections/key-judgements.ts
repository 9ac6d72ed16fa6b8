import { dateInWords, daysBetween } from "../../kernel/index.ts";
import { confidenceOf } from "../confidence.ts";
import { eventsCounted, eventsShowing, spanText } from "../event-tests.ts";
import { factOf } from "../event-words.ts";
import { counted, explained, sourced, told } from "../evidence.ts";
import { instrumentAdjective, instrumentNoun } from "../instrument-names.ts";
import type { Material } from "../material.ts";
import { bothNames, possessive } from "../naming.ts";
import { allOf, countInWords, countOf, listed, portion, rate } from "../numbers.ts";
import { type BriefPhase, haveOnePace } from "../phases.ts";
import { isCooperative, isMaterial, tally, tallyBy, visitorOf } from "../profile.ts";
import {
  type Bound,
  bind,
  type Section,
  type Statement,
  state,
  type Words,
  words,
} from "../statement.ts";
import { driversJudgement } from "./drivers.ts";
import { level, turn, wordsAgainstDeeds } from "./measured-judgements.ts";
import { outlookJudgement } from "./outlook.ts";

/** Fewest events of which shares are given. */
const LEAST = 5;

function tone(m: Material): Words {
  const cooperative = tally(m.cells, isCooperative);
  const conflictual = m.total - cooperative;
  if (m.total === 1)
    return words`, ${cooperative === 1 ? "a cooperative one" : "a conflictual one"}`;
  const coop = eventsCounted(m, "cooperative events", { class: "cooperation" });
  const conf = eventsCounted(m, "conflictual events", { class: "conflict" });
  if (conflictual === 0) return words`, ${bind(allOf(m.total), coop)} cooperative`;
  if (cooperative === 0) return words`, ${bind(allOf(m.total), conf)} conflictual`;
  const part = cooperative / m.total;
  if (part >= 0.6) return words`; ${bind(portion(cooperative, m.total), coop)} are cooperative`;
  if (part <= 0.4) return words`; ${bind(portion(conflictual, m.total), conf)} are conflictual`;
  return words`, ${conflictual === cooperative ? "" : "near "}evenly split: ${bind(countInWords(cooperative), coop)} cooperative, ${bind(countInWords(conflictual), conf)} conflictual`;
}

function extent(m: Material): Statement {
  const years = m.cells.map((cell) => cell.year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const all = eventsCounted(m, "all events");
  const when =
    first === last
      ? words`in ${bind(first, all)}`
      : words`from ${bind(first, all)} to ${bind(last, all)}`;
  const [only] = m.sources;
  const where =
    m.apart.length === 0 || only === undefined
      ? words`the record holds`
      : words`the record, read in ${bind(only.title, sourced(only.id))}, holds`;
  return state(
    "extent",
    words`${where} ${bind(countOf(m.total, "event"), all)} between ${bothNames(m)} ${when}${tone(m)}.`,
  );
}

function wordsAndDeeds(m: Material): Statement | undefined {
  if (m.total < LEAST) return undefined;
  const deeds = tally(m.cells, isMaterial);
  const talk = m.total - deeds;
  const ofWords = eventsCounted(m, "verbal events", { class: "words" });
  const ofDeeds = eventsCounted(m, "material events", { class: "deeds" });
  const method = explained("method/quad-class");
  if (deeds === 0)
    return state(
      "words-deeds",
      words`All of it is words: no delivery, exercise, sanction or use of force is recorded.`,
      ofDeeds,
      method,
    );
  if (talk === 0)
    return state(
      "words-deeds",
      words`All of it is deeds: not one meeting, statement or agreement is recorded.`,
      ofWords,
      method,
    );
  const saying = words`${bind(countInWords(talk), ofWords)} ${talk === 1 ? "is" : "are"} words (meetings, statements, agreements)`;
  const doing = words`${bind(countInWords(deeds), ofDeeds)} ${deeds === 1 ? "is a deed" : "are deeds"} (exercises, deliveries, sanctions, force)`;
  const part = deeds / m.total;
  if (talk === deeds)
    return state("words-deeds", words`Words and deeds balance: ${saying}, ${doing}.`, method);
  const verdict =
    part < 0.3
      ? "Words far outnumber deeds"
      : part < 0.5
        ? "Words outnumber deeds"
        : "Deeds outnumber words";
  return state(
    "words-deeds",
    part < 0.5 ? words`${verdict}: ${saying}, ${doing}.` : words`${verdict}: ${doing}, ${saying}.`,
    method,
  );
}

function instruments(m: Material): Statement | undefined {
  const parts = tallyBy(m.cells, (cell) => cell.instrument);
  const [first, second, third] = parts;
  if (first === undefined || m.total < LEAST) return undefined;
  const part = ({ key, events }: (typeof parts)[number]): Bound =>
    bind(
      portion(events, m.total),
      eventsCounted(m, `${instrumentAdjective(key)} events`, { instrument: key }),
    );
  const method = explained("method/instruments");
  if (second === undefined) {
    const all = eventsCounted(m, `${instrumentAdjective(first.key)} events`, {
      instrument: first.key,
    });
    return state(
      "instruments",
      words`Every event uses one instrument: ${instrumentNoun(first.key)}.`,
      all,
      method,
    );
  }
  if (second.events === first.events) {
    const equal = parts.filter(({ events }) => events === first.events);
    const others = equal.slice(1).flatMap((p) => part(p).evidence);
    const named = listed(equal.map(({ key }) => instrumentNoun(key)));
    return state(
      "instruments",
      words`${named} weigh equally, each in ${part(first)} of the events.`,
      ...others,
      method,
    );
  }
  const head = words`${instrumentNoun(first.key)} is the main instrument, in ${part(first)} of the events, before ${instrumentNoun(second.key)} (${part(second)})`;
  return third === undefined
    ? state("instruments", words`${head}.`, method)
    : state(
        "instruments",
        words`${head} and ${instrumentNoun(third.key)} (${part(third)}).`,
        method,
      );
}

function course(m: Material): Statement | undefined {
  const [opening, latest] = [m.phases[0], m.phases.at(-1)];
  if (m.phases.length < 2 || opening === undefined || latest === undefined) return undefined;
  const peak = m.phases.reduce((best, phase) => (phase.rate > best.rate ? phase : best), opening);
  const evidence = (p: BriefPhase) => eventsCounted(m, `events of ${spanText(p)}`, {}, p);
  const r = (p: BriefPhase): Bound => bind(`${rate(p.rate)} events a year`, evidence(p));
  const bare = (p: BriefPhase): Bound => bind(rate(p.rate), evidence(p));
  const s = (p: BriefPhase): Bound => bind(spanText(p), evidence(p));
  const method = explained("method/phases");
  if (haveOnePace(m.phases)) {
    return state(
      "course",
      words`In bare counts the record has kept its pace: ${r(opening)} in ${s(opening)} and ${bare(latest)} in ${s(latest)}.`,
      method,
    );
  }
  if (peak === latest) {
    return state(
      "course",
      words`In bare counts the record has never been denser than in ${s(latest)}: ${r(latest)}, against ${bare(opening)} in ${s(opening)}.`,
      method,
    );
  }
  if (peak === opening) {
    return state(
      "course",
      words`In bare counts the record has thinned, from ${r(opening)} in ${s(opening)} to ${bare(latest)} in ${s(latest)}.`,
      method,
    );
  }
  return state(
    "course",
    words`In bare counts the record rose from ${r(opening)} in ${s(opening)} to ${bare(peak)} in ${s(peak)} and stood at ${bare(latest)} in ${s(latest)}.`,
    method,
  );
}

function firstSteps(m: Material): Words | undefined {
  const one = m.cells.filter((cell) => !cell.mutual);
  const alone = tally(one);
  if (alone < LEAST) return undefined;
  const by = (code: string): number => tally(one, (cell) => cell.source === code);
  const [a, b] = [by(m.a.code), by(m.b.code)];
  const [leader, lead] = a >= b ? [m.a, a] : [m.b, b];
  const all = eventsCounted(m, "acts that one side begins", { alone: true });
  const own = eventsCounted(m, `acts that ${leader.inSentence} begins`, { by: leader.code });
  if (lead === alone) {
    return words`all ${bind(countInWords(lead), own)} acts that are neither meetings nor agreements are begun by ${leader.inSentence}`;
  }
  return lead / alone < 0.6
    ? words`of the ${bind(countInWords(alone), all)} acts that are neither meetings nor agreements, neither side begins clearly more than the other (${possessive(leader)} share: ${bind(countInWords(lead), own)})`
    : words`of the ${bind(countInWords(alone), all)} acts that are neither meetings nor agreements, ${leader.inSentence} begins ${bind(countInWords(lead), own)}`;
}

function visiting(m: Material): Words | undefined {
  const visits = tallyBy(m.cells, visitorOf);
  const all = visits.reduce((sum, visit) => sum + visit.events, 0);
  const [most] = visits;
  if (most === undefined || all < LEAST) return undefined;
  const guest = most.key === m.a.code ? m.a : m.b;
  const host = guest === m.a ? m.b : m.a;
  const evidence = eventsCounted(m, "visits", { codes: ["042", "043"] });
  const own = eventsShowing(
    m,
    `visits by ${guest.inSentence}`,
    (event) => visitorOf(event) === guest.code,
  );
  if (most.events === all)
    return words`${guest.inSentence} is the visitor in all ${bind(countOf(all, "visit"), evidence)}`;
  if (most.events / all < 0.55)
    return words`visits go both ways about equally (${bind(countInWords(all), evidence)} in all)`;
  return words`${guest.inSentence} went to ${host.inSentence} in ${bind(countInWords(most.events), own)} of ${bind(countInWords(all), evidence)} visits`;
}

function initiative(m: Material): Statement | undefined {
  const [head, second] = [firstSteps(m), visiting(m)].filter((part) => part !== undefined);
  if (head === undefined) return undefined;
  const method = explained("method/initiative");
  return state(
    "initiative",
    second === undefined ? words`${head}.` : words`${head}; ${second}.`,
    method,
  );
}

function lastEvent(m: Material): Statement | undefined {
  const event = m.latest;
  if (event === undefined || m.total === 1) return undefined;
  const own = told(event.id);
  return state(
    "last-event",
    words`The last event held, ${bind(dateInWords(event.date, event.datePrecision), own)}: ${bind(factOf(event), own)}`,
  );
}

function coverageGap(m: Material): Statement | undefined {
  const days = daysBetween(m.coveredTo, m.scope.asOf);
  if (days <= 62) return undefined;
  const months = Math.round(days / 30.44);
  const distance =
    months < 24 ? countOf(months, "month") : countOf(Math.floor(days / 365.25), "year");
  const evidence = counted(
    "the last day that each source tells of",
    `entente record --as-of ${m.scope.asOf}`,
  );
  return state(
    "coverage-gap",
    words`The record stops where its sources do, on ${bind(dateInWords(m.coveredTo), evidence)}, ${bind(distance, evidence)} before the date of this brief; what happened since is not in it.`,
  );
}

/** What a reader with one minute must know. Every sentence is measured on the record; what moves them is weighed, and one says what may come. */
export function keyJudgements(m: Material): Section {
  const statements = [
    extent(m),
    level(m),
    turn(m),
    driversJudgement(m),
    outlookJudgement(m),
    wordsAndDeeds(m),
    wordsAgainstDeeds(m),
    instruments(m),
    course(m),
    initiative(m),
    lastEvent(m),
    coverageGap(m),
    confidenceOf(m),
  ];
  return {
    id: "key-judgements",
    title: "Key judgements",
    blocks: [
      { heading: undefined, form: "list", statements: statements.filter((s) => s !== undefined) },
    ],
  };
}
