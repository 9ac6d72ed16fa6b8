import { describe, expect, test } from "vitest";
import { climatologyForecasts, lastValueForecasts, tsbForecasts } from "../../maths/index.ts";
import { countTrack } from "./count-track.ts";
import type { PlainForecast } from "./plain-forecast.ts";

const PRIOR = { size: 1, spread: 2 };
const COUNTS = Float64Array.from({ length: 48 }, (_, t) => ((t * 7) % 5) + (t % 12 === 3 ? 9 : 0));

const meanOf = (forecast: PlainForecast | undefined): number =>
  forecast !== undefined && "mean" in forecast ? forecast.mean : Number.NaN;

describe("the forecasts that rest on one dyad's history", () => {
  test("are those of the methods over the whole history", () => {
    const track = countTrack("month", [1, 6]);
    track.follow(COUNTS);
    for (const horizon of [1, 6]) {
      const { climatology, baselines } = track.forecasts(horizon, PRIOR);
      const [whole] = climatologyForecasts(COUNTS, [horizon], { sizePrior: PRIOR });
      expect(climatology.mean).toBeCloseTo(whole?.mean ?? 0, 9);
      const variance = climatology.mean + climatology.mean ** 2 / climatology.size;
      expect(Math.abs(Math.log(variance / (whole?.variance ?? 0)))).toBeLessThan(0.05);
      expect(meanOf(baselines.tsb)).toBeCloseTo(tsbForecasts(COUNTS, [horizon])[0]?.mean ?? 0, 9);
      const [last] = lastValueForecasts(COUNTS, [horizon]);
      expect(meanOf(baselines["last-value"])).toBeCloseTo(last?.mean ?? 0, 9);
    }
  });

  test("do not depend on how the history came", () => {
    const [atOnce, byPeriod] = [countTrack("month", [1, 3]), countTrack("month", [1, 3])];
    atOnce.follow(COUNTS);
    COUNTS.forEach((_, t) => {
      byPeriod.follow(COUNTS.subarray(0, t + 1));
    });
    expect(byPeriod.forecasts(3, PRIOR)).toEqual(atOnce.forecasts(3, PRIOR));
  });

  test("are made anew where the past turned out otherwise", () => {
    const [moved, fresh] = [countTrack("month", [1]), countTrack("month", [1])];
    moved.follow(COUNTS.subarray(0, 30));
    const other = COUNTS.map((count, t) => (t === 20 ? count + 3 : count));
    moved.follow(other);
    fresh.follow(other);
    expect(moved.forecasts(1, PRIOR)).toEqual(fresh.forecasts(1, PRIOR));
  });

  test("of the same month take that month of earlier years, also more than a year ahead", () => {
    const track = countTrack("month", [1, 13]);
    const yearly = Float64Array.from({ length: 36 }, (_, t) => t % 12);
    track.follow(yearly.subarray(0, 28));
    expect(meanOf(track.forecasts(1, PRIOR).baselines["same-period"])).toBe(4);
    expect(meanOf(track.forecasts(13, PRIOR).baselines["same-period"])).toBe(4);
  });

  test("pass over periods that are not known, and never hold a count for impossible but in the baseline that says so", () => {
    const track = countTrack("quarter", [1]);
    const gaps = Float64Array.from({ length: 40 }, (_, t) => (t % 2 === 0 ? 0 : Number.NaN));
    track.follow(gaps);
    expect(track.known()).toBe(20);
    const { climatology, baselines } = track.forecasts(1, PRIOR);
    expect(climatology.mean).toBeCloseTo(0.5 / 20, 12);
    expect(meanOf(baselines.moments)).toBeCloseTo(0.5 / 20, 12);
    expect(baselines["last-twelve"]).toEqual({ counts: new Float64Array(12) });
    expect(meanOf(baselines.zero)).toBe(0);
  });
});
