import type { IsoDate } from "../../kernel/index.ts";
import type { OutlookLevel, OutlookQuestion } from "./outlook-document.ts";

/** A level as it was forecast, and what came. */
export interface NarratedLevel {
  readonly forecast: OutlookLevel;
  /** Events or logits; null where it is not known. */
  readonly came: number | null;
  /** Whether what came lies within the central 90 % interval. */
  readonly inside: boolean | null;
  /** Share of the distribution below what came, half of what came counted; of the balance between the quantiles known, null beyond. */
  readonly percentile: number | null;
}

/** A question as it was asked, and how it came out. */
export interface NarratedQuestion {
  readonly question: OutlookQuestion;
  readonly state: "yes" | "no" | "void" | "open";
  readonly on: IsoDate | null;
  readonly because: string;
  /** Ids of events that count, at most a hundred. */
  readonly counted: readonly string[];
  /** Squared distance of the probability, and of the base rate, from what came; null where nothing is decided. */
  readonly brier: number | null;
  readonly brierOfBaseRate: number | null;
}

/** `entente/narration@1`: the outlook that could have been given, and what came of it. */
export interface NarrationDocument {
  readonly schema: "entente/narration@1";
  readonly dyad: readonly [string, string];
  /** Nothing known later was used for the outlook. */
  readonly asOf: IsoDate;
  /** Up to when the record was read for what came. */
  readonly knownTo: IsoDate;
  readonly by: "month" | "quarter" | "year";
  readonly source: string;
  /** The last period known whole at the time. */
  readonly origin: string;
  readonly levels: readonly NarratedLevel[];
  readonly questions: readonly NarratedQuestion[];
  readonly summary: {
    readonly levels: number;
    readonly inside: number;
    readonly decided: number;
    readonly void: number;
    readonly open: number;
    /** Means over the questions that are decided and had a probability. */
    readonly brier: number | null;
    readonly brierOfBaseRate: number | null;
    readonly says: string;
  };
  readonly limitations: readonly string[];
}
