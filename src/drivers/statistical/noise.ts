import { effectiveSize, leastSquares, neighbourCorrelation } from "../../maths/index.ts";
import type { Design } from "./design.ts";
import { type Basis, basisOf, residual } from "./projection.ts";

/** What the noise is estimated from. */
export type NoisyRows = Pick<Design, "rows" | "outcome" | "variances" | "controls">;

/** How sure each row is, and how much the rows hang together. */
export interface Noise {
  /** Variance of the outcome about the controls that is not measurement, logits squared. */
  readonly own: number;
  /** How much of the stated variance of measurement shows, 0 to 1. */
  readonly measured: number;
  /** Variance of each row about the controls: own + measured v. */
  readonly variances: Float64Array;
  /** Roots of the weights 1 / (own + measured v). */
  readonly rootWeights: Float64Array;
  /** Basis of the controls under these weights. */
  readonly basis: Basis;
  /** What the controls leave of the outcome, times the roots of the weights. */
  readonly left: Float64Array;
  /** Autocorrelation of what is left, from rows one period apart. */
  readonly autocorrelation: number;
  /** n (1 - r) / (1 + r), never above n. */
  readonly effectiveRows: number;
}

/** Least share of the variance about the controls that is taken to be the outcome's own. */
const LEAST_OWN = 0.05;

/** The same in variances of measurement, where the controls leave nothing. */
const ROUNDING = 1e-6;

/** The variance of a row: `own` and so many times the variance of its measurement. */
type Split = Pick<Noise, "own" | "measured">;

function basisUnder(design: NoisyRows, rootWeights: Float64Array): Basis {
  return basisOf(
    design.controls.map(({ values }) => values),
    rootWeights,
  );
}

const meanOf = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Squares about the unweighted controls, divided by the share of the degrees of freedom that is left. */
function squaresOf(design: NoisyRows): Float64Array {
  const basis = basisUnder(design, new Float64Array(design.outcome.length).fill(1));
  const left = residual(basis, design.outcome);
  const freedom = Math.max(1, left.length - basis.vectors.length);
  return left.map((e) => (e * e * left.length) / freedom);
}

function splitOf(design: NoisyRows): Split {
  const { variances } = design;
  const squares = squaresOf(design);
  const measurement = meanOf(variances);
  const weights = variances.map((v) => (measurement + v) ** -2);
  const level = new Float64Array(variances.length).fill(1);
  const { coefficients } = leastSquares(squares, [level, variances], { weights });
  const slope = coefficients[1] ?? Number.NaN;
  const measured = Number.isNaN(slope) ? 1 : Math.min(1, Math.max(0, slope));
  let [sum, total] = [0, 0];
  weights.forEach((weight, i) => {
    sum += weight * ((squares[i] as number) - measured * (variances[i] as number));
    total += weight;
  });
  const least = Math.max(LEAST_OWN * meanOf(squares), ROUNDING * measurement);
  return { own: Math.max(least, sum / total), measured };
}

/** What is left, period by period; NaN where a period between the first and the last row is none. */
function byPeriod(left: Float64Array, rows: readonly number[]): Float64Array {
  const [first, last] = [rows[0] ?? 0, rows.at(-1) ?? 0];
  const series = new Float64Array(last - first + 1).fill(Number.NaN);
  rows.forEach((t, i) => {
    series[t - first] = left[i] as number;
  });
  return series;
}

/**
 * What of the outcome's variance is its own and what is measurement's, the weights that gives and the effective number of rows.
 *
 * Method: w = 1 / (own + k v). Squares about the unweighted controls are regressed on 1 and v, with weights 1 / (mean v + v)^2,
 * in one pass; k is held to 0 to 1 (1 where v is the same in all rows), own to at least 5 % of the mean square. The v of a log
 * ratio is exact for many events and too large for few; weights that take it at its word (k = 1) doubled the false positives
 * of simulated panels of 8 events a month.
 * Source: Amemiya (1977), "A note on a heteroscedastic model". Check: `noise.test.ts`; S1 to S5 of `entente validate drivers`.
 */
export function noiseOf(design: NoisyRows): Noise {
  const split = splitOf(design);
  const variances = design.variances.map((v) => split.own + split.measured * v);
  const basis = basisUnder(
    design,
    variances.map((v) => 1 / Math.sqrt(v)),
  );
  const left = residual(basis, design.outcome);
  const correlation = neighbourCorrelation(byPeriod(left, design.rows));
  const autocorrelation = Number.isFinite(correlation) ? correlation : 0;
  const effectiveRows = effectiveSize(left.length, autocorrelation);
  const { rootWeights } = basis;
  return { ...split, variances, rootWeights, basis, left, autocorrelation, effectiveRows };
}
