import { describe, expect, test } from "vitest";
import { periodNames } from "./period-names.ts";

describe("the names of periods", () => {
  test.each([
    ["day", ["2020-02-28", "2020-02-29"], "2020-03-01"],
    ["week", ["2020-W52", "2020-W53"], "2021-W01"],
    ["week", ["2020-12-28", "2021-01-05"], "2021-W02"],
    ["month", ["2020-11", "2020-12"], "2021-01"],
    ["month", ["2020-11-30", "2020-12-31"], "2021-01"],
    ["quarter", ["2020-Q3", "2020-Q4"], "2021-Q1"],
    ["year", ["1999", "2000"], "2001"],
  ] as const)("of a %s go on after %j", (by, times, next) => {
    expect(periodNames(times, by)?.(2)).toBe(next);
  });

  test("are not known where a cell bears none of that length", () => {
    expect(periodNames(["1", "2"], "month")).toBeUndefined();
    expect(periodNames(["2020-01", "Feb 2020"], "month")).toBeUndefined();
    expect(periodNames(["2020"], "day")).toBeUndefined();
    expect(periodNames([], "year")).toBeUndefined();
  });

  test("follow one another without a hole", () => {
    expect(() => periodNames(["2020-01", "2020-02", "2020-04"], "month")).toThrow(
      expect.objectContaining({
        code: "workbench.forecast-time-irregular",
        facts: { line: 4, text: "2020-04", expected: "2020-03" },
      }),
    );
    expect(() => periodNames(["2020-01-03", "2020-01-02"], "day")).toThrow(
      expect.objectContaining({ code: "workbench.forecast-time-irregular" }),
    );
  });
});
