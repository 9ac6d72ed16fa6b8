import { logChoose, logGamma } from "../special/gamma.ts";
import { requireProbabilities, requireSome } from "./series.ts";

/** A test of whether values are uniform on 0 to 1. */
export interface UniformTest {
  /** The greatest distance between the share of values up to x, and x. */
  readonly statistic: number;
  /** The probability of so great a distance where values are independent and uniform. */
  readonly pValue: number;
}

/** From this n on, the middle of the distribution is taken from its limit. */
const LARGE = 2000;

/** From n d² = 4 up, both sides at once are less likely than 1e-10 of one side. */
const TAIL = 4;

/**
 * The test of Kolmogorov and Smirnov that values (randomised PITs of independent forecasts, say) are uniform on 0 to 1.
 * Transforms of forecasts that overlap in time are not independent: the p value is then too small.
 *
 * @param values from 0 to 1, at least one, in any order
 * @throws `maths.scores-empty`, `maths.score-value-outside`
 */
export function kolmogorovSmirnov(values: ArrayLike<number>): UniformTest {
  requireSome("The values", values);
  requireProbabilities("The values", values);
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const statistic = sorted.reduce((d, x, i) => Math.max(d, x - i / n, (i + 1) / n - x), 0);
  return { statistic, pValue: kolmogorovTail(statistic, n) };
}

/**
 * The probability that the statistic of Kolmogorov and Smirnov of n values is d or more.
 *
 * Method: from n d² = 4 up, twice the one-sided probability in closed form; below, up to n = 2,000, exact by a matrix
 * power; beyond, the limit in Vrbik's corrected argument, there off by at most 1.1e-5.
 * Source: Birnbaum & Tingey (1951), Annals of Mathematical Statistics 22; Marsaglia, Tsang & Wang (2003), "Evaluating
 * Kolmogorov's distribution", Journal of Statistical Software 8(18); Vrbik (2018), "Small-sample corrections to
 * Kolmogorov-Smirnov test statistic", Pioneer Journal of Theoretical and Applied Statistics 15.
 * Check: `kolmogorov-smirnov.test.ts`, against R's ks.test with exact = TRUE.
 *
 * @param d from 0 to 1
 * @param n number of values, a whole number from 1 up; otherwise NaN
 */
export function kolmogorovTail(d: number, n: number): number {
  if (!(Number.isInteger(n) && n >= 1) || Number.isNaN(d)) return Number.NaN;
  if (d >= 1) return 0;
  if (2 * n * d <= 1) return 1;
  if (n * d * d >= TAIL) return Math.min(1, 2 * oneSided(d, n));
  return n > LARGE ? limit(d, n) : Math.min(1, Math.max(0, 1 - matrixPower(d, n)));
}

/** The probability that the empirical share exceeds x by d or more somewhere. */
function oneSided(d: number, n: number): number {
  let sum = 0;
  for (let j = 0; j <= Math.floor(n * (1 - d)); j++) {
    const [above, rest] = [d + j / n, 1 - d - j / n];
    if (rest <= 0) continue;
    sum += Math.exp(logChoose(n, j) + (j - 1) * Math.log(above) + (n - j) * Math.log(rest));
  }
  return d * sum;
}

/** The tail of Kolmogorov's limit. */
function limit(d: number, n: number): number {
  const root = Math.sqrt(n);
  const x = d * root + 1 / (6 * root) + (d * root - 1) / (4 * n);
  let sum = 0;
  for (let k = 1; k <= 100; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return Math.min(1, Math.max(0, sum));
}

/** P(D < d): the middle entry of Durbin's matrix to the power n, times n! / n^n. */
function matrixPower(d: number, n: number): number {
  const k = Math.floor(n * d) + 1;
  const m = 2 * k - 1;
  let power: Scaled = { values: durbinMatrix(k, k - n * d), exponent: 0 };
  let result: Scaled | undefined;
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = result === undefined ? power : product(result, power, m);
    if (left > 1) power = product(power, power, m);
  }
  if (result === undefined) return Number.NaN;
  const logFactor = logGamma(n + 1) - n * Math.log(n) + result.exponent * Math.LN2;
  return (result.values[(k - 1) * m + k - 1] ?? Number.NaN) * Math.exp(logFactor);
}

interface Scaled {
  readonly values: Float64Array;
  /** The matrix is its values times 2 to this power. */
  readonly exponent: number;
}

/** The matrix of Marsaglia, Tsang and Wang, of 2k − 1 rows, for h = k − n d. */
function durbinMatrix(k: number, h: number): Float64Array {
  const m = 2 * k - 1;
  const numerators = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < m; j++) numerators[i * m + j] = i - j + 1 < 0 ? 0 : 1;
  }
  const at = (i: number, j: number): number => numerators[i * m + j] ?? 0;
  for (let i = 0; i < m; i++) {
    numerators[i * m] = at(i, 0) - h ** (i + 1);
    numerators[(m - 1) * m + i] = at(m - 1, i) - h ** (m - i);
  }
  numerators[(m - 1) * m] = at(m - 1, 0) + (2 * h - 1 > 0 ? (2 * h - 1) ** m : 0);
  for (let i = 0; i < m; i++) {
    let factorial = 1;
    for (let j = i; j >= 0; j--) {
      factorial *= i - j + 1;
      numerators[i * m + j] = at(i, j) / factorial;
    }
  }
  return numerators;
}

/** A product of two matrices of m rows, brought back near 1. */
function product(a: Scaled, b: Scaled, m: number): Scaled {
  const values = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let l = 0; l < m; l++) {
      const factor = a.values[i * m + l] ?? 0;
      if (factor === 0) continue;
      for (let j = 0; j < m; j++) {
        values[i * m + j] = (values[i * m + j] ?? 0) + factor * (b.values[l * m + j] ?? 0);
      }
    }
  }
  const middle = ((m - 1) / 2) * (m + 1);
  const size = Math.floor(Math.log2(values[middle] ?? 1));
  const shift = Number.isFinite(size) ? size : 0;
  return { values: values.map((v) => v * 2 ** -shift), exponent: a.exponent + b.exponent + shift };
}
