import { type GPrior, logBayesFactors, logBeta, type ModelSpace } from "../../maths/index.ts";
import { Factor } from "./factor.ts";
import { logPriorBySize } from "./space-prior.ts";

/** The priors on models that are tried. */
export type SetPrior = "usual" | "betaBinomial" | "fixedOne" | "uniform";

/** What one candidate gets in one cell of the grid. */
export interface CellInclusion {
  /** NaN where the cell leaves none of its columns. */
  readonly inclusion: number;
  /** Share of that in models in which its coefficient is above 0. */
  readonly positive: number;
}

/** A space with all that does not depend on the prior of the models. */
export interface GridSpace {
  readonly space: ModelSpace;
  /** Per model and candidate: 1 or -1 by the sign of the coefficient, 0 when it is not in. */
  readonly signs: Int8Array;
}

/** The signs of all coefficients of a space. */
export function gridSpace(space: ModelSpace): GridSpace {
  const { candidates, choice, models } = space;
  const count = candidates.length;
  const factor = new Factor(space.products, count);
  const coefficients = new Float64Array(count);
  const signs = new Int8Array(models * count);
  const owner = new Int32Array(space.products.xy.length);
  candidates.forEach(({ alternatives }, c) => {
    for (const column of alternatives.flat()) owner[column] = c;
  });
  for (let m = 0; m < models; m++) {
    factor.shrinkTo(0);
    for (let c = 0; c < count; c++) {
      const chosen = choice[m * count + c] as number;
      const column = chosen === 0 ? undefined : candidates[c]?.alternatives[chosen - 1]?.[0];
      if (column !== undefined) factor.add(column);
    }
    factor.solve(coefficients).forEach((column, i) => {
      signs[m * count + (owner[column] as number)] = Math.sign(coefficients[i] as number);
    });
  }
  return { space, signs };
}

/** Log Bayes factors of all models under one prior of the coefficients. */
export function logFactors({ space }: GridSpace, g: GPrior): Float64Array {
  return logBayesFactors(space, g);
}

/**
 * Log prior of a set of j of m measured hypotheses when H were tried, by j.
 *
 * The usual one; beta-binomial(1, 1) over all H, those not measured being out; each in with probability 1/H; each in with
 * probability 1/2.
 */
export function logSetPrior(prior: SetPrior, measured: number, tried: number): Float64Array {
  if (prior === "usual") return Float64Array.from(logPriorBySize(measured, tried));
  const all = Math.max(measured, tried);
  const unseen = 1 + all - measured;
  const bySize = new Float64Array(measured + 1);
  return bySize.map((_, j) => {
    if (prior === "uniform") return -measured * Math.LN2;
    if (prior === "betaBinomial") {
      return logBeta(1 + j, unseen + measured - j) - logBeta(1, unseen);
    }
    if (all === 1) return -Math.LN2;
    return j * Math.log(1 / all) + (measured - j) * Math.log1p(-1 / all);
  });
}

/** What one cell of the grid weighs by. */
export interface CellPriors {
  /** Log Bayes factor of each model. */
  readonly logFactor: Float64Array;
  /** Log prior of a set, by its size. */
  readonly logBySize: Float64Array;
  /** Prior share of each candidate's alternatives; 0 takes an alternative out. */
  readonly shares: readonly Float64Array[];
}

/** Log weights of all models. */
function logWeights(space: ModelSpace, { logFactor, logBySize, shares }: CellPriors): Float64Array {
  const { choice } = space;
  const count = shares.length;
  const logs = shares.map((own) => own.map((share) => Math.log(share)));
  return logFactor.map((factor, m) => {
    let size = 0;
    let log = factor;
    for (let c = 0, at = m * count; c < count; c++, at++) {
      const chosen = choice[at] as number;
      if (chosen === 0) continue;
      size++;
      log += (logs[c] as Float64Array)[chosen - 1] as number;
    }
    return log + (logBySize[size] as number);
  });
}

/** Log weights below the largest beyond which a model is nothing. */
const NEGLIGIBLE = 50;

/** Inclusion and sign of every candidate in one cell. */
export function weighCell(
  { space, signs }: GridSpace,
  priors: CellPriors,
): readonly CellInclusion[] {
  const count = priors.shares.length;
  const weights = logWeights(space, priors);
  const top = weights.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const [held, positive] = [new Float64Array(count), new Float64Array(count)];
  let total = 0;
  for (let m = 0; m < space.models; m++) {
    const log = (weights[m] as number) - top;
    if (!(log > -NEGLIGIBLE)) continue;
    const weight = Math.exp(log);
    total += weight;
    for (let c = 0, at = m * count; c < count; c++, at++) {
      if ((space.choice[at] as number) > 0) held[c] = (held[c] as number) + weight;
      if ((signs[at] as number) > 0) positive[c] = (positive[c] as number) + weight;
    }
  }
  return priors.shares.map((own, c) => {
    const isOut = own.every((share) => share === 0);
    const sum = held[c] as number;
    return {
      inclusion: isOut ? Number.NaN : sum / total,
      positive: (positive[c] as number) / sum,
    };
  });
}
