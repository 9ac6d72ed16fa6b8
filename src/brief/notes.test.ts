import { describe, expect, test } from "vitest";
import { madeUpEvent } from "../../test/briefs/made-up-event.ts";
import { isoDate } from "../kernel/index.ts";
import type { Brief } from "./brief.ts";
import { counted, explained, told } from "./evidence.ts";
import { notesOf } from "./notes.ts";
import { type Statement, state, words } from "./statement.ts";

function briefOf(statements: readonly Statement[]): Brief {
  return {
    title: "Russia and Pakistan",
    dyad: ["RUS", "PAK"],
    names: ["Russia", "Pakistan"],
    asOf: isoDate("2026-11-24"),
    record: { snapshot: "0", sources: [] },
    sections: [
      {
        id: "outlook",
        title: "Outlook",
        blocks: [{ heading: undefined, form: "prose", statements }],
      },
    ],
    limitations: [],
    years: [],
    index: [],
    intensity: [],
    turningPoints: [],
    drivers: null,
    outlook: null,
    phases: [],
    events: ["a", "b", "c"].map((id) => madeUpEvent({ id })),
    eventsInRecord: 3,
    commandScope: "",
    version: "0",
  };
}

const says = (id: string, ...evidence: Parameters<typeof state>[2][]): Statement =>
  state(id, words`it holds.`, ...evidence);

describe("the notes of a brief", () => {
  test("number events and letter counts in the order in which they are first cited", () => {
    const [all, deeds] = [
      counted("all", "entente events"),
      counted("deeds", "entente events --class deeds"),
    ];
    const statements = [says("s", told("c"), all), says("t", deeds, told("a"), told("c"), all)];
    const notes = notesOf(briefOf(statements));
    expect(statements.map((statement) => notes.marksOf(statement))).toEqual([
      ["1", "a"],
      ["b", "2", "1", "a"],
    ]);
    expect(notes.events.map(({ number, event }) => [number, event.id])).toEqual([
      [1, "c"],
      [2, "a"],
    ]);
    expect(notes.counts.map(({ letter, query }) => [letter, query.says])).toEqual([
      ["a", "all"],
      ["b", "deeds"],
    ]);
  });

  test("tell counts apart that one command shows but that mean different things", () => {
    const pair = [counted("all", "entente events"), counted("some", "entente events")];
    expect(notesOf(briefOf([says("s", ...pair)])).counts).toHaveLength(2);
  });

  test("go on after z with aa, and after az with ba", () => {
    const many = Array.from({ length: 54 }, (_, i) => counted(`count ${i}`, "entente events"));
    const letters = notesOf(briefOf([says("s", ...many)])).counts.map((note) => note.letter);
    expect([letters[0], letters[25], letters[26], letters[51], letters[52]]).toEqual([
      "a",
      "z",
      "aa",
      "az",
      "ba",
    ]);
    expect(new Set(letters).size).toBe(54);
  });

  test("have no mark for a method, a source, or an event that the brief does not hold", () => {
    const statement = says("s", explained("method/brief"), told("x"));
    const notes = notesOf(briefOf([statement]));
    expect(notes.marksOf(statement)).toEqual([]);
    expect(notes.marksOf(says("of another brief", told("a")))).toEqual([]);
  });
});
