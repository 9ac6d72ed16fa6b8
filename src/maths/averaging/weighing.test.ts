import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { waves } from "../../../test/support/averaging-references.ts";
import { EntenteError } from "../../kernel/index.ts";
import { crossProducts } from "./cross-products.ts";
import { enumerateModels } from "./enumeration.ts";
import type { GPrior } from "./g-prior.ts";
import type { ModelPrior } from "./model-prior.ts";
import { columnCandidates, type ModelSpace } from "./model-space.ts";
import { occamWindow } from "./occam-window.ts";
import { topModels, weighModels } from "./weighing.ts";

const { response, columns } = waves(50, 6);
const ones = response.map(() => 1);
const spaceOf = (x: readonly (readonly number[])[], y: readonly number[] = response): ModelSpace =>
  enumerateModels(crossProducts(y, x, [ones]), columnCandidates(x.length));
const space = spaceOf(columns);

const UNIT: GPrior = { kind: "fixed", g: 50 };
const G_PRIORS: readonly GPrior[] = [
  UNIT,
  { kind: "hyper-g", a: 3 },
  { kind: "hyper-g/n", a: 3 },
  { kind: "local-eb" },
  { kind: "zellner-siow" },
  { kind: "bic" },
];
const MODEL_PRIORS: readonly ModelPrior[] = [
  { kind: "uniform" },
  { kind: "beta-binomial", a: 1, b: 2 },
  { kind: "fixed", size: 1.5 },
  { kind: "independent", inclusion: [0.1, 0.2, 0.3, 0.4, 0.5, 1] },
];

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);

const codeOf = (prior: ModelPrior): string => {
  try {
    weighModels(space, UNIT, prior);
  } catch (error) {
    if (error instanceof EntenteError) return error.code;
  }
  return "none";
};

