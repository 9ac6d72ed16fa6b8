import { brentRoot, effectiveSize, neighbourCorrelation } from "../../maths/index.ts";
import type { Design } from "./design.ts";
import { type Basis, basisOf, dot, residual } from "./projection.ts";

/** What the noise is estimated from. */
export type NoisyRows = Pick<Design, "rows" | "outcome" | "variances" | "controls">;

/** How sure each row is, and how much the rows hang together. */
export interface Noise {
  /** Variance of the outcome about the controls that is not measurement, logits squared. */
  readonly own: number;
  /** Roots of the weights 1 / (own + v). */
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

/** Relative precision of the variance, of the mean variance of measurement. */
const PRECISION = 1e-6;

/** Largest variance looked for, in variances of the outcome. */
const REACH = 20;

interface Fit {
  readonly basis: Basis;
  readonly left: Float64Array;
}

function fitAt(design: NoisyRows, own: number): Fit {
  const rootWeights = design.variances.map((v) => 1 / Math.sqrt(own + v));
  const basis = basisOf(
    design.controls.map(({ values }) => values),
    rootWeights,
  );
  return { basis, left: residual(basis, design.outcome) };
}

/** Weighted squares above what measurement alone leaves; falls as the variance grows. */
function excess(design: NoisyRows, own: number): number {
  const { basis, left } = fitAt(design, own);
  return dot(left, left) - (left.length - basis.vectors.length);
}

function ownVariance(design: NoisyRows): number {
  const { outcome, variances } = design;
  const mean = outcome.reduce((a, b) => a + b, 0) / outcome.length;
  const high = (REACH * outcome.reduce((a, y) => a + (y - mean) ** 2, 0)) / outcome.length;
  if (!(high > 0) || excess(design, 0) <= 0) return 0;
  const measurement = variances.reduce((a, b) => a + b, 0) / variances.length;
  return Math.max(
    0,
    brentRoot((own) => excess(design, own), 0, high, PRECISION * measurement),
  );
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
 * The variance that measurement does not explain, the weights it gives and the effective number of rows.
 *
 * Method: the variance at which the weighted squares about the controls equal their degrees of freedom; 0 when measurement
 * explains all. Source: Paule and Mandel (1982); DerSimonian and Kacker (2007). Check: `noise.test.ts`.
 */
export function noiseOf(design: NoisyRows): Noise {
  const own = ownVariance(design);
  const { basis, left } = fitAt(design, own);
  const correlation = neighbourCorrelation(byPeriod(left, design.rows));
  const autocorrelation = Number.isFinite(correlation) ? correlation : 0;
  const effectiveRows = effectiveSize(left.length, autocorrelation);
  return { own, rootWeights: basis.rootWeights, basis, left, autocorrelation, effectiveRows };
}
