import { expect, test } from "vitest";
import type { IsoDate } from "../../kernel/index.ts";
import { scoreBalance, scorePanelFrom } from "./daily-scores.ts";

const on = (day: string, score: number) => ({ a: "IND", b: "PAK", day: day as IsoDate, score });

test("a month adds up scores above and below zero, and counts their days", () => {
  const panel = scorePanelFrom([
    on("2018-01-03", 10),
    on("2018-01-04", -4),
    on("2018-01-05", 0),
    on("2018-01-31", -2),
    on("2018-02-01", 5),
  ]);
  const january = panel.months.get("IND-PAK 2018-01");
  expect(january).toEqual({ good: 1, bad: 2, gained: 10, lost: 6 });
  expect(panel.dyads[0]?.counts.counts[0]).toEqual({ cooperation: 1, conflict: 2, attention: 0 });
  expect(january === undefined ? undefined : scoreBalance(january)).toBeCloseTo(25, 12);
});

test("a month of zeros has no balance", () => {
  expect(scoreBalance({ good: 0, bad: 0, gained: 0, lost: 0 })).toBeUndefined();
});
