import { describe, expect, test } from "vitest";
import { linearPanel } from "../../../test/support/linear-panel.ts";
import { seededRandom } from "../../kernel/index.ts";
import { weighHypotheses } from "./weigh-hypotheses.ts";

const responses = (months: number) => {
  const effects = [
    { effect: 0.6, lag: 2 },
    { effect: 0, lag: 1 },
  ];
  const panel = linearPanel({ months, effects, noise: 0.2, events: 60, seed: 4 });
  const leg = weighHypotheses(panel, { random: seededRandom(2), simulations: 0 });
  return leg.hypotheses.map((one) => (one.measured ? one.response : undefined));
};

describe("the response over lags", () => {
  const [acting, idle] = responses(240);

  test("rises when the exposure begins to act, and fades with the balance's own inertia", () => {
    expect(acting?.lags.map(({ lag }) => lag)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const mean = (lag: number): number => acting?.lags[lag - 1]?.mean ?? Number.NaN;
    // The exposure's own autoregression (.6) shows what is new in it: nothing before it acts.
    expect(Math.abs(mean(1))).toBeLessThan(0.1);
    expect(mean(2)).toBeGreaterThan(0.45);
    expect(mean(2)).toBeLessThan(0.75);
    expect(mean(12)).toBeLessThan(mean(3));
    for (const { lo, hi, bandLo, bandHi } of acting?.lags ?? []) {
      expect(bandLo).toBeLessThan(lo);
      expect(bandHi).toBeGreaterThan(hi);
    }
  });

  test("holds zero within its band all along where nothing acts", () => {
    expect(idle?.lags.every(({ bandLo, bandHi }) => bandLo < 0 && bandHi > 0)).toBe(true);
  });

  test("goes no farther than the record allows", () => {
    const [short] = responses(60);
    expect(short?.lags.length).toBeLessThan(12);
  });
});
