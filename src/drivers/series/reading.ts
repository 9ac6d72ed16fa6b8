import type { Granularity, IsoDate } from "../../kernel/index.ts";
import { actorByCode } from "../../lexicon/index.ts";

/** Which record a panel is read from. */
export interface PanelScope {
  readonly asOf: IsoDate;
  /** The two whose balance is the outcome. */
  readonly dyad: readonly [string, string];
  readonly by: Granularity;
  /** Sources to read; left out, all. */
  readonly sources?: readonly string[] | undefined;
  /** The one of them whose events are counted; left out, the one that tells of the dyad in most periods. */
  readonly eventSource?: string | undefined;
}

/** Why a series cannot be had, and how far the record is from it. */
export interface Missing {
  /** A clause without a full stop. */
  readonly reason: string;
  /** What there is of it (events, facts, periods), and what it would take. */
  readonly has: number;
  readonly needs: number;
}

/** What a series was read from, and how to see it. */
export interface ReadFrom {
  /** What was counted, in words. */
  readonly says: string;
  /** Sources of the record, or the product's own file. */
  readonly source: string;
  /** Events or facts that its values rest on. */
  readonly counted: number;
  /** Commands that list these. */
  readonly queries: readonly string[];
}

/** A series over the periods asked for, NaN where it is not known. */
export interface SeriesReading extends ReadFrom {
  readonly unit: string;
  readonly values: Float64Array;
  readonly events?: Float64Array;
}

/** Whether a series could not be had. */
export function isMissing(reading: object): reading is Missing {
  return "reason" in reading;
}

/** Periods in a year. */
export const PER_YEAR: Readonly<Record<Granularity, number>> = { month: 12, quarter: 4, year: 1 };

/** With fewer events than this in all its periods a series says nothing. */
export const EVENTS_NEEDED = 5;

/** An actor as a sentence takes it; a code that the lexicon does not know stands for itself. */
export const nameOf = (code: string): string => actorByCode(code)?.inSentence ?? code;

/** Two actors as a sentence takes them. */
export const namesOf = ([a, b]: readonly [string, string]): string =>
  `${nameOf(a)} and ${nameOf(b)}`;
