import { describe, expect, test } from "vitest";
import { seriesOf } from "../../../test/support/forecast-panel.ts";
import { historyAt, outcomesOf } from "./history.ts";

const SERIES = seriesOf(
  "PAK",
  "RUS",
  [1, 0, 2, Number.NaN, 5],
  [0, 0, 0, Number.NaN, 1],
  [
    { period: 0, known: 2, target: "cooperation", events: 3 },
    { period: 1, known: 2, target: "conflict", events: 4 },
    { period: 2, known: 9, target: "cooperation", events: 6 },
  ],
);

describe("what was known of a dyad at an origin", () => {
  test("is each period's events that were known by the origin's end, and no later period", () => {
    expect([...historyAt(SERIES, "cooperation", 1)]).toEqual([1, 0]);
    expect([...historyAt(SERIES, "cooperation", 2)]).toEqual([4, 0, 2]);
    expect([...historyAt(SERIES, "conflict", 2)]).toEqual([0, 4, 0]);
    expect([...historyAt(SERIES, "material-conflict", 4)]).toEqual([0, 0, 0, Number.NaN, 0]);
  });

  test("is in the outcomes with all that became known since, even after the last period", () => {
    expect([...outcomesOf(SERIES, "cooperation")]).toEqual([4, 0, 8, Number.NaN, 5]);
    expect([...outcomesOf(SERIES, "conflict")]).toEqual([0, 4, 0, Number.NaN, 1]);
  });

  test("leaves the panel's own counts alone", () => {
    historyAt(SERIES, "cooperation", 4).fill(99);
    expect([...SERIES.counts.cooperation]).toEqual([1, 0, 2, Number.NaN, 5]);
  });
});
