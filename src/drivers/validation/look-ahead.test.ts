import { expect, test } from "vitest";
import { COLUMNS } from "./columns.ts";
import { inOrder, noLookAhead } from "./look-ahead.ts";
import { panelOf } from "./trial.ts";
import { Trials } from "./trials.ts";

test("all series of a panel move together, and the names of the periods stay", () => {
  const { panel } = panelOf(COLUMNS.none, 5, 0);
  const order = panel.periods.map((_, t) => panel.periods.length - 1 - t);
  const turned = inOrder(panel, order);
  expect(turned.periods).toEqual(panel.periods);
  expect(turned.cooperation).toEqual(panel.cooperation.toReversed());
  expect(turned.volume).toEqual(panel.volume.toReversed());
  expect(turned.hypotheses[3]?.exposures[0]?.values).toEqual(
    panel.hypotheses[3]?.exposures[0]?.values.toReversed(),
  );
  expect(inOrder(turned, order)).toEqual(panel);
});

test("neither features nor forecasts of a month know the months after it", () => {
  const trials = new Trials({ panels: 1, seed: 2, simulations: 0 }, () => undefined);
  const [features, forecasts] = noLookAhead(trials);
  expect(features?.passed).toBe(true);
  expect(features?.value).toBeGreaterThan(9000);
  expect(forecasts?.passed).toBe(true);
  expect(forecasts?.value).toBeGreaterThan(1000);
});
