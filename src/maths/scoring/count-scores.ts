import type { CountDistribution } from "../count-forecasts/count-distribution.ts";
import { dawidSebastianiScore } from "./continuous-scores.ts";
import { wideSum } from "./wide-sum.ts";

/** Below this probability the tails of a forecast are left out where their squares are summed. */
const TAIL = 1e-12;

/** Past what came, the sum ends where so little is still to come. */
const REST = 1e-10;

/** More counts than these are not added up one by one. */
const WIDE = 20_000;

/** Where a wide sum is cut before it is halved: within each piece the forecast is not likely to change its shape twice. */
const CUTS = [1e-6, 1e-3, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999, 1 - 1e-6];

/**
 * The ranked probability score of any forecast of a count, which is its CRPS: Σ (F(k) − [k ≥ y])².
 *
 * Method: summed, with F from its own function every 256 counts and from the masses between; over more than 20,000 counts by
 * Simpson's rule for sums, to some 1e-9 of the score. For a single Poisson or negative binomial `negativeBinomialCrps` is
 * faster and exact.
 * Source: Epstein (1969), "A scoring system for probability forecasts of ranked categories", Journal of Applied
 * Meteorology 8; Czado, Gneiting & Held (2009), "Predictive model assessment for count data", Biometrics 65.
 * Check: `gold.test.ts` (scoringRules 1.1.1), `ingarch.test.ts` (tscount 1.4.3); pools against their definition and wide
 * forecasts against the closed form in `count-scores.test.ts`.
 *
 * @param y what came, a count; otherwise NaN
 */
export function rankedProbabilityScore(y: number, forecast: CountDistribution): number {
  if (!(Number.isInteger(y) && y >= 0 && forecast.variance < Number.POSITIVE_INFINITY)) {
    return Number.NaN;
  }
  const start = forecast.quantile(1e-18);
  if (!Number.isFinite(start)) return Number.NaN;
  const before = Math.max(0, start - y);
  const reach = Math.max(y, forecast.mean + 8 * Math.sqrt(forecast.variance));
  const short = reach - start > WIDE ? undefined : shortScore(y, forecast, start);
  return before + (short ?? wideScore(y, forecast, start));
}

/** Undefined where the forecast reaches too far to be added up. */
function shortScore(y: number, forecast: CountDistribution, start: number): number | undefined {
  let score = 0;
  let upTo = start > 0 ? forecast.cdf(start - 1) : 0;
  for (let k = start; k < start + WIDE; k++) {
    const isKnot = (k - start) % 256 === 255;
    upTo = isKnot ? forecast.cdf(k) : upTo + Math.exp(forecast.logMass(k));
    const gap = k < y ? upTo : 1 - upTo;
    score += gap * gap;
    if (k >= y && gap < REST) return score;
  }
  return undefined;
}

function wideScore(y: number, forecast: CountDistribution, start: number): number {
  const end = Math.max(y, forecast.quantile(1 - REST));
  const quantiles = CUTS.map((p) => forecast.quantile(p));
  const inside = [y, ...quantiles].filter((k) => k > start && k <= end);
  const cuts = [start, ...new Set(inside), end + 1].sort((a, b) => a - b);
  const tolerance = 1e-12 * Math.sqrt(forecast.variance);
  let score = 0;
  cuts.slice(1).forEach((next, i) => {
    const from = cuts[i] ?? next;
    const below = from < y;
    const summand = (k: number): number => (below ? forecast.cdf(k) : 1 - forecast.cdf(k)) ** 2;
    score += wideSum(summand, from, next - 1, tolerance);
  });
  return score;
}

/** The log score of any forecast of a count: −log mass of what came (Good 1952). */
export function logScore(y: number, forecast: CountDistribution): number {
  return -forecast.logMass(y);
}

/**
 * The quadratic score of a forecast of a count: Σ p(k)² − 2 p(y).
 *
 * Source: Czado, Gneiting & Held (2009), Biometrics 65, section 3.
 * Check: `ingarch.test.ts`, against tscount 1.4.3.
 */
export function quadraticScore(y: number, forecast: CountDistribution): number {
  return squaredMass(forecast) - 2 * Math.exp(forecast.logMass(y));
}

/**
 * The spherical score of a forecast of a count: −p(y) / √Σ p(k)².
 *
 * Source: Czado, Gneiting & Held (2009), Biometrics 65, section 3.
 * Check: `ingarch.test.ts`, against tscount 1.4.3.
 */
export function sphericalScore(y: number, forecast: CountDistribution): number {
  return -Math.exp(forecast.logMass(y)) / Math.sqrt(squaredMass(forecast));
}

/** Σ p(k)², without tails of 1e-12. */
function squaredMass(forecast: CountDistribution): number {
  const end = forecast.quantile(1 - TAIL);
  if (!Number.isFinite(end)) return Number.NaN;
  let sum = 0;
  for (let k = forecast.quantile(TAIL); k <= end; k++) sum += Math.exp(2 * forecast.logMass(k));
  return sum;
}

/** The score of Dawid and Sebastiani of any forecast of a count; NaN for one without spread. */
export function countDawidSebastianiScore(
  y: number,
  { mean, variance }: CountDistribution,
): number {
  return dawidSebastianiScore(y, mean, Math.sqrt(variance));
}

/**
 * The squared distance from the mean, in units of the variance. Not proper: over many forecasts its mean should be near 1.
 *
 * Source: Czado, Gneiting & Held (2009), Biometrics 65, section 3.
 * Check: `ingarch.test.ts`, against tscount 1.4.3.
 */
export function normalizedSquaredError(y: number, { mean, variance }: CountDistribution): number {
  return variance > 0 ? (y - mean) ** 2 / variance : Number.NaN;
}
