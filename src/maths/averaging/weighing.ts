import { logSumExp } from "../special/log-sum.ts";
import { logBayesFactors } from "./evidence-table.ts";
import type { GPrior } from "./g-prior.ts";
import { logPriorOf, type ModelPrior, modelPriorTable } from "./model-prior.ts";
import type { ModelSpace } from "./model-space.ts";

/** What a candidate comes to over all models. */
export interface WeighedCandidate {
  /** Posterior probability that it is in the model. */
  readonly inclusion: number;
  /** Prior probability that it is. */
  readonly prior: number;
  /** Posterior probability of each alternative; they sum to the inclusion. */
  readonly alternatives: readonly number[];
}

/** A space of models under one prior. */
export interface Averaged {
  readonly g: GPrior;
  readonly candidates: readonly WeighedCandidate[];
  /** Posterior mean number of candidates in the model. */
  readonly size: number;
  /** Posterior probability of each model; sum 1 over the models of the space. */
  readonly probability: Float64Array;
  /**
   * Log evidence of the space, over that of the model with the forced columns only: the log of the sum of prior times
   * Bayes factor.
   */
  readonly logEvidence: number;
  /** Posterior probability that no candidate is in the model. */
  readonly none: number;
}

/**
 * Weigh every model of a space by prior and evidence.
 *
 * Method: Bayes' theorem over the models; in a space that was searched, over those that were found.
 * Source: Hoeting, Madigan, Raftery and Volinsky (1999), "Bayesian model averaging: a tutorial".
 * Check: gold.test.ts, against BMS 0.3.5 (1e-9) and BAS 2.0.2 (to its printed digits); weighing.test.ts.
 *
 * @throws maths.prior-out-of-domain
 */
export function weighModels(space: ModelSpace, g: GPrior, prior: ModelPrior): Averaged {
  const { candidates, choice, models } = space;
  const table = modelPriorTable(prior, candidates);
  const count = candidates.length;
  const probability = logBayesFactors(space, g);
  for (let m = 0; m < models; m++) {
    probability[m] = (probability[m] as number) + logPriorOf(table, choice, m * count);
  }
  const logEvidence = logSumExp(probability);
  const { offset } = table;
  const sums = new Float64Array(table.state.length);
  let none = 0;
  for (let m = 0; m < models; m++) {
    const p = Math.exp((probability[m] as number) - logEvidence);
    probability[m] = p;
    let size = 0;
    for (let c = 0, at = m * count; c < count; c++, at++) {
      const chosen = choice[at] as number;
      const place = (offset[c] as number) + chosen;
      if (chosen > 0) size++;
      sums[place] = (sums[place] as number) + p;
    }
    if (size === 0) none += p;
  }
  const weighed = candidates.map((_, c) => {
    const alternatives = [...sums.subarray((offset[c] as number) + 1, offset[c + 1])];
    const inclusion = Math.min(
      1,
      alternatives.reduce((a, b) => a + b, 0),
    );
    return { inclusion, prior: table.inclusion[c] as number, alternatives };
  });
  const size = weighed.reduce((sum, { inclusion }) => sum + inclusion, 0);
  return { g, candidates: weighed, size, probability, logEvidence, none };
}

/** One model of a space. */
export interface WeighedModel {
  /** Its place in the space. */
  readonly model: number;
  /** Per candidate: 0 not in, else 1 + the index of its alternative. */
  readonly choice: Uint8Array;
  readonly probability: number;
  readonly r2: number;
  readonly terms: number;
}

/** The most probable models, the best first; of equal ones that which comes first in the space. */
export function topModels(space: ModelSpace, averaged: Averaged, count: number): WeighedModel[] {
  const { probability } = averaged;
  const best: number[] = [];
  const of = (model: number): number => probability[model] as number;
  for (let m = 0; m < space.models; m++) {
    const last = best[best.length - 1];
    if (best.length >= count && (last === undefined || of(m) <= of(last))) continue;
    let at = best.length;
    while (at > 0 && of(best[at - 1] as number) < of(m)) at--;
    best.splice(at, 0, m);
    if (best.length > count) best.pop();
  }
  const width = space.candidates.length;
  return best.map((model) => ({
    model,
    choice: space.choice.slice(model * width, (model + 1) * width),
    probability: of(model),
    r2: space.r2[model] as number,
    terms: space.terms[model] as number,
  }));
}
