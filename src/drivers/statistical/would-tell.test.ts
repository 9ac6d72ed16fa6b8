import { describe, expect, test } from "vitest";
import { linearPanel } from "../../../test/support/linear-panel.ts";
import { seededRandom } from "../../kernel/index.ts";
import { prepared, usualDesign } from "./inclusion.ts";
import { powersOf } from "./powers.ts";
import { type Shortage, signalNeeded, wouldTell } from "./would-tell.ts";

const design = (months: number): ReturnType<typeof linearPanel> =>
  linearPanel({ months, effects: [{ effect: 0, lag: 1 }], noise: 0.7, events: 15, seed: 61 });

const power = (months: number): ReturnType<ReturnType<typeof powersOf>["get"]> =>
  powersOf(design(months), { random: seededRandom(1) }).get("h1");

function shortage(months: number): Shortage {
  const panel = design(months);
  const own = usualDesign(panel, {});
  const [hypothesis] = panel.hypotheses;
  if (hypothesis === undefined) throw new Error("the panel has one");
  const { noise } = prepared(own, 1);
  return {
    ...{ hypothesis, design: own, noise, events: 15, power: power(months), missing: [] },
    ...{ lead: undefined, placeboOutcomes: [], placeboExposures: [] },
  };
}

const UNKNOWN = { name: "a", state: "unknown", inclusion: Number.NaN, has: 1, needs: 2 } as const;

describe("what would tell", () => {
  test("the further months told of bring the power near .8", () => {
    const told = wouldTell(shortage(100));
    const periods = told.find(({ code }) => code === "periods");
    if (periods?.code !== "periods") throw new Error("power is short");
    expect(periods.has).toBe(88);
    const reached = power(100 + periods.more)?.share ?? 0;
    expect(power(100)?.share).toBeLessThan(0.6);
    expect(reached).toBeGreaterThan(0.6);
    expect(reached).toBeLessThan(0.95);
  });

  test("a smaller effect than can be detected is larger than what matters", () => {
    const told = wouldTell(shortage(100));
    const detectable = told.find(({ code }) => code === "detectable");
    if (detectable?.code !== "detectable") throw new Error("power is short");
    expect(detectable.effect).toBeGreaterThan(detectable.matters);
  });

  test("no number of events is enough where the noise is the dyad's own", () => {
    const own = shortage(60);
    const quiet = { ...own, noise: { ...own.noise, own: 1e4 } };
    const events = wouldTell(quiet).find(({ code }) => code === "events");
    expect(events).toMatchObject({ code: "events", has: 15, needs: Number.NaN });
    const sharp = { ...own, noise: { ...own.noise, own: 0 } };
    const more = wouldTell(sharp).find(({ code }) => code === "events");
    const factor = signalNeeded(own.power ?? { share: 0, simulations: 1, effect: 1, signal: 1 });
    expect(more?.code === "events" && more.needs / 15).toBeCloseTo(factor ** 2, 4);
  });

  test("a record with power enough needs nothing more of it", () => {
    const enough = { share: 0.9, simulations: 200, effect: 0.25, signal: 4 };
    expect(signalNeeded(enough)).toBe(1);
    const told = wouldTell({ ...shortage(60), power: enough });
    expect(told.map(({ code }) => code)).toEqual(["test", "test"]);
  });

  test("names the tests that were not run and the exposures that are not measured", () => {
    const missing = [{ exposure: "x", problem: "short", has: 3, needs: 9 }] as const;
    const told = wouldTell({
      ...shortage(60),
      ...{ power: undefined, missing, lead: UNKNOWN, placeboOutcomes: [UNKNOWN] },
      placeboExposures: [{ ...UNKNOWN, state: "passed", inclusion: 0.1 }],
    });
    expect(told).toEqual([
      { code: "exposure", missing: missing[0] },
      { code: "test", test: "lead" },
      { code: "test", test: "placebo-outcome" },
    ]);
  });
});
