import type { Granularity, IsoDate, Period } from "../kernel/index.ts";
import type { QuadClass } from "../lexicon/index.ts";
import { derivation, type Scope } from "./derivation.ts";
import { datedPeriodSql, periodSql } from "./period-sql.ts";
import { rowsOf } from "./query.ts";
import type { Store } from "./store.ts";

/** How many events of one class one actor directed at another in a period. */
export interface DirectedCount {
  /** Absent for events whose date is too coarse for periods of this length. */
  readonly period: Period | null;
  readonly source: string;
  readonly target: string;
  readonly quadClass: QuadClass;
  readonly events: number;
}

/**
 * Directed event counts of one dyad, or of all. A mutual act counts once in each direction, whether its
 * source wrote it down from one side or from both.
 */
export async function directedCounts(
  store: Store,
  scope: Scope,
  by: Granularity,
): Promise<DirectedCount[]> {
  const { ctes, bindings } = derivation(scope);
  return await rowsOf<DirectedCount>(
    store.connection,
    `WITH ${ctes},
     directed AS (
       SELECT source_actor AS source, target_actor AS target, * FROM event
       UNION ALL
       SELECT target_actor AS source, source_actor AS target, * FROM event WHERE occurrence_id <> event_id
     )
     SELECT ${datedPeriodSql(by)} AS period,
       source, target, quad_class::INTEGER AS "quadClass",
       count(DISTINCT occurrence_id)::DOUBLE AS events
     FROM directed GROUP BY ALL ORDER BY ALL`,
    bindings,
  );
}

/** How busy a dyad was in a span of time. */
export interface DyadActivity {
  readonly a: string;
  readonly b: string;
  readonly events: number;
  readonly cooperative: number;
  readonly conflictual: number;
  readonly first: IsoDate;
  readonly last: IsoDate;
}

/** Undirected event counts of every dyad between two days, the busiest first. */
export async function dyadActivity(
  store: Store,
  scope: Scope,
  span: { readonly from: string; readonly to: string } = { from: "0001-01-01", to: "9999-12-31" },
): Promise<DyadActivity[]> {
  const { ctes, bindings } = derivation(scope);
  return await rowsOf<DyadActivity>(
    store.connection,
    `WITH ${ctes}
     SELECT least(source_actor, target_actor) AS a, greatest(source_actor, target_actor) AS b,
       count(DISTINCT occurrence_id)::DOUBLE AS events,
       (count(DISTINCT occurrence_id) FILTER (quad_class <= 2))::DOUBLE AS cooperative,
       (count(DISTINCT occurrence_id) FILTER (quad_class >= 3))::DOUBLE AS conflictual,
       min(event_date)::VARCHAR AS first, max(event_date)::VARCHAR AS last
     FROM event WHERE event_date BETWEEN CAST($from AS DATE) AND CAST($to AS DATE)
     GROUP BY ALL ORDER BY events DESC, a, b`,
    { ...bindings, ...span },
  );
}

/** Reports and articles that the record holds in a period, whoever they are about: what counts are out of. */
export interface Coverage {
  readonly period: Period;
  readonly reports: number;
  readonly articles: number;
}

/** How much the record saw in each period. */
export async function coverageBy(store: Store, scope: Scope, by: Granularity): Promise<Coverage[]> {
  return await rowsOf<Coverage>(
    store.connection,
    `SELECT ${periodSql(by)} AS period, count(*)::DOUBLE AS reports,
       count(DISTINCT (source, article)) FILTER (article IS NOT NULL)::DOUBLE AS articles
     FROM report
     WHERE known_from <= CAST($as_of AS DATE) AND (date_precision <> 'year' OR $by = 'year')
       AND ($sources = '' OR list_contains(string_split($sources, ','), source))
     GROUP BY ALL ORDER BY ALL`,
    { as_of: scope.asOf, sources: scope.sources?.join(",") ?? "", by },
  );
}
