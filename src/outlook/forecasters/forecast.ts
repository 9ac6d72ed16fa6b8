import type { CountDistribution } from "../../maths/index.ts";
import type { CountTarget } from "../panel/forecast-panel.ts";

/** The models that are averaged. */
export type MemberId = "climatology" | "recent" | "discounted" | "ingarch" | "tsb" | "trees";

/** What every forecast is shown and scored beside. */
export type BaselineId =
  | "zero"
  | "last-value"
  | "last-twelve"
  | "same-period"
  | "moments"
  | "tsb"
  | "climatology";

/** One period of one target of one dyad, forecast from an origin. */
export interface CountForecast {
  readonly target: CountTarget;
  /** Periods after the origin, >= 1. */
  readonly horizon: number;
  /** The pool after recalibration: what is issued. */
  readonly pool: CountDistribution;
  readonly members: Readonly<Partial<Record<MemberId, CountDistribution>>>;
  readonly baselines: Readonly<Record<BaselineId, CountDistribution>>;
}

/** One period of the balance of one dyad, forecast from an origin; logits. */
export interface BalanceForecast {
  readonly horizon: number;
  /** What the members expect: climatology and those that follow the level, weighed for the horizon. */
  readonly centre: number;
  /** At probabilities .05, .25, .5, .75 and .95, by adaptive conformal intervals; never crossing. */
  readonly quantiles: readonly [number, number, number, number, number];
  /** Mean of all levels so far, and the last level. */
  readonly climatology: number;
  readonly persistence: number;
}
