import type { Confidence } from "../lexicon/index.ts";
import type { DyadEvent } from "../record/index.ts";
import { eventsCounted, eventsShowing } from "./event-tests.ts";
import { bestReport } from "./event-words.ts";
import { explained } from "./evidence.ts";
import type { Material } from "./material.ts";
import { countOf, grouped } from "./numbers.ts";
import { bind, type Statement, state, words } from "./statement.ts";

/** A usually reliable source or better, and an item that is probably true or better. */
const isWellSourced = (event: DyadEvent): boolean =>
  /^[AB][12]$/.test(bestReport(event)?.rating ?? "");

const hasIndependentReports = (event: DyadEvent): boolean =>
  new Set(event.reports.map((report) => report.publisher ?? report.source)).size > 1;

/**
 * How far a description drawn from these events can be trusted.
 *
 * Low: fewer than ten events, or under half of them well sourced. Moderate: otherwise. High: in addition half of
 * the events are told by more than one publisher. (docs/method/confidence.md)
 */
export function confidenceLevel(events: readonly DyadEvent[]): Confidence {
  const good = events.filter(isWellSourced).length;
  if (events.length < 10 || good * 2 < events.length) return "low";
  return events.filter(hasIndependentReports).length * 2 >= events.length ? "high" : "moderate";
}

/** The statement of confidence in the whole description, with its reasons and without any likelihood. */
export function confidenceOf(m: Material): Statement {
  const level = confidenceLevel(m.events);
  const good = m.events.filter(isWellSourced).length;
  const single = m.events.filter((event) => !hasIndependentReports(event)).length;
  const read = m.events.length;
  const page = explained("method/confidence");
  if (read < 10) {
    const all = eventsCounted(m, "all events");
    return {
      ...state(
        "confidence",
        words`Confidence in this description is ${level}: it rests on ${bind(countOf(read, "event"), all)}.`,
        page,
      ),
      confidence: level,
    };
  }
  if (m.sources.every((source) => source.coding === "machine")) {
    return {
      ...state(
        "confidence",
        words`Confidence in this description is ${level}: every event is a machine’s reading of a news report, and single ones are often wrong.`,
        page,
      ),
      confidence: level,
    };
  }
  const rated = eventsShowing(m, "events rated B2 or better", isWellSourced);
  const alone = eventsShowing(
    m,
    "events told by a single publisher",
    (e) => !hasIndependentReports(e),
  );
  const twice = eventsShowing(m, "events told by more than one publisher", hasIndependentReports);
  const corroboration =
    single === read
      ? words`, but ${bind("each", alone)} rests on a single publisher`
      : words`, but ${bind(grouped(single), alone)} ${single === 1 ? "rests" : "rest"} on a single publisher`;
  const few = good === 0 ? "none" : grouped(good);
  const standard = words`of ${bind(grouped(read), rated)} events ${good === 1 ? "is" : "are"} rated ${bind("B2", rated)} or better (a usually reliable source, a credible item)`;
  const reason = words`${bind(few, rated)} ${standard}${corroboration}`;
  const low = words`${good === 0 ? "" : "only "}${bind(few, rated)} ${standard}`;
  const high = words`${bind(few, rated)} ${standard}, and ${bind(grouped(read - single), twice)} are told by more than one publisher`;
  const why = level === "low" ? low : level === "high" ? high : reason;
  return {
    ...state("confidence", words`Confidence in this description is ${level}: ${why}.`, page),
    confidence: level,
  };
}
