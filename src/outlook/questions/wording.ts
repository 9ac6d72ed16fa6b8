import { addDays, dateInWords } from "../../kernel/index.ts";
import { actorByCode, cameoEntry, quadClassName } from "../../lexicon/index.ts";
import type { LevelBound, Question, QuestionRule, QuestionSelection } from "./question.ts";

/** How an actor is called in running text. */
export type NameOf = (code: string) => string;

/** By the lexicon. */
export const lexiconName: NameOf = (code) => actorByCode(code)?.inSentence ?? code;

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;

/** What is selected, as words that follow "events". */
export function selectionWords(select: QuestionSelection, nameOf: NameOf): string {
  const { class: half, quads, codes, instrument, by, alone, place, mentions } = select;
  const parts = [
    half && `of ${half}`,
    quads && `of ${listed(quads.map((quad) => quadClassName(quad).toLowerCase()))}`,
    codes && `coded ${listed(codes.map((code) => `${code} (${cameoEntry(code)?.name ?? "?"})`))}`,
    instrument && `by ${instrument} means`,
    by && `begun by ${nameOf(by)}`,
    alone && "begun by one side",
    select.with && `in which ${nameOf(select.with)} takes part`,
    place && `in ${place}`,
    mentions && `whose summary has ${listed(mentions.map((word) => `“${word}”`))}`,
  ];
  return parts.filter((part) => part !== undefined && part !== false).join(", ");
}

function counted(rule: Extract<QuestionRule, { kind: "events" | "count" }>): string {
  const { bound } = rule;
  const number = (n: number): string => `${n} ${n === 1 ? "event" : "events"}`;
  if ("atLeast" in bound) return `at least ${number(bound.atLeast)}`;
  if ("atMost" in bound) return bound.atMost === 0 ? "no event" : `at most ${number(bound.atMost)}`;
  return levelled(bound, "events");
}

const levelled = (bound: LevelBound, unit: string): string =>
  "above" in bound ? `more than ${bound.above} ${unit}` : `fewer than ${bound.below} ${unit}`;

function when({ opens, by, rule }: Pick<Question, "opens" | "by" | "rule">): string {
  return rule.kind === "events"
    ? `from ${dateInWords(addDays(opens, 1))} to ${dateInWords(by)}`
    : `in ${rule.period}`;
}

/** A question in words, where its author has left them out. */
export function questionText(
  question: Pick<Question, "dyad" | "opens" | "by" | "rule" | "teller">,
  nameOf: NameOf = lexiconName,
): string {
  const { dyad, rule, teller } = question;
  const both = `${nameOf(dyad[0])} and ${nameOf(dyad[1])}`;
  if (rule.kind === "balance") {
    const { bound } = rule;
    const passed = "above" in bound ? `above ${bound.above}` : `below ${bound.below}`;
    return `Will the share of cooperation among the events between ${both} be ${passed} per cent ${when(question)}, as ${teller} tells them?`;
  }
  const which = selectionWords(rule.select, nameOf);
  const events = which === "" ? counted(rule) : `${counted(rule)} ${which}`;
  return `Will ${teller} tell of ${events} between ${both} ${when(question)}?`;
}

/** Every question's own fine print: what counts, from which day, and what makes it void. */
export function standingFinePrint({
  rule,
  teller,
  voidRule,
}: Pick<Question, "rule" | "teller" | "voidRule">): string[] {
  const select = rule.kind === "balance" ? undefined : rule.select;
  const unseen = Math.round(100 * voidRule.mostUnseen);
  return [
    `Counted is what ${teller} tells; an event and its mirror are one, and repetitions do not count.`,
    "An event counts from the day it is dated to, if its report is known by the day of resolution. One dated to a month counts if the whole month lies in the window, one dated to a year never.",
    ...(select?.by === undefined
      ? []
      : ["Meetings and agreements are acts of both sides and no side's own."]),
    ...(select?.mentions === undefined
      ? []
      : [
          "The words are sought in the one line that the source gives for the event; void where it gives none.",
        ]),
    ...(rule.kind === "balance"
      ? ["Cooperation is every event of quad classes 1 and 2. Void if there is no event."]
      : []),
    `Void if ${teller} tells of nobody in more than ${unseen} per cent of the months, or ends before the deadline, unless events have decided it by then.`,
  ];
}
