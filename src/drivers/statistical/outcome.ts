import type { PolarCounts } from "../panel.ts";

/** Added to both counts, so that a period without one of them has a log ratio. */
const HALF = 0.5;

/** A series with the variance of its measurement, one value per period; NaN where nobody looked. */
export interface Outcome {
  readonly values: Float64Array;
  readonly variances: Float64Array;
}

/**
 * The balance of each period as the statistical leg sees it: y = log((C + .5) / (X + .5)), logits.
 *
 * Method: empirical logit; the variance of its measurement is v = 1 / (C + .5) + 1 / (X + .5).
 * Source: Haldane (1956), Gart and Zweifel (1967).
 * Check: `design.test.ts`.
 */
export function outcomeOf({ cooperation, conflict }: PolarCounts): Outcome {
  const values = cooperation.map((c, t) => Math.log((c + HALF) / ((conflict[t] ?? 0) + HALF)));
  const variances = cooperation.map((c, t) => 1 / (c + HALF) + 1 / ((conflict[t] ?? 0) + HALF));
  return { values, variances };
}

/** Log of the polar events of a period and one. */
export function volumeOf({ cooperation, conflict }: PolarCounts): Float64Array {
  return cooperation.map((c, t) => Math.log(c + (conflict[t] ?? 0) + 1));
}

/**
 * Variance of the measurement that a number of polar events leads one to expect.
 *
 * @param share of cooperation among them, 0 to 1
 */
export function expectedVariance(events: number, share: number): number {
  return 1 / (events * share + HALF) + 1 / (events * (1 - share) + HALF);
}
