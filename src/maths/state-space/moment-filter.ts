/** What one observation says of its linear predictor. */
export interface Evidence {
  /** Log likelihood of the predictor, all constants kept, so that models can be compared. */
  logLikelihood(predictor: number): number;
  /** Its first derivative, or a good approximation: it places the quadrature, not the result. */
  gradient(predictor: number): number;
  /** Minus its second derivative, or its expectation; positive. */
  information(predictor: number): number;
}

/** One observation: which states add up to its predictor, and what it says of that. */
export interface MomentObservation {
  /** Weight of each state in the predictor. */
  readonly loading: readonly number[];
  readonly evidence: Evidence;
}

/** Independent first-order autoregressive states, observed through their weighted sums. */
export interface MomentModel {
  /** Per state: how much of it is left a period later; 1 for one that does not change. */
  readonly persistence: readonly number[];
  /** Per state: variance of its innovation per period. */
  readonly innovation: readonly number[];
  readonly initialMean: readonly number[];
  readonly initialVariance: readonly number[];
}

/** States at one time: mean and covariance (row-major). */
export interface StateMoments {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/** What the filter found. */
export interface MomentFilterResult {
  readonly model: MomentModel;
  /** Before the observations of the period. */
  readonly predicted: readonly StateMoments[];
  /** After them: what could be known at the time. */
  readonly filtered: readonly StateMoments[];
  /** Log of the probability of all observations under the model. */
  readonly logLikelihood: number;
}

/** A node of Gauss-Hermite quadrature and the log of its weight times exp(x^2). */
type QuadratureNode = readonly [node: number, logWeight: number];

/** Both signs of every node but 0. */
function quadrature(nodes: readonly number[], weights: readonly number[]): QuadratureNode[] {
  return nodes.flatMap((node, i): QuadratureNode[] => {
    const logWeight = Math.log(weights[i] ?? 0) + node * node;
    return node === 0
      ? [[0, logWeight]]
      : [
          [node, logWeight],
          [-node, logWeight],
        ];
  });
}

/** By number of nodes. */
const QUADRATURES: Readonly<Record<QuadraturePoints, readonly QuadratureNode[]>> = {
  7: quadrature(
    [0, 0.8162878828589647, 1.6735516287674714, 2.6519613568352334],
    [0.8102646175568073, 0.4256072526101278, 0.05451558281912703, 0.0009717812450995193],
  ),
  15: quadrature(
    [
      0, 0.5650695832555758, 1.1361155852109206, 1.7199925751864888, 2.325732486173858,
      2.967166927905603, 3.6699503734044527, 4.499990707309392,
    ],
    [
      0.5641003087264174, 0.4120286874988987, 0.15848891579593571, 0.0307800338725461,
      0.002778068842912775, 0.00010000444123249982, 1.0591155477110625e-6, 1.522475804253521e-9,
    ],
  ),
};

/** Nodes of the quadrature: 15 are good to rounding for most evidence, 7 will do to compare settings. */
export type QuadraturePoints = 7 | 15;

const NOWHERE: QuadratureNode = [0, Number.NEGATIVE_INFINITY];

const LONGEST_STEP = 2;
const CLOSE_ENOUGH = 1e-7;

/** Where prior times likelihood is greatest, and the variance that its curvature there gives. */
function peak(evidence: Evidence, mean: number, variance: number): readonly [number, number] {
  let at = mean;
  let precision = 1 / variance;
  for (let i = 0; i < 40; i++) {
    precision = 1 / variance + Math.max(evidence.information(at), 0);
    const step = (evidence.gradient(at) + (mean - at) / variance) / precision;
    at += Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
    if (Math.abs(step) < CLOSE_ENOUGH) break;
  }
  return [at, 1 / precision];
}

interface Matched {
  readonly logMass: number;
  readonly mean: number;
  readonly variance: number;
}

/** Mean and variance of the predictor after the observation, and the observation's probability before it. */
function match(
  evidence: Evidence,
  mean: number,
  variance: number,
  nodes: readonly QuadratureNode[],
): Matched {
  const [centre, width] = peak(evidence, mean, variance);
  const scale = Math.sqrt(2 * width);
  const logs = new Float64Array(nodes.length);
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logs.length; i++) {
    const [node, logWeight] = nodes[i] ?? NOWHERE;
    const at = centre + scale * node;
    const log = logWeight + evidence.logLikelihood(at) - (at - mean) ** 2 / (2 * variance);
    logs[i] = log;
    if (log > top) top = log;
  }
  if (!Number.isFinite(top)) return { logMass: Number.NEGATIVE_INFINITY, mean, variance };
  let [mass, first, second] = [0, 0, 0];
  for (let i = 0; i < logs.length; i++) {
    const [node] = nodes[i] ?? NOWHERE;
    const weight = Math.exp((logs[i] ?? 0) - top);
    mass += weight;
    first += weight * node;
    second += weight * node ** 2;
  }
  const shift = first / mass;
  return {
    logMass: top + Math.log(mass * scale) - 0.5 * Math.log(2 * Math.PI * variance),
    mean: centre + scale * shift,
    variance: scale ** 2 * (second / mass - shift ** 2),
  };
}

