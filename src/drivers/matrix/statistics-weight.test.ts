import { describe, expect, test } from "vitest";
import { STATISTICS_CAP, statisticsWeight } from "./statistics-weight.ts";

const weight = (inclusion: number, power?: number): number =>
  statisticsWeight({
    hypothesis: "x",
    inclusion,
    prior: 0.5,
    ...(power === undefined ? {} : { power }),
  }).decibels;

describe("what the panel weighs", () => {
  test("is the change of the log odds in decibels, up to a cap", () => {
    expect(weight(10 / 11)).toBeCloseTo(10, 10);
    expect(weight(2 / 3, 0)).toBeCloseTo(10 * Math.log10(2), 10);
    expect(weight(0.999, 0.5)).toBe(STATISTICS_CAP);
    expect(weight(0.001, 1)).toBe(-STATISTICS_CAP);
  });

  test("against a hypothesis is no more than silence can weigh in a record of that power", () => {
    expect(weight(0.05, 0)).toBeCloseTo(0, 12);
    expect(weight(0.05)).toBeCloseTo(0, 12);
    expect(weight(0.05, 0.5)).toBeCloseTo(10 * Math.log10(0.5), 10);
    expect(weight(0.4, 0.8)).toBeCloseTo(10 * Math.log10(2 / 3), 10);
  });

  test("says whether a bound cut it off", () => {
    const capped = (inclusion: number, power: number): boolean =>
      statisticsWeight({ hypothesis: "x", inclusion, prior: 0.5, power }).isCapped;
    expect([capped(0.05, 0.2), capped(0.4, 0.8), capped(0.999, 0.2)]).toEqual([true, false, true]);
  });
});
