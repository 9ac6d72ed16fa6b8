import type { Random } from "../../kernel/index.ts";
import { stirlingCorrection } from "../special/gamma.ts";
import { logBetaKernel, regularizedBetaOf } from "../special/incomplete-beta.ts";
import { HALF_LOG_TWO_PI, logShortfall } from "../special/stirling.ts";
import { logGammaDraw, standardNormalDraw } from "./draws.ts";
import { normal } from "./normal.ts";
import { quantileOf } from "./positive-quantile.ts";

function isDomain(df: number, scale: number): boolean {
  return df > 0 && scale > 0;
}

/** log Γ(h + ½) − log Γ(h) − ½ log h, which goes to 0 as h grows. */
function logGammaStep(h: number): number {
  return (
    stirlingCorrection(h + 0.5) - stirlingCorrection(h) - h * logShortfall(0.5 / h, 1 + 0.5 / h)
  );
}

/** log(1 + z² / df), for a z whose square may be too great for a number. */
function logWidth(z: number, df: number): number {
  const ratio = (z / df) * z;
  return ratio < 1e300 ? Math.log1p(ratio) : 2 * Math.log(Math.abs(z)) - Math.log(df);
}

/** The share of df in df + z², which with its complement is all that the tails depend on. */
function share(z: number, df: number): number {
  return 1 / (1 + (z / df) * z);
}

/** The complement of `share`. */
function rest(z: number, df: number): number {
  return z === 0 ? 0 : 1 / (1 + df / z / z);
}

/**
 * Student's t distribution of df degrees of freedom (above 0; Infinity makes it the normal), about a location and
 * stretched by a scale above 0. Other arguments give NaN from every function.
 */
export const studentT = {
  /** The logarithm of the density at x. */
  logDensity(x: number, df: number, location: number, scale: number): number {
    if (!isDomain(df, scale)) return Number.NaN;
    if (df === Number.POSITIVE_INFINITY) return normal.logDensity(x, location, scale);
    const z = (x - location) / scale;
    return (
      logGammaStep(df / 2) - HALF_LOG_TWO_PI - Math.log(scale) - ((df + 1) / 2) * logWidth(z, df)
    );
  },

  /** The probability of a value up to x. */
  cdf(x: number, df: number, location: number, scale: number): number {
    if (!isDomain(df, scale)) return Number.NaN;
    if (df === Number.POSITIVE_INFINITY) return normal.cdf(x, location, scale);
    const z = (x - location) / scale;
    const beyond = 0.5 * regularizedBetaOf(share(z, df), rest(z, df), df / 2, 0.5);
    return z < 0 ? beyond : 1 - beyond;
  },

  /**
   * The value that is not exceeded with probability p.
   *
   * @param p from 0 (−Infinity) to 1 (Infinity); outside, NaN
   */
  quantile(p: number, df: number, location: number, scale: number): number {
    if (!isDomain(df, scale) || !(p >= 0 && p <= 1)) return Number.NaN;
    if (df === Number.POSITIVE_INFINITY) return normal.quantile(p, location, scale);
    return location + scale * standardQuantile(p, df);
  },

  /** A random value: a normal draw over the root of a gamma draw. */
  sample(random: Random, df: number, location: number, scale: number): number {
    if (!isDomain(df, scale)) return Number.NaN;
    const z = standardNormalDraw(random);
    if (df === Number.POSITIVE_INFINITY) return location + scale * z;
    const logSpread = 0.5 * (Math.log(df / 2) - logGammaDraw(random, df / 2));
    return location + scale * z * Math.exp(logSpread);
  },
};

function standardQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  if (p === 0 || p === 1) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const tails = {
    lower: (t: number): number =>
      both(t, (z) => regularizedBetaOf(rest(z, df), share(z, df), 0.5, df / 2)),
    upper: (t: number): number =>
      both(t, (z) => regularizedBetaOf(share(z, df), rest(z, df), df / 2, 0.5)),
    logSlope: (t: number): number =>
      both(t, (z) => Math.LN2 + logBetaKernel(rest(z, df), share(z, df), 0.5, df / 2)),
  };
  const size = Math.exp(quantileOf(tails, 2 * Math.abs(p - 0.5), 2 * Math.min(p, 1 - p), 0));
  return p < 0.5 ? -size : size;
}

/** A function of |z| as a function of its logarithm. */
function both(t: number, f: (z: number) => number): number {
  return f(Math.exp(t));
}
