import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  dateInWords,
  daysBetween,
  type IsoDate,
  isIsoDate,
  isoDate,
  latestDay,
} from "./date.ts";

const days = fc
  .integer({ min: -700_000, max: 700_000 })
  .map((n) => addDays("1970-01-01" as IsoDate, n))
  .filter((date) => /^\d{4}-/.test(date));

describe("a date", () => {
  test("is a real day in ISO 8601 and nothing else", () => {
    expect(isIsoDate("2016-02-29")).toBe(true);
    for (const text of [
      "2017-02-29",
      "2017-13-01",
      "2017-00-10",
      "2017-1-1",
      "20170829",
      "2017",
      "",
      "2017-08-29T00:00",
    ]) {
      expect(isIsoDate(text)).toBe(false);
    }
  });

  test("that is malformed is refused with a code and a hint", () => {
    expect(() => isoDate("29.8.2017")).toThrowError(
      expect.objectContaining({
        code: "kernel.date-malformed",
        exitCode: 2,
        facts: { text: "29.8.2017" },
      }),
    );
  });

  test("moves by days and back, whatever the time zone", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -4000, max: 4000 }), (date, n) => {
        fc.pre(/^\d{4}-/.test(addDays(date, n)));
        expect(daysBetween(date, addDays(date, n))).toBe(n);
        expect(addDays(addDays(date, n), -n)).toBe(date);
      }),
    );
  });

  test("of the month or year may mean any day up to its last", () => {
    expect(latestDay("2017-08-29" as IsoDate, "day")).toBe("2017-08-29");
    expect(latestDay("2016-02-01" as IsoDate, "month")).toBe("2016-02-29");
    expect(latestDay("2017-12-01" as IsoDate, "month")).toBe("2017-12-31");
    expect(latestDay("2017-01-01" as IsoDate, "year")).toBe("2017-12-31");
  });

  test("is written in English at its precision", () => {
    expect(dateInWords("2017-08-09" as IsoDate)).toBe("9 August 2017");
    expect(dateInWords("2017-08-01" as IsoDate, "month")).toBe("August 2017");
    expect(dateInWords("2017-01-01" as IsoDate, "year")).toBe("2017");
  });
});
