/**
 * The digamma function, the derivative of log Γ.
 *
 * Method: the recurrence up to 10, then the asymptotic series, whose coefficients are B(2k) / 2k.
 * Source: DLMF 5.5.2 and 5.11.2.
 * Check: `polygamma.test.ts`, against 60-digit values.
 *
 * @param x at least 0 (at 0 the result is −Infinity); below, NaN
 */
export function digamma(x: number): number {
  if (!(x >= 0)) return Number.NaN;
  let below = 0;
  let y = x;
  while (y < 10) {
    below += 1 / y;
    y += 1;
  }
  const s = 1 / (y * y);
  const inner = 1 / 132 - s * (691 / 32760 - s * (1 / 12 - (s * 3617) / 8160));
  const tail = s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * (1 / 240 - s * inner))));
  return Math.log(y) - 0.5 / y - tail - below;
}

/**
 * The trigamma function, the second derivative of log Γ.
 *
 * Method: the recurrence up to 10, then the asymptotic series, whose coefficients are B(2k).
 * Source: DLMF 5.15.5 and 5.15.8.
 * Check: `polygamma.test.ts`, against 60-digit values.
 *
 * @param x at least 0 (at 0 the result is infinite); below, NaN
 */
export function trigamma(x: number): number {
  if (!(x >= 0)) return Number.NaN;
  let below = 0;
  let y = x;
  while (y < 10) {
    below += 1 / (y * y);
    y += 1;
  }
  const s = 1 / (y * y);
  const inner = 5 / 66 - s * (691 / 2730 - s * (7 / 6 - (s * 3617) / 510));
  const tail = s * (1 / 6 - s * (1 / 30 - s * (1 / 42 - s * (1 / 30 - s * inner))));
  return (1 + 0.5 / y + tail) / y + below;
}
