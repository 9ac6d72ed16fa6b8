import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasSharedData } from "../../../test/support/shared-data.ts";
import { type Random, seededRandom } from "../../kernel/index.ts";
import { baiPerron } from "./bai-perron.ts";

interface Reference {
  readonly n_breaks_BIC: number;
  readonly breakpoint_index: number;
  readonly BIC: Readonly<Record<string, number>>;
  readonly RSS: Readonly<Record<string, number>>;
  readonly ci95: Readonly<Record<string, number>>;
  readonly supF: number;
  readonly segment_means: Readonly<Record<string, number>>;
}

const folder = join(process.env["ENTENTE_DATA"] ?? "../shared", "gold", "nile");

function normal({ uniform }: Random): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

function leastSquares(values: readonly number[], breaks: number, shortest: number): number {
  const squares = (part: readonly number[]): number => {
    const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
    return part.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  if (breaks === 0) return values.length < shortest ? Number.POSITIVE_INFINITY : squares(values);
  const cuts = Array.from({ length: values.length }, (_, i) => i).slice(shortest);
  return Math.min(
    Number.POSITIVE_INFINITY,
    ...cuts.map(
      (at) => squares(values.slice(0, at)) + leastSquares(values.slice(at), breaks - 1, shortest),
    ),
  );
}

describe.skipIf(!hasSharedData)("breaks of the Nile", () => {
  test("are those of the reference software: sums of squares, BIC, 1898 with its interval, supF", () => {
    const lines = readFileSync(join(folder, "nile.csv"), "utf8").trim().split("\n").slice(1);
    const nile = lines.map((line) => Number(line.split(",").at(-1)));
    const { strucchange } = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as {
      strucchange: Reference;
    };
    const analysis = baiPerron(nile);
    expect(analysis.fits).toHaveLength(Object.keys(strucchange.RSS).length);
    analysis.fits.forEach(({ rss, bic }, breaks) => {
      expect(rss).toBeCloseTo(strucchange.RSS[breaks] ?? 0, 5);
      expect(bic).toBeCloseTo(strucchange.BIC[breaks] ?? 0, 8);
    });
    expect(analysis.chosen).toBe(strucchange.n_breaks_BIC);
    expect(analysis.breaks).toEqual([
      {
        index: strucchange.breakpoint_index,
        lower: strucchange.ci95["2.5 %"],
        upper: strucchange.ci95["97.5 %"],
      },
    ]);
    const means = Object.values(strucchange.segment_means);
    expect(analysis.means).toEqual(means.map((mean) => expect.closeTo(mean, 9)));
    expect(analysis.supF?.statistic).toBeCloseTo(strucchange.supF, 9);
    expect(analysis.supF?.index).toBe(28);
    expect(analysis.supF?.pValue).toBeLessThan(1e-15);
  });
});

describe("breaks of the mean", () => {
  test("leave the least sum of squares of all divisions", () => {
    const series = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 6, maxLength: 11 });
    fc.assert(
      fc.property(series, (values) => {
        const { fits, shortest } = baiPerron(values, { minFraction: 0.2, maxBreaks: 3 });
        fits.forEach(({ rss }, breaks) => {
          expect(rss).toBeCloseTo(leastSquares(values, breaks, shortest), 8);
        });
      }),
      { numRuns: 60 },
    );
  });

  test("do not depend on the origin and the unit, nor in number on the direction of time", () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const random = seededRandom(seed);
        const values = Array.from({ length: 40 }, (_, i) => normal(random) + (i < 15 ? 0 : 2));
        const { chosen, breaks, supF } = baiPerron(values);
        const moved = baiPerron(values.map((value) => -4 * value + 100));
        expect(moved.breaks).toEqual(breaks);
        expect(moved.supF?.statistic).toBeCloseTo(supF?.statistic ?? Number.NaN, 6);
        expect(baiPerron([...values].reverse()).chosen).toBe(chosen);
      }),
      { numRuns: 40 },
    );
  });

  test("have intervals that hold the true break about as often as they say", () => {
    const random = seededRandom(12);
    const found = Array.from({ length: 300 }, () => {
      const values = Array.from({ length: 120 }, (_, i) =>
        i < 50 ? normal(random) : 1.2 + 1.5 * normal(random),
      );
      return baiPerron(values, { maxBreaks: 1 }).breaks[0];
    }).filter((one) => one !== undefined);
    const held = found.filter(({ lower, upper }) => lower <= 50 && 50 <= upper);
    expect(found.length).toBeGreaterThan(250);
    expect(held.length / found.length).toBeGreaterThan(0.88);
    expect(held.length / found.length).toBeLessThan(0.99);
  });

  test("are rarely seen in noise, where supF rejects about as often as its chance says", () => {
    const random = seededRandom(21);
    const runs = Array.from({ length: 400 }, () =>
      baiPerron(Array.from({ length: 100 }, () => normal(random))),
    );
    expect(runs.filter(({ chosen }) => chosen > 0).length).toBeLessThan(60);
    const rejected = runs.filter(({ supF }) => (supF?.pValue ?? 1) < 0.05).length;
    expect(rejected).toBeGreaterThan(8);
    expect(rejected).toBeLessThan(32);
  });

  test("are none in a constant series; a clean step is one break without doubt", () => {
    const flat = baiPerron([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]);
    expect([flat.chosen, flat.breaks, flat.supF?.pValue]).toEqual([0, [], 1]);
    const step = baiPerron([0.1, 0.1, 0.1, 0.1, 0.7, 0.7, 0.7, 0.7, 0.7]);
    expect(step.breaks).toEqual([{ index: 4, lower: 4, upper: 4 }]);
    expect(step.means).toEqual([0.1, expect.closeTo(0.7, 12)]);
  });

  test("are not sought in too short a series", () => {
    expect(baiPerron([])).toMatchObject({ fits: [], breaks: [], supF: undefined });
    expect(baiPerron([4])).toMatchObject({ fits: [], breaks: [], chosen: 0 });
    expect(baiPerron([1, 2, 3])).toMatchObject({ breaks: [], chosen: 0, supF: undefined });
    expect(baiPerron([1, 2, 3]).fits).toHaveLength(1);
  });

  test("need a number for every period", () => {
    expect(() => baiPerron([1, Number.POSITIVE_INFINITY])).toThrow(
      expect.objectContaining({ code: "maths.series-not-finite" }),
    );
  });
});
