import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { COLUMNS } from "./columns.ts";
import {
  controlledDesign,
  correlationTests,
  grangerTests,
  ratioDesign,
  rawDesign,
  rivalInclusions,
} from "./rivals.ts";
import { panelOf } from "./trial.ts";

const simulated = panelOf(COLUMNS.dense, 3, 0);

describe("a rival's design", () => {
  test("explains each month by the months before it, from the thirteenth on", () => {
    const { panel, exposures } = simulated;
    const { outcome, controls, exposures: windowed } = rawDesign(simulated);
    const net = panel.cooperation.map((good, t) => good - (panel.conflict[t] ?? 0));
    const own = exposures[2];
    const last = (own?.cooperation[238] ?? 0) - (own?.conflict[238] ?? 0);
    expect(outcome).toEqual(net.subarray(12));
    expect(controls.map((control) => control.at(-1))).toEqual([1, net[238], net[237], net[236]]);
    expect(windowed).toHaveLength(5);
    expect(windowed[2]?.map((window) => window.length)).toEqual([228, 228, 228, 228]);
    expect(windowed[2]?.[0]?.at(-1)).toBe(last);
  });

  test("with controls holds more equal than own history", () => {
    const plain = ratioDesign(simulated);
    const controlled = controlledDesign(simulated);
    expect(controlled.outcome).toEqual(plain.outcome);
    expect(controlled.controls.length).toBe(plain.controls.length + 6 + 11);
  });
});

describe("rival tests", () => {
  const random = seededRandom(8);
  const noise = (): Float64Array => Float64Array.from({ length: 60 }, () => random.uniform() - 0.5);
  const intercept = new Float64Array(60).fill(1);

  test("err in one case of twenty where nothing hangs together", () => {
    const designs = Array.from({ length: 120 }, () => ({
      outcome: noise(),
      controls: [intercept, noise()],
      exposures: Array.from({ length: 5 }, () => [noise(), noise()]),
    }));
    for (const rule of [correlationTests, grangerTests]) {
      const values = designs.flatMap(rule);
      const share = values.filter((p) => p < 0.05).length / values.length;
      expect(share).toBeGreaterThan(0.025);
      expect(share).toBeLessThan(0.08);
    }
  });

  test("find what is there, in any of the windows", () => {
    const outcome = noise();
    const moved = outcome.map((value, t) => value + 0.5 * (noise()[t] ?? 0));
    const exposures = [
      [noise(), moved],
      [noise(), noise()],
    ];
    const design = { outcome, controls: [intercept], exposures };
    expect(grangerTests(design)[0]).toBeLessThan(1e-4);
    expect(correlationTests(design)[0]).toBeGreaterThan(1e-3);
    const [found, other] = rivalInclusions(design);
    expect(found).toBeGreaterThan(0.99);
    expect(other).toBeLessThan(0.6);
  });
});
