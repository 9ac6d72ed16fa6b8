import { describe, expect, test } from "vitest";
import { monthlyPanel, seriesOf } from "../../../test/support/forecast-panel.ts";
import { filteredBalance, smoothedShare } from "../../measure/index.ts";
import { balanceAt, balanceOutcomes } from "./balance.ts";
import type { ForecastPanel } from "./forecast-panel.ts";

const MONTHS = 24;

const every = (value: number): number[] => Array.from({ length: MONTHS }, () => value);

const FRIENDS = seriesOf("CHN", "PAK", every(6), every(1));
const RIVALS = seriesOf("IND", "PAK", every(1), every(6));

const panelOf = (...dyads: ForecastPanel["dyads"]): ForecastPanel => monthlyPanel(dyads);

describe("the balance at an origin", () => {
  test("is the filtered level of the measure of relations, expecting what twelve months of all dyads show", () => {
    const panel = panelOf(FRIENDS, RIVALS);
    const counts = every(0).map(() => ({ cooperation: 6, conflict: 1, attention: 0 }));
    const expected = filteredBalance(counts, "month", smoothedShare(7 * 12, 7 * 12));
    const levels = balanceAt(panel, FRIENDS, MONTHS - 1);
    expect([...levels]).toEqual(expected.map(({ level }) => level.mean));
    expect(levels.at(-1)).toBeGreaterThan(1);
    expect(balanceAt(panel, RIVALS, MONTHS - 1).at(-1)).toBeLessThan(-1);
    expect(balanceAt(panel, FRIENDS, 14)).toEqual(levels.slice(0, 15));
  });

  test("expects at an early origin only what was seen by then", () => {
    const turned = seriesOf("IND", "PAK", every(6), [0, 0, ...every(9).slice(2)]);
    const [early] = balanceAt(panelOf(FRIENDS, turned), FRIENDS, 0);
    const [then] = filteredBalance(
      [{ cooperation: 6, conflict: 1, attention: 0 }],
      "month",
      smoothedShare(12, 1),
    );
    expect(early).toBe(then?.level.mean);
  });

  test("is unknown before the first polar event, and a month without any moves it to what is expected", () => {
    const late = [0, 0, 0, 5, 5, ...every(0).slice(5)];
    const series = seriesOf("CHN", "RUS", late, every(0));
    const levels = balanceAt(panelOf(series, FRIENDS, RIVALS), series, 12);
    expect([...levels.slice(0, 3)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    const [after = 0, silent = 0, still = 0] = [levels[4], levels[8], levels[12]];
    expect(after).toBeGreaterThan(silent);
    expect(silent).toBeGreaterThan(still);
    expect(still).toBeGreaterThan(0);
  });

  test("takes what became known late from the month in which it was known", () => {
    const late = [{ period: 13, known: 16, target: "conflict", events: 40 }] as const;
    const series = seriesOf("CHN", "PAK", every(6), every(1), late);
    const [told, plain] = [panelOf(series, RIVALS), panelOf(FRIENDS, RIVALS)];
    for (const origin of [12, 15]) {
      expect(balanceAt(told, series, origin)).toEqual(balanceAt(plain, FRIENDS, origin));
    }
    const since = balanceAt(told, series, 16);
    expect(since.slice(0, 13)).toEqual(balanceAt(plain, FRIENDS, 12));
    expect(since[13]).toBeLessThan(balanceAt(plain, FRIENDS, 16)[13] ?? 0);
  });

  test("of a panel by week moves more slowly from one to the next than by month", () => {
    const step = (by: "week" | "month"): number => {
      const series = seriesOf("CHN", "RUS", [9, 0, ...every(0).slice(2)], every(0));
      const panel = { ...panelOf(series, FRIENDS, RIVALS), by };
      const [first = 0, second = 0] = balanceAt(panel, series, 23);
      return first - second;
    };
    expect(step("week")).toBeGreaterThan(0);
    expect(step("week")).toBeLessThan(step("month"));
  });
});

describe("the balance that came out", () => {
  test("is each month's level from all that is known of it, and of no month in which nobody looked", () => {
    const hole = every(6).map((n, t) => (t === 13 ? Number.NaN : n));
    const none = every(1).map((n, t) => (t === 13 ? Number.NaN : n));
    const late = [{ period: 20, known: 30, target: "conflict", events: 40 }] as const;
    const series = seriesOf("CHN", "PAK", hole, none, late);
    const panel = panelOf(series, RIVALS);
    const outcomes = balanceOutcomes(panel, series);
    const then = balanceAt(panel, series, MONTHS - 1);
    expect(outcomes[13]).toBeNaN();
    expect(then[13]).toBeGreaterThan(0);
    expect(outcomes.slice(14, 20)).toEqual(then.slice(14, 20));
    expect(outcomes[20]).toBeLessThan(then[20] ?? 0);
  });
});
