import type { DriverPanel } from "../panel.ts";
import { leadTest, placeboExposureTests, placeboOutcomeTests } from "./exclusion-tests.ts";
import { triedOf } from "./inclusion.ts";
import { ownLags } from "./own-lags.ts";
import type { ExclusionTest } from "./test-result.ts";

/** The tests that count for a verdict. */
export interface HypothesisExclusionTests {
  readonly lead: ExclusionTest;
  readonly placeboOutcomes: readonly ExclusionTest[];
  readonly placeboExposures: readonly ExclusionTest[];
}

/**
 * The lead and placebo tests of one hypothesis alone, as `weighHypotheses` runs them.
 *
 * @param id of a hypothesis of the panel
 * @param tried hypotheses ever tried for the dyad
 * @returns undefined where the panel has no such hypothesis
 */
export function testsOfHypothesis(
  panel: DriverPanel,
  id: string,
  tried: number,
): HypothesisExclusionTests | undefined {
  const hypothesis = panel.hypotheses.find((one) => one.id === id);
  if (hypothesis === undefined) return undefined;
  const lags = ownLags(panel.by, panel.periods.length);
  const settings = { tried: triedOf(panel, tried), ownLags: lags };
  return {
    lead: leadTest(panel, hypothesis, settings),
    placeboOutcomes: placeboOutcomeTests(panel, hypothesis, settings),
    placeboExposures: placeboExposureTests(panel, hypothesis, settings),
  };
}
