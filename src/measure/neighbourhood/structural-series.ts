import { type IsoDate, isoDate, type Period, periodOf } from "../../kernel/index.ts";
import { actorByCode } from "../../lexicon/index.ts";
import type { StoredFact } from "../../record/index.ts";

/** Two actors, and the day by which what is used was known. */
export interface PairScope {
  readonly asOf: IsoDate;
  readonly dyad: readonly [string, string];
  /** Sources to use; left out, all. */
  readonly sources?: readonly string[] | undefined;
}

/** What the record is asked for: the day, and the sources where they are chosen. */
export function factScope({ asOf, sources }: PairScope): {
  readonly asOf: IsoDate;
  readonly sources?: readonly string[];
} {
  return sources === undefined ? { asOf } : { asOf, sources };
}

/** One period of a structural series. */
export interface StructuralPoint {
  readonly period: Period;
  readonly value: number;
  /** The interval that the series' `interval` names. */
  readonly lo?: number;
  readonly hi?: number;
  /** What the value is out of: votes, treaties. */
  readonly n?: number;
}

/** A series of facts about two actors, with what a reader needs to judge it. */
export interface StructuralSeries {
  readonly what: string;
  readonly unit: string;
  /** The source that the facts are from. */
  readonly source: string;
  /** The measures that it is made of. */
  readonly measures: readonly string[];
  /** What `lo` and `hi` of the points are; left out where there are none. */
  readonly interval?: string;
  /** First and last year of which the record holds it for these two. */
  readonly coverage: { readonly first: Period; readonly last: Period };
  readonly points: readonly StructuralPoint[];
  readonly notes: readonly string[];
}

/** Why the record cannot give a part. */
export interface Why {
  readonly reason: string;
  /** The source that would tell it, were it imported or chosen; left out where none would. */
  readonly source?: string;
}

/** A part that the record cannot give, and why. */
export interface Absent extends Why {
  readonly what: string;
}

/** A part, or why there is none. */
export type Part<T = StructuralSeries> = T | Absent;

/** Whether a part is missing. */
export function isAbsent<T extends object>(part: Part<T>): part is Absent {
  return "reason" in part;
}

/** The calendar year that a fact begins in. */
export const yearOf = ({ first }: Pick<StoredFact, "first">): Period => periodOf(first, "year");

/** The period of a year given as a number, 0 to 9999. */
export function calendarYear(year: number): Period {
  return periodOf(isoDate(`${String(year).padStart(4, "0")}-01-01`), "year");
}

/** An actor as a sentence takes it; a code that the lexicon does not know stands for itself. */
export const nameOf = (code: string): string => actorByCode(code)?.inSentence ?? code;

/** What is an actor's own: `Russia's`, `the United States'`. */
export function possessive(code: string): string {
  const name = nameOf(code);
  return name.endsWith("s") ? `${name}'` : `${name}'s`;
}

/** A text at the beginning of a sentence. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether an actor is a state; most sources of facts hold no others. */
export const isState = (code: string): boolean => actorByCode(code)?.kind === "state";

/** What a series is, apart from its points. */
export type SeriesHead = Omit<StructuralSeries, "coverage" | "points">;

/** A series in the order of its periods, or why there is none where there are no points. */
export function seriesOrAbsent(
  head: SeriesHead,
  points: readonly StructuralPoint[],
  why: Why,
): Part {
  const sorted = [...points].sort((x, y) => (x.period < y.period ? -1 : 1));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return { what: head.what, ...why };
  return { ...head, coverage: { first: first.period, last: last.period }, points: sorted };
}

/**
 * That nothing of a kind is held, and how to add it.
 *
 * @param kind what is missing, in the plural: `UN votes`
 * @param source the source to import
 */
export function notHeld({ sources }: PairScope, kind: string, source: string): Why {
  const reason =
    sources === undefined || sources.includes(source)
      ? `no ${kind} in this record: entente record add ${source}`
      : `no ${kind} in the sources chosen: ${source} is not among them`;
  return { reason, source };
}

/**
 * Why the record tells nothing of a kind about a dyad.
 *
 * @param kind what is missing, in the plural: `UN votes`
 * @param source the source to import
 * @param held the actors of whom something of the kind is held
 */
export function whyAbsent(
  scope: PairScope,
  kind: string,
  source: string,
  held: readonly string[] = [],
): Why {
  const { dyad } = scope;
  const other = dyad.find((actor) => !isState(actor));
  if (other !== undefined) {
    return { reason: `${nameOf(other)} is no state: ${kind} are of states only` };
  }
  if (held.length === 0) return notHeld(scope, kind, source);
  const missing = dyad.find((actor) => !held.includes(actor));
  const reason =
    missing === undefined
      ? `the record has ${kind} of both, but none that tell of the two together`
      : `no ${kind} of ${nameOf(missing)} in this record`;
  return { reason };
}

/** Whether something lasts at the as-of date; a source that ended before cannot tell. */
export type Standing = "in force" | "in force when the source ends" | "ended";

/** A run of consecutive years. */
export interface YearRun {
  readonly first: Period;
  readonly last: Period;
}

/** Years in any order, joined where they follow one another. */
export function runsOf(years: readonly Period[]): YearRun[] {
  const runs: YearRun[] = [];
  for (const year of [...new Set(years)].sort()) {
    const open = runs.at(-1);
    if (open !== undefined && Number(year) === Number(open.last) + 1) {
      runs[runs.length - 1] = { first: open.first, last: year };
    } else {
      runs.push({ first: year, last: year });
    }
  }
  return runs;
}
