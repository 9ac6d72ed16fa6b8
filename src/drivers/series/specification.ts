import type { Instrument } from "../../lexicon/index.ts";

/** What is counted of a dyad's events. The balance is the log ratio of cooperation to conflict, the others log counts. */
export type EventMeasure =
  | "balance"
  | "cooperation"
  | "conflict"
  | "materialCooperation"
  | "materialConflict";

/** How a third actor stands between two. */
export type TriadForm = "broker" | "commonFriend" | "commonEnemy" | "friendOfEnemy";

/** Events between two actors. */
export interface DyadSeries {
  readonly kind: "dyad";
  readonly between: readonly [string, string];
  /** Only what this side does. */
  readonly from?: string;
  readonly measure: EventMeasure;
  readonly instrument?: Instrument;
  /** CAMEO codes, each with its sub-codes. */
  readonly codes?: readonly string[];
}

/** Events in which an actor is part, whoever the other is, the dyad's own left out: a third country's situation. */
export interface SituationSeries {
  readonly kind: "situation";
  readonly of: string;
  readonly measure: EventMeasure;
}

/** The dyad's place in a triangle with a named third, or, without one, in all of them. */
export interface TriadSeries {
  readonly kind: "triad";
  readonly through?: string;
  readonly form: TriadForm;
}

/** A structural fact of the record, known from the day its source published it. */
export interface FactSeries {
  readonly kind: "fact";
  /** Id of a measure of the record. */
  readonly measure: string;
  readonly actor?: string;
  readonly between?: readonly [string, string];
  /** As it is, its change on the year before, or its log plus one. Default level. */
  readonly as?: "level" | "change" | "log";
}

/** Whether a head of government or state of an actor has changed within the last twelve months. */
export interface LeaderSeries {
  readonly kind: "leader";
  readonly of: string;
}

/** Two series high at the same time: the smaller of the two, each in its own standard deviations. */
export interface JointSeries {
  readonly kind: "both";
  readonly of: readonly [SeriesSpecification, SeriesSpecification];
}

/** A series as a hypothesis file states it. */
export type SeriesSpecification =
  | DyadSeries
  | SituationSeries
  | TriadSeries
  | FactSeries
  | LeaderSeries
  | JointSeries;
