/** The logistic function, 1 / (1 + exp(−x)), without overflow and to relative precision at both ends. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const odds = Math.exp(x);
  return odds / (1 + odds);
}

/**
 * The log odds of a probability, log(p / (1 − p)), to relative precision around one half too.
 *
 * @param p from 0 (−Infinity) to 1 (Infinity); outside, NaN
 */
export function logit(p: number): number {
  if (p > 0.25 && p < 0.75) return Math.log1p((p - 0.5 + (p - 0.5)) / (1 - p));
  return Math.log(p) - Math.log1p(-p);
}

/**
 * log(1 + exp(x)) without overflow.
 *
 * Source: Mächler (2012), "Accurately computing log(1 − exp(−|a|))", equation 10.
 */
export function log1pExp(x: number): number {
  if (x <= 18) return Math.log1p(Math.exp(x));
  return x < 37 ? x + Math.exp(-x) : x;
}
