import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { normal } from "../distributions/normal.ts";
import { blockBootstrapMean } from "./block-bootstrap.ts";
import { blockLength } from "./block-length.ts";

/** A first-order autoregression, drawn from a seed. */
function autoregression(seed: number, length: number, inertia: number): number[] {
  const random = seededRandom(seed);
  let value = normal.sample(random, 0, 1 / Math.sqrt(1 - inertia ** 2));
  return Array.from({ length }, () => {
    value = inertia * value + normal.sample(random, 0, 1);
    return value;
  });
}

/** The variance of the bootstrap mean in closed form, from how likely two places `lag` apart lie in one block. */
function exactVariance(series: readonly number[], together: (lag: number) => number): number {
  const n = series.length;
  const mean = series.reduce((sum, v) => sum + v, 0) / n;
  const around = (lag: number): number =>
    series.reduce((sum, v, i) => sum + (v - mean) * ((series[(i + lag) % n] ?? 0) - mean), 0) / n;
  let sum = around(0);
  for (let lag = 1; lag < n; lag++) sum += 2 * together(lag) * around(lag);
  return sum / n;
}

describe("the block bootstrap of a mean", () => {
  const series = autoregression(1, 60, 0.6);

  test("has the variance that its blocks give in closed form", () => {
    const settings = { random: seededRandom(3), draws: 20_000 };
    const random = blockBootstrapMean(series, { ...settings, length: 5 });
    const ofRandom = exactVariance(series, (lag) => (1 - lag / 60) * (1 - 1 / 5) ** lag);
    expect(random.standardError ** 2 / ofRandom).toBeCloseTo(1, 1);
    expect(Math.abs(random.standardError / Math.sqrt(ofRandom) - 1)).toBeLessThan(0.02);
    const fixed = blockBootstrapMean(series, { ...settings, kind: "circular", length: 6 });
    const ofFixed = exactVariance(series, (lag) => (10 * Math.max(0, 6 - lag)) / 60);
    expect(Math.abs(fixed.standardError / Math.sqrt(ofFixed) - 1)).toBeLessThan(0.02);
  });

  test("of single values is the plain bootstrap", () => {
    const { standardError, lo, hi, mean } = blockBootstrapMean(series, {
      random: seededRandom(3),
      draws: 20_000,
      length: 1,
    });
    const exact = Math.sqrt(exactVariance(series, () => 0));
    expect(Math.abs(standardError / exact - 1)).toBeLessThan(0.02);
    expect((hi - lo) / (2 * 1.6449 * exact)).toBeCloseTo(1, 1);
    expect((hi + lo) / 2).toBeCloseTo(mean, 1);
  });

  test("moves with the series, and turns over with it", () => {
    const values = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
      minLength: 4,
      maxLength: 20,
    });
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 1000 }), (one, seed) => {
        const run = (some: number[]): ReturnType<typeof blockBootstrapMean> =>
          blockBootstrapMean(some, { random: seededRandom(seed), draws: 50, length: 2 });
        const plain = run(one);
        const moved = run(one.map((v) => 10 - 2 * v));
        expect(moved.lo).toBeCloseTo(10 - 2 * plain.hi, 9);
        expect(moved.hi).toBeCloseTo(10 - 2 * plain.lo, 9);
        const turned = run(one.map((v) => -v));
        expect(turned.positive).toBeCloseTo(1 - plain.positive, 12);
      }),
    );
  });

  test("covers the mean nearly as often as it says, without and with dependence", () => {
    const share = (inertia: number, length: number): number => {
      const held = Array.from({ length: 400 }, (_, run) =>
        blockBootstrapMean(autoregression(run, length, inertia), {
          random: seededRandom(run),
          draws: 400,
        }),
      ).filter(({ lo, hi }) => lo <= 0 && hi >= 0);
      return held.length / 400;
    };
    const independent = share(0, 132);
    expect(independent).toBeGreaterThan(0.86);
    expect(independent).toBeLessThan(0.93);
    const dependent = share(0.5, 240);
    expect(dependent).toBeGreaterThan(0.79);
    expect(dependent).toBeLessThan(0.9);
  });

  test("says how likely the mean is above nothing", () => {
    const run = (values: readonly number[]): number =>
      blockBootstrapMean(values, { random: seededRandom(1), draws: 200 }).positive;
    expect(run(series.map((v) => v + 20))).toBe(1);
    expect(run(series.map((v) => v - 20))).toBe(0);
    expect(run([0, 0, 0])).toBe(0.5);
    const again = blockBootstrapMean(series, { random: seededRandom(7) });
    expect(again).toEqual(blockBootstrapMean(series, { random: seededRandom(7) }));
    expect(again.length).toBe(blockLength(Float64Array.from(series), "stationary"));
    const fixed = blockBootstrapMean(series, { random: seededRandom(7), kind: "circular" });
    expect(fixed.length).toBe(Math.round(blockLength(Float64Array.from(series), "circular")));
  });

  test("refuses a series without neighbours or with a gap, and settings outside its domain", () => {
    const random = seededRandom(1);
    expect(() => blockBootstrapMean([1], { random })).toThrow(
      expect.objectContaining({ code: "maths.rows-too-few", facts: { rows: 1, needed: 2 } }),
    );
    expect(() => blockBootstrapMean([1, Number.NaN], { random })).toThrow(
      expect.objectContaining({ code: "maths.value-not-finite" }),
    );
    for (const options of [
      { random, length: 0.5 },
      { random, length: 61 },
      { random, length: 2.5, kind: "circular" as const },
      { random, confidence: 0 },
      { random, draws: 0 },
    ]) {
      expect(() => blockBootstrapMean(series, options)).toThrow(
        expect.objectContaining({ code: "maths.setting-outside" }),
      );
    }
  });
});

describe("the length of a block", () => {
  test("nears the best one for a long autoregression, and is short without dependence", () => {
    const n = 20_000;
    for (const inertia of [0.5, 0.8]) {
      const long = Float64Array.from(autoregression(3, n, inertia));
      const dependence = ((2 * inertia) / (1 - inertia ** 2)) ** 2 * n;
      expect(Math.abs(blockLength(long, "stationary") / Math.cbrt(dependence) - 1)).toBeLessThan(
        0.15,
      );
      expect(
        Math.abs(blockLength(long, "circular") / Math.cbrt(1.5 * dependence) - 1),
      ).toBeLessThan(0.15);
    }
    expect(blockLength(Float64Array.from(autoregression(4, 500, 0)), "stationary")).toBeLessThan(5);
  });

  test("does not mind units, and stays within the series", () => {
    const series = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(series, (values) => {
        fc.pre(Math.max(...values) - Math.min(...values) > 1e-3);
        const length = blockLength(Float64Array.from(values), "stationary");
        expect(length).toBeGreaterThanOrEqual(1);
        expect(length).toBeLessThanOrEqual(values.length);
        const moved = blockLength(
          Float64Array.from(values, (v) => 8 - 4 * v),
          "stationary",
        );
        expect(moved).toBeCloseTo(length, 4);
      }),
    );
    expect(blockLength(new Float64Array(10).fill(2), "circular")).toBe(1);
  });
});
