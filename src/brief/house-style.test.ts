import { describe, expect, test } from "vitest";
import { isoDate } from "../kernel/index.ts";
import { allLikelihoodPhrases } from "../lexicon/index.ts";
import type { DyadEvent } from "../record/index.ts";
import type { Brief } from "./brief.ts";
import { counted, explained, sourced, told } from "./evidence.ts";
import { houseStyleFaults, type StyleRule } from "./house-style.ts";
import { bind, type Statement, state, type Words, words } from "./statement.ts";

const EVENT = { id: "e1" } as DyadEvent;
const all = counted("all events", "entente events RUS PAK", ["e1"]);

/** A brief of so many statements, with one event and no source. */
function briefOf(statements: readonly Statement[], heading?: Words): Brief {
  return {
    title: "Russia and Pakistan",
    dyad: ["RUS", "PAK"],
    names: ["Russia", "Pakistan"],
    asOf: isoDate("2026-11-24"),
    record: { snapshot: "0", sources: [] },
    sections: [
      { id: "outlook", title: "Outlook", blocks: [{ heading, form: "prose", statements }] },
    ],
    limitations: [],
    years: [],
    index: [],
    intensity: [],
    turningPoints: [],
    drivers: null,
    outlook: null,
    phases: [],
    events: [EVENT],
    eventsInRecord: 1,
    commandScope: "",
    version: "0",
  };
}

const rulesOf = (...statements: readonly Statement[]): StyleRule[] =>
  houseStyleFaults(briefOf(statements)).map((fault) => fault.rule);

/** A statement that `state` itself would refuse. */
const unchecked = (id: string, sentence: Words): Statement => ({
  ...state(id, words`It holds.`),
  ...sentence,
  evidence: sentence.bound.flatMap((span) => span.evidence),
});

const said = (text: string): StyleRule[] => rulesOf(unchecked("s", words`${text}`));

