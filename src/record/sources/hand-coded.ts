import {
  type DatePrecision,
  EntenteError,
  type IsoDate,
  latestDay,
  spanOf,
} from "../../kernel/index.ts";
import { cameoEntry, findActor, ploverEntry, readRating } from "../../lexicon/index.ts";
import type { Draft } from "../intake/draft.ts";
import type { RejectReason } from "../intake/reject.ts";
import type { DraftOutcome } from "../intake/source.ts";

/** The columns of hand-coded CSV; those after `cameo` may be left out or empty in a file of one's own. */
export const HAND_CODED_COLUMNS: readonly string[] = [
  "date",
  "source",
  "target",
  "cameo",
  "date_precision",
  "others",
  "plover_type",
  "plover_mode",
  "summary",
  "url",
  "publisher",
  "published",
  "source_rating",
  "note",
  "place",
  "known_from",
];

type Row = Readonly<Record<string, string>>;

class Refusal extends Error {
  readonly reason: RejectReason;
  constructor(reason: RejectReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

interface DatedSpan {
  readonly date: IsoDate;
  readonly precision: DatePrecision;
}

/** The days that a text spans; the year 0, before which the calendar has no name, is none. */
function spanIn(text: string, reason: RejectReason, detail: string): ReturnType<typeof spanOf> {
  try {
    if (!text.startsWith("0000")) return spanOf(text);
  } catch {
    // said below
  }
  throw new Refusal(reason, detail);
}

/** The first day stands for a month or a year. */
function firstOf(date: IsoDate, precision: DatePrecision): IsoDate {
  const lengths = { day: 10, month: 7, year: 4 } as const;
  return spanOf(date.slice(0, lengths[precision])).first;
}

/** `2017-08-29`, `2017-08` and `2017` carry their precision; a `date_precision` column may only widen it. */
function dateOf(row: Row): DatedSpan {
  const text = row["date"] ?? "";
  const written: DatePrecision = text.length === 4 ? "year" : text.length === 7 ? "month" : "day";
  const { first } = spanIn(text, "date-malformed", `"${text}" is no day, month or year`);
  if (text.includes("Q")) throw new Refusal("date-malformed", `"${text}" is a quarter`);
  const stated = row["date_precision"] ?? "";
  if (stated === "") return { date: first, precision: written };
  if (stated !== "day" && stated !== "month" && stated !== "year") {
    throw new Refusal("date-precision-unknown", `"${stated}" is none of day, month, year`);
  }
  const rank = { day: 0, month: 1, year: 2 } as const;
  const precision = rank[stated] >= rank[written] ? stated : written;
  return { date: firstOf(first, precision), precision };
}

function actorOf(text: string, column: string): string {
  if (text === "") throw new Refusal("actor-missing", `${column} is empty`);
  try {
    return findActor(text).code;
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    throw new Refusal("actor-unknown", `${column}: ${error.message} ${error.hint}`);
  }
}

function urlOf(row: Row): string | undefined {
  const text = row["url"] ?? "";
  if (text === "") return undefined;
  if (!URL.canParse(text) || !/^https?:/i.test(text)) {
    throw new Refusal("url-malformed", `"${text}" is no web address`);
  }
  return text;
}

/** A column that, if given, must be a day, month or year: its last day, when the thing is surely known. */
function dayOf(row: Row, column: string, reason: RejectReason): string | undefined {
  const text = row[column] ?? "";
  if (text === "") return undefined;
  return spanIn(text, reason, `${column}: "${text}" is no date`).last;
}

/** An event is public on the day it happens, at the latest day that its date may mean, unless the row says otherwise. */
function knownFrom(row: Row, { date, precision }: DatedSpan): string {
  const stated = dayOf(row, "known_from", "known-from-malformed");
  if (stated !== undefined && stated < date) {
    throw new Refusal("known-from-malformed", `known from ${stated}, before it happened`);
  }
  return stated ?? latestDay(date, precision);
}

function codesOf(row: Row): { cameo: string; ploverType: string | undefined } {
  const cameo = row["cameo"] ?? "";
  if (cameoEntry(cameo) === undefined)
    throw new Refusal("cameo-unknown", `"${cameo}" is no CAMEO code`);
  const type = row["plover_type"] ?? "";
  if (type !== "" && ploverEntry(type) === undefined) {
    throw new Refusal("plover-unknown", `"${type}" is no PLOVER type`);
  }
  return { cameo, ploverType: type === "" ? undefined : type };
}

function othersOf(row: Row): string {
  const codes = (row["others"] ?? "").split(";").map((text) => text.trim());
  return codes
    .filter((text) => text !== "")
    .map((text) => actorOf(text, "others"))
    .join(";");
}

function ratingOf(row: Row): { reliability: string; credibility: string } {
  const text = row["source_rating"] ?? "";
  if (text === "") return { reliability: "F", credibility: "6" };
  const rating = readRating(text);
  if (rating === undefined)
    throw new Refusal("rating-malformed", `"${text}" is no rating such as B2`);
  return { reliability: rating.reliability, credibility: String(rating.credibility) };
}

function present(fields: Readonly<Record<string, string | undefined>>): Draft {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ""),
  );
}

function draftOf(row: Row): Draft {
  const dated = dateOf(row);
  const { date, precision } = dated;
  const { cameo, ploverType } = codesOf(row);
  const source = actorOf(row["source"] ?? "", "source");
  const target = actorOf(row["target"] ?? "", "target");
  if (source === target) throw new Refusal("actor-same", `source and target are both ${source}`);
  const url = urlOf(row);
  const summary = row["summary"] ?? "";
  return present({
    identity: [date, precision, source, target, cameo, row["place"], url, summary].join("|"),
    what: summary
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
    article: url,
    url,
    publisher: row["publisher"],
    published: dayOf(row, "published", "date-malformed"),
    known_from: knownFrom(row, dated),
    event_date: date,
    date_precision: precision,
    source_name: row["source"],
    source_actor: source,
    target_name: row["target"],
    target_actor: target,
    others: othersOf(row),
    cameo,
    plover_type: ploverType,
    plover_mode: row["plover_mode"],
    place: row["place"],
    summary,
    note: row["note"],
    is_root: "true",
    ...ratingOf(row),
  });
}

/**
 * Read one hand-coded row.
 *
 * @param mustHave columns that may not be empty, each with the reason to refuse the row by
 */
export function readHandCoded(
  row: Row,
  mustHave: readonly (readonly [column: string, reason: RejectReason])[] = [],
): DraftOutcome {
  try {
    for (const [column, reason] of mustHave) {
      if ((row[column] ?? "") === "") throw new Refusal(reason, `${column} is empty`);
    }
    return { draft: draftOf(row) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { reason: error.reason, detail: error.message };
  }
}
