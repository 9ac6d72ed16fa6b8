/** Half the logarithm of 2π. */
export const HALF_LOG_TWO_PI: number = 0.9189385332046727;

/**
 * The tail of Stirling's series, log Γ(x) − (x − ½) log x + x − ½ log 2π.
 *
 * Method: eight terms of the asymptotic series, whose coefficients are B(2k) / (2k (2k − 1)).
 * Source: DLMF 5.11.1.
 * Check: `gamma.test.ts`, against 60-digit values.
 *
 * @param x at least 10, where the error is below 1e-18
 */
export function stirlingTail(x: number): number {
  const y = 1 / (x * x);
  const inner =
    1 / 1260 -
    y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360360 - y * (1 / 156 - (y * 3617) / 122400))));
  return (1 / 12 - y * (1 / 360 - y * inner)) / x;
}

/**
 * How far log(1 + u) falls short of u: u − log(1 + u), never negative, without cancellation near u = 0.
 *
 * Method: for small u the series of log(1 + u) = 2 artanh(u / (2 + u)).
 * Source: DLMF 4.6.1 and 4.38.5; the use of it for masses is Loader (2000), see `gammaPoissonLogMass`.
 * Check: `stirling.test.ts`, against 60-digit values.
 *
 * @param u above −1
 * @param ratio 1 + u, which the caller knows better when u is close to −1
 */
export function logShortfall(u: number, ratio: number): number {
  if (u > 0.25 || u < -0.25) return u < -0.5 ? u - Math.log(ratio) : u - Math.log1p(u);
  const r = u / (2 + u);
  const s = r * r;
  const inner =
    1 / 3 +
    s *
      (1 / 5 +
        s *
          (1 / 7 +
            s * (1 / 9 + s * (1 / 11 + s * (1 / 13 + s * (1 / 15 + s * (1 / 17 + s / 19)))))));
  return r * (u - 2 * s * inner);
}
