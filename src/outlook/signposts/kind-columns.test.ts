import { describe, expect, test } from "vitest";
import type { Period } from "../../kernel/index.ts";
import type { KindCount } from "../../record/index.ts";
import type { ForecastPanel } from "../panel/forecast-panel.ts";
import { kindColumns } from "./kind-columns.ts";

const none = new Float64Array(2);
const panel = (by: "quarter" | "week", ...periods: readonly string[]): ForecastPanel => ({
  teller: "hand",
  by,
  periods,
  dyads: [
    {
      a: "PAK",
      b: "RUS",
      counts: { cooperation: none, conflict: none, "material-conflict": none },
      late: [],
    },
  ],
});

const counted = (from: string, to: string, month: string, known = month): KindCount => ({
  teller: "hand",
  kind: "visit",
  from,
  to,
  mutual: false,
  month: month as Period,
  known: known as Period,
  events: 1,
});

describe("kinds of event in the panel's periods", () => {
  test("are counted both ways, if known by the end of their month", () => {
    const counts = [
      counted("RUS", "PAK", "2017-01"),
      counted("PAK", "RUS", "2017-03"),
      counted("PAK", "RUS", "2017-04"),
      counted("PAK", "RUS", "2017-05", "2018-01"),
      counted("IND", "RUS", "2017-01"),
      counted("PAK", "RUS", "2019-01"),
      { ...counted("PAK", "RUS", "2017-01"), teller: "machine" },
    ];
    expect(kindColumns(panel("quarter", "2017-Q1", "2017-Q2"), counts)).toEqual([
      { kind: "visit", dyad: 0, counts: Float64Array.from([2, 1]) },
    ]);
  });

  test("are none in weeks, which months do not divide into", () => {
    expect(
      kindColumns(panel("week", "2017-W01", "2017-W02"), [counted("RUS", "PAK", "2017-01")]),
    ).toEqual([]);
  });
});
