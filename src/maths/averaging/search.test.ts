import { describe, expect, test } from "vitest";
import { waves } from "../../../test/support/averaging-references.ts";
import { EntenteError, seededRandom } from "../../kernel/index.ts";
import { crossProducts } from "./cross-products.ts";
import { enumerateModels } from "./enumeration.ts";
import type { GPrior } from "./g-prior.ts";
import type { ModelPrior } from "./model-prior.ts";
import type { Candidate } from "./model-space.ts";
import { searchModels } from "./search.ts";
import { weighModels } from "./weighing.ts";

const { response, columns } = waves(60, 10);
const products = crossProducts(response, columns, [response.map(() => 1)]);
/** A weak one, under which every model is visited. */
const G: GPrior = { kind: "fixed", g: 1 };
const MODEL_PRIOR: ModelPrior = { kind: "beta-binomial", a: 1, b: 1 };
const CANDIDATES: readonly Candidate[] = [
  { alternatives: [[0], [1], [2, 3]], shares: [0.5, 0.3, 0.2] },
  { alternatives: [[1]] },
  { alternatives: [[4], [5]] },
  { alternatives: [[6], [7], [8], [9]] },
];

describe("the search of models", () => {
  test("stands at each model in proportion to its probability, and finds every one of a small space", () => {
    const space = enumerateModels(products, CANDIDATES);
    const exact = weighModels(space, G, MODEL_PRIOR);
    const iterations = 40_000;
    const found = searchModels(products, CANDIDATES, {
      random: seededRandom(7),
      ...{ iterations, burnIn: 500, g: G, modelPrior: MODEL_PRIOR },
    });
    expect(found.models).toBe(space.models);
    expect([...found.choice.slice(0, 4)]).toEqual([0, 0, 0, 0]);
    expect(found.visits.reduce((a, b) => a + b, 0)).toBe(iterations);
    const keyed = new Map<string, number>();
    for (let m = 0; m < space.models; m++) {
      keyed.set(space.choice.slice(4 * m, 4 * m + 4).join(), exact.probability[m] ?? 0);
    }
    for (let m = 0; m < found.models; m++) {
      const p = keyed.get(found.choice.slice(4 * m, 4 * m + 4).join()) ?? Number.NaN;
      expect(Math.abs((found.visits[m] ?? 0) / iterations - p)).toBeLessThan(0.015);
    }
    const weighed = weighModels(found, G, MODEL_PRIOR);
    expect(weighed.logEvidence).toBeCloseTo(exact.logEvidence, 10);
    for (const [c, { inclusion }] of weighed.candidates.entries()) {
      expect(inclusion).toBeCloseTo(exact.candidates[c]?.inclusion ?? Number.NaN, 10);
    }
  });

  test("repeats itself from the same seed", () => {
    const run = (seed: number): Uint8Array =>
      searchModels(products, CANDIDATES, {
        random: seededRandom(seed),
        ...{ iterations: 50, burnIn: 0, g: G, modelPrior: MODEL_PRIOR },
      }).choice;
    expect(run(3)).toEqual(run(3));
    expect(run(3)).not.toEqual(run(4));
  });

  test("of no candidates finds the one model that there is", () => {
    const found = searchModels(products, [], {
      random: seededRandom(1),
      ...{ iterations: 10, burnIn: 0, g: G, modelPrior: MODEL_PRIOR },
    });
    expect([found.models, found.terms[0]]).toEqual([1, 0]);
  });

  test("refuses candidates that name no column", () => {
    const search = (): unknown =>
      searchModels(products, [{ alternatives: [[99]] }], {
        random: seededRandom(1),
        ...{ iterations: 1, burnIn: 0, g: G, modelPrior: MODEL_PRIOR },
      });
    expect(search).toThrow(EntenteError);
  });
});
