import type { Granularity, Period } from "../../kernel/index.ts";
import type { Asymmetry } from "./asymmetry.ts";
import type { LeftOut } from "./design.ts";
import type { Effect } from "./effect.ts";
import type { ExplainingControl } from "./explained.ts";
import type { Gain } from "./gain.ts";
import type { HalvesTest } from "./halves-test.ts";
import type { PlaceProbability } from "./inclusion.ts";
import type { Initiative } from "./initiative.ts";
import type { UnmeasuredExposure } from "./measured-exposure.ts";
import type { Power } from "./power.ts";
import type { ExposureResponse } from "./response.ts";
import type { Sensitivity } from "./sensitivity.ts";
import type { ExclusionTest } from "./test-result.ts";
import type { Reason, Verdict } from "./verdict.ts";
import type { WouldTell } from "./would-tell.ts";

/** How much of an exposure is what it measures. */
export interface ExposureReliability {
  readonly exposure: string;
  /** Signal over total variance of single periods, 0 to 1; NaN where it cannot be told. */
  readonly reliability: number;
  /** By how much an effect on its most probable window is drawn towards 0. */
  readonly attenuation: number;
}

/** The tests of a hypothesis; lead and placebos count for the verdict, the rest is shown. */
export interface HypothesisTests {
  readonly lead: ExclusionTest;
  readonly placeboOutcomes: readonly ExclusionTest[];
  readonly placeboExposures: readonly ExclusionTest[];
  readonly halves: HalvesTest;
  readonly asymmetry?: Asymmetry;
  readonly initiative?: Initiative;
}

interface Weighed {
  readonly id: string;
  /** Sign stated; 0 where none is. */
  readonly sign: 1 | -1 | 0;
  readonly prior: number;
  /** Exposures that are not in the design, and why. */
  readonly unmeasured: readonly UnmeasuredExposure[];
  readonly verdict: Verdict;
  readonly why: readonly Reason[];
  readonly wouldTell: readonly WouldTell[];
}

/** A hypothesis that the record measures. */
export interface MeasuredHypothesis extends Weighed {
  readonly measured: true;
  readonly inclusion: number;
  /** Posterior of each exposure and window; they sum to the inclusion. */
  readonly places: readonly PlaceProbability[];
  readonly reliability: readonly ExposureReliability[];
  /** Share of the variance of its most probable exposure and window that is not the controls' too, 0 to 1. */
  readonly moves: number;
  readonly effect?: Effect;
  /** Share of the outcome's variance. */
  readonly explained: number;
  readonly gain: Gain;
  readonly sensitivity?: Sensitivity;
  readonly tests: HypothesisTests;
  /** Left out when no simulations are asked for. */
  readonly power?: Power;
  /** How the balance moves after its most probable exposure has risen; left out where the record is too short. */
  readonly response?: ExposureResponse;
}

/** A hypothesis none of whose exposures the record measures: it stays in the count of hypotheses tried. */
export interface NotMeasuredHypothesis extends Weighed {
  readonly measured: false;
}

export type WeighedHypothesis = MeasuredHypothesis | NotMeasuredHypothesis;

/** The rows that the leg rests on. */
export interface LegRows {
  readonly used: number;
  readonly periods: number;
  readonly first: Period;
  readonly last: Period;
  readonly leftOut: LeftOut;
}

/** How the record was weighed. */
export interface LegSettings {
  readonly by: Granularity;
  readonly ownLags: readonly number[];
  /** Controls in every model; what is not named was not known. */
  readonly controls: readonly ExplainingControl[];
  readonly hypotheses: number;
  /** Hypotheses ever tried, which the prior counts. */
  readonly tried: number;
  readonly g: number;
  readonly models: { readonly possible: number; readonly weighed: number; readonly exact: boolean };
  /** Variance of the outcome that is not measurement; its mean variance of measurement as far as that shows; logits squared. */
  readonly ownVariance: number;
  readonly measurementVariance: number;
  readonly autocorrelation: number;
  readonly effectiveRows: number;
}

/** All hypotheses weighed together. */
export interface KnownLeg {
  readonly state: "known";
  readonly rows: LegRows;
  readonly settings: LegSettings;
  readonly hypotheses: readonly WeighedHypothesis[];
  /** Posterior mean number of hypotheses at work, and P(none). */
  readonly size: number;
  readonly none: number;
  /** Shares of the outcome's variance: all, and by control. */
  readonly explained: number;
  readonly controls: Readonly<Record<ExplainingControl, number>>;
  /** What all hypotheses together add to the controls' predictions. */
  readonly gain: Gain;
}

/** Too few rows for anything to be said. */
export interface UnknownLeg {
  readonly state: "unknown";
  readonly has: number;
  readonly needs: number;
  readonly leftOut: LeftOut;
  readonly hypotheses: readonly NotMeasuredHypothesis[];
}

/** What statistics alone say of a dyad's hypotheses. */
export type StatisticalLeg = KnownLeg | UnknownLeg;
