import type { IsoDate } from "../../kernel/index.ts";

/** A distribution in short. */
export interface Spread {
  readonly mean: number;
  readonly quantiles: Readonly<Record<"0.05" | "0.25" | "0.5" | "0.75" | "0.95", number>>;
}

/** What is forecast of one period. */
export interface OutlookLevel extends Spread {
  readonly target: "cooperation" | "conflict" | "material-conflict" | "balance";
  readonly unit: "events" | "logits";
  readonly period: string;
  /** Periods after the last that is known whole. */
  readonly horizon: number;
  /** What is shown: the pool of models, or climatology where the pool has not earned it at this horizon. */
  readonly shown: "pool" | "climatology";
  /** Probability of at least one event; null of the balance. */
  readonly any: number | null;
  readonly baselines: { readonly climatology: Spread; readonly persistence: Spread };
}

/** What was told of one past period; null where the source did not look, or does not tell it apart. */
export interface OutlookPast {
  readonly period: string;
  readonly cooperation: number | null;
  readonly conflict: number | null;
  readonly "material-conflict": number | null;
  readonly balance: number | null;
}

/** How often something has held before. */
export interface QuestionRate {
  readonly share: number;
  readonly windows: number;
  readonly apart: number;
  readonly lo: number;
  readonly hi: number;
  readonly from: string;
  readonly to: string;
}

/** A question with its probability. */
export interface OutlookQuestion {
  readonly id: string;
  readonly text: string;
  /** The same in short: a kind of event of the standard set, or the text. */
  readonly says: string;
  /** What decides it, as data. */
  readonly rule: unknown;
  readonly opens: IsoDate;
  readonly by: IsoDate;
  readonly source: string;
  readonly finePrint: readonly string[];
  readonly hash: string;
  /** Null where the record is too short; `words` then says so. */
  readonly p: number | null;
  readonly baseRate: QuestionRate | null;
  /** In the words of ICD 203, with their range. */
  readonly words: string;
}

/** Whether the pool has earned its place at one horizon, by the back-test. */
export interface OutlookRelease {
  readonly target: OutlookLevel["target"];
  readonly horizon: number;
  readonly state: "released" | "withheld";
  readonly forecasts: number;
  /** Share of climatology's CRPS that the pool saves, with its 90 % interval. */
  readonly skill: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  /** Probability that the skill is above 0. */
  readonly positive: number | null;
  /** The dyad's own skill; wide. */
  readonly own: {
    readonly forecasts: number;
    readonly skill: number | null;
    readonly lo: number | null;
    readonly hi: number | null;
  } | null;
  readonly coverage50: number | null;
  readonly coverage90: number | null;
}

/** A past year of some dyad that ran alike. */
export interface OutlookAnalogue {
  readonly dyad: readonly [string, string];
  readonly first: string;
  readonly last: string;
  readonly similarity: number;
  readonly followed: Readonly<
    Record<"cooperation" | "conflict" | "material-conflict", number | null>
  >;
  readonly balanceChange: number | null;
}

/** How often an outcome followed the analogues, and any window at all. */
export interface AnalogueShare {
  readonly outcome: string;
  readonly says: string;
  readonly share: number;
  readonly lo: number;
  readonly hi: number;
  readonly of: number;
  readonly weighed: number;
  readonly all: number;
}

/** An observable that would move the outlook. */
export interface OutlookSignpost {
  readonly says: string;
  readonly kind: string;
  readonly sign: "event" | "quiet";
  readonly target: string;
  readonly horizon: number;
  readonly direction: "more" | "fewer";
  readonly ratio: number;
  readonly lo: number;
  readonly hi: number;
  readonly certainty: number;
  readonly occasions: number;
  readonly dyads: number;
  /** Whether the last period of this dyad is such an occasion. */
  readonly present: boolean | null;
}

/** How forecasts like these have done. */
export interface TrackRecordPart {
  /** Whose: of forecasts that were issued, or, while these are few, of a back-test. */
  readonly kind: "ledger" | "backtest" | "none";
  readonly says: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly dyads: number;
  readonly releases: readonly OutlookRelease[];
}

/** What a scenario comes to in one period. */
export interface ScenarioPeriodPart {
  readonly period: string;
  /** Of the balance, logits: scenario less baseline. */
  readonly difference: {
    readonly mean: number;
    readonly q05: number;
    readonly q25: number;
    readonly q50: number;
    readonly q75: number;
    readonly q95: number;
  };
  /** What the ratio of cooperation to conflict is multiplied by. */
  readonly factor: { readonly mean: number; readonly lo: number; readonly hi: number };
  readonly positive: number;
}

/** A scenario: the outlook conditional on a driver's path. */
export interface ScenarioPart {
  readonly title: string;
  readonly state: "known" | "refused" | "unknown";
  /** To be read before its numbers. */
  readonly says: readonly string[];
  readonly periods: readonly ScenarioPeriodPart[];
}

/** `entente/outlook@1`: what may be said of the next months of a relation. */
export interface OutlookDocument {
  readonly schema: "entente/outlook@1";
  readonly dyad: readonly [string, string];
  readonly asOf: IsoDate;
  /** The day on which it was made. */
  readonly issued: IsoDate;
  readonly by: "month" | "quarter" | "year";
  /** The source that is counted; null where none tells of the two. */
  readonly source: string | null;
  /** The last period that is known whole, from whose end the outlook looks ahead. */
  readonly origin: string | null;
  readonly answer: readonly string[];
  /** The last periods of the past, as known at the origin. */
  readonly history: readonly OutlookPast[];
  readonly levels: readonly OutlookLevel[];
  readonly questions: readonly OutlookQuestion[];
  /** Who does what to whom: forecasts of single events, none in this version. */
  readonly events: readonly never[];
  readonly analogues: readonly OutlookAnalogue[];
  readonly analogueShares: readonly AnalogueShare[];
  readonly signposts: readonly OutlookSignpost[];
  /** Combinations looked at to find the signposts. */
  readonly signpostsLooked: number;
  readonly scenarios: readonly ScenarioPart[];
  readonly trackRecord: TrackRecordPart;
  /** What was entered in the ledger beside the record; null where it was not kept. */
  readonly ledger: {
    readonly added: number;
    readonly known: number;
    readonly leftOut: number;
    readonly head: { readonly seq: number; readonly hash: string } | null;
  } | null;
  readonly limitations: readonly string[];
}
