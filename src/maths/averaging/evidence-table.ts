import { interpolated } from "./chebyshev.ts";
import { type GPrior, logBayesFactor, shrinkageMoments, unexplainedShare } from "./g-prior.ts";
import type { ModelSpace } from "./model-space.ts";

/** With fewer models of a size, each is computed by itself. */
const FEW = 100;

/** Models' places by number of terms. */
function bySize(terms: Uint16Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  terms.forEach((size, model) => {
    const group = groups.get(size);
    if (group === undefined) groups.set(size, [model]);
    else group.push(model);
  });
  return groups;
}

/** A function of terms and R² at every model of a space, interpolated where many models have as many terms. */
function interpolatedOver(
  space: ModelSpace,
  f: (terms: number, r2: number) => number,
): Float64Array {
  const { models, terms, r2 } = space;
  const values = new Float64Array(models);
  for (const [size, group] of bySize(terms)) {
    const at = group.map((m) => Math.log(unexplainedShare(r2[m] as number)));
    const [lo, hi] = [at.reduce((a, b) => Math.min(a, b)), at.reduce((a, b) => Math.max(a, b))];
    const smooth =
      size === 0 || group.length < FEW
        ? undefined
        : interpolated((x) => f(size, -Math.expm1(x)), lo, hi);
    group.forEach((m, i) => {
      values[m] = smooth?.(at[i] as number) ?? f(size, r2[m] as number);
    });
  }
  return values;
}

/** A function of terms and R² at every model of a space. */
function each(space: ModelSpace, f: (terms: number, r2: number) => number): Float64Array {
  const values = new Float64Array(space.models);
  for (let m = 0; m < space.models; m++) {
    values[m] = f(space.terms[m] as number, space.r2[m] as number);
  }
  return values;
}

/**
 * Log Bayes factor of every model of a space.
 *
 * Method: where a factor takes a numerical integral over g, and many models have as many terms, it is interpolated
 * between values at well chosen R²: it is a smooth function of log(1 - R²).
 * Check: evidence-table.test.ts, against each model by itself (1e-11).
 *
 * @throws maths.prior-out-of-domain
 */
export function logBayesFactors(space: ModelSpace, prior: GPrior): Float64Array {
  const factor = logBayesFactor(prior, space.products);
  const isIntegrated = prior.kind === "hyper-g/n" || prior.kind === "zellner-siow";
  return isIntegrated ? interpolatedOver(space, factor) : each(space, factor);
}

/**
 * Posterior mean of the shrinkage g / (1 + g), and of its square, of every model of a space.
 *
 * Method and Check: as for `logBayesFactors`.
 *
 * @throws maths.prior-out-of-domain
 */
export function shrinkages(
  space: ModelSpace,
  prior: GPrior,
): { readonly mean: Float64Array; readonly square: Float64Array } {
  const moments = shrinkageMoments(prior, space.products);
  const isClosed = prior.kind === "fixed" || prior.kind === "local-eb" || prior.kind === "bic";
  const over = isClosed ? each : interpolatedOver;
  return {
    mean: over(space, (terms, r2) => moments(terms, r2).mean),
    square: over(space, (terms, r2) => moments(terms, r2).square),
  };
}
