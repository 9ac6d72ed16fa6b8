import { plainLine } from "../figure/index.ts";
import { dateInWords } from "../kernel/index.ts";
import { describeEvent } from "../lexicon/index.ts";
import type { DyadEvent, EventReport } from "../record/index.ts";
import { nameOf } from "./naming.ts";

/** What happened, as a sentence: the coder's own summary, or the code's meaning with the actors' names. */
export function factOf(event: DyadEvent): string {
  const text = plainLine(
    event.summary ?? describeEvent(event.cameo, nameOf(event.source), nameOf(event.target)),
  );
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}

/** The report to name beside an event: the best rated, then the first known. */
export function bestReport(event: DyadEvent): EventReport | undefined {
  return [...event.reports].sort((x, y) =>
    x.rating < y.rating ? -1 : x.rating > y.rating ? 1 : 0,
  )[0];
}

/** Who says so: `Dawn, B1`. */
export function attribution(event: DyadEvent): string {
  const report = bestReport(event);
  if (report === undefined) return "";
  return `${publisherOf(report)}, ${report.rating}`;
}

/** Who published a report; the source where no publisher is named. */
export function publisherOf(report: EventReport): string {
  return plainLine(report.publisher ?? report.source);
}

/** A report's address, fit to stand in a link; undefined where it has none on the web. */
export function webAddress({ url }: Pick<EventReport, "url">): string | undefined {
  if (url === null || !/^https?:\/\//i.test(url)) return undefined;
  return plainLine(url).replace(/[\s<>"'`\\^{|}\uFFFD]/gu, (character) =>
    encodeURIComponent(character),
  );
}

/** An event's date in words at its precision. */
export function whenOf(event: DyadEvent): string {
  return dateInWords(event.date, event.datePrecision);
}
