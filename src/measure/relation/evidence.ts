import {
  betaBinomial,
  type Evidence,
  logChoose,
  logistic,
  negativeBinomial,
} from "../../maths/index.ts";

/** The most events whose chance is multiplied out: beyond, the closed form is as fast. */
const SHORT_PRODUCT = 150;

/** A product is turned into its log before it gets so small that it loses digits. */
const LEAST_PRODUCT = 1e-200;

/** A share below this could make a product nothing in one step. */
const LEAST_SHARE = 1e-100;

/** Log of the product of first + i * step over i from 0 to count - 1; each factor is above 0 and at most 1. */
function logProduct(first: number, step: number, count: number): number {
  let sum = 0;
  let product = 1;
  for (let i = 0; i < count; i++) {
    product *= first + i * step;
    if (product > LEAST_PRODUCT) continue;
    sum += Math.log(product);
    product = 1;
  }
  return sum + Math.log(product);
}

/** Events of two kinds; what does not depend on the predictor is worked out once. */
class ShareEvidence implements Evidence {
  readonly #successes: number;
  readonly #trials: number;
  readonly #rho: number;
  readonly #effective: number;
  readonly #share: number;
  readonly #isShort: boolean;
  /** Of the log likelihood what is the same at all odds. */
  readonly #constant: number;

  constructor(successes: number, trials: number, rho: number) {
    this.#successes = successes;
    this.#trials = trials;
    this.#rho = rho;
    this.#effective = trials / (1 + (trials - 1) * rho);
    this.#share = successes / trials;
    this.#isShort = rho > 0 && trials <= SHORT_PRODUCT;
    this.#constant = this.#isShort
      ? logChoose(trials, successes) - logProduct(1 - rho, rho, trials)
      : 0;
  }

  #products(share: number): number {
    const sum = 1 - this.#rho;
    return (
      logProduct(share * sum, this.#rho, this.#successes) +
      logProduct((1 - share) * sum, this.#rho, this.#trials - this.#successes)
    );
  }

  logLikelihoods(logits: Float64Array, into: Float64Array): void {
    const isShort = this.#isShort;
    for (let i = 0; i < logits.length; i++) {
      const share = logistic(logits[i] as number);
      into[i] =
        isShort && share > LEAST_SHARE && share < 1
          ? this.#constant + this.#products(share)
          : betaBinomial.logMass(this.#successes, this.#trials, share, this.#rho);
    }
  }

  gradient(logit: number): number {
    return this.#effective * (this.#share - logistic(logit));
  }

  information(logit: number): number {
    const share = logistic(logit);
    return this.#effective * share * (1 - share);
  }
}

/** Events of one kind; what does not depend on the predictor is worked out once. */
class CountEvidence implements Evidence {
  readonly #count: number;
  readonly #logExposure: number;
  readonly #size: number;
  /** The log likelihood at a rate of one per exposure, less what depends on the predictor. */
  readonly #constant: number;

  constructor(count: number, logExposure: number, size: number) {
    this.#count = count;
    this.#logExposure = logExposure;
    this.#size = size;
    this.#constant =
      negativeBinomial.logMass(count, 1, size) + (count + size) * Math.log1p(1 / size);
  }

  #logMean(logRate: number): number {
    return Math.min(logRate + this.#logExposure, 30);
  }

  logLikelihoods(logRates: Float64Array, into: Float64Array): void {
    const all = this.#count + this.#size;
    for (let i = 0; i < logRates.length; i++) {
      const logMean = this.#logMean(logRates[i] as number);
      const spread = Math.log1p(Math.exp(logMean) / this.#size);
      into[i] = this.#constant + this.#count * logMean - all * spread;
    }
  }

  gradient(logRate: number): number {
    const mean = Math.exp(this.#logMean(logRate));
    return (this.#count - mean) / (1 + mean / this.#size);
  }

  information(logRate: number): number {
    const mean = Math.exp(this.#logMean(logRate));
    return mean / (1 + mean / this.#size);
  }
}

/**
 * What `successes` of `trials` say of the logit of their share, when events within a period hang together.
 *
 * @param rho intra-class correlation in [0, 1): 0 for independent events
 */
export function shareEvidence(successes: number, trials: number, rho: number): Evidence {
  return new ShareEvidence(successes, trials, rho);
}

/**
 * What a count says of the log of its rate.
 *
 * @param logExposure added to the log rate
 * @param size of the negative binomial: variance = mean + mean^2 / size
 */
export function countEvidence(count: number, logExposure: number, size: number): Evidence {
  return new CountEvidence(count, logExposure, size);
}
