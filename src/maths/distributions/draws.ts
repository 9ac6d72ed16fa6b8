import type { Random } from "../../kernel/index.ts";

/** A uniform draw from (0, 1), on a grid of 2^-53, from two draws of the stream. */
export function fineUniform(random: Random): number {
  return (
    (random.below(0x400_0000) * 0x800_0000 + random.below(0x800_0000) + 0.5) / 0x20_0000_0000_0000
  );
}

/**
 * A draw from the standard normal distribution.
 *
 * Method: the polar method; its second number is thrown away, since nothing is kept between draws.
 * Source: Marsaglia & Bray (1964), "A convenient method for generating normal variables".
 * Check: `normal.test.ts`, by the Kolmogorov-Smirnov distance.
 */
export function standardNormalDraw(random: Random): number {
  for (;;) {
    const u = 2 * random.uniform() - 1;
    const v = 2 * random.uniform() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

/**
 * The logarithm of a draw from the gamma distribution of rate 1. The logarithm, since a small shape draws numbers
 * that no number here can hold.
 *
 * Method: squeeze-free rejection from a cubed normal; a shape below 1 is raised by 1 and brought down by U^(1/shape).
 * Source: Marsaglia & Tsang (2000), "A simple method for generating gamma variables".
 * Check: `gamma.test.ts`, by the Kolmogorov-Smirnov distance.
 *
 * @param shape above 0
 */
export function logGammaDraw(random: Random, shape: number): number {
  if (shape < 1) return logGammaDraw(random, shape + 1) + Math.log(fineUniform(random)) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = standardNormalDraw(random);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (Math.log(fineUniform(random)) < 0.5 * x * x + d * (1 - v + Math.log(v))) {
      return Math.log(d) + Math.log(v);
    }
  }
}