/** The mean and variance of a weighted sum of states. */
export function projected(
  { mean, covariance }: StateMoments,
  loading: readonly number[],
): { readonly mean: number; readonly variance: number } {
  const m = mean.length;
  let [first, second] = [0, 0];
  for (let i = 0; i < m; i++) {
    const weight = loading[i] ?? 0;
    if (weight === 0) continue;
    first += weight * (mean[i] ?? 0);
    for (let j = 0; j < m; j++) second += weight * (loading[j] ?? 0) * (covariance[i * m + j] ?? 0);
  }
  return { mean: first, variance: Math.max(second, 0) };
}

/** How each state moves with the predictor. */
function covarianceWith(
  { mean, covariance }: StateMoments,
  loading: readonly number[],
): Float64Array {
  const m = mean.length;
  const moves = new Float64Array(m);
  for (let i = 0; i < m; i++) {
    let sum = 0;
    for (let j = 0; j < m; j++) sum += (loading[j] ?? 0) * (covariance[i * m + j] ?? 0);
    moves[i] = sum;
  }
  return moves;
}

function observe(
  state: StateMoments,
  { loading, evidence }: MomentObservation,
  nodes: readonly QuadratureNode[],
): { state: StateMoments; logMass: number } {
  const prior = projected(state, loading);
  const after = match(evidence, prior.mean, prior.variance, nodes);
  const m = state.mean.length;
  const moves = covarianceWith(state, loading);
  const step = (after.mean - prior.mean) / prior.variance;
  const change = (after.variance - prior.variance) / prior.variance ** 2;
  const mean = new Float64Array(m);
  const covariance = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    const move = moves[i] ?? 0;
    mean[i] = (state.mean[i] ?? 0) + move * step;
    for (let j = 0; j < m; j++) {
      covariance[i * m + j] = (state.covariance[i * m + j] ?? 0) + move * (moves[j] ?? 0) * change;
    }
  }
  return { state: { mean, covariance }, logMass: after.logMass };
}

function advance(model: MomentModel, { mean, covariance }: StateMoments): StateMoments {
  const m = mean.length;
  const next = new Float64Array(m * m);
  const left = model.persistence;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) {
      next[i * m + j] =
        (left[i] ?? 0) * (left[j] ?? 0) * (covariance[i * m + j] ?? 0) +
        (i === j ? (model.innovation[i] ?? 0) : 0);
    }
  }
  return { mean: mean.map((value, i) => value * (left[i] ?? 0)), covariance: next };
}

function initialState(model: MomentModel): StateMoments {
  const m = model.initialMean.length;
  const covariance = new Float64Array(m * m);
  for (const [i, variance] of model.initialVariance.entries()) covariance[i * m + i] = variance;
  return { mean: Float64Array.from(model.initialMean), covariance };
}

/**
 * Filter states through observations that are not normal, by matching moments.
 *
 * Method: before each observation its predictor is taken as normal; the mean and variance after it are found by
 * Gauss-Hermite quadrature, placed at the peak of prior times likelihood, and carried over to the states by
 * their regression on the predictor (assumed-density filtering). Several observations of one period are taken in
 * turn. With normal evidence this is the Kalman filter.
 * Source: Ito & Xiong (2000), "Gaussian filters for nonlinear filtering problems"; Liu & Pierce (1994), "A note on
 * Gauss-Hermite quadrature", for the placing; Minka (2001) for the name.
 * Check: equals the Kalman filter on normal evidence and a fine grid's exact posterior on binomial evidence
 * (moment-filter.test.ts).
 *
 * @param model persistence in [0, 1], variances >= 0
 * @param periods the observations of each period; none where nothing was seen
 */
export function momentFilter(
  model: MomentModel,
  periods: readonly (readonly MomentObservation[])[],
  points: QuadraturePoints = 15,
): MomentFilterResult {
  const nodes = QUADRATURES[points];
  const predicted: StateMoments[] = [];
  const filtered: StateMoments[] = [];
  let logLikelihood = 0;
  let state = initialState(model);
  for (const [t, observations] of periods.entries()) {
    if (t > 0) state = advance(model, state);
    predicted.push(state);
    for (const observation of observations) {
      const next = observe(state, observation, nodes);
      state = next.state;
      logLikelihood += next.logMass;
    }
    filtered.push(state);
  }
  return { model, predicted, filtered, logLikelihood };
}
