import type { Random } from "../../kernel/index.ts";
import { gammaDistribution } from "../distributions/gamma.ts";
import { normal } from "../distributions/normal.ts";
import { columnsOfModel, type ModelSpace } from "./model-space.ts";
import { scaledProducts } from "./scaled-products.ts";
import { fitSubset, type SubsetFit, solveSubset, subsetFit } from "./subset-fit.ts";

/** One draw of a model and of its parameters. */
export interface SampledModel {
  /** Place of the model in the space. */
  readonly model: number;
  /** Columns that are in it and do not depend on others, and the coefficient of each. */
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
  /** Variance of the rows that the cross products are made of. */
  readonly variance: number;
}

/** How often each model is drawn: at even steps through their probabilities laid end to end, begun at one point by lot. */
function places(probability: Float64Array, count: number, random: Random): number[] {
  const total = probability.reduce((a, b) => a + b, 0);
  const start = random.uniform();
  const drawn: number[] = [];
  let passed = 0;
  for (let m = 0; m < probability.length && drawn.length < count; m++) {
    passed += (probability[m] as number) / total;
    while (drawn.length < count && start + drawn.length < passed * count) drawn.push(m);
  }
  const last = probability.length - 1;
  while (drawn.length < count && last >= 0) drawn.push(drawn.at(-1) ?? last);
  return drawn;
}

/** Normal numbers whose covariance is the inverse of the products that a fit has factored. */
function spread({ factor, rank, scaled }: SubsetFit, random: Random): Float64Array {
  const z = Float64Array.from({ length: rank }, () => normal.sample(random, 0, 1));
  for (let i = rank - 1; i >= 0; i--) {
    let sum = z[i] as number;
    for (let l = i + 1; l < rank; l++)
      sum -= (factor[l * scaled.k + i] as number) * (z[l] as number);
    z[i] = sum / (factor[i * scaled.k + i] as number);
  }
  return z;
}

/**
 * Draw models, and within each its coefficients and the variance of its rows, from their joint posterior.
 *
 * Method: models by systematic sampling, so that a model of probability p is drawn within one of `count` p times; given the
 * model the variance is yy (1 - s R²) over a chi square of n less the forced rank, s = g / (1 + g), and given both the
 * coefficients are normal about s b with s times the variance of least squares. The draws come in the order of the models.
 * Source: Zellner (1986); Gelman and others (2013), "Bayesian Data Analysis", section 14.2; systematic sampling: Madow (1949).
 * Check: sampled-models.test.ts, against `coefficients` of the same space.
 *
 * @param probability of each model of the space, as `weighModels` gives it
 * @param g of Zellner's prior, above 0; the one that the models were weighed with
 * @param count draws, >= 1
 */
export function sampleModels(
  space: ModelSpace,
  probability: Float64Array,
  g: number,
  count: number,
  random: Random,
): SampledModel[] {
  const scaled = scaledProducts(space.products);
  const { length, responseLength } = scaled;
  const fit = subsetFit(scaled);
  const shrinkage = g / (1 + g);
  const freedom = space.products.n - space.products.forced;
  const columns = new Int32Array(scaled.k);
  let fitted = -1;
  return places(probability, count, random).map((model) => {
    if (model !== fitted) {
      fitSubset(fit, columns, columnsOfModel(space.candidates, space.choice, model, columns));
      solveSubset(fit);
      fitted = model;
    }
    const chiSquare = gammaDistribution.sample(random, freedom / 2, 1 / 2);
    const scale = Math.max(0, 1 - shrinkage * fit.r2) / chiSquare;
    const noise = spread(fit, random);
    const used = [...fit.used.subarray(0, fit.rank)];
    const coefficients = used.map((j, i) => {
      const value =
        shrinkage * (fit.beta[i] as number) + Math.sqrt(shrinkage * scale) * (noise[i] as number);
      return (value * responseLength) / (length[j] as number);
    });
    return { model, columns: used, coefficients, variance: scale * responseLength ** 2 };
  });
}
