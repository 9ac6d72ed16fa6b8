import { daysBetween, type IsoDate, latestDay } from "../kernel/index.ts";
import type { Turn } from "../measure/index.ts";
import { type ProfileCell, tally } from "./profile.ts";

/** A turn that divides the record, and the turns of other series within two years of it. */
export interface Divide {
  readonly turn: Turn;
  /** The surest first. */
  readonly beside: readonly Turn[];
}

/** The years from one turning point to the next. */
export interface BriefPhase {
  readonly first: number;
  readonly last: number;
  /** The last year is cut short by the as-of date or the end of coverage. */
  readonly partial: boolean;
  readonly events: number;
  /** Events a year, over its complete years where it has any. */
  readonly rate: number;
  /** What began it; nothing began the first. */
  readonly opened: Divide | undefined;
}

/** A doubtful turn divides the record when at most this share of series without a change would show one as sure. */
export const MOST_FALSE_ALARMS = 0.1;

/** Turns that are at most so many years apart are told as one. */
const YEARS_TOGETHER = 2;

/** Most phases that a reader keeps apart. */
const MOST_PHASES = 5;

/** A year counts as complete when at most this many of its days are missing at the end. */
const DAYS_MISSING = 31;

/** Rates closer than this ratio are not told apart. */
const SAME_PACE = 1.25;

/** Whether phases have about one rate of events. */
export function haveOnePace(phases: readonly BriefPhase[]): boolean {
  const rates = phases.map(({ rate }) => rate);
  return Math.max(...rates) <= SAME_PACE * Math.min(...rates);
}

/** The year of a turn of a yearly series. */
export function yearOfTurn({ period }: Turn): number {
  return Number(period.slice(0, 4));
}

/** Whether a turn is sure enough to be told as one. */
export function isSureEnough({ doubtful, falseAlarmRate }: Turn): boolean {
  return !doubtful || (falseAlarmRate ?? 1) <= MOST_FALSE_ALARMS;
}

/** The surest turn first: established before doubtful, then by probability, by false alarms and by date. */
export function bySureness(x: Turn, y: Turn): number {
  return (
    Number(x.doubtful) - Number(y.doubtful) ||
    y.probability - x.probability ||
    (x.falseAlarmRate ?? 1) - (y.falseAlarmRate ?? 1) ||
    yearOfTurn(x) - yearOfTurn(y)
  );
}

/**
 * The turns that divide the years from `first` to `last`, in the order of time.
 *
 * A turn in the last year divides nothing: one year does not show that a new level lasts.
 */
function dividesOf(turns: readonly Turn[], first: number, last: number): Divide[] {
  const divides: { turn: Turn; beside: Turn[] }[] = [];
  const within = turns.filter(
    (turn) => isSureEnough(turn) && yearOfTurn(turn) > first && yearOfTurn(turn) < last,
  );
  for (const turn of within.sort(bySureness)) {
    const near = divides.find(
      (divide) => Math.abs(yearOfTurn(divide.turn) - yearOfTurn(turn)) <= YEARS_TOGETHER,
    );
    if (near !== undefined) near.beside.push(turn);
    else if (divides.length < MOST_PHASES - 1) divides.push({ turn, beside: [] });
  }
  return divides.sort((x, y) => yearOfTurn(x.turn) - yearOfTurn(y.turn));
}

/**
 * Divide the years of a record at its turning points (docs/method/phases.md).
 *
 * @param turns of yearly series
 * @param coveredTo the last day of which the sources tell
 * @returns one phase at least, together from the first event to the last year covered
 */
export function phasesBetween(
  turns: readonly Turn[],
  cells: readonly ProfileCell[],
  coveredTo: IsoDate,
): BriefPhase[] {
  const years = cells.map((cell) => cell.year);
  const start = Math.min(...years);
  const end = Math.max(Number(coveredTo.slice(0, 4)), ...years);
  const yearEnd = latestDay(`${end}-01-01` as IsoDate, "year");
  const isCut = end > start && daysBetween(coveredTo, yearEnd) > DAYS_MISSING;
  const divides = dividesOf(turns, start, end);
  const eventsIn = (from: number, to: number): number =>
    tally(cells, (cell) => cell.year >= from && cell.year <= to);
  return [undefined, ...divides].map((opened, i) => {
    const first = opened === undefined ? start : yearOfTurn(opened.turn);
    const next = divides[i];
    const last = next === undefined ? end : yearOfTurn(next.turn) - 1;
    const partial = next === undefined && isCut;
    const complete = partial ? last - 1 : last;
    const rate = eventsIn(first, complete) / (complete - first + 1);
    return { first, last, partial, events: eventsIn(first, last), rate, opened };
  });
}

/** The turns that open phases and those told with them, in the order of time. */
export function turnsTold(phases: readonly BriefPhase[]): Turn[] {
  return phases
    .flatMap(({ opened }) => (opened === undefined ? [] : [opened.turn, ...opened.beside]))
    .sort((x, y) => yearOfTurn(x) - yearOfTurn(y) || (x.series < y.series ? -1 : 1));
}
