import { logGamma } from "../special/gamma.ts";

/**
 * Tables of log likelihoods for a segment model: `periods x grid.length`, row by row.
 *
 * In every builder a period whose observation is missing (NaN, or no trials) has a row of zeros.
 */

function table(
  periods: number,
  grid: ArrayLike<number>,
  cell: (t: number) => ((g: number) => number) | undefined,
): Float64Array {
  const columns = grid.length;
  const out = new Float64Array(periods * columns);
  for (let t = 0; t < periods; t++) {
    const at = cell(t);
    if (at === undefined) continue;
    for (let g = 0; g < columns; g++) out[t * columns + g] = at(g);
  }
  return out;
}

const logChoose = (n: number, k: number): number =>
  logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/** Rows of log gamma(value + k), each k worked out once: counts of a series come again and again. */
function shiftedLogGammas(values: Float64Array): (k: number) => Float64Array {
  const rows = new Map<number, Float64Array>();
  return (k) => {
    const row = rows.get(k) ?? values.map((value) => logGamma(value + k));
    rows.set(k, row);
    return row;
  };
}

/**
 * Binomial observations at a grid of logits.
 *
 * @param successes whole numbers, 0 <= successes <= trials
 * @param logits log odds of a success, one per column
 */
export function binomialTable(
  successes: ArrayLike<number>,
  trials: ArrayLike<number>,
  logits: ArrayLike<number>,
): Float64Array {
  const grid = Float64Array.from(logits);
  const logYes = grid.map((x) => -Math.log1p(Math.exp(-x)));
  const logNo = grid.map((x) => -Math.log1p(Math.exp(x)));
  return table(successes.length, grid, (t) => {
    const [k, n] = [successes[t] ?? Number.NaN, trials[t] ?? Number.NaN];
    if (!(n > 0) || !(k >= 0)) return undefined;
    const constant = logChoose(n, k);
    return (g) => constant + k * (logYes[g] as number) + (n - k) * (logNo[g] as number);
  });
}

/**
 * Beta-binomial observations at a grid of logits of the mean.
 *
 * @param successes whole numbers, 0 <= successes <= trials
 * @param rho correlation of two trials of one period, in [0, 1); 0 is the binomial
 * @param logits log odds of the mean share, one per column
 */
export function betaBinomialTable(
  successes: ArrayLike<number>,
  trials: ArrayLike<number>,
  rho: number,
  logits: ArrayLike<number>,
): Float64Array {
  if (rho < 1e-9) return binomialTable(successes, trials, logits);
  const weight = 1 / rho - 1;
  const a = Float64Array.from(logits).map((x) => weight / (1 + Math.exp(-x)));
  const b = Float64Array.from(logits).map((x) => weight / (1 + Math.exp(x)));
  const norm = a.map((value, g) => logGamma(value) + logGamma(b[g] as number));
  const [ofYes, ofNo] = [shiftedLogGammas(a), shiftedLogGammas(b)];
  return table(successes.length, a, (t) => {
    const [k, n] = [successes[t] ?? Number.NaN, trials[t] ?? Number.NaN];
    if (!(n > 0) || !(k >= 0)) return undefined;
    const constant = logChoose(n, k) + logGamma(weight) - logGamma(weight + n);
    const [yes, no] = [ofYes(k), ofNo(n - k)];
    return (g) => constant + (yes[g] as number) + (no[g] as number) - (norm[g] as number);
  });
}

/**
 * Poisson counts at a grid of log rates.
 *
 * @param counts whole numbers >= 0
 * @param logExposure log of what the rate is per, one per period; 0 when the rate is per period
 * @param logRates one per column
 */
export function poissonTable(
  counts: ArrayLike<number>,
  logExposure: ArrayLike<number>,
  logRates: ArrayLike<number>,
): Float64Array {
  return table(counts.length, logRates, (t) => {
    const [k, offset] = [counts[t] ?? Number.NaN, logExposure[t] ?? Number.NaN];
    if (!(k >= 0) || !Number.isFinite(offset)) return undefined;
    const constant = -logGamma(k + 1);
    return (g) => {
      const logMean = (logRates[g] as number) + offset;
      return constant + k * logMean - Math.exp(logMean);
    };
  });
}

/**
 * Negative binomial counts at a grid of log rates.
 *
 * @param counts whole numbers >= 0
 * @param logExposure as for the Poisson
 * @param size variance = mean + mean^2 / size; > 0, Infinity is the Poisson
 * @param logRates one per column
 */
export function negativeBinomialTable(
  counts: ArrayLike<number>,
  logExposure: ArrayLike<number>,
  size: number,
  logRates: ArrayLike<number>,
): Float64Array {
  if (size > 1e9) return poissonTable(counts, logExposure, logRates);
  const logSize = Math.log(size);
  return table(counts.length, logRates, (t) => {
    const [k, offset] = [counts[t] ?? Number.NaN, logExposure[t] ?? Number.NaN];
    if (!(k >= 0) || !Number.isFinite(offset)) return undefined;
    const constant = logGamma(k + size) - logGamma(size) - logGamma(k + 1);
    return (g) => {
      const logMean = (logRates[g] as number) + offset;
      const top = Math.max(logMean, logSize);
      const logSum = top + Math.log1p(Math.exp(Math.min(logMean, logSize) - top));
      return constant + size * (logSize - logSum) + k * (logMean - logSum);
    };
  });
}

/**
 * Normal values at a grid of means.
 *
 * @param sd standard deviation about the mean, > 0, in the unit of the values
 * @param means one per column
 */
export function normalTable(
  values: ArrayLike<number>,
  sd: number,
  means: ArrayLike<number>,
): Float64Array {
  const constant = -0.5 * Math.log(2 * Math.PI) - Math.log(sd);
  return table(values.length, means, (t) => {
    const value = values[t] ?? Number.NaN;
    if (!Number.isFinite(value)) return undefined;
    return (g) => constant - 0.5 * ((value - (means[g] as number)) / sd) ** 2;
  });
}

/**
 * Standard deviation of the noise of a series that may change its level, for `normalTable`.
 *
 * Method: median of the absolute differences of neighbours, scaled to the normal law; few changes leave it alone.
 * Noise with positive autocorrelation is underestimated.
 *
 * @returns NaN when fewer than two neighbours are known
 */
export function differenceScale(values: ArrayLike<number>): number {
  const steps: number[] = [];
  for (let t = 1; t < values.length; t++) {
    const step = Math.abs((values[t] ?? Number.NaN) - (values[t - 1] ?? Number.NaN));
    if (Number.isFinite(step)) steps.push(step);
  }
  if (steps.length === 0) return Number.NaN;
  steps.sort((a, b) => a - b);
  const half = (steps.length - 1) / 2;
  const median = ((steps[Math.floor(half)] as number) + (steps[Math.ceil(half)] as number)) / 2;
  return median / (0.6744897501960817 * Math.SQRT2);
}
