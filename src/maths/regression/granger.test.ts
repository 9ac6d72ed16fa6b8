import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { relativeErrorOf } from "../../../test/support/reference-numbers.ts";
import { hasSharedData, sharedGold } from "../../../test/support/shared-data.ts";
import { seededRandom } from "../../kernel/index.ts";
import { normal } from "../distributions/normal.ts";
import { grangerBothWays, grangerTest } from "./granger.ts";

interface Answer {
  readonly F: number;
  readonly p: number;
}

describe.skipIf(!hasSharedData)("the Granger test on chickens and eggs", () => {
  const read = (name: string): string => readFileSync(sharedGold("chickegg", name), "utf8");

  test.each([1, 2, 3, 4])("has R's F and p both ways, order %i", (order) => {
    const rows = read("chickegg.csv").trim().split("\n").slice(1);
    const series = (place: number): number[] =>
      rows.map((row) => Number(row.split(",")[place] ?? Number.NaN));
    const { results } = JSON.parse(read("expected.json")) as {
      results: Record<string, Record<string, Answer>>;
    };
    const tests = grangerBothWays(series(1), series(2), { order });
    for (const [actual, name] of [
      [tests.forward, "chicken_causes_egg"],
      [tests.backward, "egg_causes_chicken"],
    ] as const) {
      const expected = results[`lag${order}`]?.[name] ?? { F: Number.NaN, p: Number.NaN };
      expect(relativeErrorOf(actual.statistic, expected.F)).toBeLessThan(1e-9);
      expect(relativeErrorOf(actual.pValue, expected.p)).toBeLessThan(1e-9);
      expect(actual.degrees).toEqual([order, 54 - order - 2 * order - 1]);
      expect(actual.rows).toBe(54 - order);
    }
  });
});

function noise(seed: number, length: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length }, () => normal.sample(random, 0, 1));
}

const seeds = fc.integer({ min: 0, max: 1e6 });

describe("the Granger test", () => {
  test("finds the series whose past moves the other, and not the reverse", () => {
    const moves = noise(1, 200);
    const moved = noise(2, 200).map((e, t) => e + 0.8 * (moves[t - 2] ?? 0));
    const { forward, backward } = grangerBothWays(moves, moved, { order: 3 });
    expect(forward.pValue).toBeLessThan(1e-12);
    expect(backward.pValue).toBeGreaterThan(0.05);
  });

  test("errs at its stated rate where its assumptions hold", () => {
    const rejected = Array.from({ length: 1000 }, (_, i) =>
      grangerTest(noise(2 * i, 80), noise(2 * i + 1, 80), { order: 2 }),
    ).filter(({ pValue }) => pValue < 0.1).length;
    expect(rejected).toBeGreaterThan(70);
    expect(rejected).toBeLessThan(130);
  });

  test("does not mind units, origins, or a control that says nothing new", () => {
    const units = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    const origins = fc.double({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(seeds, units, origins, (seed, unit, origin) => {
        const [a, b] = [noise(seed, 40), noise(seed + 1, 40)];
        const plain = grangerTest(a, b, { order: 2 });
        const moved = grangerTest(
          a.map((v) => v * unit + origin),
          b.map((v) => v / unit - origin),
          { order: 2, controls: [a.map(() => 4)] },
        );
        expect(relativeErrorOf(moved.statistic, plain.statistic)).toBeLessThan(1e-6);
        expect(moved.degrees).toEqual(plain.degrees);
      }),
    );
  });

  test("loses its finding where a control holds what the predictor tells", () => {
    const predictor = noise(3, 150);
    const control = predictor.map((_, t) => predictor[t - 1] ?? Number.NaN);
    const outcome = noise(4, 150).map((e, t) => e + (predictor[t - 1] ?? 0));
    expect(grangerTest(predictor, outcome, { order: 1 }).pValue).toBeLessThan(1e-12);
    const controlled = grangerTest(predictor, outcome, { order: 1, controls: [control] });
    expect([controlled.statistic, controlled.pValue]).toEqual([Number.NaN, Number.NaN]);
    expect(controlled.degrees[0]).toBe(0);
    const both = grangerTest(predictor, outcome, { order: 2, controls: [control] });
    expect(both.degrees[0]).toBe(1);
    expect(both.pValue).toBeGreaterThan(0.05);
  });

  test("leaves out the periods that a gap touches, and closes no gap", () => {
    const [a, b] = [noise(5, 60), noise(6, 60)];
    const parted = b.with(30, Number.NaN);
    const whole = grangerTest(a, b, { order: 2 });
    expect([whole.rows, grangerTest(a, parted, { order: 2 }).rows]).toEqual([58, 55]);
    const early = grangerTest(a.slice(0, 30), b.slice(0, 30), { order: 2 });
    const rest = b.map((v, t) => (t < 30 ? v : Number.NaN));
    expect(grangerTest(a, rest, { order: 2 })).toEqual(early);
  });

  test("refuses an order of no lags, series that do not match and too short ones", () => {
    const series = noise(7, 12);
    for (const order of [0, 1.5, Number.NaN]) {
      expect(() => grangerTest(series, series, { order })).toThrow(
        expect.objectContaining({ code: "maths.setting-outside" }),
      );
    }
    expect(() => grangerTest(series, series.slice(1), { order: 1 })).toThrow(
      expect.objectContaining({ code: "maths.rows-unequal" }),
    );
    expect(() => grangerTest(series, series, { order: 1, controls: [[1]] })).toThrow(
      expect.objectContaining({ code: "maths.rows-unequal" }),
    );
    expect(() => grangerTest(series, series, { order: 4 })).toThrow(
      expect.objectContaining({ code: "maths.rows-too-few", facts: { rows: 8, needed: 10 } }),
    );
  });
});
