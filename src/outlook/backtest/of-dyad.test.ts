import { expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { backtest } from "./backtest.ts";
import { ofDyad } from "./of-dyad.ts";
import { syntheticPanel } from "./synthetic-panel.ts";

const { panel } = syntheticPanel({ dyads: 4, periods: 40 }, seededRandom(3));
const settings = { horizons: [1, 3], targets: ["conflict"], seed: 1, trees: false } as const;

test("the forecasts of one dyad are those that would be made of it alone, learned from all", async () => {
  const own = ofDyad(await backtest(panel, settings), 2);
  const alone = await backtest(panel, { ...settings, dyads: [2] });
  expect(own.scores).toHaveLength(2);
  own.scores.forEach((columns, i) => {
    const other = alone.scores[i];
    expect([...columns.dyad]).toEqual([...columns.dyad].fill(2));
    expect(columns.dyad.length).toBeGreaterThan(10);
    expect(columns.origin).toEqual(other?.origin);
    expect(columns.outcome).toEqual(other?.outcome);
    expect(columns.usual).toEqual(other?.usual);
    for (const method of ["plain-pool", "climatology", "zero"] as const) {
      expect(columns.methods[method]).toEqual(other?.methods[method]);
    }
  });
});

test("a dyad that was not forecast has no forecasts", async () => {
  const none = ofDyad(await backtest(panel, { ...settings, dyads: [0] }), 3);
  expect(none.scores.map(({ dyad }) => dyad.length)).toEqual([0, 0]);
});
