import type { Random } from "../../kernel/index.ts";
import { binomialLogMass } from "./binomial-mass.ts";
import { fineUniform } from "./draws.ts";
import { gammaPoissonLogMass } from "./gamma-poisson-mass.ts";

/** Below this mean a count is drawn by adding masses up. */
const SMALL_MEAN = 10;

/**
 * A Poisson count.
 *
 * Method: below a mean of 10, the masses added up until they pass a uniform draw; from 10 up, transformed rejection
 * with a squeeze (PTRS). The published hat lies up to 0.5 % below the masses of some counts; it is raised by
 * 1 %, and the squeeze lowered as much, so that the draws are exact.
 * Source: Hörmann (1993), "The transformed rejection method for generating Poisson random variables".
 * Check: `poisson.test.ts`, by chi-square.
 *
 * @param mean at least 0, finite
 */
export function poissonDraw(random: Random, mean: number): number {
  if (mean < SMALL_MEAN) return smallPoissonDraw(random, mean);
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.01 * (1.1239 + 1.1328 / (b - 3.4));
  const certain = 0.99 * (0.9277 - 3.6224 / (b - 2));
  for (;;) {
    const u = fineUniform(random) - 0.5;
    const v = fineUniform(random);
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= certain) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const height = Math.log((v * inverseAlpha) / (a / (us * us) + b));
    if (height <= gammaPoissonLogMass(k, mean, Number.POSITIVE_INFINITY)) return k;
  }
}

function smallPoissonDraw(random: Random, mean: number): number {
  let left = fineUniform(random);
  let mass = Math.exp(-mean);
  let k = 0;
  while (left > mass && mass > 0) {
    left -= mass;
    k += 1;
    mass *= mean / k;
  }
  return k;
}

/**
 * A binomial count.
 *
 * Method: where n times the rarer outcome's probability is below 10, the masses added up until they pass a uniform
 * draw; otherwise transformed rejection with a squeeze (BTRS).
 * Source: Hörmann (1993), "The generation of binomial random variates".
 * Check: `binomial.test.ts`, by chi-square.
 *
 * @param n a whole number, at least 0
 * @param p from 0 to 1
 */
export function binomialDraw(random: Random, n: number, p: number): number {
  if (p > 0.5) return n - binomialDraw(random, n, 1 - p);
  if (n * p < SMALL_MEAN) return smallBinomialDraw(random, n, p);
  const sd = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * sd;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const alpha = (2.83 + 5.1 / b) * sd;
  const certain = 0.92 - 4.2 / b;
  const peak = binomialLogMass(Math.floor((n + 1) * p), n, p);
  for (;;) {
    const u = fineUniform(random) - 0.5;
    const v = fineUniform(random);
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + n * p + 0.5);
    if (us >= 0.07 && v <= certain) return k;
    if (k < 0 || k > n) continue;
    const height = Math.log((v * alpha) / (a / (us * us) + b));
    if (height <= binomialLogMass(k, n, p) - peak) return k;
  }
}

function smallBinomialDraw(random: Random, n: number, p: number): number {
  const odds = p / (1 - p);
  let left = fineUniform(random);
  let mass = Math.exp(n * Math.log1p(-p));
  let k = 0;
  while (left > mass && k < n) {
    left -= mass;
    k += 1;
    mass *= (odds * (n - k + 1)) / k;
  }
  return k;
}
