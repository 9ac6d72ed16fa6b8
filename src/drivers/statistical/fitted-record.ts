import { leastSquares } from "../../maths/index.ts";
import type { Design } from "./design.ts";
import type { Noise } from "./noise.ts";

/** The averaged model as something that can be run again. */
export interface FittedRecord {
  /** What the columns, each at its averaged coefficient, make of each row. */
  readonly byColumns: Float64Array;
  /** What the controls but the own history make of it. */
  readonly byControls: Float64Array;
  /** Lags of the own history in rows and their coefficients. */
  readonly history: readonly { readonly lag: number; readonly coefficient: number }[];
  /** Variance of each row about the fit. */
  readonly variances: Float64Array;
  /** What the columns leave of the variances of `noise`, as a factor, at most 1. */
  readonly scale: number;
}

/** Add a multiple of one series to another. */
export function addTimes(to: Float64Array, times: number, series: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + times * (series[i] as number);
}

/**
 * The controls fitted to what the averaged effects leave of the outcome.
 *
 * @param effects averaged coefficient of each column
 */
export function fittedRecord(design: Design, noise: Noise, effects: Float64Array): FittedRecord {
  const byColumns = new Float64Array(design.rows.length);
  design.columns.forEach(({ values }, c) => {
    addTimes(byColumns, effects[c] as number, values);
  });
  const weights = noise.rootWeights.map((root) => root * root);
  const fit = leastSquares(
    design.outcome.map((y, i) => y - (byColumns[i] as number)),
    design.controls.map(({ values }) => values),
    { weights },
  );
  const byControls = new Float64Array(design.rows.length);
  const history: { lag: number; coefficient: number }[] = [];
  design.controls.forEach(({ block, step, values }, c) => {
    const coefficient = fit.coefficients[c] ?? Number.NaN;
    if (Number.isNaN(coefficient)) return;
    if (block === "ownHistory") history.push({ lag: step, coefficient });
    else addTimes(byControls, coefficient, values);
  });
  const scale = Math.min(1, fit.rss / Math.max(1, fit.rows - fit.rank));
  const variances = noise.variances.map((v) => scale * v);
  return { byColumns, byControls, history, variances, scale };
}
