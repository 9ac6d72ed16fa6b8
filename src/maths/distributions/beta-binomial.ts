import type { Random } from "../../kernel/index.ts";
import { logistic } from "../special/logistic.ts";
import { binomial } from "./binomial.ts";
import { binomialDraw } from "./count-draws.ts";
import { smallestCount } from "./count-quantile.ts";
import { logGammaDraw } from "./draws.ts";
import { gammaPoissonLogMass } from "./gamma-poisson-mass.ts";
import { standardNormalQuantile } from "./normal-quantile.ts";

/** The most trials whose mass is multiplied out. */
const SHORT_PRODUCT = 100;

/** A product smaller than this has lost digits. */
const LEAST_PRODUCT = 1e-280;

function isDomain(n: number, p: number, rho: number): boolean {
  return Number.isInteger(n) && n >= 0 && p >= 0 && p <= 1 && rho >= 0 && rho < 1;
}

/**
 * The beta-binomial distribution: n trials (a whole number from 0 up) whose common probability of success is drawn
 * from a beta distribution of mean p (from 0 to 1). rho (from 0, below 1) is the correlation of two trials, so that
 * a + b = 1 / rho − 1; rho = 0 makes it the binomial. Arguments outside give NaN from every function.
 */
export const betaBinomial = {
  /**
   * The logarithm of the probability of k successes; −Infinity where k is no count or above n.
   *
   * Method: for few trials the product of n factors; otherwise two negative binomial masses, of sizes a and b, given
   * their sum, with the free mean set so that no large terms are left to cancel.
   * Source: Johnson, Kemp & Kotz (2005), "Univariate Discrete Distributions", section 6.2; the masses as in
   * `gammaPoissonLogMass`.
   * Check: `beta-binomial.test.ts`, against 250-digit values, with n up to 1e6 and rho from 1e-14 to 1 − 1e-15.
   */
  logMass(k: number, n: number, p: number, rho: number): number {
    if (!isDomain(n, p, rho) || Number.isNaN(k)) return Number.NaN;
    if (rho === 0) return binomial.logMass(k, n, p);
    if (!Number.isInteger(k) || k < 0 || k > n) return Number.NEGATIVE_INFINITY;
    if (n <= SHORT_PRODUCT) {
      const product = shortProduct(k, n, p, rho);
      if (product > LEAST_PRODUCT) return Math.log(product);
    }
    const sum = (1 - rho) / rho;
    const [a, b] = [p * sum, (1 - p) * sum];
    if (a === 0) return k === 0 ? 0 : Number.NEGATIVE_INFINITY;
    if (b === 0) return k === n ? 0 : Number.NEGATIVE_INFINITY;
    return (
      gammaPoissonLogMass(k, n * p, a) +
      gammaPoissonLogMass(n - k, n * (1 - p), b) -
      gammaPoissonLogMass(n, n, sum)
    );
  },

  /** The probability of k successes or fewer, by adding up the masses on the shorter side of the mean. */
  cdf(k: number, n: number, p: number, rho: number): number {
    if (!isDomain(n, p, rho) || Number.isNaN(k)) return Number.NaN;
    if (rho === 0 || p === 0 || p === 1) return binomial.cdf(k, n, p);
    if (k < 0) return 0;
    const whole = Math.floor(k);
    if (whole >= n) return 1;
    if (whole < n * p) return massUpTo(whole, n, p, rho);
    return 1 - massUpTo(n - whole - 1, n, 1 - p, rho);
  },

  /**
   * The smallest count whose cumulative probability reaches a level.
   *
   * @param level from 0 to 1; outside, NaN
   */
  quantile(level: number, n: number, p: number, rho: number): number {
    if (!isDomain(n, p, rho)) return Number.NaN;
    const sd = Math.sqrt(n * p * (1 - p) * (1 + (n - 1) * rho));
    const guess = n * p + sd * standardNormalQuantile(level);
    return smallestCount(level, (k) => betaBinomial.cdf(k, n, p, rho), guess, n);
  },

  /** A random count: a binomial count whose probability is drawn from the beta distribution. */
  sample(random: Random, n: number, p: number, rho: number): number {
    if (!isDomain(n, p, rho)) return Number.NaN;
    const sum = (1 - rho) / rho;
    const [a, b] = [p * sum, (1 - p) * sum];
    if (a === 0 || b === 0 || sum === Number.POSITIVE_INFINITY) return binomialDraw(random, n, p);
    const odds = logGammaDraw(random, a) - logGammaDraw(random, b);
    return binomialDraw(random, n, logistic(odds));
  },
};

/** The mass at k, with a, b and a + b each multiplied by rho, so that rho may be as small as it likes. */
function shortProduct(k: number, n: number, p: number, rho: number): number {
  const sum = 1 - rho;
  const [a, b] = [p * sum, (1 - p) * sum];
  let product = 1;
  for (let i = 0; i < k; i++) {
    product *= ((a + i * rho) * (n - i)) / ((sum + i * rho) * (i + 1));
  }
  for (let i = 0; i < n - k; i++) product *= (b + i * rho) / (sum + (k + i) * rho);
  return product;
}

/**
 * The masses from k down to 0, each from the one before, up to the foot of the hump. The trough between two humps is
 * never taken for a foot: its masses are at most some n times smaller than its sides.
 */
function massUpTo(k: number, n: number, p: number, rho: number): number {
  const [a, b] = [p * (1 - rho), (1 - p) * (1 - rho)];
  let mass = Math.exp(betaBinomial.logMass(k, n, p, rho));
  let sum = mass;
  for (let i = k; i > 0; i--) {
    const ratio = (i * (b + rho * (n - i))) / ((n - i + 1) * (a + rho * (i - 1)));
    mass *= ratio;
    sum += mass;
    if (ratio < 1 && mass < sum * 1e-18) break;
  }
  return sum;
}
