import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { simulateDetection, simulateShares, turningPointDetector } from "./simulation.ts";

const mean = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / values.length;

describe("a simulated series", () => {
  test("has the events, the jump of coverage and the shift that were asked for", () => {
    const wanted = {
      periods: 6000,
      shift: 1.5,
      events: 30,
      persistence: 0.3,
      burst: 0.1,
      jump: 0.8,
    };
    const { successes, trials, change } = simulateShares(wanted, seededRandom(2));
    expect(change).toBe(3000);
    expect(mean(trials.slice(0, 2000))).toBeCloseTo(30, 0);
    expect(mean(trials.slice(2000)) / 30).toBeCloseTo(Math.exp(0.8), 1);
    const share = (from: number, to: number): number =>
      mean(successes.slice(from, to)) / mean(trials.slice(from, to));
    expect(share(0, 3000)).toBeCloseTo(0.69, 2);
    expect(share(3000, 6000)).toBeCloseTo(0.332, 2);
  });

  test("has bursts of the size and persistence that were asked for", () => {
    const wanted = { periods: 4000, shift: 0, events: 4000, persistence: 0.7 };
    const { successes, trials } = simulateShares(wanted, seededRandom(4));
    const logits = trials.map(
      (n, t) => Math.log((successes[t] ?? 0) / (n - (successes[t] ?? 0))) - 0.8,
    );
    const variance = mean(logits.map((x) => x ** 2));
    expect(Math.sqrt(variance)).toBeCloseTo(0.6, 1);
    const pairs = logits.slice(1).map((x, t) => x * (logits[t] ?? 0));
    expect(mean(pairs) / variance).toBeCloseTo(0.7, 1);
  });
});

describe("the record of a detector", () => {
  const scenario = { shift: 1, events: 8, persistence: 0.3 };

  test("counts one alarm near the truth as a hit and every other one as false", () => {
    const detector = () => [20, 64, 67];
    expect(simulateDetection({ scenario, runs: 5, seed: 1, detector })).toEqual({
      runs: 5,
      hits: 1,
      alarmed: 1,
      falseAlarms: 2,
      dateError: 1,
    });
  });

  test("of one that is silent has neither", () => {
    expect(simulateDetection({ scenario, runs: 4, seed: 1, detector: () => [] })).toMatchObject({
      hits: 0,
      alarmed: 0,
      falseAlarms: 0,
      dateError: Number.NaN,
    });
  });

  test("of a series without a change has no hits to speak of", () => {
    const none = { ...scenario, shift: 0 };
    const found = simulateDetection({ scenario: none, runs: 4, seed: 1, detector: () => [66] });
    expect(found).toMatchObject({ hits: Number.NaN, falseAlarms: 1 });
  });
});

/** Small versions of the full tables in docs/method/turning-points.md; bounds leave room for the few runs. */
describe("the turning-point detector on simulated series", () => {
  const detector = turningPointDetector({ draws: 15 });

  test("raises few alarms where only coverage jumps and bursts come and go", () => {
    const scenario = { shift: 0, events: 8, persistence: 0.3, jump: 0.8 };
    const record = simulateDetection({ scenario, runs: 16, seed: 7000, detector });
    expect(record.alarmed).toBeLessThanOrEqual(0.15);
  });

  test("finds most shifts of 1.5 logits at eight events a month", () => {
    const scenario = { shift: 1.5, events: 8, persistence: 0.3 };
    const uncalibrated = turningPointDetector({ draws: 0 });
    const record = simulateDetection({ scenario, runs: 30, seed: 7100, detector: uncalibrated });
    expect(record.hits).toBeGreaterThanOrEqual(0.65);
    expect(record.falseAlarms).toBeLessThanOrEqual(0.5);
  });
});
