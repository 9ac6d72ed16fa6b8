import { expect, test } from "vitest";
import { linearPanel } from "../../../test/support/linear-panel.ts";
import { seededRandom } from "../../kernel/index.ts";
import { testsOfHypothesis } from "./tests-of-hypothesis.ts";
import { weighHypotheses } from "./weigh-hypotheses.ts";

const PLAIN = linearPanel({
  ...{ months: 90, events: 30, noise: 0.4, seed: 5 },
  effects: [
    { effect: 0.3, lag: 1 },
    { effect: 0, lag: 1 },
  ],
});
const PANEL = {
  ...PLAIN,
  hypotheses: PLAIN.hypotheses.map((one, h) => ({
    ...one,
    placeboExposures: [{ id: `p${h}`, unit: "one", values: PLAIN.common.map((x) => -x) }],
  })),
};

test("the tests of one hypothesis alone are those of the whole weighing", () => {
  const leg = weighHypotheses(PANEL, {
    ...{ random: seededRandom(1), tried: 7, simulations: 0, resamples: 20 },
  });
  const whole = leg.state === "known" ? leg.hypotheses[0] : undefined;
  if (whole?.measured !== true) throw new Error("the hypothesis is measured");
  const { lead, placeboOutcomes, placeboExposures } = whole.tests;
  expect(testsOfHypothesis(PANEL, "h1", 7)).toEqual({ lead, placeboOutcomes, placeboExposures });
  expect(placeboExposures).toHaveLength(1);
});

test("a hypothesis that is not in the panel has none", () => {
  expect(testsOfHypothesis(PANEL, "h9", 7)).toBeUndefined();
});
