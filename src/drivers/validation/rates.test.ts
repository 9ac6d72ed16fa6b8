import { describe, expect, test } from "vitest";
import { calibrationOf, ratesOf } from "./rates.ts";
import { OURS, RIVALS } from "./rules.ts";
import type { Trial } from "./trial.ts";

function trial(isTrue: readonly boolean[], inclusion: readonly number[]): Trial {
  const none = isTrue.map(() => 1);
  return {
    ...{ isTrue, inclusion, gains: () => inclusion.map((p) => p - 0.6) },
    ...{ correlation: none, rawGranger: none, controlledGranger: [0.03, 0.01, 0.2] },
    ...{ rawInclusion: none, ratioInclusion: none },
  };
}

const TRIALS = [
  trial([true, false, false], [0.8, 0.76, 0.02]),
  trial([true, false, false], [0.55, 0.1, 1]),
];

describe("the rates of a rule", () => {
  test("are shares of the false and of the true hypotheses", () => {
    expect(ratesOf(OURS.found, TRIALS)).toEqual({ falsePositives: 0.5, power: 0.5 });
    expect(ratesOf(OURS.likely, TRIALS)).toEqual({ falsePositives: 0.5, power: 1 });
  });

  test("ask for a gain where the rule does", () => {
    expect(ratesOf(OURS.gaining, TRIALS).power).toBe(0.5);
  });

  test("hold false discoveries to q over the hypotheses of a panel", () => {
    const one = [trial([false, false, false], [0, 0, 0])];
    expect(ratesOf(RIVALS.granger, one).falsePositives).toBeCloseTo(2 / 3, 12);
    expect(RIVALS.discoveries.holds(one[0] as Trial)).toEqual([true, true, false]);
    expect(ratesOf(RIVALS.discoveries, one).power).toBeNaN();
  });
});

test("calibration sets the mean of each bin against the share of true hypotheses in it", () => {
  const bins = calibrationOf(TRIALS);
  expect(bins.map(({ from, hypotheses }) => [from, hypotheses])).toEqual([
    [0, 1],
    [0.05, 0],
    [0.1, 1],
    [0.25, 0],
    [0.5, 1],
    [0.75, 2],
    [0.9, 0],
    [0.99, 1],
  ]);
  expect(bins[5]?.meanInclusion).toBeCloseTo(0.78, 12);
  expect(bins[5]?.trueShare).toBe(0.5);
  expect(bins[7]).toMatchObject({ meanInclusion: 1, trueShare: 0 });
  expect(bins[1]?.trueShare).toBeNaN();
});