describe("the weighing of models", () => {
  test("gives probabilities that sum to one under every prior", () => {
    for (const g of G_PRIORS) {
      for (const prior of MODEL_PRIORS) {
        const weighed = weighModels(space, g, prior);
        expect(sum(weighed.probability)).toBeCloseTo(1, 12);
        expect(weighed.size).toBeCloseTo(sum(weighed.candidates.map((c) => c.inclusion)), 12);
        expect(weighed.none).toBeCloseTo(weighed.probability[0] ?? Number.NaN, 14);
        for (const { inclusion, alternatives } of weighed.candidates) {
          expect(inclusion).toBeGreaterThanOrEqual(0);
          expect(sum(alternatives)).toBeCloseTo(inclusion, 12);
        }
      }
    }
  });

  test("returns the prior where the response tells nothing", () => {
    const silent = spaceOf(columns, ones);
    for (const prior of MODEL_PRIORS) {
      // With g all but 0, no model is punished for its terms either.
      const weighed = weighModels(silent, { kind: "fixed", g: 1e-12 }, prior);
      expect(weighed.logEvidence).toBeCloseTo(0, 9);
      for (const candidate of weighed.candidates) {
        expect(candidate.inclusion).toBeCloseTo(candidate.prior, 9);
      }
    }
  });

  test("does not depend on the units of columns and response, nor on where they start", () => {
    const shift = fc.double({ min: -100, max: 100, noNaN: true });
    const scale = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(shift, scale), { minLength: 7, maxLength: 7 }), (moves) => {
        const moved = [...columns, response].map((column, j) => {
          const [by, times] = moves[j] ?? [0, 1];
          return column.map((x) => times * x + by);
        });
        const there = weighModels(
          spaceOf(moved.slice(0, 6), moved[6]),
          { kind: "hyper-g", a: 3 },
          { kind: "uniform" },
        );
        const here = weighModels(space, { kind: "hyper-g", a: 3 }, { kind: "uniform" });
        for (const [c, { inclusion }] of there.candidates.entries()) {
          expect(Math.abs(inclusion - (here.candidates[c]?.inclusion ?? 0))).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("does not depend on the order of the columns", () => {
    const here = weighModels(space, UNIT, { kind: "beta-binomial", a: 1, b: 1 });
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (order) => {
        const there = weighModels(spaceOf(order.map((j) => columns[j] ?? [])), UNIT, {
          ...{ kind: "beta-binomial", a: 1, b: 1 },
        });
        for (const [at, j] of order.entries()) {
          const difference =
            (there.candidates[at]?.inclusion ?? 0) - (here.candidates[j]?.inclusion ?? 1);
          expect(Math.abs(difference)).toBeLessThan(1e-11);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("of orthogonal columns under independent priors takes each by itself", () => {
    const n = 16;
    const bit = (k: number): number[] =>
      Array.from({ length: n }, (_, i) => ((i >> k) & 1) * 2 - 1);
    const x = [bit(0), bit(1), bit(2)];
    const y = Array.from({ length: n }, (_, i) => 0.8 * (x[0]?.[i] ?? 0) + Math.sin(i * i));
    const products = crossProducts(y, x, [Array.from({ length: n }, () => 1)]);
    const weighed = weighModels(enumerateModels(products, columnCandidates(3)), UNIT, {
      kind: "fixed",
      size: 1,
    });
    const alone = x.map(
      (_, j) => (products.xy[j] ?? 0) ** 2 / (products.xx[4 * j] ?? 1) / products.yy,
    );
    const weight = (subset: readonly number[]): number => {
      const r2 = sum(subset.map((j) => alone[j] ?? 0));
      const log = -7.5 * Math.log(1 - (50 / 51) * r2) - (subset.length / 2) * Math.log(51);
      return Math.exp(log) * (1 / 3) ** subset.length * (2 / 3) ** (3 - subset.length);
    };
    const subsets = [[], [0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]];
    const total = sum(subsets.map(weight));
    for (const [j, { inclusion }] of weighed.candidates.entries()) {
      const within = sum(subsets.filter((s) => s.includes(j)).map(weight));
      expect(inclusion).toBeCloseTo(within / total, 12);
    }
    expect(weighed.logEvidence).toBeCloseTo(Math.log(total), 12);
  });

  test("shares a candidate's prior among its alternatives, so that a double adds nothing", () => {
    const products = crossProducts(response, columns, [ones]);
    const once = weighModels(
      enumerateModels(products, [{ alternatives: [[0]] }, { alternatives: [[1]] }]),
      UNIT,
      { kind: "uniform" },
    );
    const twice = weighModels(
      enumerateModels(products, [
        { alternatives: [[0], [0]], shares: [0.3, 0.7] },
        { alternatives: [[1]] },
      ]),
      UNIT,
      { kind: "uniform" },
    );
    const [a, b] = [once.candidates[0], twice.candidates[0]];
    expect(b?.inclusion).toBeCloseTo(a?.inclusion ?? Number.NaN, 12);
    expect(b?.alternatives[0]).toBeCloseTo(0.3 * (a?.inclusion ?? Number.NaN), 12);
    expect(twice.logEvidence).toBeCloseTo(once.logEvidence, 12);
  });

  test("lists the most probable models, the best first", () => {
    const weighed = weighModels(space, UNIT, { kind: "uniform" });
    const sorted = [...weighed.probability].sort((a, b) => b - a);
    const top = topModels(space, weighed, 10);
    expect(top.map((model) => model.probability)).toEqual(sorted.slice(0, 10));
    expect(top[0]?.choice).toEqual(space.choice.slice(6 * (top[0]?.model ?? 0)).slice(0, 6));
    expect(topModels(space, weighed, 100)).toHaveLength(64);
    expect(topModels(space, weighed, 0)).toEqual([]);
  });

  test("keeps in Occam's window what is not far less probable than the best", () => {
    const weighed = weighModels(space, UNIT, { kind: "uniform" });
    const window = occamWindow(space, weighed, 20);
    const best = Math.max(...weighed.probability);
    expect(window.models).toBe([...weighed.probability].filter((p) => p > best / 20).length);
    expect(window.models).toBeLessThan(64);
    const again = weighModels(window, UNIT, { kind: "uniform" });
    expect(sum(again.probability)).toBeCloseTo(1, 12);
    expect(() => occamWindow(space, weighed, 1)).toThrow(/odds of the window/);
  });

  test("refuses parameters without a prior", () => {
    expect(codeOf({ kind: "beta-binomial", a: 0, b: 1 })).toBe("maths.prior-out-of-domain");
    expect(codeOf({ kind: "fixed", size: 7 })).toBe("maths.prior-out-of-domain");
    expect(codeOf({ kind: "independent", inclusion: [0.5] })).toBe("maths.prior-out-of-domain");
    expect(codeOf({ kind: "independent", inclusion: [0.5, 0.5, 0.5, 0.5, 0.5, 1.5] })).toBe(
      "maths.prior-out-of-domain",
    );
    expect(codeOf({ kind: "uniform" })).toBe("none");
  });
});
