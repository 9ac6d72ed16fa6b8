import { describe, expect, test } from "vitest";
import { clockAt, systemClock, timestamp, today } from "./clock.ts";
import { isIsoDate, isoDate } from "./date.ts";

describe("a clock", () => {
  test("that is held still tells its day in UTC", () => {
    const clock = clockAt(isoDate("2017-08-29"));
    expect(today(clock)).toBe("2017-08-29");
    expect(timestamp(clock)).toBe("2017-08-29T00:00:00Z");
  });

  test("tells the UTC day half an hour before midnight, whatever the time zone", () => {
    expect(today({ now: () => Date.UTC(2017, 7, 29, 23, 30) })).toBe("2017-08-29");
  });

  test("of the machine tells a day", () => {
    expect(isIsoDate(today(systemClock))).toBe(true);
  });
});
