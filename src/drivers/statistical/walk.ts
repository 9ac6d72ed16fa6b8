import type { CrossProducts } from "../../maths/index.ts";
import { Factor } from "./factor.ts";
import type { SpacePrior } from "./space-prior.ts";

/** A candidate as the walk sees it: one of its columns, or none, is in a model. */
export interface WalkCandidate {
  readonly columns: readonly number[];
  readonly shares: readonly number[];
}

/** A walk's sums over all models, relative to one another. */
export interface WalkSums {
  /** Posterior probability of each column. */
  readonly columns: Float64Array;
  /** Posterior probability of the model without any. */
  readonly none: number;
}

/** Exponents beyond which weights are brought down together. */
const LARGEST_EXPONENT = 600;

/** Log Bayes factor of a model against the controls alone, its terms not yet counted, by the squares it explains. */
function logFitOf({ n, forced, yy }: CrossProducts, g: number): (explained: number) => number {
  const shrinkage = g / (1 + g);
  const half = (n - forced) / 2;
  return (explained) => -half * Math.log1p(-shrinkage * Math.min(1, yy > 0 ? explained / yy : 0));
}

/** By how much all log weights are to be brought down so that none is too great for a number; 0 but for extreme fits. */
export function commonShift(products: CrossProducts, g: number): number {
  const k = products.xy.length;
  const factor = new Factor(products, k);
  for (let column = 0; column < k; column++) factor.add(column);
  return Math.max(0, logFitOf(products, g)(factor.explained) - LARGEST_EXPONENT);
}

/**
 * Posterior inclusion of every column over all models, without keeping the models.
 *
 * Method: depth first over the tree of models; a model's factor is its parent's with one row more. A model of rank k that
 * explains R2 beyond the controls weighs prior x (1 + g)^(-k/2) x (1 - g/(1+g) R2)^(-(n-p)/2), p the rank of the controls.
 * Source: Zellner (1986); Liang and others (2008), eq. 5; Fernandez, Ley and Steel (2001), eq. 8.
 * Check: `walk.test.ts`, against a regression of every model on its own.
 */
export function walkModels(
  products: CrossProducts,
  candidates: readonly WalkCandidate[],
  prior: SpacePrior,
): WalkSums {
  const perTerm = Math.log1p(prior.g) / 2;
  const logFit = logFitOf(products, prior.g);
  const shift = commonShift(products, prior.g);
  const columns = new Float64Array(products.xy.length);
  const factor = new Factor(products, candidates.length);

  const visit = (next: number, count: number, share: number): number => {
    const size = factor.size;
    const log = (prior.logBySize[count] as number) + logFit(factor.explained) - size * perTerm;
    let total = share * Math.exp(log - shift);
    if (count === prior.largest) return total;
    for (let c = next; c < candidates.length; c++) {
      const candidate = candidates[c] as WalkCandidate;
      for (let a = 0; a < candidate.columns.length; a++) {
        const column = candidate.columns[a] as number;
        factor.add(column);
        const below = visit(c + 1, count + 1, share * (candidate.shares[a] as number));
        factor.shrinkTo(size);
        columns[column] = (columns[column] as number) + below;
        total += below;
      }
    }
    return total;
  };

  const total = visit(0, 0, 1);
  const none = Math.exp((prior.logBySize[0] as number) - shift);
  return { columns: columns.map((sum) => sum / total), none: none / total };
}
