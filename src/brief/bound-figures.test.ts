import { describe, expect, test } from "vitest";
import { bindSentence } from "./bound-figures.ts";
import { counted, explained } from "./evidence.ts";
import { unboundFigure } from "./statement.ts";

const query = counted("what may move it", "entente drivers RUS PAK");
const page = explained("formats/hypotheses");

const partsOf = (text: string): (readonly [string, string])[] =>
  bindSentence(text, { figures: [query], quotes: [page] }).bound.map(
    ({ start, end, evidence }) => [text.slice(start, end), evidence[0]?.kind ?? ""] as const,
  );

describe("a plain sentence", () => {
  test("has each figure bound, in digits or in words, with its per cent and its limit", () => {
    expect(partsOf("Of two, 59 per cent; 1,234 and 0.48 leave under 1 per cent of 7-12.")).toEqual([
      ["two", "query"],
      ["59 per cent", "query"],
      ["1,234", "query"],
      ["0.48", "query"],
      ["under 1 per cent", "query"],
      ["7", "query"],
      ["12", "query"],
    ]);
  });

  test("has what it quotes bound as a whole, figures within included", () => {
    expect(partsOf("“The 2 of 1990”: 3 “more”.")).toEqual([
      ["“The 2 of 1990”", "method"],
      ["3", "query"],
      ["“more”", "method"],
    ]);
  });

  test("keeps its words, and no figure of it stays unbound", () => {
    const text = "By 2 times “as 3” much, four of eleven, over 99 per cent.";
    const sentence = bindSentence(text, { figures: [query], quotes: [page] });
    expect(sentence.text).toBe(text);
    expect(unboundFigure(sentence)).toBeUndefined();
  });
});
