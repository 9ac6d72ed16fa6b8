import { describe, expect, test } from "vitest";
import { changeAt, percentileAt, turningPointsIn } from "./event-study.ts";

describe("the change at a month", () => {
  const values = [1, 1, 1, 1, 1, 1, 4, 7, 10, 10];

  test("is the mean of three months less that of the six before", () => {
    expect(changeAt(values, 6)).toBeCloseTo(6, 12);
    expect(changeAt(values, 7)).toBeCloseTo(9 - 1.5, 12);
  });

  test("is unknown where a month of the nine is missing", () => {
    expect(changeAt(values, 5)).toBeUndefined();
    expect(changeAt(values, 8)).toBeUndefined();
    expect(changeAt([1, 1, undefined, 1, 1, 1, 4, 7, 10], 6)).toBeUndefined();
  });
});

describe("the percentile of a month", () => {
  const quiet = Array.from({ length: 30 }, () => 0);
  const fallen = quiet.map((_, t) => (t >= 15 ? -5 : 0));

  test("is highest at the fall that was expected and lowest where a rise was", () => {
    expect(percentileAt(fallen, 15, -1)).toBeGreaterThan(95);
    expect(percentileAt(fallen, 15, 1)).toBeLessThan(5);
  });

  test("is a half where nothing ever changes", () => {
    expect(percentileAt(quiet, 15, -1)).toBe(50);
  });

  test("is unknown too near the ends", () => {
    expect(percentileAt(quiet, 3, 1)).toBeUndefined();
    expect(percentileAt(quiet, 29, 1)).toBeUndefined();
  });
});

test("the list of turning points is read whole, commas in its last column too", () => {
  expect(
    turningPointsIn("a,b,month,direction,kind,what\nIND,PAK,2019-02,down,episode,One, two\n"),
  ).toEqual([
    { a: "IND", b: "PAK", month: "2019-02", direction: "down", kind: "episode", what: "One, two" },
  ]);
});
