import { isIsoDate, type Period, shiftPeriod, spanOf } from "../kernel/index.ts";
import { plainLine } from "./plain-text.ts";

/** Something to mark on an axis of periods. Its dates may be days, weeks, months, quarters or years. */
export interface PeriodMark {
  /** A shift happened at one time that is known within an interval; an episode lasted. */
  readonly kind: "shift" | "episode";
  /** Of a shift, when it most likely happened; of an episode, a period within it. */
  readonly period: string;
  /** The first date of the interval or of the episode. */
  readonly lo: string;
  /** The last one, included. */
  readonly hi: string;
  readonly label: string;
}

/** A mark by its place among the periods. */
export interface PlacedMark {
  readonly kind: PeriodMark["kind"];
  /** The place of its period, from 0; of an episode, of the first period that is shown. */
  readonly at: number;
  /** From the start of one period to the end of another, as far as they are shown. */
  readonly start: number;
  readonly end: number;
  readonly label: string;
  /** Its dates in words: `2014-03`, `2014-03 (2014-01 to 2014-05)`, `2014-01 to 2014-05`. */
  readonly when: string;
}

const PERIOD = /^\d{4}(?:-(?:Q[1-4]|0[1-9]|1[0-2]|W(?:0[1-9]|[1-4]\d|5[0-3])))?$/;

/** A 53rd week of a year without one is no period: it would be read as the first of the next year. */
function isPeriod(text: string): boolean {
  return PERIOD.test(text) && shiftPeriod(text as Period, 0) === text;
}

/** Dates of different lengths compare by their days, anything else as text. */
function spanKeys(text: string): { readonly first: string; readonly last: string } {
  const isDate = isIsoDate(text) || isPeriod(text);
  return isDate ? spanOf(text) : { first: text, last: text };
}

function placesOf(
  from: string,
  to: string,
  periods: readonly string[],
): { readonly start: number; readonly end: number } | undefined {
  const [first, last] = [spanKeys(from).first, spanKeys(to).last];
  const start = periods.findIndex((period) => spanKeys(period).last >= first);
  const end = periods.findLastIndex((period) => spanKeys(period).first <= last) + 1;
  return start < 0 || end <= start ? undefined : { start, end };
}

function whenOf(mark: PeriodMark): string {
  const [period, lo, hi] = [plainLine(mark.period), plainLine(mark.lo), plainLine(mark.hi)];
  const span = lo === hi ? lo : `${lo} to ${hi}`;
  if (mark.kind === "episode") return span;
  return lo === hi && lo === period ? period : `${period} (${span})`;
}

/**
 * Find the marks among the periods; a shift whose period is not among them, or an episode that lies outside
 * them all, is dropped.
 *
 * @param periods in the order of time
 * @returns in the order of their places, then as given
 */
export function placedMarks(
  marks: readonly PeriodMark[],
  periods: readonly string[],
): readonly PlacedMark[] {
  const placed = marks.flatMap((mark) => {
    const own = placesOf(mark.period, mark.period, periods);
    const span = placesOf(mark.lo, mark.hi, periods) ?? (mark.kind === "shift" ? own : undefined);
    const at = mark.kind === "shift" ? own?.start : span?.start;
    if (span === undefined || at === undefined) return [];
    const label = plainLine(mark.label);
    return [{ kind: mark.kind, at, ...span, label, when: whenOf(mark) }];
  });
  return placed.sort((a, b) => a.at - b.at);
}

/** The marks of one period in words: a shift at its own, an episode at each that it covers. */
export function marksAt(marks: readonly PlacedMark[], index: number): string {
  return marks
    .filter((m) => (m.kind === "shift" ? m.at === index : m.start <= index && index < m.end))
    .map((m) => (m.kind === "shift" ? `shift ${m.when}: ${m.label}` : `episode: ${m.label}`))
    .join("; ");
}
