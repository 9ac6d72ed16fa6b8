/**
 * Pearson's chi-square of draws of a count, over classes of at least 10 expected draws each, as a number of standard
 * deviations above what chance gives (Wilson & Hilferty's normal score, which holds for few degrees of freedom too).
 *
 * @param mass the probability of a count
 */
export function chiSquareScore(draws: readonly number[], mass: (k: number) => number): number {
  const seen = new Map<number, number>();
  for (const k of draws) seen.set(k, (seen.get(k) ?? 0) + 1);
  const greatest = Math.max(...draws);
  let [statistic, classes, expected, observed, used, counted] = [0, 0, 0, 0, 0, 0];
  const close = (): void => {
    statistic += (observed - expected) ** 2 / expected;
    classes += 1;
    used += expected;
    counted += observed;
    [expected, observed] = [0, 0];
  };
  for (let k = 0; k <= greatest; k++) {
    expected += draws.length * mass(k);
    observed += seen.get(k) ?? 0;
    if (expected >= 10 && draws.length - used - expected >= 10) close();
  }
  expected = draws.length - used;
  observed = draws.length - counted;
  close();
  const df = classes - 1;
  const spread = 2 / (9 * df);
  return (Math.cbrt(statistic / df) - (1 - spread)) / Math.sqrt(spread);
}

/**
 * The greatest distance of the draws' cumulative shares from a continuous distribution's, times the root of their
 * number (Kolmogorov & Smirnov): above 1.95 in one of a thousand true samples.
 */
export function kolmogorovScore(draws: readonly number[], cdf: (x: number) => number): number {
  const sorted = [...draws].sort((a, b) => a - b);
  const n = sorted.length;
  const distances = sorted.map((x, i) => {
    const p = cdf(x);
    return Math.max(p - i / n, (i + 1) / n - p);
  });
  return Math.max(...distances) * Math.sqrt(n);
}
