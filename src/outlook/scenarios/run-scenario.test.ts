import { describe, expect, test } from "vitest";
import { type LinearDesign, linearPanel } from "../../../test/support/linear-panel.ts";
import { type DriverPanel, posteriorDraws } from "../../drivers/index.ts";
import { seededRandom } from "../../kernel/index.ts";
import { type KnownScenario, runScenario, type ScenarioGround } from "./run-scenario.ts";
import type { Course, Move, Scenario } from "./scenario.ts";
import { standardScenarios } from "./standard-scenarios.ts";

const DESIGN: LinearDesign = {
  ...{ months: 200, noise: 0.3, events: 40, seed: 71 },
  effects: [
    { effect: 0.4, lag: 1 },
    { effect: 0, lag: 1 },
  ],
};
const INERTIA = 0.4;
const TRUE_EFFECT = 0.4;

function groundOf(panel: DriverPanel): ScenarioGround {
  const posterior = posteriorDraws(panel, { random: seededRandom(1), draws: 1500 });
  return { panel, posterior, tried: panel.hypotheses.length };
}
const PANEL = linearPanel(DESIGN);
const GROUND = groundOf(PANEL);

const move = (hypothesis: string, course: Course, gradual = false): Move => ({
  ...{ hypothesis, exposure: undefined, course, gradual },
});
const scenario = (...moves: readonly Move[]): Scenario => ({ title: "t", horizon: 6, moves });
const shifted = (hypothesis: string, deviations: number): Scenario =>
  scenario(move(hypothesis, { kind: "shift", deviations }));

function known(asked: Scenario, ground: ScenarioGround = GROUND, seed = 3): KnownScenario {
  const result = runScenario(ground, asked, seededRandom(seed));
  if (result.state !== "known") throw new Error(`it runs, and does not end ${result.state}`);
  return result;
}

