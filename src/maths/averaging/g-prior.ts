import { logGamma } from "../special/gamma.ts";
import { logHypergeometric } from "./hyper-g.ts";
import { priorOutOfDomain } from "./messages.ts";
import { type Integrand, integrate, laplace, type ShrinkageMoments } from "./shrinkage-integral.ts";

/**
 * The prior of a model's coefficients: normal about 0, with g times the variance of their least squares estimates.
 *
 * - `fixed`: Zellner's, with one g above 0;
 * - `hyper-g`: g / (1 + g) is beta(1, a/2 - 1); `hyper-g/n`: g/n instead of g; a above 2;
 * - `local-eb`: the g that fits each model best;
 * - `zellner-siow`: 1/g is gamma(1/2, n/2);
 * - `bic`: no shrinkage, and the evidence is Schwarz's approximation.
 *
 * With `integral: "laplace"` the integral over g is approximated as the R package BAS does in its "ZS-null" and
 * "hyper-g-n"; left out it is exact (BAS: "JZS").
 */
export type GPrior =
  | { readonly kind: "fixed"; readonly g: number }
  | { readonly kind: "hyper-g"; readonly a: number }
  | { readonly kind: "hyper-g/n"; readonly a: number; readonly integral?: "laplace" }
  | { readonly kind: "local-eb" }
  | { readonly kind: "zellner-siow"; readonly integral?: "laplace" }
  | { readonly kind: "bic" };

/** The g of as much information as one row gives: n. */
export function unitInformation(n: number): number {
  return n;
}

/**
 * The g of Fernández, Ley and Steel: the greater of n and k².
 *
 * @param k number of candidates (columns, where each is its own candidate)
 */
export function bric(n: number, k: number): number {
  return Math.max(n, k * k);
}

/** The a with which the hyper-g prior expects the shrinkage n / (1 + n), that of unit information (BMS's default). */
export function hyperUnitInformation(n: number): number {
  return 2 + 2 / n;
}

/** The same for `bric`. */
export function hyperBric(n: number, k: number): number {
  return 2 + 2 / bric(n, k);
}

/** The rows that models are fitted to. */
export interface Sample {
  readonly n: number;
  /** Rank of the columns that are in every model. */
  readonly forced: number;
}

/** Unexplained shares are known to this, so that none is taken to be less. */
const LEAST_UNEXPLAINED = 4 * Number.EPSILON;

/** Share of the response that a model leaves unexplained, 1 - R², never quite 0. */
export function unexplainedShare(r2: number): number {
  return Math.max(1 - r2, LEAST_UNEXPLAINED);
}

/** Refuse parameters for which there is no prior. */
export function checkGPrior(prior: GPrior): void {
  const refuse = (parameter: string, value: number, domain: string): never => {
    throw priorOutOfDomain({ parameter, value, domain });
  };
  if (prior.kind === "fixed" && !(prior.g > 0 && Number.isFinite(prior.g))) {
    refuse("g", prior.g, "above 0");
  }
  const isHyper = prior.kind === "hyper-g" || prior.kind === "hyper-g/n";
  if (isHyper && !(prior.a > 2 && Number.isFinite(prior.a))) refuse("a", prior.a, "above 2");
}

type Mixture = Extract<GPrior, { kind: "hyper-g" | "hyper-g/n" | "zellner-siow" }>;

function integrandOf(prior: Mixture, sample: Sample, terms: number, r2: number): Integrand {
  const { n, forced } = sample;
  const rows = n - forced;
  const plain = {
    whole: (rows - terms) / 2,
    left: rows / 2,
    unexplained: unexplainedShare(r2),
    power: 1,
    far: 0,
    n,
    near: 0,
  };
  switch (prior.kind) {
    case "hyper-g":
      return { ...plain, whole: plain.whole - prior.a / 2, constant: Math.log(prior.a / 2 - 1) };
    case "hyper-g/n":
      return { ...plain, far: prior.a / 2, constant: Math.log((prior.a / 2 - 1) / n) };
    case "zellner-siow":
      return {
        ...plain,
        power: -0.5,
        near: n / 2,
        constant: 0.5 * Math.log(n / 2) - logGamma(0.5),
      };
  }
}

