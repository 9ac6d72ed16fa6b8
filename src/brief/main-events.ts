import type { Instrument } from "../lexicon/index.ts";
import { type DyadEvent, instrumentOfEvent, isOfClass } from "../record/index.ts";
import { bestReport } from "./event-words.ts";

/** A tie of equal weight is rated better by the letter and digit that come first: A1 before B2 before D4. */
const ratingRank = (event: DyadEvent): string => bestReport(event)?.rating ?? "F6";

/** Heads of state and government, and the names by which the press calls them. */
const HEADS =
  /\b(presidents?|prime ministers?|premiers?|chancellor|king|heads of (state|government)|summit|putin|medvedev|xi jinping|hu jintao|bush|obama|trump|biden|vajpayee|manmohan singh|modi|musharraf|zardari|nawaz|gilani|imran khan|karzai|ghani|rouhani|raisi)\b/i;

/** The level below them. */
const MINISTERS =
  /\b(ministers?|chief of|army chief|general|secretary of state|foreign secretary|security adviser|commander)\b/i;

const FIRSTS =
  /\b(first|maiden|inaugural|historic|treaty|peace|ends?|cancels?|calls off|withdraws?)\b/i;

const HARD: ReadonlySet<Instrument> = new Set([
  "arms",
  "energy",
  "nuclear",
  "military",
  "intelligence",
]);

function levelOf(summary: string): number {
  if (HEADS.test(summary)) return 0.4;
  return MINISTERS.test(summary) ? 0.2 : 0;
}

/**
 * How much an event is worth telling among others of its time: large before small on the Goldstein scale, signed
 * agreements and deeds before words, heads of government before ministers before officials, hard matters before routine, the pair's own
 * business before large gatherings, widely told before once told, well dated before roughly dated.
 *
 * A ranking for reading, not a measure: no figure rests on it (docs/method/brief.md).
 */
export function weightOf(event: DyadEvent): number {
  const summary = event.summary ?? "";
  const size = 0.5 * (Math.abs(event.goldstein) / 10);
  const pact = event.cameo === "057" ? 0.3 : 0;
  const deed = isOfClass(event.quadClass, "deeds") ? 0.2 : 0;
  const first = FIRSTS.test(summary) ? 0.15 : 0;
  const hard = HARD.has(instrumentOfEvent(event)) ? 0.25 : 0;
  const crowd = event.others.length > 2 ? -0.3 : 0;
  const attention = Math.min(0.5, Math.log10(event.reports.length) / 4);
  const vague = event.datePrecision === "day" ? 0 : -0.15;
  const doubt = ratingRank(event) > "D" ? -0.4 : 0;
  return size + pact + deed + levelOf(summary) + first + hard + crowd + attention + vague + doubt;
}

/**
 * The events of a phase to tell, oldest first: the weightiest, but no more than a quarter (and at least two) of
 * one code and instrument, so that the choice shows what the phase consisted of.
 *
 * @param count how many at most
 */
export function mainEvents(events: readonly DyadEvent[], count: number): DyadEvent[] {
  const ranked = [...events].sort(
    (x, y) =>
      weightOf(y) - weightOf(x) ||
      (ratingRank(x) < ratingRank(y) ? -1 : ratingRank(x) > ratingRank(y) ? 1 : 0) ||
      (x.id < y.id ? -1 : 1),
  );
  const most = Math.max(2, Math.ceil(count / 4));
  const kinds = new Map<string, number>();
  const chosen = ranked.filter((event) => {
    const kind = `${event.cameo}|${instrumentOfEvent(event)}`;
    const seen = kinds.get(kind) ?? 0;
    kinds.set(kind, seen + 1);
    return seen < most;
  });
  return chosen
    .slice(0, count)
    .sort((x, y) => (x.date < y.date ? -1 : x.date > y.date ? 1 : x.id < y.id ? -1 : 1));
}