describe("the house style", () => {
  test("finds nothing in a plain sentence with a bound figure", () => {
    expect(
      rulesOf(state("s", words`it holds ${bind("two", all)} events (all of them), as told.`)),
    ).toEqual([]);
  });

  test.each([
    "It holds 14 events.",
    "It holds twelve events.",
    "Half of it is talk.",
    "A rise of 3.5 per cent.",
  ])("finds a figure bound to nothing: %s", (text) => {
    expect(said(text)).toContain("figure-unbound");
  });

  test("takes a figure as bound only where the whole of it is", () => {
    const partly = words`it grew ${bind("1", all)}.4-fold.`;
    expect(rulesOf(unchecked("s", partly))).toContain("figure-unbound");
  });

  test("finds a figure bound to nothing in a heading", () => {
    const faults = houseStyleFaults(briefOf([state("s", words`It holds.`)], words`Since 2012`));
    expect(faults).toEqual([{ statement: "s", rule: "figure-unbound", text: "2012" }]);
  });

  test("finds a bound part without evidence, or of no length", () => {
    expect(rulesOf(state("s", words`it holds ${bind("two")} events.`))).toEqual([
      "span-without-evidence",
    ]);
    expect(rulesOf(state("s", words`it holds${bind("", all)}.`))).toEqual([
      "span-without-evidence",
    ]);
  });

  test.each([
    ["an event that the brief does not list", told("e2")],
    ["a count that names such an event", counted("all", "entente events RUS PAK", ["e1", "e2"])],
    ["a count without a command", counted("all", "")],
    ["a count that does not say of what", counted(" ", "entente events RUS PAK")],
    ["a page without a name", explained("")],
    ["a source that the brief does not use", sourced("gdelt")],
  ])("finds evidence that leads nowhere: %s", (_, evidence) => {
    expect(rulesOf(state("s", words`it holds ${bind("something", evidence)}.`))).toEqual([
      "evidence-leads-nowhere",
    ]);
    expect(rulesOf(state("s", words`it holds.`, evidence))).toEqual(["evidence-leads-nowhere"]);
  });

  test.each(allLikelihoodPhrases())("finds a likelihood without its probability: %s", (phrase) => {
    expect(said(`Closer ties are ${phrase} now.`)).toContain("likelihood-unstated");
  });

  test("lets a likelihood stand that is stated, or that an event's source speaks of", () => {
    const stated = {
      ...state("s", words`Closer ties are likely.`),
      likelihood: { p: 0.7, words: "likely" },
    };
    expect(rulesOf(stated)).toEqual([]);
    expect(
      rulesOf(state("s", words`${bind("Lavrov says that a deal is likely.", told("e1"))}`)),
    ).toEqual([]);
  });

  test("finds confidence and likelihood in one statement", () => {
    const likely = state("s", words`Closer ties are likely.`);
    const both = { ...likely, likelihood: { p: 0.7, words: "likely" }, confidence: "low" as const };
    expect(rulesOf(both)).toEqual(["confidence-with-likelihood"]);
    expect(said("With high confidence, closer ties are likely.")).toContain(
      "confidence-with-likelihood",
    );
  });

  test.each([
    "because of",
    "caused",
    "due to",
    "led to",
    "drives",
    "driven by",
    "as a result",
    "prompted",
    "in response to",
  ])("finds a claim of cause: %s", (phrase) => {
    expect(said(`The thaw ${phrase} the visit.`)).toEqual(["cause-claimed"]);
  });

  test("lets an event's source claim a cause, and a weighing of causes be spoken of", () => {
    expect(rulesOf(state("s", words`${bind("The ban led to protest.", told("e1"))}`))).toEqual([]);
    expect(said("This brief weighs no cause against another.")).toEqual([]);
  });

  test.each([
    "It is important to note that it holds.",
    "It is very dense.",
    "It is clearly so.",
    "Notably, it holds.",
  ])("finds filler: %s", (text) => {
    expect(said(text)).toEqual(["filler"]);
  });

  test("lets 'clearly more' stand, which says that a threshold is passed", () => {
    expect(said("Neither side begins clearly more than the other.")).toEqual([]);
  });

  test.each([
    ["double-space", "It  holds."],
    ["double-space", " It holds."],
    ["space-before-punctuation", "It holds , as told."],
    ["space-before-punctuation", "It holds ( as told)."],
    ["final-stop", "It holds"],
    ["final-stop", "It holds (as told)"],
    ["two-stops", "It holds.."],
    ["two-stops", "It holds: , as told."],
    ["brackets", "It holds (as told."],
    ["brackets", "It holds as told)."],
    ["brackets", "It “holds."],
  ] as const)("finds a slip of punctuation, %s: %s", (rule, text) => {
    expect(said(text)).toContain(rule);
  });

  test("finds the second stop where a fact ends in one already", () => {
    expect(rulesOf(state("s", words`${bind("It fell.", told("e1"))}.`))).toEqual(["two-stops"]);
  });

  test("asks for a stop before who says so, in brackets", () => {
    const line = (fact: string) =>
      words`${bind(fact, told("e1"))} (${bind("Dawn (AFP), B1", told("e1"))})`;
    expect(rulesOf(state("s", line("It fell.")))).toEqual([]);
    expect(rulesOf(state("s", line("It fell")))).toEqual(["final-stop"]);
  });

  test("lets an event's source spell as it likes", () => {
    expect(rulesOf(state("s", words`${bind("He said : wait  (and see..", told("e1"))}`))).toEqual(
      [],
    );
  });

  test("finds a statement's name used twice", () => {
    expect(rulesOf(state("s", words`It holds.`), state("s", words`It fell.`))).toEqual([
      "repeated-id",
    ]);
  });

  test("finds a sentence said twice on the same evidence", () => {
    const [one, other] = [state("s", words`It holds. So it is.`), state("t", words`So it is.`)];
    expect(rulesOf(one, other)).toEqual(["repeated-sentence"]);
    expect(rulesOf(state("s", words`It holds. It holds.`))).toEqual(["repeated-sentence"]);
    expect(rulesOf(one, state("t", words`So it is.`, all))).toEqual([]);
  });

  test.each([
    "1 events",
    "one new events",
    "two event",
    "1,234 event",
    "One are deeds",
    "One of them are deeds",
    "One row of the sources from one article give it",
    "Two is a deed",
    "Two of them is a deed",
    "14 of 1,200 events rests on it",
    "Two rows of the sources gives it",
  ])("finds a number that does not agree: %s", (text) => {
    expect(said(`${text}.`)).toContain("number-agreement");
  });

  test.each([
    "One of 17 events rests on it",
    "One event is a deed",
    "None of 19 events are deeds",
    "1.1 events a year",
    "In 1 of 10 years there is one event in all",
    "Two of them are deeds",
    "One row of the sources from one article gives one event",
    "Nine rows of the sources from one article give five events",
    "One row of the sources from two articles gives one event",
  ])("lets a number stand that agrees: %s", (text) => {
    expect(said(`${text}.`)).not.toContain("number-agreement");
  });
});
