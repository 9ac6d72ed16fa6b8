import { describe, expect, test } from "vitest";
import { type LinearDesign, linearPanel } from "../../../test/support/linear-panel.ts";
import { seededRandom } from "../../kernel/index.ts";
import { normal } from "../../maths/index.ts";
import type { DriverPanel, PanelHypothesis } from "../panel.ts";
import { leadTest, placeboExposureTests, placeboOutcomeTests } from "./exclusion-tests.ts";
import { outcomeOf } from "./outcome.ts";

const DESIGN: LinearDesign = {
  months: 160,
  effects: [
    { effect: 0.4, lag: 1 },
    { effect: 0, lag: 1 },
  ],
  noise: 0.4,
  events: 20,
  seed: 31,
};
const PANEL = linearPanel(DESIGN);
const SETTINGS = { tried: 2, ownLags: [1, 2, 3] };

function changed(
  panel: DriverPanel,
  at: number,
  change: Partial<PanelHypothesis>,
): { panel: DriverPanel; hypothesis: PanelHypothesis } {
  const own = panel.hypotheses[at];
  if (own === undefined) throw new Error("no such hypothesis");
  const hypothesis = { ...own, ...change };
  return { panel: { ...panel, hypotheses: panel.hypotheses.with(at, hypothesis) }, hypothesis };
}

/** A series that follows the balance by some months, with noise. */
function following(lag: number, noise: number): Float64Array {
  const random = seededRandom(2);
  const balance = outcomeOf(PANEL).values;
  return balance.map((_, t) => (balance[t - lag] ?? 0) + normal.sample(random, 0, noise));
}

describe("the lead test", () => {
  test("passes for an exposure that comes before the outcome", () => {
    const { panel, hypothesis } = changed(PANEL, 0, {});
    const { state, inclusion } = leadTest(panel, hypothesis, SETTINGS);
    expect(state).toBe("passed");
    expect(inclusion).toBeLessThan(0.2);
  });

  test("passes for one that comes before the outcome and is measured with noise", () => {
    const random = seededRandom(3);
    const raw = PANEL.hypotheses[0]?.exposures[0]?.values ?? new Float64Array(0);
    const values = raw.map((x) => x + normal.sample(random, 0, 0.7));
    const { panel, hypothesis } = changed(PANEL, 0, {
      exposures: [{ id: "x1", unit: "one", values }],
    });
    expect(leadTest(panel, hypothesis, SETTINGS).state).toBe("passed");
  });

  test("fails for one that follows the outcome", () => {
    const { panel, hypothesis } = changed(PANEL, 1, {
      exposures: [{ id: "x2", unit: "one", values: following(2, 0.3) }],
    });
    const { state, inclusion } = leadTest(panel, hypothesis, SETTINGS);
    expect(state).toBe("failed");
    expect(inclusion).toBeGreaterThan(0.9);
  });

  test("is unknown with too few rows, and says how many it has", () => {
    const short = linearPanel({ ...DESIGN, months: 32 });
    const { panel, hypothesis } = changed(short, 0, {});
    expect(leadTest(panel, hypothesis, SETTINGS)).toMatchObject({
      state: "unknown",
      has: 32 - 12 - 6,
      needs: Math.ceil((32 - 3) / 2),
    });
    const longer = linearPanel({ ...DESIGN, months: 33 });
    const other = changed(longer, 0, {});
    expect(leadTest(other.panel, other.hypothesis, SETTINGS)).toMatchObject({
      state: "unknown",
      has: 33 - 12 - 6,
      needs: 8 + 24,
    });
  });
});

describe("placebos", () => {
  test("an outcome that answers to the hypothesis fails, one that does not passes", () => {
    const other = linearPanel({ ...DESIGN, seed: 77 });
    const outcome = (name: string, from: DriverPanel): DriverPanel["placeboOutcomes"][number] => ({
      hypothesis: "h1",
      name,
      cooperation: from.cooperation,
      conflict: from.conflict,
    });
    const panel = {
      ...PANEL,
      placeboOutcomes: [outcome("its own", PANEL), outcome("other", other)],
    };
    const [own] = panel.hypotheses;
    if (own === undefined) throw new Error("no hypothesis");
    const tests = placeboOutcomeTests(panel, own, SETTINGS);
    expect(tests.map(({ name, state }) => [name, state])).toEqual([
      ["its own", "failed"],
      ["other", "passed"],
    ]);
    const [, second] = panel.hypotheses;
    expect(second && placeboOutcomeTests(panel, second, SETTINGS)).toEqual([]);
  });

  test("an exposure that predicts beside all hypotheses fails, one that does not passes", () => {
    const random = seededRandom(8);
    const idle = PANEL.common.map(() => normal.sample(random, 0, 1));
    const active = PANEL.hypotheses[0]?.exposures[0]?.values ?? idle;
    const alone = { ...PANEL, hypotheses: PANEL.hypotheses.slice(1) };
    const { panel, hypothesis } = changed(alone, 0, {
      placeboExposures: [
        { id: "active", unit: "one", values: active },
        { id: "idle", unit: "one", values: idle },
        { id: "unknown", unit: "one", values: idle.map(() => Number.NaN) },
      ],
    });
    const tests = placeboExposureTests(panel, hypothesis, SETTINGS);
    expect(tests.map(({ name, state }) => [name, state])).toEqual([
      ["active", "failed"],
      ["idle", "passed"],
      ["unknown", "unknown"],
    ]);
  });
});
