import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allOf,
  chance,
  countInWords,
  countOf,
  grouped,
  listed,
  portion,
  rate,
  share,
  signed,
} from "./numbers.ts";

describe("numbers in running text", () => {
  test("are words up to ten, then digits with their thousands marked", () => {
    expect([0, 1, 10, 11, 1234].map(countInWords)).toEqual(["no", "one", "ten", "11", "1,234"]);
    expect(grouped(468558)).toBe("468,558");
  });

  test("agree with their noun", () => {
    expect(countOf(1, "event")).toBe("one event");
    expect(countOf(0, "event")).toBe("no events");
    expect(countOf(2, "entry", "entries")).toBe("two entries");
    expect([allOf(2), allOf(3)]).toEqual(["both of them", "all of them"]);
  });

  test("of a share never say 0 of something nor 100 of less than all", () => {
    expect(share(1, 1000)).toBe("under 1 per cent");
    expect(share(999, 1000)).toBe("over 99 per cent");
    expect(share(0, 7)).toBe("0 per cent");
    expect(share(7, 7)).toBe("100 per cent");
    expect(share(0, 0)).toBe("none");
    fc.assert(
      fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }), (part, rest) => {
        const text = share(part, part + rest);
        expect(text).not.toBe("100 per cent");
        if (part > 0) expect(text).not.toBe("0 per cent");
      }),
    );
  });

  test("of a handful are counts, not shares", () => {
    expect(portion(8, 19)).toBe("eight");
    expect(portion(8, 20)).toBe("40 per cent");
  });

  test("of a rate have one decimal below ten, and are never 0.0", () => {
    expect([0.4, 3.25, 9.94, 9.97, 14.4].map(rate)).toEqual(["0.4", "3.3", "9.9", "10", "14"]);
    expect([0, 0.01, 0.05].map(rate)).toEqual(["none", "under 0.1", "0.1"]);
  });

  test("of a probability never promise all or nothing", () => {
    expect([0, 0.004, 0.005, 0.5, 0.994, 0.996, 1].map(chance)).toEqual([
      "under 1 per cent",
      "under 1 per cent",
      "1 per cent",
      "50 per cent",
      "99 per cent",
      "over 99 per cent",
      "over 99 per cent",
    ]);
  });

  test("of either sign have a true minus, and nothing has none", () => {
    expect([95.4, -11.2, -0.3, 0].map((x) => signed(x))).toEqual(["95", "−11", "0", "0"]);
    expect([4.94, -0.84, -0.04].map((x) => signed(x, 1))).toEqual(["4.9", "−0.8", "0.0"]);
  });

  test("in a list stand with commas and an and", () => {
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listed)).toEqual([
      "",
      "a",
      "a and b",
      "a, b and c",
    ]);
  });
});
