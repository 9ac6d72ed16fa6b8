import type { LedgerScores } from "./scores.ts";

/** With fewer resolved forecasts of counts a ledger is young. */
export const FEWEST_RESOLVED = 30;

/** With fewer different periods among them a ledger is young. */
export const FEWEST_LEDGER_PERIODS = 6;

/** Whether a ledger can speak for itself yet. */
export interface LedgerAge {
  /** The back-test stands in its place, and says so. */
  readonly young: boolean;
  /** Resolved forecasts of counts, and the different periods that they are of. */
  readonly resolved: number;
  readonly periods: number;
  readonly fewestResolved: number;
  readonly fewestPeriods: number;
}

/**
 * Whether a ledger holds enough to judge forecasts by: 30 resolved forecasts of counts in 6 different periods. Thirty forecasts
 * of one month share that month's news and tell hardly more than one; with six periods a bootstrap of periods has something to draw.
 */
export function ledgerAge({ levels: { scores } }: Pick<LedgerScores, "levels">): LedgerAge {
  const resolved = scores?.forecasts ?? 0;
  const periods = scores?.periods ?? 0;
  return {
    young: resolved < FEWEST_RESOLVED || periods < FEWEST_LEDGER_PERIODS,
    resolved,
    periods,
    fewestResolved: FEWEST_RESOLVED,
    fewestPeriods: FEWEST_LEDGER_PERIODS,
  };
}
