import { studentT } from "../distributions/student-t.ts";
import { shrinkages } from "./evidence-table.ts";
import { columnsOfModel, type ModelSpace } from "./model-space.ts";
import { scaledProducts } from "./scaled-products.ts";
import { fitSubset, type SubsetFit, solveSubset, subsetFit } from "./subset-fit.ts";
import type { Averaged } from "./weighing.ts";

/** What a column's coefficient comes to over all models, in units of the response per unit of the column. */
export interface AveragedColumn {
  /** Posterior probability that the column is in the model. */
  readonly inclusion: number;
  /** Posterior mean and standard deviation, with 0 in models without the column. */
  readonly mean: number;
  readonly sd: number;
  /** The same over the models with the column only; NaN if none has it. */
  readonly meanIncluded: number;
  readonly sdIncluded: number;
  /** P(coefficient > 0 | column in the model). */
  readonly positive: number;
  /** Share of the models with the column in which its mean is positive: BMS's Cond.Pos.Sign. */
  readonly positiveMean: number;
}

/**
 * Which variance a coefficient has within a model.
 *
 * - `bms`: that of its posterior given g, averaged over g, as R's BMS prints it. Exact where g is one number; where g
 *   is averaged over, it leaves out that the shrinkage is itself uncertain.
 * - `full`: with the variance of the shrinkage as well.
 * - `bas`: shrinkage times the squared standard error of least squares, as R's BAS prints it.
 */
export type Spread = "bms" | "full" | "bas";

/** Models are left out that come to less than this together. */
const NEGLIGIBLE = 1e-12;

/** In models that come to less than this together, the sign of the mean stands for the whole posterior. */
const MINOR = 1e-6;

/** A model's posterior, in columns and response of length 1, by what multiplies its least squares solution. */
interface Within {
  /** Of the estimate: the mean. */
  readonly shrinkage: number;
  /** Of the inverse's diagonal, and of the squared estimate: the variance as it is reported. */
  readonly reported: number;
  readonly reportedAbout: number;
  /** The same for the posterior's squared scale. */
  readonly scale: number;
  readonly scaleAbout: number;
  /** Degrees of freedom. */
  readonly df: number;
}

function withinModels(
  averaged: Averaged,
  space: ModelSpace,
  spread: Spread,
): (model: number) => Within {
  const moments = shrinkages(space, averaged.g);
  const rows = space.products.n - space.products.forced;
  return (model) => {
    const [terms, r2] = [space.terms[model] as number, space.r2[model] as number];
    const [mean, square] = [moments.mean[model] as number, moments.square[model] as number];
    const standard = rows > terms ? (1 - r2) / (rows - terms) : 0;
    if (averaged.g.kind === "bic") {
      const df = rows - terms;
      const variance = { reported: standard, reportedAbout: 0, scale: standard, scaleAbout: 0 };
      return { shrinkage: 1, ...variance, df };
    }
    const toScale = (rows - 2) / rows;
    const variance = (mean - square * r2) / (rows - 2);
    const about = Math.max(0, square - mean * mean);
    return {
      shrinkage: mean,
      reported: spread === "bas" ? mean * standard : variance,
      reportedAbout: spread === "full" ? about : 0,
      scale: variance * toScale,
      scaleAbout: about * toScale,
      df: rows,
    };
  };
}

/** Sums over models, one entry per column. */
interface Tally {
  readonly inclusion: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly positive: Float64Array;
  readonly positiveMean: Float64Array;
}

function add(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] as number) + value;
}

function probabilityPositive(mean: number, square: number, df: number): number {
  if (square > 0 && df > 0) return studentT.cdf(mean / Math.sqrt(square), df, 0, 1);
  return mean > 0 ? 1 : 0;
}

function addModel(tally: Tally, p: number, fit: SubsetFit, model: Within, isMinor: boolean): void {
  for (let i = 0; i < fit.rank; i++) {
    const j = fit.used[i] as number;
    const [b, inverse] = [fit.beta[i] as number, fit.inverse[i] as number];
    const mean = model.shrinkage * b;
    const variance = model.reported * inverse + model.reportedAbout * b * b;
    add(tally.first, j, p * mean);
    add(tally.second, j, p * (variance + mean * mean));
    const sign = mean > 0 ? 1 : 0;
    add(tally.positiveMean, j, p * sign);
    const scale = model.scale * inverse + model.scaleAbout * b * b;
    add(tally.positive, j, p * (isMinor ? sign : probabilityPositive(mean, scale, model.df)));
  }
}

function described(tally: Tally, j: number, unit: number): AveragedColumn {
  const inclusion = tally.inclusion[j] as number;
  const [first, second] = [tally.first[j] as number, tally.second[j] as number];
  const meanIncluded = first / inclusion;
  const root = (square: number): number => Math.sqrt(Math.max(0, square));
  return {
    inclusion: Math.min(1, inclusion),
    mean: unit * first,
    sd: unit * root(second - first * first),
    meanIncluded: unit * meanIncluded,
    sdIncluded: unit * root(second / inclusion - meanIncluded * meanIncluded),
    positive: (tally.positive[j] as number) / inclusion,
    positiveMean: (tally.positiveMean[j] as number) / inclusion,
  };
}

/**
 * The coefficients averaged over all models.
 *
 * Method: within a model the posterior given g is Student's t with n less the forced rank degrees of freedom, mean s b
 * and variance s (1 - s R²) yy / (df - 2) times the diagonal of the inverse products, where s = g / (1 + g) and b is
 * the least squares estimate; for BIC it is b, its standard error and n less all columns. A column that depends on
 * those before it has coefficient 0. Over models by the law of total variance. Where g is averaged over, `positive`
 * takes the posterior within a model for a t of its mean and full variance.
 * Source: Zellner (1986); Zeugner and Feldkircher (2015), "Bayesian model averaging employing fixed and flexible
 * priors: the BMS package for R", section 2.
 * Check: gold.test.ts, against BMS 0.3.5 (1e-9) and BAS 2.0.2 (to its printed digits); coefficients.test.ts, the
 * orthogonal closed form.
 *
 * @param averaged what `weighModels` made of the same space
 * @param spread left out: `bms`
 * @returns one entry per column of the cross products
 */
export function coefficients(
  space: ModelSpace,
  averaged: Averaged,
  spread: Spread = "bms",
): AveragedColumn[] {
  const scaled = scaledProducts(space.products);
  const fit = subsetFit(scaled);
  const within = withinModels(averaged, space, spread);
  const room = (): Float64Array => new Float64Array(scaled.k);
  const tally: Tally = {
    ...{ inclusion: room(), first: room(), second: room() },
    ...{ positive: room(), positiveMean: room() },
  };
  const columns = new Int32Array(scaled.k);
  const least = NEGLIGIBLE / space.models;
  const minor = MINOR / space.models;
  for (let m = 0; m < space.models; m++) {
    const p = averaged.probability[m] as number;
    if (p < least) continue;
    const size = columnsOfModel(space.candidates, space.choice, m, columns);
    for (let i = 0; i < size; i++) add(tally.inclusion, columns[i] as number, p);
    if (size === 0) continue;
    fitSubset(fit, columns, size);
    solveSubset(fit);
    addModel(tally, p, fit, within(m), p < minor);
  }
  return Array.from({ length: scaled.k }, (_, j) => {
    const length = scaled.length[j] as number;
    return described(tally, j, length > 0 ? scaled.responseLength / length : 0);
  });
}
