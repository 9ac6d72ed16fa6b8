import type { PeriodLength } from "../../kernel/index.ts";

/** How a first-order autoregression moves: what is left of it a period later, and the variance of its innovations. */
export interface Movement {
  readonly persistence: number;
  readonly innovation: number;
}

/** How a relation moves: a slow level and passing episodes, on the logit or log scale. */
export interface Dynamics {
  readonly level: Movement;
  readonly episode: Movement;
}

/** Months in a period. */
export const MONTHS: Readonly<Record<PeriodLength, number>> = {
  week: (7 * 12) / 365.2425,
  month: 1,
  quarter: 3,
  year: 12,
};

/** Of the level and of episodes, per month; see docs/method/balance.md. */
export const MONTHLY_PERSISTENCE: { readonly level: number; readonly episode: number } = {
  level: 0.99,
  episode: 0.5,
};

/** Covariance of the means of two blocks of `k` periods that begin `apart` periods after one another. */
function blockCovariance(k: number, apart: number, persistence: number): number {
  let sum = 0;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) sum += persistence ** Math.abs(apart + j - i);
  }
  return sum / k ** 2;
}

/**
 * What a monthly autoregression looks like over periods of another length.
 *
 * Method: the means of blocks of k months are taken as a first-order autoregression with the same variance and the same
 * covariance one block apart. Exact for a month. Within a month it is taken to move on evenly: a week has the same variance, and of
 * a level is left what a month leaves, to the power of the week's share of a month.
 *
 * @param movement per month, persistence in [0, 1)
 */
export function averaged(movement: Movement, by: PeriodLength): Movement {
  const k = MONTHS[by];
  if (k === 1) return movement;
  const { persistence } = movement;
  const stationary = stationaryVariance(movement);
  if (k < 1) {
    const weekly = persistence ** k;
    return { persistence: weekly, innovation: stationary * (1 - weekly ** 2) };
  }
  const variance = stationary * blockCovariance(k, 0, persistence);
  const next = stationary * blockCovariance(k, k, persistence);
  const left = next / variance;
  return { persistence: left, innovation: variance * (1 - left ** 2) };
}

/** Dynamics for periods of a length, from the monthly variances of the innovations. */
export function dynamicsBy(
  by: PeriodLength,
  monthly: { readonly level: number; readonly episode: number },
): Dynamics {
  return {
    level: averaged({ persistence: MONTHLY_PERSISTENCE.level, innovation: monthly.level }, by),
    episode: averaged(
      { persistence: MONTHLY_PERSISTENCE.episode, innovation: monthly.episode },
      by,
    ),
  };
}

/** The variance that a movement settles at. */
export function stationaryVariance({ persistence, innovation }: Movement): number {
  return innovation / (1 - persistence ** 2);
}
