import { describe, expect, test } from "vitest";
import { recordForEach } from "../../../test/support/record.ts";
import { type ToldMonth, tellMonths } from "../../../test/support/told-events.ts";
import { isoDate, period, periodsBetween, type Random, seededRandom } from "../../kernel/index.ts";
import { balanceAt } from "./balance.ts";
import { COUNT_TARGETS, type ForecastPanel } from "./forecast-panel.ts";
import { historyAt } from "./history.ts";
import { readForecastPanel } from "./read-panel.ts";

const held = recordForEach();

const DYADS = ["RUS PAK", "RUS IND", "USA PAK", "CHN IND"];

const MONTHS = periodsBetween(period("2016-01"), period("2017-12"));

function told(random: Random): ToldMonth[] {
  return MONTHS.map((month) => {
    const what = DYADS.flatMap((dyad) =>
      ["061", "112", "190"].map((code) => `${dyad} ${code} ${random.below(4)}`),
    );
    return {
      period: month,
      what: [...what.filter((text) => !text.endsWith(" 0")), "FRA DEU 010 28"],
    };
  });
}

async function panelOf(months: readonly ToldMonth[], before: string): Promise<ForecastPanel> {
  await held.current.clear();
  await tellMonths(held.current, months);
  const found = await readForecastPanel(held.current.store, {
    asOf: isoDate("2018-06-01"),
    by: "month",
    fewest: 1,
    dyad: ["RUS", "PAK"],
    knownBefore: period(before),
  });
  if ("reason" in found) throw new Error(found.reason);
  return found;
}

describe("a panel read from a record", () => {
  test.each([
    [5, "2016-07"],
    [15, "2017-05"],
  ])(
    "is up to month %i the same to the last bit, whatever happens later",
    async (origin, before) => {
      const [one, other] = [told(seededRandom(1)), told(seededRandom(2))];
      const plain = await panelOf(one, before);
      const turned = await panelOf(
        [...one.slice(0, origin + 1), ...other.slice(origin + 1)],
        before,
      );
      const at = (panel: ForecastPanel): unknown =>
        panel.dyads.map((series) => ({
          names: [series.a, series.b],
          counts: COUNT_TARGETS.map((target) => historyAt(series, target, origin)),
          balance: balanceAt(panel, series, origin),
        }));
      expect(plain.dyads.length).toBe(DYADS.length);
      expect(at(turned)).toEqual(at(plain));
      const last = (panel: ForecastPanel): unknown =>
        panel.dyads.map((series) => historyAt(series, "conflict", MONTHS.length - 1));
      expect(last(turned)).not.toEqual(last(plain));
    },
  );
});
