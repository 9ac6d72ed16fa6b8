/** What one observation says of its linear predictor. */
export interface Evidence {
  /** Puts in the log likelihood of each predictor, all constants kept, so that models can be compared. */
  logLikelihoods(predictors: Float64Array, into: Float64Array): void;
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

/** Nodes of Gauss-Hermite quadrature and the logs of their weights times exp(x^2). */
interface Quadrature {
  readonly nodes: Float64Array;
  readonly logWeights: Float64Array;
}

/** Both signs of every node but 0. */
function quadrature(nodes: readonly number[], weights: readonly number[]): Quadrature {
  const both = nodes.flatMap((node, i) => {
    const logWeight = Math.log(weights[i] ?? 0) + node * node;
    return node === 0
      ? [[0, logWeight]]
      : [
          [node, logWeight],
          [-node, logWeight],
        ];
  });
  return {
    nodes: Float64Array.from(both, ([node = 0]) => node),
    logWeights: Float64Array.from(both, ([, logWeight = 0]) => logWeight),
  };
}

/** By number of nodes. */
const QUADRATURES: Readonly<Record<QuadraturePoints, Quadrature>> = {
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

/** Room for what is worked out at every observation. */
interface Room {
  /** How each state moves with the predictor. */
  readonly moves: Float64Array;
  /** Where the quadrature looks, and what it finds there. */
  readonly places: Float64Array;
  readonly logs: Float64Array;
}

/** Mean and variance of the predictor after the observation, and the observation's probability before it. */
function match(
  evidence: Evidence,
  mean: number,
  variance: number,
  { nodes, logWeights }: Quadrature,
  { places, logs }: Room,
): Matched {
  const [centre, width] = peak(evidence, mean, variance);
  const scale = Math.sqrt(2 * width);
  for (let i = 0; i < nodes.length; i++) places[i] = centre + scale * (nodes[i] as number);
  evidence.logLikelihoods(places, logs);
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < nodes.length; i++) {
    const away = (places[i] as number) - mean;
    const log = (logWeights[i] as number) + (logs[i] as number) - (away * away) / (2 * variance);
    logs[i] = log;
    if (log > top) top = log;
  }
  if (!Number.isFinite(top)) return { logMass: Number.NEGATIVE_INFINITY, mean, variance };
  let mass = 0;
  let first = 0;
  let second = 0;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as number;
    const weight = Math.exp((logs[i] as number) - top);
    mass += weight;
    first += weight * node;
    second += weight * node * node;
  }
  const shift = first / mass;
  return {
    logMass: top + Math.log(mass * scale) - 0.5 * Math.log(2 * Math.PI * variance),
    mean: centre + scale * shift,
    variance: scale * scale * (second / mass - shift * shift),
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

/** Take in one observation, in the place of the state before it; returns the log of its probability. */
function observe(
  { mean, covariance }: StateMoments,
  { loading, evidence }: MomentObservation,
  quadrature: Quadrature,
  room: Room,
): number {
  const { moves } = room;
  const m = mean.length;
  let first = 0;
  let second = 0;
  for (let i = 0; i < m; i++) {
    let sum = 0;
    for (let j = 0; j < m; j++) {
      sum += (loading[j] as number) * (covariance[i * m + j] as number);
    }
    moves[i] = sum;
    first += (loading[i] as number) * (mean[i] as number);
    second += (loading[i] as number) * sum;
  }
  const variance = Math.max(second, 0);
  const after = match(evidence, first, variance, quadrature, room);
  const step = (after.mean - first) / variance;
  const change = (after.variance - variance) / (variance * variance);
  for (let i = 0; i < m; i++) {
    const move = moves[i] as number;
    mean[i] = (mean[i] as number) + move * step;
    for (let j = 0; j < m; j++) {
      const at = i * m + j;
      covariance[at] = (covariance[at] as number) + move * (moves[j] as number) * change;
    }
  }
  return after.logMass;
}

/** Let a period pass, in the place of the state before it. */
function advance(
  { persistence, innovation }: MomentModel,
  { mean, covariance }: StateMoments,
): void {
  const m = mean.length;
  for (let i = 0; i < m; i++) {
    const left = persistence[i] as number;
    mean[i] = (mean[i] as number) * left;
    for (let j = 0; j < m; j++) {
      const at = i * m + j;
      covariance[at] = left * (persistence[j] as number) * (covariance[at] as number);
    }
    covariance[i * m + i] = (covariance[i * m + i] as number) + (innovation[i] as number);
  }
}

/** For a handful of numbers, quicker than the array's own way. */
function copy(from: Float64Array, into: Float64Array, at: number): void {
  for (let i = 0; i < from.length; i++) into[at + i] = from[i] as number;
}

/** What has been found, period after period. */
class History {
  readonly #means: Float64Array;
  readonly #covariances: Float64Array;
  readonly #size: number;
  readonly #periods: number;

  constructor(size: number, periods: number) {
    this.#size = size;
    this.#periods = periods;
    this.#means = new Float64Array(size * periods);
    this.#covariances = new Float64Array(size * size * periods);
  }

  /** Keep a copy of a period's state. */
  keep(t: number, { mean, covariance }: StateMoments): void {
    copy(mean, this.#means, t * mean.length);
    copy(covariance, this.#covariances, t * covariance.length);
  }

  all(): StateMoments[] {
    const [m, square] = [this.#size, this.#size ** 2];
    return Array.from({ length: this.#periods }, (_, t) => ({
      mean: this.#means.subarray(t * m, (t + 1) * m),
      covariance: this.#covariances.subarray(t * square, (t + 1) * square),
    }));
  }
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
  const quadrature = QUADRATURES[points];
  const state = initialState(model);
  const size = state.mean.length;
  const nodes = quadrature.nodes.length;
  const room = {
    moves: new Float64Array(size),
    places: new Float64Array(nodes),
    logs: new Float64Array(nodes),
  };
  const predicted = new History(size, periods.length);
  const filtered = new History(size, periods.length);
  let logLikelihood = 0;
  for (const [t, observations] of periods.entries()) {
    if (t > 0) advance(model, state);
    predicted.keep(t, state);
    for (const observation of observations) {
      logLikelihood += observe(state, observation, quadrature, room);
    }
    filtered.keep(t, state);
  }
  // A search for settings asks for the likelihood alone.
  return {
    model,
    get predicted() {
      return predicted.all();
    },
    get filtered() {
      return filtered.all();
    },
    logLikelihood,
  };
}
