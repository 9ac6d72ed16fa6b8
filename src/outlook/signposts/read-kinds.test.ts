import { describe, expect, test } from "vitest";
import { recordForEach } from "../../../test/support/record.ts";
import { tellMonths } from "../../../test/support/told-events.ts";
import { isoDate } from "../../kernel/index.ts";
import { readForecastPanel } from "../panel/read-panel.ts";
import { readKinds } from "./read-kinds.ts";

const held = recordForEach();

describe("kinds of event read from a record", () => {
  test("are those of the panel's dyads, at the periods in which they came", async () => {
    await tellMonths(held.current, [
      { period: "2018-01", what: ["RUS PAK 057 2", "RUS IND 112 1"] },
      { period: "2018-02", what: ["PAK RUS 190 1"] },
      { period: "2018-03", what: ["RUS PAK 057 1", "RUS IND 112 28"] },
    ]);
    const asOf = isoDate("2018-12-31");
    const panel = await readForecastPanel(held.current.store, {
      asOf,
      by: "month",
      dyad: ["RUS", "PAK"],
      fewest: 1,
    });
    if ("reason" in panel) throw new Error(panel.reason);
    const places = (kind: string, found: Awaited<ReturnType<typeof readKinds>>): number[] =>
      found
        .filter((one) => one.kind === kind && one.dyad === 0)
        .flatMap(({ counts }) => [...counts]);
    const kinds = await readKinds(held.current.store, panel, asOf);
    expect(places("agreement", kinds)).toEqual([2, 0, 1].slice(0, panel.periods.length));
    expect(places("clash", kinds)).toEqual([0, 1, 0].slice(0, panel.periods.length));
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(["agreement", "clash"]));
  });
});
