/** Which blocks a bootstrap draws: of random length, or all of one length, either way round the end to the start. */
export type BlockKind = "stationary" | "circular";

/** Product sums of a centred series with itself, 0 to `most` periods apart, divided by its length. */
function autocovariances(centred: Float64Array, most: number): Float64Array {
  return Float64Array.from({ length: most + 1 }, (_, lag) => {
    let sum = 0;
    for (let i = lag; i < centred.length; i++) sum += (centred[i] ?? 0) * (centred[i - lag] ?? 0);
    return sum / centred.length;
  });
}

/** The last lag before a run of lags whose autocorrelations are all negligible. */
function lastLag(covariances: Float64Array, run: number, bound: number): number | undefined {
  const isLarge = (lag: number): boolean => Math.abs(covariances[lag] ?? 0) >= bound;
  for (let last = 0; last + run < covariances.length; last++) {
    let next = last + 1;
    while (next <= last + run && !isLarge(next)) next++;
    if (next > last + run) return last;
  }
  return undefined;
}

/** 1 up to a half, then falling straight to 0 at 1. */
const trapezoid = (t: number): number => Math.min(1, 2 * (1 - t));

/**
 * The (mean) length of blocks with which a bootstrap best estimates the variance of a series' mean.
 *
 * Method: (2 G² / D)^(1/3) n^(1/3), with G and D from autocovariances under a flat-top window of twice the last lag that
 * matters; a lag matters when its correlation exceeds 2 sqrt(log10 n / n). From 1 to min(3 sqrt n, n / 3).
 * Source: Politis & White (2004), "Automatic block-length selection for the dependent bootstrap", with the correction by
 * Patton, Politis & White (2009), Econometric Reviews 23 and 28.
 * Check: `block-bootstrap.test.ts`, against the best length in closed form of a long first-order autoregression.
 *
 * @param series finite values, in order
 * @returns 1 for a series that does not vary
 */
export function blockLength(series: Float64Array, kind: BlockKind): number {
  const n = series.length;
  if (series.every((value) => value === series[0])) return 1;
  const mean = series.reduce((sum, value) => sum + value, 0) / n;
  const run = Math.max(5, Math.ceil(Math.sqrt(Math.log10(n))));
  const most = Math.min(n - 1, Math.ceil(Math.sqrt(n)) + run);
  const covariances = autocovariances(
    series.map((value) => value - mean),
    most,
  );
  const variance = covariances[0] ?? 0;
  const last = lastLag(covariances, run, 2 * Math.sqrt(Math.log10(n) / n) * variance) ?? most;
  const window = Math.min(most, 2 * Math.max(1, last));
  let [spread, weight] = [variance, 0];
  for (let lag = 1; lag <= window; lag++) {
    const part = 2 * trapezoid(lag / window) * (covariances[lag] ?? 0);
    spread += part;
    weight += part * lag;
  }
  const scale = kind === "stationary" ? 2 : 4 / 3;
  const best = Math.cbrt(((2 * weight ** 2) / (scale * spread ** 2)) * n);
  return Math.max(1, Math.min(best, 3 * Math.sqrt(n), n / 3));
}
