import type { IsoDate, Period } from "../../kernel/index.ts";
import type { QuadClass } from "../../lexicon/index.ts";
import type { EventSelection } from "../../record/index.ts";

/** Which of a dyad's events a question is about; every condition given must hold. */
export interface QuestionSelection extends EventSelection {
  /** Classes of the quad: 1 and 2 cooperation in words and in deeds, 3 and 4 conflict. */
  readonly quads?: readonly QuadClass[] | undefined;
  /** A place that the source gives for the event, in whole or in part; capitals do not matter. */
  readonly place?: string | undefined;
  /** Words of which the event's own line of summary holds at least one; capitals do not matter. */
  readonly mentions?: readonly string[] | undefined;
}

/** So many events, at least or at most. */
export type EventBound = { readonly atLeast: number } | { readonly atMost: number };

/** A number that is to be passed, the number itself not included. */
export type LevelBound = { readonly above: number } | { readonly below: number };

/** What decides a question. */
export type QuestionRule =
  | {
      /** Events from the day after the question opens to its deadline. */
      readonly kind: "events";
      readonly select: QuestionSelection;
      readonly bound: EventBound;
    }
  | {
      /** The number of events in a period. */
      readonly kind: "count";
      readonly select: QuestionSelection;
      readonly period: Period;
      readonly bound: LevelBound;
    }
  | {
      /** Events of cooperation (quad classes 1 and 2) among all events of the period, per cent. */
      readonly kind: "balance";
      readonly period: Period;
      readonly bound: LevelBound;
    };

/** When nobody can say how a question came out. */
export interface VoidRule {
  /** The greatest share of the window's months of which the source may tell of nobody. */
  readonly mostUnseen: number;
}

/** How often a condition has held before. */
export interface BaseRate {
  /** The share of windows of this length in which it held, one beginning with each month. */
  readonly share: number;
  readonly windows: number;
  /** How many windows of this length fit side by side: what the share's sureness goes by. */
  readonly apart: number;
  /** 90 % interval of the share, by the windows that fit side by side. */
  readonly lo: number;
  readonly hi: number;
  /** First and last month of the record that it is read from. */
  readonly from: Period;
  readonly to: Period;
}

/** A question that a rule on the record resolves. */
export interface Question {
  readonly id: string;
  readonly text: string;
  readonly dyad: readonly [string, string];
  /** What is known by the end of this day is known when the question opens. */
  readonly opens: IsoDate;
  /** The last day that counts. */
  readonly by: IsoDate;
  /** The source, or one of its epochs, that resolves it. */
  readonly teller: string;
  readonly rule: QuestionRule;
  readonly voidRule: VoidRule;
  readonly finePrint: readonly string[];
  /** Of all that decides it: dyad, days, source, rule and void rule, not of words. */
  readonly hash: string;
}
