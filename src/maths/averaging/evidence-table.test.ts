import { expect, test } from "vitest";
import { waves } from "../../../test/support/averaging-references.ts";
import { crossProducts } from "./cross-products.ts";
import { enumerateModels } from "./enumeration.ts";
import { logBayesFactors, shrinkages } from "./evidence-table.ts";
import { type GPrior, logBayesFactor, shrinkageMoments } from "./g-prior.ts";
import { columnCandidates } from "./model-space.ts";

test("every model's factor and shrinkage are those that it has by itself", () => {
  const { response, columns } = waves(60, 10);
  const products = crossProducts(response, columns, [response.map(() => 1)]);
  const space = enumerateModels(products, columnCandidates(10));
  const priors: readonly GPrior[] = [
    { kind: "fixed", g: 60 },
    { kind: "local-eb" },
    { kind: "hyper-g", a: 3 },
    { kind: "hyper-g/n", a: 3 },
    { kind: "zellner-siow" },
    { kind: "zellner-siow", integral: "laplace" },
  ];
  for (const prior of priors) {
    const factors = logBayesFactors(space, prior);
    const { mean, square } = shrinkages(space, prior);
    for (let m = 0; m < space.models; m += 7) {
      const [terms, r2] = [space.terms[m] ?? 0, space.r2[m] ?? 0];
      const alone = shrinkageMoments(prior, products)(terms, r2);
      const factor = logBayesFactor(prior, products)(terms, r2);
      expect(Math.abs((factors[m] ?? Number.NaN) - factor)).toBeLessThan(1e-11);
      expect(Math.abs((mean[m] ?? Number.NaN) - alone.mean)).toBeLessThan(1e-11);
      expect(Math.abs((square[m] ?? Number.NaN) - alone.square)).toBeLessThan(1e-11);
    }
  }
});
