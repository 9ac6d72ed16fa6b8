import { describe, expect, test } from "vitest";
import { type Period, periodsBetween } from "../../kernel/index.ts";
import { leaderChanges } from "../hypotheses/leaders.ts";
import { readLeader } from "./leader-series.ts";
import { isMissing } from "./reading.ts";

const months = (from: string, to: string): Period[] => periodsBetween(from as Period, to as Period);

describe("a change of leader", () => {
  test("is 1 for the twelve months after it", () => {
    const [change] = leaderChanges("USA")?.filter(({ on }) => on.startsWith("2017")) ?? [];
    expect(change?.on).toBe("2017-01-20");
    const periods = months("2016-12", "2018-02");
    const reading = readLeader({ kind: "leader", of: "USA" }, periods);
    if (isMissing(reading)) throw new Error(reading.reason);
    expect([...reading.values]).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0]);
    expect(reading.counted).toBe(1);
  });

  test("is unknown before the table has held a leader for a year and after it ends", () => {
    const reading = readLeader({ kind: "leader", of: "RUS" }, months("1900-01", "1900-01"));
    if (isMissing(reading)) throw new Error(reading.reason);
    expect([...reading.values]).toEqual([Number.NaN]);
    const later = readLeader({ kind: "leader", of: "RUS" }, months("9000-01", "9000-01"));
    if (isMissing(later)) throw new Error(later.reason);
    expect([...later.values]).toEqual([Number.NaN]);
  });

  test("of a state that the table does not hold cannot be had", () => {
    expect(readLeader({ kind: "leader", of: "FRA" }, months("2010-01", "2010-12"))).toEqual({
      reason: "the table of leaders holds nobody of France",
      has: 0,
      needs: 1,
    });
  });
});
