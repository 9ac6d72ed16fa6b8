import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainLine } from "./plain-text.ts";
import { displayWidth, shortened, wrapText } from "./wrap.ts";

const prose = fc
  .array(fc.oneof(fc.string({ unit: "grapheme" }), fc.lorem({ maxCount: 12 }), fc.webUrl()))
  .map((parts) => parts.join(" "));

const withoutSpace = (text: string): string => text.replace(/\s/g, "");

describe("wrapping", () => {
  test("no character is lost, whatever the width", () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 1, max: 80 }), (text, width) => {
        const shown = text.split(/\r\n|\r|\n/).map(plainLine);
        expect(withoutSpace(wrapText(text, width))).toBe(withoutSpace(shown.join("")));
      }),
    );
  });

  test("a word that fits into a line stays whole, and so does an address", () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 10, max: 80 }), (text, width) => {
        const words = wrapText(text, width)
          .split(/[ \n]+/)
          .map((word) => word.trim());
        const due = text.split(/[^\S\u00A0\u202F]+/).map(plainLine);
        for (const word of due) {
          const isKept = displayWidth(word) <= width || word.startsWith("http");
          if (isKept && word.trim() !== "") expect(words).toContain(word.trim());
        }
      }),
    );
  });

  test("no line is wider than the width, unless by an address", () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 10, max: 80 }), (text, width) => {
        for (const line of wrapText(text, width, "  ").split("\n")) {
          if (!line.includes("http")) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  test("every line begins with the indent, which counts into the width", () => {
    expect(wrapText("one two three four", 11, "  ")).toBe("  one two\n  three\n  four");
  });

  test("line breaks of the text are kept", () => {
    expect(wrapText("one\n\ntwo", 20)).toBe("one\n\ntwo");
  });

  test("an address longer than the line stands on a line of its own", () => {
    const address = "https://example.org/a/very/long/address?with=query";
    expect(wrapText(`see ${address} there`, 20)).toBe(`see\n${address}\nthere`);
  });

  test("Chinese text is broken by its width, two columns to a character", () => {
    expect(wrapText("中国与巴基斯坦的关系", 8)).toBe("中国与巴\n基斯坦的\n关系");
  });

  test("an escape sequence from outside does not reach the terminal", () => {
    expect(wrapText("red \u001b[31malert\u202e", 40)).toBe("red \uFFFD[31malert\uFFFD");
  });

  test("a space that forbids a break is not broken at", () => {
    expect(wrapText("after 29\u00A0August", 10)).toBe("after\n29\u00A0August");
  });
});

describe("shortening", () => {
  test("a text that fits is kept, another ends in an ellipsis within the width", () => {
    expect(shortened("Pakistan", 8)).toBe("Pakistan");
    expect(shortened("Pakistan", 5)).toBe("Paki…");
    expect(shortened("Pakistan", 6, "...")).toBe("Pak...");
  });

  test("where not even the ellipsis fits, the beginning is left", () => {
    expect(shortened("Pakistan", 1)).toBe("P");
  });
});
