import type { Random } from "../../kernel/index.ts";
import { standardNormalDraw } from "../distributions/draws.ts";
import { normal } from "../distributions/normal.ts";
import { requireProbability, requireWhole } from "./settings.ts";

/** How a sup-t multiplier is drawn. */
export interface SupTOptions {
  /** Chance that the whole band holds, above 0 and below 1. */
  readonly confidence: number;
  readonly random: Random;
  /** Draws of the estimates; default 10,000, which leaves the multiplier a standard error of about .01. */
  readonly draws?: number;
}

/** Below this a variance of what is left of a coordinate of variance 1 is rounding. */
const ROUNDING = 1e-12;

/** The multiplier of an interval that holds with a probability by itself. */
export function pointwiseMultiplier(confidence: number): number {
  return normal.quantile(0.5 + confidence / 2, 0, 1);
}

/** Rows of the lower triangular root of the correlation of the coordinates that vary. */
function correlationRoot(covariance: Float64Array, size: number): Float64Array[] {
  const deviation = (i: number): number => Math.sqrt(covariance[i * (size + 1)] ?? 0);
  const varying = Array.from({ length: size }, (_, i) => i).filter((i) => deviation(i) > 0);
  const root: Float64Array[] = [];
  varying.forEach((i, place) => {
    const row = new Float64Array(place + 1);
    let left = 1;
    for (let c = 0; c < place; c++) {
      const j = varying[c] ?? 0;
      const other = root[c];
      let sum = (covariance[i * size + j] ?? 0) / deviation(i) / deviation(j);
      for (let r = 0; r < c; r++) sum -= (row[r] ?? 0) * (other?.[r] ?? 0);
      const pivot = other?.[c] ?? 0;
      const entry = pivot > 0 ? sum / pivot : 0;
      row[c] = entry;
      left -= entry * entry;
    }
    row[place] = left > ROUNDING ? Math.sqrt(left) : 0;
    root.push(row);
  });
  return root;
}

/** The largest absolute coordinate of one draw. */
function largestDraw(root: readonly Float64Array[], random: Random): number {
  const draws = root.map(() => standardNormalDraw(random));
  let largest = 0;
  for (const row of root) {
    const value = row.reduce((sum, entry, i) => sum + entry * (draws[i] ?? 0), 0);
    largest = Math.max(largest, Math.abs(value));
  }
  return largest;
}

/**
 * The number of standard errors about several estimates within which all of them hold at once: the sup-t band, the
 * narrowest of those whose width is the same number of standard errors everywhere.
 *
 * Method: the quantile of the largest absolute t over draws of the estimates' joint normal distribution; never below
 * the multiplier of a single interval, nor above Šidák's, between which it lies in theory. Estimates whose variance is
 * 0 or NaN are left out.
 * Source: Montiel Olea & Plagborg-Møller (2019), "Simultaneous confidence bands: theory, implementation, and an
 * application to SVARs", Journal of Applied Econometrics 34, the plug-in algorithm; Šidák (1967).
 * Check: `sup-t.test.ts`, against the exact multiplier of independent, of equal and of equicorrelated estimates.
 *
 * @param covariance of the estimates, square and by rows
 * @throws `maths.setting-outside`
 */
export function supTMultiplier(
  covariance: Float64Array,
  { confidence, random, draws = 10_000 }: SupTOptions,
): number {
  requireProbability("The confidence", confidence);
  requireWhole("The number of draws", draws, 1);
  const root = correlationRoot(covariance, Math.round(Math.sqrt(covariance.length)));
  const single = pointwiseMultiplier(confidence);
  if (root.length < 2) return single;
  const largest = Float64Array.from({ length: draws }, () => largestDraw(root, random)).sort();
  const quantile = largest[Math.ceil(confidence * draws) - 1] ?? single;
  const independent = pointwiseMultiplier(confidence ** (1 / root.length));
  return Math.min(independent, Math.max(single, quantile));
}