describe("a scenario of a planted effect", () => {
  const result = known(shifted("h1", 1));
  const sd =
    GROUND.posterior.state === "known"
      ? (GROUND.posterior.hypotheses[0]?.exposures[0]?.sd ?? Number.NaN)
      : Number.NaN;

  test("differs from the baseline as the truth does, own history carrying it on", () => {
    let truth = 0;
    for (const [i, { difference }] of result.periods.entries()) {
      truth = i === 0 ? 0 : INERTIA * truth + TRUE_EFFECT * sd;
      expect(Math.abs(difference.mean - truth)).toBeLessThan(0.12);
      if (i > 0) {
        expect(difference.q05).toBeLessThan(truth);
        expect(difference.q95).toBeGreaterThan(truth - 0.05);
      }
    }
  });

  test("does not differ in the first period, since an exposure acts from the next one on", () => {
    const [first, second] = result.periods;
    expect(first).toMatchObject({ positive: 0, negative: 0, factor: { mean: 1, lo: 1, hi: 1 } });
    expect(second?.positive).toBeGreaterThan(0.99);
    expect(second?.factor.mean).toBeCloseTo(Math.exp(second?.difference.mean ?? 0), 12);
  });

  test("begins with the period after the record, and says how sure the link is", () => {
    expect(result.after).toBe(PANEL.periods.at(-1));
    expect(result.periods.map(({ period }) => period).slice(0, 2)).toEqual(["2016-09", "2016-10"]);
    expect(result.links[0]).toMatchObject({ hypothesis: "h1", lead: { state: "passed" } });
    expect(result.notes).toEqual([]);
    expect(result.conditions[0]).toMatch(
      /^conditional on the association of h1 being causal \(.*over 99 %; lead test passed; no placebo/,
    );
    expect(result.none).toBeLessThan(0.01);
  });

  test("goes the other way for the other shift", () => {
    const other = known(shifted("h1", -1));
    result.periods.forEach(({ difference }, i) => {
      expect(other.periods[i]?.difference.mean).toBeCloseTo(-difference.mean, 9);
    });
  });

  test("covers what came, by its fan of the level, about as often as it says", () => {
    let inside = 0;
    for (let seed = 100; seed < 120; seed++) {
      const whole = linearPanel({ ...DESIGN, months: 126, seed });
      const cut = <T extends { slice(from: number, to: number): T }>(x: T): T => x.slice(0, 120);
      const panel: DriverPanel = {
        ...whole,
        periods: whole.periods.slice(0, 120),
        cooperation: cut(whole.cooperation),
        conflict: cut(whole.conflict),
        common: cut(whole.common),
        volume: cut(whole.volume),
        hypotheses: whole.hypotheses.map((one) => ({
          ...one,
          exposures: one.exposures.map((x) => ({ ...x, values: cut(x.values) })),
        })),
      };
      const { periods } = known(shifted("h2", 0), groundOf(panel), seed);
      const fan = periods[0]?.baseline;
      const came = Math.log(
        ((whole.cooperation[120] ?? 0) + 0.5) / ((whole.conflict[120] ?? 0) + 0.5),
      );
      if (fan !== undefined && came >= fan.q05 && came <= fan.q95) inside++;
    }
    expect(inside).toBeGreaterThanOrEqual(15);
  });
});

describe("a scenario of a hypothesis that does nothing", () => {
  test("hardly differs, and says first that most draws do not differ at all", () => {
    const { periods, none, notes } = known(shifted("h2", 1));
    for (const { difference } of periods) {
      expect(Math.abs(difference.mean)).toBeLessThan(0.02);
      expect([difference.q25, difference.q50, difference.q75]).toEqual([0, 0, 0]);
    }
    expect(none).toBeGreaterThan(0.75);
    expect(notes[0]).toMatchObject({ code: "mostly-none", hypothesis: "h2" });
  });

  test("tells what it would do if it did act, from the draws in which it does", () => {
    const [, second] = known(shifted("h1", 1)).periods;
    expect(second?.ifActing?.mean).toBeGreaterThan(0.3);
    const few = known(shifted("h2", 1), {
      ...GROUND,
      posterior: posteriorDraws(PANEL, { random: seededRandom(1), draws: 40 }),
    });
    expect(few.periods[1]?.ifActing).toBeNull();
  });
});

describe("the two runs of a scenario", () => {
  test("share all chance: where nothing is moved they are one to the last bit", () => {
    const { periods } = known(scenario(move("h1", { kind: "shift", deviations: 0 })));
    for (const { baseline, scenario: same, difference } of periods) {
      expect(same).toEqual(baseline);
      expect(difference).toEqual({ mean: 0, q05: 0, q25: 0, q50: 0, q75: 0, q95: 0 });
    }
  });

  test("have a difference that another seed does not move, and levels that it does", () => {
    const [one, other] = [3, 4].map((seed) => known(shifted("h1", 1), GROUND, seed));
    expect(one?.periods.map((x) => x.difference)).toEqual(other?.periods.map((x) => x.difference));
    expect(one?.periods[0]?.baseline).not.toEqual(other?.periods[0]?.baseline);
    expect(known(shifted("h1", 1))).toEqual(one);
  });

  test("are added up where several hypotheses are moved", () => {
    const both = known({
      ...shifted("h1", 1),
      moves: ["h1", "h2"].flatMap((h) => shifted(h, 1).moves),
    });
    const apart = ["h1", "h2"].map((h) => known(shifted(h, 1)));
    both.periods.forEach(({ difference }, i) => {
      const sum = apart.reduce((all, one) => all + (one.periods[i]?.difference.mean ?? 0), 0);
      expect(difference.mean).toBeCloseTo(sum, 9);
    });
    expect(both.links.map(({ hypothesis }) => hypothesis)).toEqual(["h1", "h2"]);
  });
});

describe("a path", () => {
  test("that leaves the record is refused, with what was and what is asked", () => {
    const result = runScenario(GROUND, shifted("h1", 9), seededRandom(1));
    expect(result).toMatchObject({
      ...{ state: "refused", reason: "outside the record" },
      outside: [{ hypothesis: "h1", exposure: "x1", period: "2016-09", what: "level" }],
    });
  });

  test("that moves faster than ever is refused, and gone gradually it is not", () => {
    const course = { kind: "hold", at: "p90" } as const;
    const quiet: DriverPanel = {
      ...PANEL,
      hypotheses: PANEL.hypotheses.map((one, h) => ({
        ...one,
        exposures: one.exposures.map((x) => ({
          ...x,
          values: h > 0 ? x.values : x.values.map((_, t) => Math.sin(t / 15)),
        })),
      })),
    };
    const ground = groundOf(quiet);
    expect(runScenario(ground, scenario(move("h1", course)), seededRandom(1))).toMatchObject({
      ...{ state: "refused", outside: [{ what: "change" }] },
    });
    const [path] = known(scenario(move("h1", course, true)), ground).paths;
    const steps = path?.values.map((x, i) => x - (path.values[i - 1] ?? path.range.baseline)) ?? [];
    expect(Math.max(...steps)).toBeCloseTo(path?.range.step ?? 0, 9);
  });

  test("is led where it is told to be", () => {
    const values = PANEL.hypotheses[0]?.exposures[0]?.values ?? new Float64Array();
    const at = (course: Course): number | undefined =>
      known(scenario(move("h1", course, true))).paths[0]?.values.at(-1);
    expect(at({ kind: "hold", at: "last" })).toBeCloseTo(values.at(-1) ?? 0, 9);
    expect(at({ kind: "hold", at: "mean" })).toBeCloseTo(
      values.reduce((a, b) => a + b, 0) / values.length,
      9,
    );
    const [low, high] = [at({ kind: "hold", at: "p10" }), at({ kind: "hold", at: "p90" })];
    const below = (x: number | undefined): number =>
      values.filter((v) => v <= (x ?? 0)).length / values.length;
    expect([below(low), below(high)]).toEqual([0.1, 0.9]);
    expect(at({ kind: "hold", at: 0.25 })).toBe(0.25);
    expect(
      known(scenario(move("h1", { kind: "values", values: [0.1, 0.2] }))).paths[0]?.values,
    ).toEqual([0.1, 0.2, 0.2, 0.2, 0.2, 0.2]);
  });
});

describe("a record that says little", () => {
  test("moves nothing by a hypothesis that it does not measure, and says so first", () => {
    const [first, ...rest] = PANEL.hypotheses;
    if (first === undefined) throw new Error("there are hypotheses");
    const ground = groundOf({ ...PANEL, hypotheses: [{ ...first, exposures: [] }, ...rest] });
    const { notes, periods, none, paths } = known(shifted("h1", 1), ground);
    expect(notes).toEqual([{ code: "not-measured", hypothesis: "h1" }]);
    expect([none, paths.length, periods[3]?.difference.mean]).toEqual([1, 0, 0]);
  });

  test("of too few rows gives no scenario at all", () => {
    const ground = groundOf(linearPanel({ ...DESIGN, months: 30 }));
    expect(runScenario(ground, shifted("h1", 1), seededRandom(1))).toMatchObject({
      state: "unknown",
    });
    expect(standardScenarios(ground)).toEqual([]);
  });
});

describe("the scenarios that stand ready", () => {
  const standing = standardScenarios(GROUND);

  test("lead what the record has made likelier to a high and to a low, and nothing else", () => {
    expect(standing.map(({ title }) => title)).toEqual([
      "h1 at its 90th percentile",
      "h1 at its 10th percentile",
    ]);
    expect(standing[0]?.horizon).toBe(12);
  });

  test("are all within the record", () => {
    const [high, low] = standing.map((one) => known(one));
    expect(high?.periods.at(-1)?.difference.mean).toBeGreaterThan(0.2);
    expect(low?.periods.at(-1)?.difference.mean).toBeLessThan(-0.2);
  });

  test("leave out what would stay as it is", () => {
    const resting: DriverPanel = {
      ...PANEL,
      hypotheses: PANEL.hypotheses.map((one) => ({
        ...one,
        exposures: one.exposures.map((x) => ({
          ...x,
          values: x.values.map((v, t) => (t < 186 ? Math.max(0, v) : 0)),
        })),
      })),
    };
    const titles = standardScenarios(groundOf(resting)).map(({ title }) => title);
    expect(titles).toContain("h1 at its 90th percentile");
    expect(titles).not.toContain("h1 at its 10th percentile");
  });
});
