import { logGamma, logGammaOnePlus, stirlingCorrection } from "./gamma.ts";
import { erfc } from "./normal-integral.ts";
import { HALF_LOG_TWO_PI, logShortfall } from "./stirling.ts";

/** Below this x, and with a below 1, the upper function has its own series. */
const SMALL_X = 1.1;

/** From this a on, both functions are the normal integral with one correction. */
const LARGE_A = 1e8;

/** What keeps Lentz's method from dividing by nothing. */
const TINY = 1e-300;

/**
 * The lower incomplete gamma function over the whole, P(a, x).
 *
 * Method: the power series where x < a + 1, otherwise 1 − Q; from a = 1e8 up, the uniform expansion.
 * Source: DLMF 8.7.1 and 8.9.2; Temme (1979), "The asymptotic expansion of the incomplete gamma functions", as in
 * DLMF 8.12.
 * Check: `incomplete-gamma.test.ts`, against 60-digit values, with a from 1e-10 to 1e10.
 *
 * @param a above 0
 * @param x at least 0
 */
export function regularizedGammaP(a: number, x: number): number {
  if (!(a > 0 && x >= 0)) return Number.NaN;
  if (x === 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  if (a >= LARGE_A) return uniform(a, x, -1);
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

/**
 * The upper incomplete gamma function over the whole, Q(a, x) = 1 − P(a, x).
 *
 * Method: Legendre's continued fraction where x ≥ a + 1, evaluated by the modified Lentz method; where a < 1 and
 * x is small, the series of the difference of 1 and x^a; otherwise 1 − P; from a = 1e8 up, the uniform expansion.
 * Source: DLMF 8.9.2 for the fraction; Gautschi (1979), "A computational procedure for incomplete gamma
 * functions", for small a; Temme as for P.
 * Check: as for P.
 *
 * @param a above 0
 * @param x at least 0
 */
export function regularizedGammaQ(a: number, x: number): number {
  if (!(a > 0 && x >= 0)) return Number.NaN;
  if (x === 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (a < 1) return x < SMALL_X ? upperSeries(a, x) : upperFraction(a, x);
  if (a >= LARGE_A) return uniform(a, x, 1);
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

/** log Γ(1 + a). */
function logGammaNext(a: number): number {
  return a < 0.5 ? logGammaOnePlus(a) : logGamma(1 + a);
}

/** x^a exp(−x) / Γ(a + 1). */
function leadingTerm(a: number, x: number): number {
  if (a < 10) return Math.exp(a * Math.log(x) - x - logGammaNext(a));
  const deviance = a * logShortfall((x - a) / a, x / a);
  return Math.exp(-deviance - stirlingCorrection(a) - HALF_LOG_TWO_PI - 0.5 * Math.log(a));
}

function lowerSeries(a: number, x: number): number {
  const lead = leadingTerm(a, x);
  if (lead === 0) return 0;
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return Math.min(1, lead * sum);
}

function upperFraction(a: number, x: number): number {
  const lead = leadingTerm(a, x);
  if (lead === 0) return 0;
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let n = 1, change = 0; Math.abs(change - 1) > 2e-16 && n < 10_000_000; n++) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / away(numerator * d + b);
    c = away(b + numerator / c);
    change = c * d;
    value *= change;
  }
  return Math.min(1, lead * a * value);
}

function away(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}

/** 1 − x^a / Γ(1 + a) and the rest of the alternating series, each to relative precision. */
function upperSeries(a: number, x: number): number {
  const logLead = a * Math.log(x) - logGammaNext(a);
  let power = 1;
  let sum = 0;
  for (let n = 1; n < 40; n++) {
    power *= -x / n;
    sum += power / (a + n);
  }
  return -Math.expm1(logLead) - Math.exp(logLead) * a * sum;
}

/**
 * Q(a, x) for a sign of 1, P(a, x) for −1: the first term of DLMF 8.12.4, whose coefficient is given by its Taylor
 * series, since a tail is nothing to a number unless η is small.
 */
function uniform(a: number, x: number, sign: number): number {
  const deviance = a * logShortfall((x - a) / a, x / a);
  if (deviance > 750) return x < a === sign > 0 ? 1 : 0;
  const eta = Math.sign(x - a) * Math.sqrt((2 * deviance) / a);
  const coefficient = -1 / 3 + eta * (1 / 12 - eta * (2 / 135 - eta / 864));
  const correction = coefficient * Math.exp(-deviance - HALF_LOG_TWO_PI - 0.5 * Math.log(a));
  return 0.5 * erfc(sign * Math.sign(eta) * Math.sqrt(deviance)) + sign * correction;
}
