import type { IsoDate } from "../../kernel/index.ts";

/** What is forecast. */
export type BacktestTarget = "cooperation" | "conflict" | "material-conflict" | "balance";

/** Share of a reference's score that is saved, with its 90 % interval and the probability that it is above 0; null where origins are too few. */
export interface BacktestSkill {
  readonly skill: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly positive: number | null;
}

/** How one method fared. */
export interface BacktestMethod {
  readonly method: string;
  readonly forecasts: number;
  readonly crps: number | null;
  /** Null of the balance, and where something came that had no probability. */
  readonly log: number | null;
  readonly error: number | null;
  readonly coverage50: number | null;
  readonly coverage90: number | null;
  /** The method over climatology, and the pool over the method, by CRPS; the latter by absolute error. */
  readonly overClimatology: BacktestSkill;
  readonly poolOver: BacktestSkill;
  readonly poolErrorOver: BacktestSkill;
}

/** Forecasts with like stated probabilities. */
export interface BacktestBin {
  readonly probability: number;
  readonly frequency: number;
  readonly forecasts: number;
}

/** How "at least one event" was forecast. */
export interface BacktestSome {
  readonly brier: number;
  readonly reliability: number;
  readonly resolution: number;
  readonly uncertainty: number;
  readonly withinBins: number;
  readonly calibrationError: number;
  /** The Brier score of climatology. */
  readonly climatology: number | null;
  readonly areaUnderCurve: number | null;
  readonly bins: readonly BacktestBin[];
}

/** Forecasts of one kind. */
export interface BacktestPart {
  readonly forecasts: number;
  readonly origins: number;
  /** Origins in a block of the bootstrap. */
  readonly block: number;
  /** The pool first. */
  readonly methods: readonly BacktestMethod[];
  readonly pit: {
    readonly deciles: readonly number[];
    readonly statistic: number;
    readonly pValue: number;
  } | null;
  readonly some: BacktestSome | null;
}

/** The pool's skill over climatology for one dyad. */
export interface BacktestDyad extends BacktestSkill {
  readonly dyad: readonly [string, string];
  readonly forecasts: number;
}

/** One target at one horizon. */
export interface BacktestResult {
  readonly target: BacktestTarget;
  readonly unit: "events" | "logits";
  /** Periods ahead. */
  readonly horizon: number;
  /** Whether the pool has earned its place over climatology, by all dyads together. */
  readonly state: "released" | "withheld";
  readonly all: BacktestPart | null;
  /** Of dyads with one event a period or more before; null of the balance, or where there is none. */
  readonly active: BacktestPart | null;
  /** Of outcomes above nine in ten of the dyad's own past; null likewise. */
  readonly escalation: BacktestPart | null;
  /** Of the dyad asked about; null where none was. */
  readonly own: BacktestPart | null;
  readonly dyads: readonly BacktestDyad[];
}

/** `entente/backtest@1`: how the forecasts would have done. */
export interface BacktestDocument {
  readonly schema: "entente/backtest@1";
  /** The dyad asked about; null for all. */
  readonly dyad: readonly [string, string] | null;
  readonly asOf: IsoDate;
  readonly by: "week" | "month" | "quarter" | "year";
  /** The source that is counted. */
  readonly source: string;
  /** First and last period of the panel. */
  readonly periods: { readonly first: string; readonly last: string; readonly count: number };
  /** First and last origin: the periods at whose end forecasts were made. */
  readonly from: string;
  readonly to: string;
  /** Dyads of the panel. */
  readonly dyads: number;
  readonly horizons: readonly number[];
  readonly answer: readonly string[];
  /** What is to be known of escalations: sentences. */
  readonly escalations: readonly string[];
  readonly results: readonly BacktestResult[];
  readonly limitations: readonly string[];
}
