import { logGamma } from "../../maths/index.ts";
import { Factor } from "./factor.ts";
import type { Origin } from "./growing-design.ts";
import type { SpacePrior } from "./space-prior.ts";
import { commonShift, type WalkCandidate } from "./walk.ts";

/** Log predictive densities of one new outcome. */
export interface Predictive {
  /** Averaged over all models; and with the controls only. */
  readonly all: number;
  readonly none: number;
  /** Per candidate, averaged over the models that hold it and over those that do not. */
  readonly with: Float64Array;
  readonly without: Float64Array;
}

/** Sums over models of weight, and of weight times density. */
interface Sums {
  weight: number;
  density: number;
}

const nothing = (): Sums => ({ weight: 0, density: 0 });

function add(sums: Sums, weight: number, density: number): void {
  sums.weight += weight;
  sums.density += weight * density;
}

const logMean = ({ weight, density }: Sums): number => Math.log(density / weight);

/** Log weight and log predictive density of the model that a factor holds. */
function modelScore(
  { products, error, leverage, ownVariance }: Origin,
  prior: SpacePrior,
): (factor: Factor) => { readonly logWeight: number; readonly logDensity: number } {
  const { n, forced, yy } = products;
  const df = n - forced;
  const shrinkage = prior.g / (1 + prior.g);
  const perTerm = Math.log1p(prior.g) / 2;
  const constant = logGamma((df + 1) / 2) - logGamma(df / 2) - Math.log(df * Math.PI) / 2;
  return (factor) => {
    const left = Math.max(Number.MIN_VALUE, yy - shrinkage * factor.explained);
    const spread = ownVariance + leverage + shrinkage * factor.leverage;
    const squared = (left / df) * spread;
    const z = (error - shrinkage * factor.predicted) ** 2 / squared / df;
    return {
      logWeight: (-df / 2) * Math.log(left / yy) - factor.size * perTerm,
      logDensity: constant - Math.log(squared) / 2 - ((df + 1) / 2) * Math.log1p(z),
    };
  };
}

/**
 * Predict one row by every model, and average.
 *
 * Method: a model's predictive is Student's t with n - p degrees of freedom (p the rank of the controls), centre the
 * controls' prediction and g/(1+g) times the columns' part, squared scale yy (1 - g/(1+g) R2) / (n - p) times the row's own
 * variance, the controls' leverage and g/(1+g) times the columns' leverage. Models weigh by what the rows before say; where
 * those leave nothing to explain (yy = 0) no model is told from another, and every score is 0.
 * Source: Fernandez, Ley and Steel (2001), eq. 16 (log predictive score).
 * Check: `predictive-walk.test.ts`, against each model's regression on its own.
 */
export function predictiveWalk(
  origin: Origin,
  candidates: readonly WalkCandidate[],
  prior: SpacePrior,
): Predictive {
  if (origin.products.yy === 0) {
    const even = new Float64Array(candidates.length);
    return { all: 0, none: 0, with: even, without: even };
  }
  const score = modelScore(origin, prior);
  const factor = new Factor(origin.products, candidates.length, origin.fresh);
  const shift = commonShift(origin.products, prior.g);
  const isIn = new Uint8Array(candidates.length);
  const inside = candidates.map(nothing);
  const outside = candidates.map(nothing);
  const all = nothing();

  const visit = (next: number, count: number, share: number): void => {
    const { logWeight, logDensity } = score(factor);
    const weight = share * Math.exp((prior.logBySize[count] as number) + logWeight - shift);
    const density = Math.exp(logDensity);
    add(all, weight, density);
    for (let c = 0; c < isIn.length; c++) {
      add((isIn[c] === 1 ? inside : outside)[c] as Sums, weight, density);
    }
    if (count === prior.largest) return;
    const size = factor.size;
    for (let c = next; c < candidates.length; c++) {
      const candidate = candidates[c] as WalkCandidate;
      isIn[c] = 1;
      for (let a = 0; a < candidate.columns.length; a++) {
        factor.add(candidate.columns[a] as number);
        visit(c + 1, count + 1, share * (candidate.shares[a] as number));
        factor.shrinkTo(size);
      }
      isIn[c] = 0;
    }
  };

  const none = score(factor).logDensity;
  visit(0, 0, 1);
  return {
    all: logMean(all),
    none,
    with: Float64Array.from(inside, logMean),
    without: Float64Array.from(outside, logMean),
  };
}