/** BAS's approximations: over log g for the hyper-g/n prior, over g for that of Zellner and Siow. */
function approximated(prior: Mixture, f: Integrand): ShrinkageMoments {
  const over = prior.kind === "zellner-siow" ? "g" : "log g";
  const logEvidence = laplace(f, over);
  const times = (m: number): number =>
    Math.exp(laplace({ ...f, whole: f.whole - m, power: f.power + m }, over) - logEvidence);
  return { logEvidence, mean: times(1), square: times(2) };
}

/** The local g, 0 or above: the F statistic less one. */
function localG(rows: number, terms: number, r2: number): number {
  if (rows <= terms) return 0;
  return Math.max(0, ((rows - terms) * r2) / (terms * unexplainedShare(r2)) - 1);
}

/** Log evidence of a model given g, over that of the model without any candidate. */
function logEvidenceGiven(g: number, rows: number, terms: number, r2: number): number {
  return ((rows - terms) / 2) * Math.log1p(g) - (rows / 2) * Math.log1p(g * unexplainedShare(r2));
}

/**
 * A model's log evidence over that of the model without any candidate, as a function of its terms and R²: the log Bayes
 * factor.
 *
 * Method: fixed g and the local g in closed form; hyper-g by the incomplete beta function; hyper-g/n and Zellner-Siow by
 * quadrature (or Laplace's approximation); BIC: -n/2 log(1 - R²) - terms/2 log n. Forced columns take their rank off
 * the rows.
 * Source: Zellner (1986); Zellner and Siow (1980); Liang, Paulo, Molina, Clyde and Berger (2008), "Mixtures of g priors
 * for Bayesian variable selection", equations 6, 9, 17 and 18; Schwarz (1978).
 * Check: g-prior.test.ts, against 30-digit values; gold.test.ts, against BMS 0.3.5 and BAS 2.0.2.
 *
 * @throws maths.prior-out-of-domain
 */
export function logBayesFactor(
  prior: GPrior,
  sample: Sample,
): (terms: number, r2: number) => number {
  checkGPrior(prior);
  const { n } = sample;
  const rows = n - sample.forced;
  const beyondNone =
    (factor: (terms: number, r2: number) => number) =>
    (terms: number, r2: number): number =>
      terms === 0 ? 0 : factor(terms, r2);
  switch (prior.kind) {
    case "fixed": {
      const { g } = prior;
      return (terms, r2) => logEvidenceGiven(g, rows, terms, r2);
    }
    case "local-eb":
      return beyondNone((terms, r2) => logEvidenceGiven(localG(rows, terms, r2), rows, terms, r2));
    case "bic":
      return (terms, r2) => -0.5 * (n * Math.log(unexplainedShare(r2)) + terms * Math.log(n));
    case "hyper-g": {
      const { a } = prior;
      return beyondNone((terms, r2) => {
        const p = (terms + a) / 2 - 1;
        const rest = unexplainedShare(r2);
        return Math.log((a / 2 - 1) / p) + logHypergeometric(p, rows / 2 - p, 1 - rest, rest);
      });
    }
    default: {
      const isApproximate = prior.integral === "laplace";
      return beyondNone((terms, r2) => {
        const f = integrandOf(prior, sample, terms, r2);
        return isApproximate ? approximated(prior, f).logEvidence : integrate(f).logEvidence;
      });
    }
  }
}

/**
 * Posterior mean of a model's shrinkage g / (1 + g), and of its square: what least squares estimates are multiplied by.
 *
 * @returns 1 for a model without any candidate, of which nothing is shrunk
 * @throws maths.prior-out-of-domain
 */
export function shrinkageMoments(
  prior: GPrior,
  sample: Sample,
): (terms: number, r2: number) => { readonly mean: number; readonly square: number } {
  checkGPrior(prior);
  const given = (g: number): { mean: number; square: number } => {
    const mean = g / (1 + g);
    return { mean, square: mean * mean };
  };
  const rows = sample.n - sample.forced;
  const moments = (terms: number, r2: number): { mean: number; square: number } => {
    switch (prior.kind) {
      case "fixed":
        return given(prior.g);
      case "local-eb":
        return given(localG(rows, terms, r2));
      case "bic":
        return { mean: 1, square: 1 };
      default: {
        const f = integrandOf(prior, sample, terms, r2);
        const isApproximate = prior.kind !== "hyper-g" && prior.integral === "laplace";
        return isApproximate ? approximated(prior, f) : integrate(f);
      }
    }
  };
  return (terms, r2) => (terms === 0 ? { mean: 1, square: 1 } : moments(terms, r2));
}
