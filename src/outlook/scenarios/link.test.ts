import { describe, expect, test } from "vitest";
import { linearPanel } from "../../../test/support/linear-panel.ts";
import {
  type ExclusionTest,
  type KnownPosterior,
  type MeasuredHypothesis,
  posteriorDraws,
  type StatisticalLeg,
} from "../../drivers/index.ts";
import { seededRandom } from "../../kernel/index.ts";
import { conditionOf, linkOf, noteSentence, notesOf, type ScenarioLink } from "./link.ts";

const PANEL = linearPanel({
  ...{ months: 120, noise: 0.3, events: 40, seed: 71 },
  effects: [{ effect: 0.4, lag: 1 }],
});

function posteriorOf(): KnownPosterior {
  const posterior = posteriorDraws(PANEL, { random: seededRandom(1), draws: 50 });
  if (posterior.state === "unknown") throw new Error("there are rows enough");
  return posterior;
}
const POSTERIOR = posteriorOf();

const exclusionTest = (name: string, state: ExclusionTest["state"]): ExclusionTest => ({
  ...{ name, state, inclusion: 0.1, has: 90, needs: 40 },
});

const LINK: ScenarioLink = {
  ...{ hypothesis: "h1", measured: true, prior: 0.2, inclusion: 0.8, through: 0.8 },
  ...{ verdict: undefined, hardlyMoves: undefined },
  lead: exclusionTest("h1", "passed"),
  placebos: [
    exclusionTest("p1", "passed"),
    exclusionTest("p2", "failed"),
    exclusionTest("p3", "unknown"),
  ],
};

const said = (link: Partial<ScenarioLink>): string[] =>
  notesOf([{ ...LINK, placebos: [], ...link }]).map(noteSentence);

describe("the link of a scenario", () => {
  test("is founded on the posterior and on tests of its own where nobody has weighed it", () => {
    const link = linkOf({ panel: PANEL, posterior: POSTERIOR, tried: 4 }, "h1", ["x1"]);
    expect(link).toMatchObject({ measured: true, lead: { state: "passed" }, placebos: [] });
    expect(link.inclusion).toBeGreaterThan(0.9);
    expect(link.through).toBeCloseTo(link.inclusion, 12);
    expect(link.verdict).toBeUndefined();
    expect(linkOf({ panel: PANEL, posterior: POSTERIOR, tried: 4 }, "h1", []).through).toBe(0);
  });

  test("takes tests, verdict and what hardly moves from a leg that has them", () => {
    const lead = exclusionTest("h1", "failed");
    const tests: Partial<MeasuredHypothesis> = {
      ...{ id: "h1", measured: true, verdict: "the record cannot tell" },
      why: [{ code: "hardly-moves", share: 0.02, needs: 0.05 }],
      tests: {
        lead,
        placeboOutcomes: [],
        placeboExposures: [],
        halves: { state: "unknown", halves: [] },
      },
    };
    const leg: Partial<StatisticalLeg> = { hypotheses: [tests as MeasuredHypothesis] };
    const link = linkOf(
      { panel: PANEL, posterior: POSTERIOR, tried: 4, leg: leg as StatisticalLeg },
      "h1",
      ["x1"],
    );
    expect(link).toMatchObject({ verdict: "the record cannot tell", hardlyMoves: 0.02, lead });
    expect(notesOf([link]).map(({ code }) => code)).toEqual([
      "verdict",
      "hardly-moves",
      "test-failed",
    ]);
  });

  test("is put as a condition that names its tests", () => {
    expect(conditionOf(LINK)).toBe(
      "conditional on the association of h1 being causal (probability that there is one 80 %; lead test passed; 1 of 2 placebo tests passed)",
    );
    expect(conditionOf({ ...LINK, lead: undefined, placebos: [] })).toContain(
      "lead test not run; no placebo test run",
    );
    expect(conditionOf({ ...LINK, measured: false })).toBe("h1 is not measured by the record");
  });
});

describe("what is said before a scenario", () => {
  test("is nothing where the link is likely and passed its tests", () => {
    expect(said({})).toEqual([]);
    expect(said({ verdict: "supported" })).toEqual([]);
  });

  test("is each weakness of the link", () => {
    expect(said({ measured: false })[0]).toMatch(/does not measure h1/);
    expect(said({ verdict: "the record cannot tell" })[0]).toMatch(/the record cannot tell/);
    expect(said({ verdict: "evidence against" })[0]).toMatch(/speaks against/);
    expect(said({ inclusion: 0.1, through: 0.1 })[0]).toMatch(/10 %, no more than the 20 %/);
    expect(said({ inclusion: 0.3, through: 0.3 })[0]).toMatch(/30 %, more than the 20 %/);
    expect(said({ through: 0.5 })[0]).toMatch(/probability of 50 %, through anything with 80 %/);
    expect(said({ hardlyMoves: 0.03 })[0]).toMatch(/only 3 % is its own/);
    expect(said({ lead: exclusionTest("h1", "failed") })[0]).toMatch(/lead test of h1 failed/);
    expect(said({ placebos: LINK.placebos })).toEqual(["A placebo test of h1 failed: p2."]);
    expect(said({ inclusion: 0.001, through: 0 })[0]).toMatch(/under 1 %/);
  });
});
