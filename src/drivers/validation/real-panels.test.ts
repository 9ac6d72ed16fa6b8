import { describe, expect, test } from "vitest";
import { type Period, seededRandom } from "../../kernel/index.ts";
import { panelOf } from "../../measure/index.ts";
import type { DyadPeriod } from "../../record/index.ts";
import { logRatios } from "./counted-panel.ts";
import { firstPeriods, placeboPanel, type RealDyad, realDyads } from "./real-panels.ts";

const STATES = ["AFG", "CHN", "IND", "IRN", "PAK", "RUS", "USA"];

function madeUp(): readonly DyadPeriod[] {
  return STATES.flatMap((a, i) =>
    STATES.slice(i + 1).flatMap((b, j) =>
      Array.from({ length: 24 }, (_, t): DyadPeriod => {
        const month = String((t % 12) + 1).padStart(2, "0");
        const period = `${2018 + Math.floor(t / 12)}-${month}` as Period;
        const thin = a === "AFG" && b === "USA";
        const cooperation = thin ? 1 : 5 + ((7 * t + 3 * i + j) % 11);
        const counts = { cooperation, conflict: thin ? 0 : (5 * t + j) % 4, attention: 0 };
        return { teller: "made-up", a, b, period, ...counts };
      }),
    ),
  );
}

const real = realDyads(panelOf("made-up", madeUp()), "month");
const outcome = real.dyads.find(({ a, b }) => a === "PAK" && b === "RUS") as RealDyad;

describe("the dyads of a source", () => {
  test("have many events, each over all periods", () => {
    expect(real.periods).toHaveLength(24);
    expect(real.dyads).toHaveLength(20);
    expect(real.dyads.every(({ cooperation }) => cooperation.length === 24)).toBe(true);
  });

  test("can be cut to their first periods", () => {
    const few = firstPeriods(real, 7);
    expect(few.periods).toEqual(real.periods.slice(0, 7));
    expect(few.dyads).toHaveLength(20);
    expect(few.dyads[3]?.cooperation).toEqual(real.dyads[3]?.cooperation.slice(0, 7));
    expect(few.dyads[3]?.conflict).toEqual(real.dyads[3]?.conflict.slice(0, 7));
  });
});

describe("a panel of placebos", () => {
  const named = (exposures: readonly string[], state: string): number =>
    exposures.filter((name) => name.includes(state)).length;

  test("has neighbours with time reversed, each sharing one state with the dyad", () => {
    const panel = placeboPanel(real, outcome, "reversed", seededRandom(4));
    const names = panel.hypotheses.flatMap(({ exposures }) => exposures.map(({ id }) => id));
    expect(new Set(names).size).toBe(5);
    expect(named(names, "PAK") + named(names, "RUS")).toBe(5);
    const [a, b] = names[0]?.split("-") ?? [];
    const dyad = real.dyads.find((one) => one.a === a && one.b === b) as RealDyad;
    const exposure = panel.hypotheses[0]?.exposures[0];
    expect(exposure?.values).toEqual(logRatios(dyad).toReversed());
    expect(exposure?.values).not.toEqual(logRatios(dyad));
  });

  test("has dyads that share no state with the dyad, in the order of time", () => {
    const panel = placeboPanel(real, outcome, "shuffled", seededRandom(4));
    const names = panel.hypotheses.flatMap(({ exposures }) => exposures.map(({ id }) => id));
    expect(names).toHaveLength(5);
    expect(named(names, "PAK") + named(names, "RUS")).toBe(0);
    expect(placeboPanel(real, outcome, "shuffled", seededRandom(4))).toEqual(panel);
    expect(placeboPanel(real, outcome, "shuffled", seededRandom(5))).not.toEqual(panel);
  });

  test("takes the common shock from all other dyads", () => {
    const { common } = placeboPanel(real, outcome, "reversed", seededRandom(4));
    const others = real.dyads.filter((dyad) => dyad !== outcome);
    const mean = others.reduce((sum, dyad) => sum + (logRatios(dyad)[9] ?? 0), 0) / others.length;
    expect(common[9]).toBeCloseTo(mean, 12);
  });
});
