import { describe, expect, test } from "vitest";
import { madeUpEvent as event, madeUpReport as report } from "../../test/briefs/made-up-event.ts";
import { attribution, bestReport, factOf, publisherOf, webAddress, whenOf } from "./event-words.ts";

describe("an event in words", () => {
  test("is its coder's summary as a sentence: with a capital and one stop", () => {
    expect(factOf(event({ summary: "they meet" }))).toBe("They meet.");
    expect(factOf(event({ summary: "They meet." }))).toBe("They meet.");
    expect(factOf(event({ summary: "Do they meet?" }))).toBe("Do they meet?");
  });

  test("is its code's meaning with the actors' names where nobody summed it up", () => {
    expect(factOf(event())).toMatch(/^Russia .*Pakistan.*\.$/);
  });

  test("is one line, without control characters or overrides of the writing direction", () => {
    const fact = factOf(event({ summary: "They\n\nmeet \u001b[31mred\u202eder and\u0000 part" }));
    expect(fact).toBe("They meet \uFFFD[31mred\uFFFDder and\uFFFD part.");
    const told = event({ reports: [report({ publisher: "Da\u0007wn\n" })] });
    expect(attribution(told)).toBe("Da\uFFFDwn, B2");
  });

  test("has its date at the precision at which it is known", () => {
    expect(whenOf(event())).toBe("29 August 2017");
    expect(whenOf(event({ datePrecision: "month" }))).toBe("August 2017");
    expect(whenOf(event({ datePrecision: "year" }))).toBe("2017");
  });
});

describe("who says so", () => {
  test("is the best rated report, and of equals the first known", () => {
    const reports = [
      report({ id: "1", rating: "C1" }),
      report({ id: "2", rating: "B1", publisher: "Dawn" }),
      report({ id: "3", rating: "B1", publisher: "APP" }),
    ];
    expect(bestReport(event({ reports }))?.id).toBe("2");
    expect(attribution(event({ reports }))).toBe("Dawn, B1");
    expect(attribution(event({ reports: [] }))).toBe("");
  });

  test("is named by the source where no publisher is", () => {
    expect(publisherOf(report())).toBe("events");
  });
});

describe("a report's address", () => {
  test.each([
    ["https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"],
    ["HTTP://example.org/", "HTTP://example.org/"],
    ['https://example.org/"><b>', "https://example.org/%22%3E%3Cb%3E"],
    ["https://example.org/a b\\c`d", "https://example.org/a%20b%5Cc%60d"],
    ["https://example.org/\u001b\u202e", "https://example.org/%EF%BF%BD%EF%BF%BD"],
    ["https://example.org/\ud800", "https://example.org/%EF%BF%BD"],
    ["javascript:alert(1)", undefined],
    ["httpx://example.org", undefined],
    ["//example.org", undefined],
  ])("fits into a link or is none: %s", (url, address) => {
    expect(webAddress(report({ url }))).toBe(address);
  });

  test("is none where the source gives none", () => {
    expect(webAddress(report())).toBeUndefined();
  });
});
