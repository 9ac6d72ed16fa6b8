import type { Random } from "../../kernel/index.ts";
import { leastSquares, normal } from "../../maths/index.ts";
import type { ControlBlock } from "./controls.ts";
import type { PreparedDesign } from "./inclusion.ts";

/** A drawn coefficient of a control. */
export interface ControlCoefficient {
  readonly block: ControlBlock;
  /** Lag of the own history, farthest lag of the shock, month of the season; 0 otherwise. */
  readonly step: number;
  readonly coefficient: number;
}

/** Draws the controls' coefficients given those of the columns in the model and the variance of a row of weight 1. */
export type ControlDraw = (
  columns: readonly number[],
  coefficients: readonly number[],
  variance: number,
  random: Random,
) => readonly ControlCoefficient[];

/**
 * The posterior of the controls' coefficients, given a model's own.
 *
 * Method: under a flat prior they are normal about the weighted regression of what the model leaves of the outcome, with its
 * covariance. The regression is linear in the response, so it is done once for the outcome, once for each column and once for
 * each vector of an orthonormal basis of the controls, which carries the covariance. A control that the others span has 0.
 * Source: Gelman and others (2013), "Bayesian Data Analysis", section 14.2. Check: posterior-draws.test.ts.
 */
export function controlDraws({ design, noise }: PreparedDesign): ControlDraw {
  const { controls, columns, outcome } = design;
  const { rootWeights, basis } = noise;
  const weights = rootWeights.map((root) => root * root);
  const values = controls.map((control) => control.values);
  const fitted = (response: Float64Array): Float64Array =>
    leastSquares(response, values, { weights }).coefficients.map((x) => (Number.isNaN(x) ? 0 : x));
  const ofOutcome = fitted(outcome);
  const ofColumns = columns.map((column) => fitted(column.values));
  const ofBasis = basis.vectors.map((vector) =>
    fitted(vector.map((x, i) => x / (rootWeights[i] as number))),
  );
  return (used, coefficients, variance, random) => {
    const drawn = ofOutcome.slice();
    const add = (times: number, parts: Float64Array | undefined): void => {
      parts?.forEach((part, c) => {
        drawn[c] = (drawn[c] as number) + times * part;
      });
    };
    used.forEach((j, i) => {
      add(-(coefficients[i] ?? 0), ofColumns[j]);
    });
    const sd = Math.sqrt(variance);
    for (const parts of ofBasis) add(normal.sample(random, 0, sd), parts);
    return controls.map(({ block, step }, c) => ({ block, step, coefficient: drawn[c] as number }));
  };
}
