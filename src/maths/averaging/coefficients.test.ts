import { describe, expect, test } from "vitest";
import { WAVES_COLUMNS, WAVES_RUNS, waves } from "../../../test/support/averaging-references.ts";
import { studentT } from "../distributions/student-t.ts";
import { type AveragedColumn, coefficients, type Spread } from "./coefficients.ts";
import { crossProducts } from "./cross-products.ts";
import { enumerateModels } from "./enumeration.ts";
import { type GPrior, shrinkageMoments } from "./g-prior.ts";
import { columnCandidates, type ModelSpace } from "./model-space.ts";
import { topModels, weighModels } from "./weighing.ts";

const { response, columns } = waves(60, 10);
const ones = response.map(() => 1);
const space = enumerateModels(crossProducts(response, columns, [ones]), columnCandidates(10));

const only = (x: readonly (readonly number[])[]): ModelSpace =>
  enumerateModels(crossProducts(response, x, [ones]), columnCandidates(x.length));

const averagedUnder = (
  of: ModelSpace,
  g: GPrior,
  inclusion: readonly number[],
  spread?: Spread,
): AveragedColumn[] => {
  const weighed = weighModels(of, g, { kind: "independent", inclusion });
  return spread === undefined ? coefficients(of, weighed) : coefficients(of, weighed, spread);
};

