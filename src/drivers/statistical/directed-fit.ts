import { coefficientCovariance, leastSquares, studentT } from "../../maths/index.ts";
import type { Interval } from "./effect.ts";
import { type NoisyRows, noiseOf } from "./noise.ts";

/** A coefficient, or a combination of some, with its 90% interval and its sign. */
export interface Estimate extends Interval {
  /** P(above 0). */
  readonly positive: number;
}

const TAIL = 0.05;

function estimate(mean: number, variance: number, df: number): Estimate {
  const sd = Math.sqrt(variance);
  const reach = studentT.quantile(1 - TAIL, df, 0, 1) * sd;
  return {
    mean,
    lo: mean - reach,
    hi: mean + reach,
    positive: sd > 0 ? studentT.cdf(mean / sd, df, 0, 1) : Number(mean > 0),
  };
}

/**
 * Estimates of combinations of some columns' coefficients beside the controls.
 *
 * Method: least squares under the weights of `noiseOf`, one variance for all rows divided by their weights, Student's t.
 *
 * @param combinations each a factor per column
 * @returns undefined where the columns cannot be told from the controls or one another
 */
export function estimatesOf(
  rows: NoisyRows,
  columns: readonly Float64Array[],
  combinations: readonly (readonly number[])[],
): readonly Estimate[] | undefined {
  const { rootWeights } = noiseOf(rows);
  const fit = leastSquares(
    rows.outcome,
    [...rows.controls.map(({ values }) => values), ...columns],
    { weights: rootWeights.map((root) => root * root) },
  );
  const from = rows.controls.length;
  const k = from + columns.length;
  const own = fit.coefficients.subarray(from);
  if (own.some(Number.isNaN)) return undefined;
  const covariance = coefficientCovariance(fit, "classical");
  return combinations.map((factors) => {
    let [mean, variance] = [0, 0];
    factors.forEach((a, i) => {
      mean += a * (own[i] as number);
      factors.forEach((b, j) => {
        variance += a * b * (covariance[(from + i) * k + from + j] as number);
      });
    });
    return estimate(mean, variance, fit.rows - fit.rank);
  });
}
