import type { Period, Random } from "../../kernel/index.ts";

/** A change of an exposure that a reader knows by name: what the effect would make of it. */
export interface NamedChange {
  /** Id of the hypothesis. */
  readonly hypothesis: string;
  readonly name: string;
  /** Period or year before the change, and after: `2008` stands for all periods of that year. */
  readonly from: string;
  readonly to: string;
}

/** Settings of the statistical leg; all but `random` have defaults. */
export interface StatisticalOptions {
  /** The chance of the simulations, the bootstrap and, in large spaces, the search. */
  readonly random: Random;
  /** Hypotheses ever tried for the dyad, these included. Default: the panel's. */
  readonly tried?: number;
  /** Lags of the outcome's own history. Default by `ownLags`. */
  readonly ownLags?: readonly number[];
  /** Simulated records per hypothesis for its power. Default 200; 0 leaves power out. */
  readonly simulations?: number;
  /** Resamples of the gain's interval. Default 2000. */
  readonly resamples?: number;
  /** Models enumerated one by one; a larger space is searched. Default 100 000. */
  readonly exactUpTo?: number;
  readonly changes?: readonly NamedChange[];
}

/** Whether a named period or year holds a period: `2008` holds `2008`, `2008-Q1` and `2008-11`. */
export function holds(named: string, period: Period): boolean {
  return period === named || period.startsWith(`${named}-`);
}
