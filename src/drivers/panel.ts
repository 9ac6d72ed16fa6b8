import type { Granularity, Period } from "../kernel/index.ts";

/** A run of past periods over which an exposure is averaged: 1 to 3 are the three periods before the one explained. */
export interface LagWindow {
  /** Nearest lag, in periods, >= 1. */
  readonly first: number;
  /** Farthest lag, >= first. */
  readonly last: number;
}

/** A series that may move the relation, or must not. */
export interface Exposure {
  readonly id: string;
  /** In words: what one of its steps is. */
  readonly unit: string;
  /** One value per period, known by the period's end; NaN where unknown. */
  readonly values: Float64Array;
  /** Events that each value rests on, where it is counted from events. */
  readonly events?: Float64Array;
}

/** A hypothesis as series. */
export interface PanelHypothesis {
  readonly id: string;
  /** Expected sign of the effect on the balance; 0 where none is stated. */
  readonly sign: 1 | -1 | 0;
  /** Its proxies; several share its prior mass. */
  readonly exposures: readonly Exposure[];
  /** Series that must not predict the outcome (negative control exposures). */
  readonly placeboExposures: readonly Exposure[];
  readonly windows: readonly LagWindow[];
  /** Effect that would matter, logits of the balance per standard deviation of the exposure, > 0. */
  readonly matters: number;
}

/** Cooperative and conflictual events per period; NaN in both where no source looked. */
export interface PolarCounts {
  readonly cooperation: Float64Array;
  readonly conflict: Float64Array;
}

/** What one side did, where the record tells who acts. */
export interface DirectedCounts extends PolarCounts {
  readonly from: string;
  readonly to: string;
}

/** An outcome that a hypothesis must not move (negative control outcome). */
export interface PlaceboOutcome extends PolarCounts {
  /** Id of the hypothesis. */
  readonly hypothesis: string;
  readonly name: string;
}

/** All that the statistical leg looks at: one value per period in every array. */
export interface DriverPanel extends PolarCounts {
  /** In order, without gaps. */
  readonly periods: readonly Period[];
  readonly by: Granularity;
  readonly halves: readonly DirectedCounts[];
  /** Mean log ratio of cooperation to conflict of all other dyads in the period; NaN without any. */
  readonly common: Float64Array;
  /** Log of the dyad's polar events and one. */
  readonly volume: Float64Array;
  readonly hypotheses: readonly PanelHypothesis[];
  readonly placeboOutcomes: readonly PlaceboOutcome[];
}

const WINDOWS: Readonly<Record<Granularity, readonly LagWindow[]>> = {
  month: [
    { first: 1, last: 1 },
    { first: 1, last: 3 },
    { first: 4, last: 6 },
    { first: 7, last: 12 },
  ],
  quarter: [
    { first: 1, last: 1 },
    { first: 1, last: 2 },
    { first: 3, last: 4 },
  ],
  year: [
    { first: 1, last: 1 },
    { first: 1, last: 2 },
  ],
};

/** The lag windows of a hypothesis that states none: up to a year back, by year two. */
export function defaultWindows(by: Granularity): readonly LagWindow[] {
  return WINDOWS[by];
}
