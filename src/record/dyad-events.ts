import type { DatePrecision, IsoDate } from "../kernel/index.ts";
import {
  type CameoCode,
  cameoEntry,
  goldsteinOf,
  type PloverType,
  publisherCountry,
  type QuadClass,
} from "../lexicon/index.ts";
import { derivation, REPRESENTATIVE_ORDER, type Scope } from "./derivation.ts";
import { type EventSelection, isEverything, isSelected } from "./event-selection.ts";
import { rowsOf } from "./query.ts";
import type { Store } from "./store.ts";

/** One source's word for an event. */
export interface EventReport {
  readonly id: string;
  readonly source: string;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly publisherCountry: string | null;
  readonly published: IsoDate | null;
  readonly knownFrom: IsoDate;
  /** Reliability and credibility, judged separately: `B2`. */
  readonly rating: string;
  readonly note: string | null;
  /** Where the row stands: the file as imported, and its line. */
  readonly file: string;
  readonly line: number;
}

/** Who did what to whom, when. */
export interface DyadEvent {
  readonly id: string;
  readonly date: IsoDate;
  readonly datePrecision: DatePrecision;
  readonly source: string;
  readonly target: string;
  readonly others: readonly string[];
  readonly cameo: CameoCode;
  readonly plover: { readonly type: PloverType; readonly mode: string | null } | null;
  readonly quadClass: QuadClass;
  /** On GDELT's edition of the scale. */
  readonly goldstein: number;
  readonly summary: string | null;
  readonly place: string | null;
  /** A mutual act, which counts in both directions. */
  readonly mutual: boolean;
  readonly handCoded: boolean;
  readonly reports: readonly EventReport[];
}

/** Which events of a dyad to list. */
export interface EventFilter extends Scope {
  readonly dyad: readonly [string, string];
  readonly from?: string;
  readonly to?: string;
  readonly select?: EventSelection;
  /** Not the dyad's own events but those of others in which both its actors take part. */
  readonly joint?: boolean;
  readonly limit?: number;
  /** Which events to keep when there are more than `limit`: the latest, or the weightiest (hand-coded first, then the most reported). */
  readonly keep?: "latest" | "weightiest";
}

/** Which events of many come first. */
export const KEEP_ORDER: Readonly<Record<"latest" | "weightiest", string>> = {
  latest: "event_date DESC, event_id",
  weightiest: "hand_coded DESC, reports DESC, event_date DESC, event_id",
};

const latestFirst = (a: DyadEvent, b: DyadEvent): number =>
  a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? 1 : -1;

/** The same orders for events already read. */
const KEEP_FIRST: Readonly<Record<keyof typeof KEEP_ORDER, typeof latestFirst>> = {
  latest: latestFirst,
  weightiest: (a, b) =>
    Number(b.handCoded) - Number(a.handCoded) ||
    b.reports.length - a.reports.length ||
    latestFirst(a, b),
};

interface EventRow extends Omit<DyadEvent, "plover" | "goldstein" | "reports"> {
  readonly ploverType: PloverType | null;
  readonly ploverMode: string | null;
  readonly reportRows: readonly Omit<EventReport, "publisherCountry">[];
}

/**
 * An event's place in PLOVER: as its source gives it, else its code's. A mode that the source gives stands beside the code's type;
 * the code's own mode only beside its own type.
 */
export function ploverOfEvent(
  cameo: CameoCode,
  ploverType: PloverType | null,
  ploverMode: string | null,
): DyadEvent["plover"] {
  const coded = cameoEntry(cameo)?.plover;
  const type = ploverType ?? coded?.type;
  const mode = ploverMode ?? (ploverType === null ? (coded?.mode ?? null) : null);
  return type === undefined ? null : { type, mode };
}

function placed(row: EventRow): DyadEvent {
  const { ploverType, ploverMode, reportRows, ...event } = row;
  return {
    ...event,
    plover: ploverOfEvent(event.cameo, ploverType, ploverMode),
    goldstein: goldsteinOf(event.cameo) ?? 0,
    reports: reportRows.map((report) => ({
      ...report,
      publisherCountry:
        publisherCountry({ url: report.url ?? undefined, name: report.publisher ?? undefined }) ??
        null,
    })),
  };
}

const NO_LIMIT = 2_147_483_647;

/** In a joint event both take part, at least one of them as a further participant. */
const IS_JOINT = `
  AND list_has_all(list_concat([source_actor, target_actor], others), [$joint_a, $joint_b])
  AND NOT (source_actor IN ($joint_a, $joint_b) AND target_actor IN ($joint_a, $joint_b))`;

function whose(filter: EventFilter): {
  scope: Scope;
  sql: string;
  bindings: Record<string, string>;
} {
  if (filter.joint !== true) return { scope: filter, sql: "", bindings: {} };
  const { dyad, ...wider } = filter;
  return { scope: wider, sql: IS_JOINT, bindings: { joint_a: dyad[0], joint_b: dyad[1] } };
}

/**
 * The events between two actors, oldest first; an event and its mirror are one entry.
 *
 * A date known to the month or the year is listed when its first day lies in the span asked for.
 */
export async function dyadEvents(store: Store, filter: EventFilter): Promise<DyadEvent[]> {
  const { scope, sql: joint, bindings: actors } = whose(filter);
  const { ctes, bindings } = derivation(scope);
  const select = filter.select ?? {};
  const limit = filter.limit ?? NO_LIMIT;
  const rows = await rowsOf<EventRow>(
    store.connection,
    `WITH ${ctes},
     entry AS (
       SELECT * FROM event
       WHERE event_date BETWEEN CAST($from AS DATE) AND CAST($to AS DATE)${joint}
       QUALIFY row_number() OVER (PARTITION BY occurrence_id ORDER BY ${REPRESENTATIVE_ORDER}) = 1
     ),
     page AS (SELECT * FROM entry ORDER BY ${KEEP_ORDER[filter.keep ?? "latest"]} LIMIT $limit),
     told AS (
       SELECT occurrence_id, list({
         id: report_id, source: source, url: url, publisher: publisher,
         published: published::VARCHAR, knownFrom: known_from::VARCHAR,
         rating: concat(reliability, credibility), note: note, file: path, line: line::DOUBLE
       } ORDER BY known_from, report_id) AS reports
       FROM counted SEMI JOIN page USING (occurrence_id) JOIN (SELECT file_no, path FROM file) USING (file_no) WHERE NOT capped GROUP BY occurrence_id
     )
     SELECT event_id AS id, event_date::VARCHAR AS date, date_precision AS "datePrecision",
       source_actor AS source, target_actor AS target, others, cameo,
       plover_type AS "ploverType", plover_mode AS "ploverMode", quad_class::INTEGER AS "quadClass",
       summary, place, occurrence_id <> event_id AS mutual, hand_coded AS "handCoded",
       told.reports AS "reportRows"
     FROM page JOIN told USING (occurrence_id)
     ORDER BY event_date, event_id`,
    {
      ...bindings,
      from: filter.from ?? "0001-01-01",
      to: filter.to ?? "9999-12-31",
      ...actors,
      limit: isEverything(select) ? limit : NO_LIMIT,
    },
  );
  const events = rows.map(placed);
  if (isEverything(select)) return events;
  const selected = events.filter((event) => isSelected(event, select));
  const kept = new Set(selected.toSorted(KEEP_FIRST[filter.keep ?? "latest"]).slice(0, limit));
  return selected.filter((event) => kept.has(event));
}
