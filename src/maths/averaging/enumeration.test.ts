import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { waves } from "../../../test/support/averaging-references.ts";
import { EntenteError } from "../../kernel/index.ts";
import { crossProducts } from "./cross-products.ts";
import { enumerateModels } from "./enumeration.ts";
import { type Candidate, columnCandidates, columnsOfModel, modelCount } from "./model-space.ts";
import { scaledProducts } from "./scaled-products.ts";
import { fitSubset, subsetFit } from "./subset-fit.ts";

const { response, columns } = waves(40, 6);
const ones = response.map(() => 1);
const products = crossProducts(response, columns, [ones]);

/** Each model's fit by itself. */
function alone(space: ReturnType<typeof enumerateModels>): { terms: number[]; r2: number[] } {
  const fit = subsetFit(scaledProducts(space.products));
  const room = new Int32Array(space.products.xy.length);
  const [terms, r2]: [number[], number[]] = [[], []];
  for (let m = 0; m < space.models; m++) {
    fitSubset(fit, room, columnsOfModel(space.candidates, space.choice, m, room));
    terms.push(fit.rank);
    r2.push(fit.r2);
  }
  return { terms, r2 };
}

const expectSameAsAlone = (space: ReturnType<typeof enumerateModels>): void => {
  const { terms, r2 } = alone(space);
  expect([...space.terms]).toEqual(terms);
  for (const [m, value] of r2.entries()) {
    expect(Math.abs((space.r2[m] ?? Number.NaN) - value)).toBeLessThan(1e-12);
  }
};

const codeOf = (candidates: readonly Candidate[]): string => {
  try {
    enumerateModels(products, candidates);
  } catch (error) {
    if (error instanceof EntenteError) return error.code;
  }
  return "none";
};

describe("the enumeration of models", () => {
  test("fits every set of columns as a regression on it alone", () => {
    const space = enumerateModels(products, columnCandidates(6));
    expect(space.models).toBe(64);
    expect(
      new Set(Array.from({ length: 64 }, (_, m) => space.choice.slice(6 * m, 6 * m + 6).join("")))
        .size,
    ).toBe(64);
    expect([space.terms[0], space.r2[0]]).toEqual([0, 0]);
    expectSameAsAlone(space);
  });

  test("has each candidate out or in by one alternative, of one column or several, shared ones too", () => {
    const candidates: Candidate[] = [
      { alternatives: [[0], [0, 1], [2]] },
      { alternatives: [[1, 3]] },
      { alternatives: [[4], [5, 2]], shares: [0.25, 0.75] },
    ];
    const space = enumerateModels(products, candidates);
    expect(space.models).toBe(4 * 2 * 3);
    expect(modelCount(candidates)).toBe(24);
    expect(Math.max(...space.terms)).toBe(5);
    expectSameAsAlone(space);
  });

  test("keeps the fit of dependent columns and counts their rank", () => {
    const sum = (columns[0] ?? []).map((x, i) => 2 * x - (columns[1]?.[i] ?? 0) + 3);
    const dependent = crossProducts(response, [...columns.slice(0, 2), sum, ones], [ones]);
    const space = enumerateModels(dependent, columnCandidates(4));
    const last = space.models - 1;
    expect(space.terms[last]).toBe(2);
    const pair = space.models - 4;
    expect([...space.choice.slice(4 * pair, 4 * pair + 4)]).toEqual([1, 1, 0, 0]);
    expect(space.r2[last]).toBeCloseTo(space.r2[pair] ?? Number.NaN, 12);
  });

  test("explains all of a response that a column repeats, and nothing of one that is constant", () => {
    const same = enumerateModels(crossProducts(response, [response], [ones]), columnCandidates(1));
    expect(same.r2[1]).toBeCloseTo(1, 14);
    const flat = enumerateModels(crossProducts(ones, columns, [ones]), columnCandidates(2));
    expect([...flat.r2]).toEqual([0, 0, 0, 0]);
  });

  test("does not depend on the order of the columns", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (order) => {
        const shuffled = crossProducts(
          response,
          order.map((j) => columns[j] ?? []),
          [ones],
        );
        const sorted = (r2: Float64Array): number[] => [...r2].sort((a, b) => a - b);
        const there = sorted(enumerateModels(shuffled, columnCandidates(6)).r2);
        const here = sorted(enumerateModels(products, columnCandidates(6)).r2);
        there.forEach((value, m) => {
          expect(Math.abs(value - (here[m] ?? 0))).toBeLessThan(1e-12);
        });
      }),
      { numRuns: 20 },
    );
  });

  test("has one model where there is no candidate", () => {
    const space = enumerateModels(products, []);
    expect([space.models, space.terms[0], space.r2[0]]).toEqual([1, 0, 0]);
  });

  test("refuses candidates that make no models, or too many", () => {
    expect(codeOf([{ alternatives: [] }])).toBe("maths.candidate-misshapen");
    expect(codeOf([{ alternatives: [[]] }])).toBe("maths.candidate-misshapen");
    expect(codeOf([{ alternatives: [[6]] }])).toBe("maths.candidate-misshapen");
    expect(codeOf([{ alternatives: [[0], [1]], shares: [1] }])).toBe("maths.candidate-misshapen");
    expect(codeOf([{ alternatives: [[0], [1]], shares: [0.9, 0.3] }])).toBe(
      "maths.candidate-misshapen",
    );
    expect(codeOf([{ alternatives: Array.from({ length: 256 }, () => [0]) }])).toBe(
      "maths.candidate-misshapen",
    );
    expect(codeOf(Array.from({ length: 23 }, () => ({ alternatives: [[0]] })))).toBe(
      "maths.models-too-many",
    );
  });
});
