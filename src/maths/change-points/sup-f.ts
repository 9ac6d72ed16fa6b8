/** The largest F statistic of one change in the mean at an unknown place. */
export interface SupF {
  /** F statistic, 1 and n - 2 degrees of freedom at a known place. */
  readonly statistic: number;
  /** Index of the first observation after the change at which it is reached. */
  readonly index: number;
  /** Chance of so large a statistic without any change, for a long series of independent errors. */
  readonly pValue: number;
}

const density = (x: number): number => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);

/**
 * Chance that a Brownian bridge over its standard deviation leaves (-b, b), a share `trim` off either end left out.
 *
 * Method: (b - 1/b) f(b) log(odds ratio of the shares) + 4 f(b) / b with f the normal density, at most 1.
 * Source: Miller & Siegmund (1982), "Maximally selected chi square statistics", Biometrics 38.
 * Check: against the diffusion's equation solved on a grid (sup-f.test.ts): within 2 % where the chance is below
 * 0.05, within 6 % where it is below 0.5, for shares from 0.05 to 0.25 off the ends.
 *
 * @param squared b², at least 0
 * @param trim share left out at either end, in (0, 0.5)
 */
export function supremumTail(squared: number, trim: number): number {
  if (squared <= 1) return 1;
  const b = Math.sqrt(squared);
  const height = density(b);
  if (height === 0) return 0;
  const span = 2 * Math.log((1 - trim) / trim);
  return Math.min(1, height * ((b - 1 / b) * span + 4 / b));
}

/**
 * The supF test for one change in the mean.
 *
 * Method: F = (RSS of one segment - RSS of two) (n - 2) / RSS of two, its largest over the changes that leave
 * at least `shortest` observations on either side; the chance from the supremum of a squared standardised bridge.
 * Source: Andrews (1993), "Tests for parameter instability and structural change with unknown change point",
 * Econometrica 61; Miller & Siegmund (1982) for the chance.
 * Check: the Nile (bai-perron.test.ts, statistic); sup-f.test.ts (chance).
 *
 * @param squares residual sum of squares of the segment from the first index to before the second
 * @param n observations
 * @param shortest least observations on either side, at least 1
 * @returns undefined when the series is too short; statistic 0 and chance 1 when it is constant
 */
export function supF(
  squares: (from: number, to: number) => number,
  n: number,
  shortest: number,
): SupF | undefined {
  if (n < 2 * shortest) return undefined;
  const whole = squares(0, n);
  if (whole === 0) return { statistic: 0, index: shortest, pValue: 1 };
  let [statistic, index] = [Number.NEGATIVE_INFINITY, shortest];
  for (let at = shortest; at <= n - shortest; at++) {
    const parted = squares(0, at) + squares(at, n);
    const f = ((whole - parted) * (n - 2)) / parted;
    if (f > statistic) [statistic, index] = [f, at];
  }
  return { statistic, index, pValue: supremumTail(statistic, shortest / n) };
}
