/** The length of a period of the series. */
export type ForecastPeriod = "day" | "week" | "month" | "quarter" | "year";

/** Quantiles of what is to come, by probability; null where the past has too few errors to tell. */
export interface ForecastQuantiles {
  readonly "0.05": number | null;
  readonly "0.25": number | null;
  readonly "0.5": number | null;
  readonly "0.75": number | null;
  readonly "0.95": number | null;
}

/** What is forecast of one period. */
export interface ForecastStep {
  /** Periods after the last known value, from 1. */
  readonly step: number;
  /** The period by its name, where the column of times says how periods are named. */
  readonly time: string | null;
  readonly point: number;
  readonly quantiles: ForecastQuantiles;
}

/** How a method did on the series itself: means over the forecasts that are scored. */
export interface ForecastScore {
  /** Of counts: the continuous ranked probability score. Null for values. */
  readonly crps: number | null;
  /** Of values: the error relative to that of Naive one step ahead. Null for counts and where the series stood still. */
  readonly mase: number | null;
  /** Of values above 0, per cent. Null for all others. */
  readonly smape: number | null;
  /** The share of the baseline's score that the method saves; null where the baseline errs nowhere. */
  readonly skill: number | null;
}

/** One method's forecasts beside the forecast. */
export interface ForecastMethod {
  readonly name: string;
  /** The forecast itself, one of those that it is the mean of, the baseline, or none of these. */
  readonly role: "forecast" | "member" | "baseline" | "beside";
  /** Whether the forecast takes it in; a baseline may be a member too. */
  readonly isMember: boolean;
  /** One a step. */
  readonly points: readonly number[];
  readonly score: ForecastScore | null;
}

/** How the scores came about. */
export type ForecastScoring =
  | {
      readonly outcome: "scored";
      /** Places in the series from which was forecast, all in its last third. */
      readonly origins: number;
      /** Forecasts with a known outcome, over all steps. */
      readonly forecasts: number;
      /** What skill is relative to. */
      readonly baseline: string;
      /** Shares of outcomes within the intervals of 50 and 90 %, of those forecasts that had them. */
      readonly inside50: number | null;
      readonly inside90: number | null;
      readonly intervals: number;
    }
  | { readonly outcome: "too-short"; readonly has: number; readonly needs: number };

/** `entente method forecast`. */
export interface ForecastDocument {
  readonly schema: "entente/forecast@1";
  /** The column. */
  readonly value: string;
  readonly kind: "value" | "count";
  readonly by: ForecastPeriod | null;
  readonly horizon: number;
  readonly rows: {
    readonly given: number;
    /** From the first known value to the last, from which is forecast. */
    readonly span: number;
    readonly known: number;
    /** Empty cells between them. */
    readonly gaps: number;
    /** Of the last known value: what the column of times says, or the row's number. */
    readonly last: string;
  };
  /** The period of the seasons sought; null where none was. */
  readonly season: { readonly period: number; readonly adjusted: boolean } | null;
  readonly steps: readonly ForecastStep[];
  readonly methods: readonly ForecastMethod[];
  readonly scoring: ForecastScoring;
  /** The end of the series, for a picture. */
  readonly recent: readonly { readonly time: string; readonly value: number | null }[];
}
