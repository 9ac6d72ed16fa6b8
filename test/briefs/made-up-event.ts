import { isoDate } from "../../src/kernel/index.ts";
import { cameoCode } from "../../src/lexicon/index.ts";
import type { DyadEvent, EventReport } from "../../src/record/index.ts";

/** A report for a test to change. */
export function madeUpReport(more: Partial<EventReport> = {}): EventReport {
  return {
    id: "r",
    source: "events",
    url: null,
    publisher: null,
    publisherCountry: null,
    published: null,
    knownFrom: isoDate("2017-08-29"),
    rating: "B2",
    note: null,
    file: "own.csv",
    line: 2,
    ...more,
  };
}

/** An event for a test to change: Russia and Pakistan confer on 29 August 2017. */
export function madeUpEvent(more: Partial<DyadEvent> = {}): DyadEvent {
  return {
    id: "e",
    date: isoDate("2017-08-29"),
    datePrecision: "day",
    source: "RUS",
    target: "PAK",
    others: [],
    cameo: cameoCode("040"),
    plover: null,
    quadClass: 1,
    goldstein: 1,
    summary: null,
    place: null,
    mutual: true,
    handCoded: true,
    reports: [madeUpReport()],
    ...more,
  };
}
