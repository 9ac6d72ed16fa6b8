import { describe, expect, test } from "vitest";
import { drawnPanel, monthlyPanel, seriesOf } from "../../../test/support/forecast-panel.ts";
import { seededRandom } from "../../kernel/index.ts";
import { balanceAt } from "./balance.ts";
import { COUNT_TARGETS } from "./forecast-panel.ts";
import { historyAt, outcomesOf } from "./history.ts";
import { withFutureShuffled } from "./permuted.ts";

const isSame = (x: Float64Array, y: Float64Array): boolean =>
  x.length === y.length && x.every((value, i) => Object.is(value, y[i]));

describe("a panel whose future is shuffled", () => {
  test("is at the origin what it was, to the last bit: histories and balances", () => {
    const panel = drawnPanel(40, 6, seededRandom(5));
    for (const origin of [0, 3, 11, 12, 19, 20, 33]) {
      const shuffled = withFutureShuffled(panel, origin, seededRandom(origin));
      panel.dyads.forEach((series, i) => {
        const other = shuffled.dyads[i] ?? series;
        const same = COUNT_TARGETS.map((target) =>
          isSame(historyAt(series, target, origin), historyAt(other, target, origin)),
        );
        expect(same).toEqual([true, true, true]);
        const [plain, then] = [
          balanceAt(panel, series, origin),
          balanceAt(shuffled, other, origin),
        ];
        expect(isSame(plain, then)).toBe(true);
      });
    }
  });

  test("is another afterwards, of the same events", () => {
    const panel = drawnPanel(40, 6, seededRandom(5));
    const shuffled = withFutureShuffled(panel, 12, seededRandom(1));
    const sorted = (values: Float64Array): string[] => [...values].map(String).toSorted();
    const [series, other] = [panel.dyads[1], shuffled.dyads[1]];
    const outcomes = [series, other].map((one) =>
      one === undefined ? new Float64Array() : outcomesOf(one, "conflict"),
    );
    const [before = new Float64Array(), after = new Float64Array()] = outcomes;
    expect(isSame(before, after)).toBe(false);
    expect(sorted(before)).toEqual(sorted(after));
  });

  test("has what was late as late as before, and learns at another time of another past", () => {
    const counts = Array.from({ length: 20 }, (_, t) => t);
    const late = [
      { period: 2, known: 4, target: "conflict", events: 1 },
      { period: 3, known: 15, target: "conflict", events: 2 },
      { period: 12, known: 16, target: "cooperation", events: 3 },
    ] as const;
    const panel = monthlyPanel([seriesOf("PAK", "RUS", counts, counts, late)]);
    const [series] = withFutureShuffled(panel, 9, seededRandom(3)).dyads;
    const found = [...(series?.late ?? [])].toSorted((x, y) => x.events - y.events);
    expect(found[0]).toEqual(late[0]);
    expect(found[1]).toMatchObject({ target: "conflict", events: 2 });
    expect(found[1]?.period).toBeLessThanOrEqual(9);
    expect(found[1]?.known).toBeGreaterThan(9);
    const moved = found[2];
    expect(series?.counts.cooperation[moved?.period ?? 0]).toBe(12);
    expect((moved?.known ?? 0) - (moved?.period ?? 0)).toBe(4);
  });
});
