import { brentMinimum, normal } from "../../maths/index.ts";

/** An effect as it was estimated. */
export interface Estimate {
  readonly effect: number;
  readonly error: number;
}

/** The same when all effects that were looked at are weighed together. */
export interface ShrunkEstimate extends Estimate {
  /** The chance that the effect has the sign that it shows. */
  readonly certainty: number;
}

const LEAST_SPREAD = 1e-3;
const MOST_SPREAD = 3;

/**
 * How true effects are spread about 0.
 *
 * Method: normal effects seen with normal errors; the spread under which the estimates are most probable, from .001 to 3.
 * Source: Efron & Morris (1973), "Stein's estimation rule and its competitors", JASA 68. Check: `shrinkage.test.ts`.
 */
export function spreadOfEffects(estimates: readonly Estimate[]): number {
  const minusLog = (log: number): number => {
    const variance = Math.exp(2 * log);
    return estimates.reduce((sum, { effect, error }) => {
      const total = variance + error * error;
      return sum + 0.5 * (Math.log(total) + (effect * effect) / total);
    }, 0);
  };
  return Math.exp(brentMinimum(minusLog, Math.log(LEAST_SPREAD), Math.log(MOST_SPREAD), 1e-6).x);
}

/** An estimate drawn towards 0 as far as the spread of all effects bids. */
export function shrunk({ effect, error }: Estimate, spread: number): ShrunkEstimate {
  const share = spread ** 2 / (spread ** 2 + error ** 2);
  const after = { effect: share * effect, error: Math.sqrt(share) * error };
  return { ...after, certainty: normal.cdf(Math.abs(after.effect) / after.error, 0, 1) };
}
