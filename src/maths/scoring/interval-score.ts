import { requireFinite, requireLength, requireProbabilities, requireSome } from "./series.ts";

/**
 * The pinball loss of a quantile forecast: the distance from what came, weighted p where too low and 1 − p where too high.
 *
 * Source: Koenker & Bassett (1978), "Regression quantiles", Econometrica 46; Gneiting & Raftery (2007), JASA 102,
 * section 6.1.
 *
 * @param y what came
 * @param quantile forecast
 * @param p its level, from 0 to 1; outside, NaN
 */
export function pinballLoss(y: number, quantile: number, p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  return y >= quantile ? p * (y - quantile) : (1 - p) * (quantile - y);
}

/**
 * Twice the mean pinball loss of several quantiles: with levels (i − ½) / m it approaches the CRPS as m grows, and with
 * those of m intervals and the median it is the weighted interval score of Bracher, Ray, Gneiting & Reich (2021).
 *
 * Source: Laio & Tamea (2007), Hydrology and Earth System Sciences 11; Bracher et al. (2021), "Evaluating epidemic forecasts
 * in an interval format", PLoS Computational Biology 17.
 * Check: `interval-score.test.ts`.
 *
 * @param quantiles forecasts, one for each level
 * @param levels from 0 to 1
 * @throws `maths.scores-empty`, `maths.scores-unequal`, `maths.score-value-outside`
 */
export function quantileScore(
  y: number,
  quantiles: ArrayLike<number>,
  levels: ArrayLike<number>,
): number {
  requireSome("The quantiles", quantiles);
  requireLength("The levels", levels, quantiles.length);
  requireProbabilities("The levels", levels);
  let sum = 0;
  for (let i = 0; i < quantiles.length; i++) {
    sum += pinballLoss(y, quantiles[i] ?? Number.NaN, levels[i] ?? Number.NaN);
  }
  return (2 * sum) / quantiles.length;
}

/**
 * The interval score of Winkler: the width, and 2 / α of the distance by which what came lies outside.
 *
 * Source: Winkler (1972), JASA 67; Gneiting & Raftery (2007), JASA 102, equation 43.
 * Check: `interval-score.test.ts`.
 *
 * @param y what came
 * @param lower end of a central interval
 * @param upper its other end, at least `lower`
 * @param level nominal coverage, 1 − α: above 0 and below 1; otherwise NaN
 */
export function intervalScore(y: number, lower: number, upper: number, level: number): number {
  if (!(level > 0 && level < 1 && lower <= upper)) return Number.NaN;
  const outside = Math.max(0, lower - y, y - upper);
  return upper - lower + (2 / (1 - level)) * outside;
}

/** How the interval forecasts of a series fared. */
export interface IntervalSummary {
  /** The mean interval score (MIS). */
  readonly score: number;
  /** The share of values inside, ends included. */
  readonly coverage: number;
  /** The mean width. */
  readonly width: number;
}

/**
 * Mean interval score, coverage and width of a series of interval forecasts. Intervals of counts cover more than their
 * nominal level, since a count's quantiles jump: judge counts by the PIT.
 *
 * Source, Check: as `intervalScore`.
 *
 * @throws `maths.scores-empty`, `maths.scores-unequal`, `maths.score-value-outside`
 */
export function intervalSummary(
  outcomes: ArrayLike<number>,
  lower: ArrayLike<number>,
  upper: ArrayLike<number>,
  level: number,
): IntervalSummary {
  requireSome("The outcomes", outcomes);
  requireFinite("The outcomes", outcomes);
  const n = outcomes.length;
  requireLength("The lower ends", lower, n);
  requireLength("The upper ends", upper, n);
  requireFinite("The lower ends", lower);
  requireFinite("The upper ends", upper);
  let [score, inside, width] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [y, from, to] = [outcomes[i] ?? 0, lower[i] ?? 0, upper[i] ?? 0];
    score += intervalScore(y, from, to, level) / n;
    inside += y >= from && y <= to ? 1 : 0;
    width += (to - from) / n;
  }
  return { score, coverage: inside / n, width };
}