describe("averaged coefficients", () => {
  test("and their models are those of R's BMS", () => {
    for (const run of WAVES_RUNS) {
      const weighed = weighModels(space, run.g, run.prior);
      const averaged = coefficients(space, weighed);
      expect(Math.abs(weighed.size - run.size)).toBeLessThan(1e-10);
      for (const [i, j] of WAVES_COLUMNS.entries()) {
        const column = averaged[j];
        const near = (mine: number | undefined, theirs: number | undefined, by: number): void => {
          expect(Math.abs((mine ?? Number.NaN) - (theirs ?? Number.NaN))).toBeLessThan(by);
        };
        near(column?.inclusion, run.inclusion[i], 1e-11);
        near(weighed.candidates[j]?.inclusion, run.inclusion[i], 1e-11);
        near(column?.mean, run.mean[i], 1e-11);
        near(column?.sd, run.sd[i], 1e-11);
        near(column?.positiveMean, run.positiveMean[i], 1e-8);
      }
      const top = topModels(space, weighed, 3).map((model) => model.probability);
      for (const [i, p] of run.top.entries()) {
        expect(Math.abs((top[i] ?? Number.NaN) - p)).toBeLessThan(1e-11);
      }
    }
  });

  test("of one certain model are Student's t, shrunk by g / (1 + g)", () => {
    const x = columns[1] ?? [];
    const { yy, xy, xx } = crossProducts(response, [x], [ones]);
    const [a, b] = [xx[0] ?? 1, (xy[0] ?? 0) / (xx[0] ?? 1)];
    const [found] = averagedUnder(only([x]), { kind: "fixed", g: 9 }, [1]);
    const variance = (0.9 * (yy - 0.9 * b * b * a)) / 57 / a;
    expect(found?.mean).toBeCloseTo(0.9 * b, 12);
    expect(found?.sd).toBeCloseTo(Math.sqrt(variance), 12);
    const scale = Math.sqrt((variance * 57) / 59);
    expect(found?.positive).toBeCloseTo(studentT.cdf((0.9 * b) / scale, 59, 0, 1), 12);
    expect(found?.positiveMean).toBe(b > 0 ? 1 : 0);
  });

  test("under BIC are least squares with its standard error", () => {
    const x = columns[1] ?? [];
    const { yy, xy, xx } = crossProducts(response, [x], [ones]);
    const [a, b] = [xx[0] ?? 1, (xy[0] ?? 0) / (xx[0] ?? 1)];
    const [found] = averagedUnder(only([x]), { kind: "bic" }, [1]);
    const error = Math.sqrt((yy - b * b * a) / 58 / a);
    expect(found?.mean).toBeCloseTo(b, 12);
    expect(found?.sd).toBeCloseTo(error, 12);
    expect(found?.positive).toBeCloseTo(studentT.cdf(b / error, 58, 0, 1), 12);
  });

  test("where g is averaged over, differ by the variance of the shrinkage, and as BAS has them", () => {
    const x = columns[1] ?? [];
    const g: GPrior = { kind: "hyper-g", a: 3 };
    const model = only([x]);
    const { yy, xy, xx } = model.products;
    const [a, b] = [xx[0] ?? 1, (xy[0] ?? 0) / (xx[0] ?? 1)];
    const { mean, square } = shrinkageMoments(g, model.products)(1, model.r2[1] ?? 0);
    const sd = (spread: Spread): number => averagedUnder(model, g, [1], spread)[0]?.sd ?? 0;
    expect(sd("full") ** 2 - sd("bms") ** 2).toBeCloseTo((square - mean * mean) * b * b, 12);
    expect(sd("bas")).toBeCloseTo(Math.sqrt((mean * (yy - b * b * a)) / 58 / a), 12);
  });

  test("are 0 without the column, so that mean and spread mix both", () => {
    const [found] = averagedUnder(only([columns[1] ?? []]), { kind: "fixed", g: 60 }, [0.5]);
    const [certain] = averagedUnder(only([columns[1] ?? []]), { kind: "fixed", g: 60 }, [1]);
    const p = found?.inclusion ?? Number.NaN;
    expect(p).toBeGreaterThan(0.01);
    expect(p).toBeLessThan(0.99);
    expect(found?.meanIncluded).toBeCloseTo(certain?.mean ?? Number.NaN, 12);
    expect(found?.sdIncluded).toBeCloseTo(certain?.sd ?? Number.NaN, 12);
    expect(found?.mean).toBeCloseTo(p * (certain?.mean ?? Number.NaN), 12);
    const second = p * ((certain?.sd ?? 0) ** 2 + (certain?.mean ?? 0) ** 2);
    expect(found?.sd).toBeCloseTo(Math.sqrt(second - (found?.mean ?? 0) ** 2), 12);
  });

  test("of orthogonal columns do not know of one another", () => {
    const bit = (k: number): number[] =>
      Array.from({ length: 32 }, (_, i) => ((i >> k) & 1) * 2 - 1);
    const x = [bit(0), bit(1), bit(2)];
    const y = Array.from(
      { length: 32 },
      (_, i) => (x[0]?.[i] ?? 0) - 0.5 * (x[1]?.[i] ?? 0) + Math.sin(i * i),
    );
    const products = crossProducts(y, x, [y.map(() => 1)]);
    const all = enumerateModels(products, columnCandidates(3));
    const found = averagedUnder(all, { kind: "fixed", g: 32 }, [0.5, 0.5, 0.5]);
    for (const [j, column] of found.entries()) {
      const b = (products.xy[j] ?? 0) / (products.xx[4 * j] ?? 1);
      expect(column.meanIncluded).toBeCloseTo((32 / 33) * b, 12);
      expect(column.mean).toBeCloseTo((column.inclusion * 32 * b) / 33, 12);
    }
  });

  test("follow the units of column and response", () => {
    const inMiles = columns.map((column) => column.map((x) => 5 + x / 1609));
    const twice = response.map((y) => 7 - 2 * y);
    const there = enumerateModels(crossProducts(twice, inMiles, [ones]), columnCandidates(10));
    const prior = { kind: "beta-binomial", a: 1, b: 1 } as const;
    const moved = coefficients(there, weighModels(there, { kind: "fixed", g: 60 }, prior));
    const still = coefficients(space, weighModels(space, { kind: "fixed", g: 60 }, prior));
    for (const [j, column] of still.entries()) {
      expect((moved[j]?.mean ?? 0) / (-2 * 1609 * column.mean)).toBeCloseTo(1, 8);
      expect((moved[j]?.sd ?? 0) / (2 * 1609 * column.sd)).toBeCloseTo(1, 8);
      expect(moved[j]?.positive).toBeCloseTo(1 - column.positive, 8);
    }
  });

  test("of a column that no model has are 0, and its conditional mean is not known", () => {
    const [, second] = averagedUnder(
      only([columns[1] ?? [], ones]),
      { kind: "fixed", g: 60 },
      [1, 0],
    );
    expect([second?.inclusion, second?.mean, second?.sd]).toEqual([0, 0, 0]);
    expect(second?.meanIncluded).toBeNaN();
  });
});
