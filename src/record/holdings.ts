import type { IsoDate } from "../kernel/index.ts";
import { derivation, type Scope } from "./derivation.ts";
import type { Measure } from "./intake/fact.ts";
import { rowOf, rowsOf } from "./query.ts";
import { sourceCards, sourceMeasures } from "./source-registry.ts";
import type { Store } from "./store.ts";

/** What the record holds of one source. */
export interface SourceHolding {
  readonly id: string;
  readonly title: string;
  readonly coding: "hand" | "machine";
  readonly licence: string;
  readonly citation: string;
  readonly address: string;
  readonly faults: readonly string[];
  readonly files: number;
  readonly rows: number;
  readonly rejected: number;
  readonly reports: number;
  readonly articles: number;
  readonly events: number;
  /** Facts held; of a fact with several editions each. */
  readonly facts: number;
  /** What the source states in numbers; none of a source of events. */
  readonly measures: readonly Measure[];
  /** Reports that are about no event between two known actors, by reason. */
  readonly setAside: Readonly<Record<string, number>>;
  readonly first: IsoDate | null;
  readonly last: IsoDate | null;
  readonly knownTo: IsoDate | null;
  readonly imported: string | null;
}

type Counts = Omit<
  SourceHolding,
  "title" | "coding" | "licence" | "citation" | "address" | "faults" | "setAside" | "measures"
>;

const COUNTS_SQL = `
  SELECT file.source AS id, count(*)::DOUBLE AS files, sum(row_count)::DOUBLE AS rows,
    sum(rejected)::DOUBLE AS rejected, max(imported_at) AS imported,
    coalesce(any_value(r.reports), 0)::DOUBLE AS reports,
    coalesce(any_value(r.articles), 0)::DOUBLE AS articles,
    coalesce(any_value(e.events), 0)::DOUBLE AS events,
    coalesce(any_value(f.facts), 0)::DOUBLE AS facts,
    least(any_value(r.first), any_value(f.first)) AS first,
    greatest(any_value(r.last), any_value(f.last)) AS last,
    greatest(any_value(r.known_to), any_value(f.known_to)) AS "knownTo"
  FROM file
  LEFT JOIN (
    SELECT source, count(*) AS reports, count(DISTINCT article) AS articles,
      min(event_date)::VARCHAR AS first, max(event_date)::VARCHAR AS last,
      max(known_from)::VARCHAR AS known_to
    FROM report WHERE known_from <= CAST($as_of AS DATE) GROUP BY source
  ) r ON r.source = file.source
  LEFT JOIN (
    SELECT source, count(DISTINCT occurrence_id) AS events FROM counted WHERE NOT capped GROUP BY source
  ) e ON e.source = file.source
  LEFT JOIN (
    SELECT source, count(*) AS facts, min(first_day)::VARCHAR AS first,
      max(last_day)::VARCHAR AS last, max(known_from)::VARCHAR AS known_to
    FROM fact WHERE known_from <= CAST($as_of AS DATE) GROUP BY source
  ) f ON f.source = file.source
  GROUP BY file.source`;

/** What is held, source by source, in the order of the registry. */
export async function holdings(store: Store, scope: Scope): Promise<SourceHolding[]> {
  const { ctes, bindings } = derivation(scope);
  const counts = await rowsOf<Counts>(store.connection, `WITH ${ctes} ${COUNTS_SQL}`, bindings);
  const aside = await rowsOf<{ source: string; reason: string; reports: number }>(
    store.connection,
    `SELECT source, set_aside AS reason, count(*)::DOUBLE AS reports FROM report
     WHERE set_aside IS NOT NULL AND known_from <= CAST($as_of AS DATE) GROUP BY ALL ORDER BY reports DESC`,
    { as_of: scope.asOf },
  );
  return sourceCards().flatMap((card) => {
    const held = counts.find((c) => c.id === card.id);
    if (held === undefined) return [];
    const { id, title, coding, licence, citation, address, faults } = card;
    const setAside = Object.fromEntries(
      aside.filter((a) => a.source === id).map((a) => [a.reason, a.reports]),
    );
    const measures = sourceMeasures(id);
    return [{ ...held, id, title, coding, licence, citation, address, faults, measures, setAside }];
  });
}

/** The whole record at a glance. */
export interface Totals {
  readonly reports: number;
  readonly articles: number;
  readonly events: number;
  readonly dyads: number;
  /** Facts, of a fact with several editions each. */
  readonly facts: number;
  readonly first: IsoDate | null;
  readonly last: IsoDate | null;
}

/** Counts over all sources together; an event and its mirror are one. */
export async function totals(store: Store, scope: Scope): Promise<Totals> {
  const { ctes, bindings } = derivation(scope);
  return await rowOf<Totals>(
    store.connection,
    `WITH ${ctes}
     SELECT (SELECT count(*) FROM report WHERE known_from <= CAST($as_of AS DATE))::DOUBLE AS reports,
       (SELECT count(DISTINCT (source, article)) FROM report
        WHERE article IS NOT NULL AND known_from <= CAST($as_of AS DATE))::DOUBLE AS articles,
       count(DISTINCT occurrence_id)::DOUBLE AS events,
       count(DISTINCT (least(source_actor, target_actor), greatest(source_actor, target_actor)))::DOUBLE AS dyads,
       (SELECT count(*) FROM fact WHERE known_from <= CAST($as_of AS DATE))::DOUBLE AS facts,
       min(event_date)::VARCHAR AS first, max(event_date)::VARCHAR AS last
     FROM event`,
    bindings,
  );
}
