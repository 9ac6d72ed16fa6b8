import { logGamma } from "../special/gamma.ts";

/** The posterior of one change in the rate of a series of counts. */
export interface SingleChange {
  /** P(the first regime's last period is t | one change); 0 for the series' last period. */
  readonly lastOfFirst: Float64Array;
  /** Posterior means of the rates per period before and after. */
  readonly rates: readonly [before: number, after: number];
  /** log10 of the evidence for one change over that for none. */
  readonly log10BayesFactor: number;
  /** Posterior mean of the index of the first regime's last period. */
  readonly meanIndex: number;
  /** 5% and 95% quantiles of that index. */
  readonly interval90: readonly [number, number];
}

function quantile(weights: Float64Array, p: number): number {
  let below = 0;
  for (let at = 0; at < weights.length; at++) {
    below += weights[at] as number;
    if (below >= p) return at;
  }
  return weights.length - 1;
}

/**
 * One change in a Poisson rate, in closed form.
 *
 * Method: both rates Gamma(shape, rate), the change equally likely after any period but the last; the rates are
 * integrated out.
 * Source: Raftery and Akman (1986), "Bayesian analysis of a Poisson process with a change-point", Biometrika 73,
 * here in discrete time.
 * Check: the British coal-mining disasters, to 1e-9 (single-change.test.ts).
 *
 * @param counts whole numbers >= 0, at least two periods
 * @param prior shape and rate of the Gamma prior of both rates, > 0
 */
export function singlePoissonChange(
  counts: ArrayLike<number>,
  prior: { readonly shape: number; readonly rate: number },
): SingleChange {
  const n = counts.length;
  const { shape, rate } = prior;
  const constant = shape * Math.log(rate) - logGamma(shape);
  const marginal = (sum: number, length: number): number =>
    constant + logGamma(shape + sum) - (shape + sum) * Math.log(rate + length);
  const sums = new Float64Array(n + 1);
  for (let t = 0; t < n; t++) sums[t + 1] = (sums[t] as number) + (counts[t] as number);
  const total = sums[n] as number;
  const logs = new Float64Array(n).map((_, t) => {
    const first = sums[t + 1] as number;
    return t === n - 1
      ? Number.NEGATIVE_INFINITY
      : marginal(first, t + 1) + marginal(total - first, n - t - 1);
  });
  const top = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const weights = logs.map((x) => Math.exp(x - top));
  const sum = weights.reduce((a, b) => a + b, 0);
  const lastOfFirst = weights.map((x) => x / sum);
  const expected = (value: (t: number) => number): number =>
    lastOfFirst.reduce((so, p, t) => (p > 0 ? so + p * value(t) : so), 0);
  return {
    lastOfFirst,
    rates: [
      expected((t) => (shape + (sums[t + 1] as number)) / (rate + t + 1)),
      expected((t) => (shape + total - (sums[t + 1] as number)) / (rate + n - t - 1)),
    ],
    log10BayesFactor: (top + Math.log(sum / (n - 1)) - marginal(total, n)) / Math.LN10,
    meanIndex: expected((t) => t),
    interval90: [quantile(lastOfFirst, 0.05), quantile(lastOfFirst, 0.95)],
  };
}
