import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { counted, distinct, explained, sourced, told } from "./evidence.ts";
import { UnboundFigure } from "./messages.ts";
import { type Bound, bind, state, unboundFigure, type Words, words } from "./statement.ts";

const all = counted("all events", "entente events RUS PAK", ["e1"]);

describe("words", () => {
  test("know where their bound parts stand, also when put into other words", () => {
    const inner = words`${bind("two", all)} of ${bind("ten", all)}`;
    const outer = words`there are ${inner} here, ${"plainly"} ${bind("x", told("e1"))}.`;
    expect(outer.text).toBe("there are two of ten here, plainly x.");
    const parts = outer.bound.map(({ start, end }) => outer.text.slice(start, end));
    expect(parts).toEqual(["two", "ten", "x"]);
  });

  test("keep every bound part in its place however they are put together", () => {
    const part = fc.oneof(
      fc.string().map((text): string => text),
      fc.string({ minLength: 1 }).map((text): Bound => bind(text, all)),
      fc.string({ minLength: 1 }).map((text): Words => words`a ${bind(text, all)} b`),
    );
    fc.assert(
      fc.property(part, part, (a, b) => {
        const { text, bound } = words`${a}|${b}`;
        const expected = [a, b].flatMap((value) => {
          if (typeof value === "string") return [];
          return "bound" in value
            ? value.bound.map(({ start, end }) => value.text.slice(start, end))
            : [value.text];
        });
        expect(bound.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
      }),
    );
  });
});

describe("a statement", () => {
  test("begins with a capital and gathers its evidence, each item once", () => {
    const sentence = words`two: ${bind("two", all)}, ${bind("2", all)}`;
    const statement = state(
      "s",
      words`in ${bind("2012", all)} it rose.`,
      explained("method/brief"),
      all,
    );
    expect(statement.text).toBe("In 2012 it rose.");
    expect(statement.evidence).toEqual([all, explained("method/brief")]);
    expect(() => state("s", sentence)).toThrow(UnboundFigure);
  });

  test.each(["7", "seven", "Half", "12 %", "three per cent", "twice"])(
    "is refused with a figure bound to nothing, %s",
    (figure) => {
      expect(() => state("s", words`it holds ${figure} events.`)).toThrow(
        new UnboundFigure("s", `it holds ${figure} events.`),
      );
    },
  );

  test("is not refused for a word that only looks like a figure", () => {
    expect(unboundFigure(words`the often attended second weight of someone`)).toBeUndefined();
  });

  test("does not take two bound parts for one figure, nor one for the words beside it", () => {
    expect(unboundFigure(words`${bind("1", all)}${bind("2", all)}`)).toBeUndefined();
    expect(unboundFigure(words`${bind("1", all)}2`)).toBe("2");
  });
});

describe("evidence", () => {
  test("names at most so many events of a count, so that a brief stays readable", () => {
    const many = Array.from({ length: 1000 }, (_, i) => `e${i}`);
    expect(counted("all", "entente events RUS PAK", many).events).toHaveLength(400);
  });

  test("is the same where kind, place and words are the same", () => {
    const other = counted("cooperative events", all.ref);
    expect(distinct([all, other, all, told("x"), sourced("x"), told("x")])).toEqual([
      all,
      other,
      told("x"),
      sourced("x"),
    ]);
  });
});
