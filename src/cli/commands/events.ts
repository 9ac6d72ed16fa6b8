import { type Table, tableText } from "../../figure/index.ts";
import { INSTRUMENTS, type Instrument } from "../../lexicon/index.ts";
import type { EventsDocument, EventsQuestion } from "../../workbench/index.ts";
import { writeAnswer, writeNote } from "../answer.ts";
import type { Call, Choice, Command } from "../command.ts";
import type { Effects } from "../effects.ts";
import { withWorkbench } from "../with-workbench.ts";
import {
  counted,
  directionText,
  funnelSentence,
  grouped,
  nameOf,
  paragraphs,
  perspectiveSentence,
  whatHappened,
} from "../wording.ts";

type Event = EventsDocument["events"][number];
type Class = NonNullable<EventsQuestion["class"]>;

const CLASS: Choice<Class, undefined> = {
  values: ["cooperation", "conflict", "words", "deeds"],
  otherwise: undefined,
};

const INSTRUMENT: Choice<Instrument, undefined> = { values: INSTRUMENTS, otherwise: undefined };

const DATE_LENGTH = { day: 10, month: 7, year: 4 } as const;

function toldBy({ reports }: Event): string {
  const [first, ...others] = reports;
  if (first === undefined) return "";
  const more = others.length === 0 ? "" : `+${others.length}`;
  return [first.publisher ?? first.source, first.rating, more]
    .filter((part) => part !== "")
    .join(" ");
}

function captionOf({ funnel, events }: EventsDocument, joint: boolean): string {
  if (joint) return `${counted(events.length, "event")} of others in which both take part`;
  return events.length === funnel.events
    ? "Every event, the newest last"
    : `${grouped(events.length)} of ${counted(funnel.events, "event")}, the newest last`;
}

function eventTable(document: EventsDocument, joint: boolean, effects: Effects): Table {
  return {
    caption: captionOf(document, joint),
    columns: [
      { key: "date", title: "Date" },
      { key: "who", title: "Who" },
      { key: "what", title: "What" },
      { key: "cameo", title: "CAMEO" },
      { key: "told", title: "Told by" },
    ],
    rows: document.events.map((event) => ({
      date: event.date.slice(0, DATE_LENGTH[event.datePrecision]),
      who: directionText(event, effects),
      what: whatHappened(event),
      cameo: event.cameo,
      told: toldBy(event),
    })),
  };
}

function eventsText(document: EventsDocument, joint: boolean, effects: Effects): string {
  const { dyad, asOf, funnel, perspective, events } = document;
  const above = [
    `${dyad.map(nameOf).join(" and ")}, as of ${asOf}`,
    funnelSentence(funnel),
    ...(funnel.events === 0 ? [] : [perspectiveSentence(perspective, dyad)]),
  ];
  const below = [
    "Told by: the first publisher, reliability A-F and credibility 1-6, further reports. Each report's page, file and line: --json.",
  ];
  if (events.length === 0) return paragraphs(above, effects);
  const table = tableText(eventTable(document, joint, effects), effects);
  return `${paragraphs(above, effects)}\n\n${table}\n${paragraphs(below, effects)}`;
}

function questionOf(call: Call): EventsQuestion {
  return {
    from: call.option("from"),
    to: call.option("to"),
    codes: call.list("code"),
    class: call.choice("class", CLASS),
    instrument: call.choice("instrument", INSTRUMENT),
    by: call.option("by"),
    alone: call.isGiven("alone"),
    with: call.option("with"),
    joint: call.isGiven("joint"),
    limit: call.number("limit"),
  };
}

async function run(call: Call): Promise<void> {
  const [a = "", b = ""] = call.words;
  const question = questionOf(call);
  const document = await withWorkbench(call, (workbench) => workbench.events(a, b, question));
  writeAnswer(call, {
    document,
    rows: document.events,
    text: () => eventsText(document, question.joint === true, call.effects),
  });
  const [first, second] = document.dyad;
  if (document.events.length > 0) return;
  if (document.funnel.events === 0) {
    const { nothingRecorded } = await import("../../workbench/index.ts");
    throw nothingRecorded({ a: nameOf(first), b: nameOf(second), asOf: document.asOf, near: [] });
  }
  const all = counted(document.funnel.events, "event");
  writeNote(
    call,
    question.joint === true
      ? "The record holds no event of others in which both take part as you asked."
      : `None of ${all} between the two is what you asked for.`,
  );
}

/** `entente events A B` */
export const events: Command = {
  says: "List the events between two actors: who did what to whom, when, and who says so. Reports of one event are one entry, and so are an event and its mirror.",
  arguments: [
    { name: "A", says: "an actor: ISO code, English name or alias" },
    { name: "B", says: "the other" },
  ],
  options: [
    "from",
    "to",
    "code",
    "class",
    "instrument",
    "by",
    "alone",
    "with",
    "joint",
    "limit",
    "sources",
  ],
  meanings: {
    by: { value: "ACTOR", says: "only acts of this one of the two" },
    limit: { value: "N", says: "at most N events, the latest" },
  },
  choices: { class: CLASS, instrument: INSTRUMENT },
  examples: [
    { line: "entente events Russia Pakistan --limit 20", says: "the latest twenty" },
    {
      line: "entente events IND PAK --from 2016 --to 2019-Q1 --class conflict --json",
      says: "conflict between the two in three years, with every report's page",
    },
  ],
  run,
};
