import { logGamma } from "../special/gamma.ts";
import { isConstant, requireFinite, standardised } from "./series.ts";

/** Options of the online detector; the defaults are those of the change point benchmark. */
export interface OnlineOptions {
  /** Chance that a run ends at any observation, in (0, 1). Default 1/100. */
  readonly hazard?: number;
  /** What is thought of a segment before it is seen. Default mean 0, weight 1, shape 1, rate 1. */
  readonly prior?: NormalGamma;
  /** Runs of this probability or less at the far end are dropped. Default 1e-4; 0 keeps all. */
  readonly negligible?: number;
  /** Whether the series is first brought to mean 0 and variance 1. Default true. */
  readonly standardise?: boolean;
}

/** A normal-gamma belief about the mean and the precision of a segment. */
export interface NormalGamma {
  /** Expected mean. */
  readonly mean: number;
  /** What the expected mean weighs, in observations, > 0. */
  readonly weight: number;
  /** Shape of the gamma distribution of the precision, > 0. */
  readonly shape: number;
  /** Its rate, > 0. */
  readonly rate: number;
}

const UNIT_PRIOR: NormalGamma = { mean: 0, weight: 1, shape: 1, rate: 1 };

/** Density of the next observation: Student t with 2 shape degrees of freedom. */
function predictive(y: number, { mean, weight, shape, rate }: NormalGamma): number {
  const spread = (2 * rate * (weight + 1)) / weight;
  const logScale = logGamma(shape + 0.5) - logGamma(shape) - 0.5 * Math.log(Math.PI * spread);
  return Math.exp(logScale - (shape + 0.5) * Math.log1p((y - mean) ** 2 / spread));
}

function updated({ mean, weight, shape, rate }: NormalGamma, y: number): NormalGamma {
  return {
    mean: (weight * mean + y) / (weight + 1),
    weight: weight + 1,
    shape: shape + 0.5,
    rate: rate + (weight * (y - mean) ** 2) / (2 * (weight + 1)),
  };
}

/** A run of observations of one segment that is still open. */
interface Run {
  /** Index of its first observation. */
  readonly start: number;
  readonly probability: number;
  readonly belief: NormalGamma;
}

/** Let every open run meet one observation, and open a new one after it. */
function observe(runs: readonly Run[], y: number, prior: NormalGamma, hazard: number): Run[] {
  let ended = 0;
  let total = 0;
  const grown = runs.map(({ start, probability, belief }) => {
    const joint = probability * predictive(y, belief);
    ended += joint * hazard;
    total += joint;
    return { start, probability: joint * (1 - hazard), belief: updated(belief, y) };
  });
  const next = { start: (runs.at(-1)?.start ?? -1) + 1, probability: ended, belief: prior };
  return [...grown, next].map((run) => ({ ...run, probability: run.probability / total }));
}

function withoutNegligible(runs: readonly Run[], negligible: number): readonly Run[] {
  const first = runs.findIndex(({ probability }) => probability >= negligible);
  return runs.slice(first < 0 ? runs.length - 1 : first);
}

/** The chain of runs of greatest probability, as it stands after each observation. */
interface Chain {
  /** Logarithm of the product of the probabilities of its runs. */
  readonly score: number;
  /** Index of the first observation of its last run. */
  readonly start: number;
}

/** The score up to `count` observations; nothing before the first. */
function scoreAt(chains: readonly Chain[], count: number): number {
  return count <= 0 ? 0 : (chains[count - 1]?.score ?? 0);
}

function bestChain(chains: readonly Chain[], runs: readonly Run[]): Chain {
  let best: Chain = { score: Number.NEGATIVE_INFINITY, start: chains.length };
  for (const { start, probability } of runs) {
    if (start > chains.length) continue;
    const score = Math.log(probability) + scoreAt(chains, start - 1);
    if (score > best.score) best = { score, start };
  }
  return best;
}

function startsOf(chains: readonly Chain[]): number[] {
  const starts: number[] = [];
  let count = chains.length;
  while (count > 0) {
    const start = chains[count - 1]?.start ?? 0;
    if (start > 0) starts.unshift(start);
    count = start - 1;
  }
  return starts;
}

/**
 * Bayesian online change point detection for a normal series, read out as one list.
 *
 * Method: after each observation the probability of every run length is brought up to date, with Student t
 * predictive densities and a constant hazard; the longest runs are dropped while their probability is negligible. The
 * list is the chain of runs for which the product of their probabilities is greatest. A run enters with the probability
 * that it has at its end; that of the run before is taken one observation earlier, as the R package ocp 0.1.1 does.
 * Source: Adams & MacKay (2007), "Bayesian online changepoint detection", arXiv:0710.3742, algorithm 1; Fearnhead &
 * Liu (2007), "On-line inference for multiple changepoint problems", Journal of the Royal Statistical Society B 69,
 * for the idea of the read-out.
 * Check: all 30 lists of the change point benchmark (benchmark.test.ts).
 *
 * @param values observations in order, evenly spaced
 * @returns index of the first observation of each segment but the first, in order
 * @throws `maths.series-not-finite`
 */
export function bocpd(values: readonly number[], options: OnlineOptions = {}): number[] {
  requireFinite(values);
  if (isConstant(values)) return [];
  const { hazard = 0.01, prior = UNIT_PRIOR, negligible = 1e-4, standardise = true } = options;
  const chains: Chain[] = [];
  let runs: readonly Run[] = [{ start: 0, probability: 1, belief: prior }];
  for (const y of standardise ? standardised(values) : values) {
    runs = withoutNegligible(observe(runs, y, prior, hazard), negligible);
    chains.push(bestChain(chains, runs));
  }
  return startsOf(chains);
}
