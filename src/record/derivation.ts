import type { Bindings } from "./query.ts";

/** Which reports a question is about. */
export interface Scope {
  /** Nothing that became known after this day is used. */
  readonly asOf: string;
  /** Two actors, for what one did to the other either way; left out, every dyad. */
  readonly dyad?: readonly [string, string];
  /** Sources to use; left out, all. */
  readonly sources?: readonly string[] | undefined;
}

/** SQL whose common table expressions end in `event`, with the values they bind. */
export interface Derivation {
  readonly ctes: string;
  readonly bindings: Bindings;
}

function conditions(scope: Scope): { sql: string; bindings: Bindings } {
  const parts = ["event_id IS NOT NULL", "known_from <= CAST($as_of AS DATE)"];
  const bindings: Record<string, string> = { as_of: scope.asOf };
  if (scope.dyad !== undefined) {
    parts.push("source_actor IN ($actor_a, $actor_b)", "target_actor IN ($actor_a, $actor_b)");
    [bindings["actor_a"], bindings["actor_b"]] = scope.dyad;
  }
  if (scope.sources !== undefined) {
    parts.push("list_contains(string_split($sources, ','), source)");
    bindings["sources"] = scope.sources.join(",");
  }
  return { sql: parts.join(" AND "), bindings };
}

/** What one machine-coded article gives at most one event of. */
const ARTICLE_CELL = "source, article, source_actor, target_actor, quad_class, event_date";

/**
 * From reports to events, at an as-of date.
 *
 * `known`: reports in scope. `counted`: with `capped` true where the article cap drops the report: one
 * machine-coded article gives at most one event per directed dyad, quad class and day. The event kept is the
 * one known first, then the article's lead sentence, then the most mentioned, then the least id: the order
 * begins with the day of knowledge, so a later report never takes the place of one counted before, and ends with
 * the occurrence, so that of equally good acts both directions keep the same mutual one.
 * `event`: one row per event that at least one counted report tells of.
 *
 * Few articles tell of more than one event in a cell, so only those reports are put in order whose cell, by its hash, is
 * shared: `crowded`. Two cells of one hash are both put in order, each for itself.
 *
 * Hand-coded reports are exempt from the cap: there a person has judged that one page tells of two events.
 *
 * @param among a further condition on `report`, as SQL that binds nothing: to derive less than all
 */
export function derivation(scope: Scope, among: string = "TRUE"): Derivation {
  const { sql, bindings } = conditions(scope);
  return {
    bindings,
    ctes: `
known AS MATERIALIZED (
  SELECT *, CASE WHEN coding <> 'hand' AND article IS NOT NULL THEN hash(${ARTICLE_CELL}) END AS article_cell
  FROM report WHERE ${sql} AND (${among})
),
crowded AS MATERIALIZED (
  SELECT article_cell FROM known WHERE article_cell IS NOT NULL GROUP BY article_cell HAVING count(*) > 1
),
counted AS (
  SELECT *, FALSE AS capped FROM known WHERE article_cell IS NULL OR article_cell NOT IN (FROM crowded)
  UNION ALL
  SELECT *, event_id <> first_value(event_id) OVER (
    PARTITION BY ${ARTICLE_CELL}
    ORDER BY known_from, is_root DESC, mentions DESC NULLS LAST, occurrence_id, event_id
  ) AS capped
  FROM known WHERE article_cell IN (FROM crowded)
),
event AS (
  SELECT event_id,
    any_value(occurrence_id) AS occurrence_id,
    any_value(event_date) AS event_date,
    any_value(date_precision) AS date_precision,
    any_value(source_actor) AS source_actor,
    any_value(target_actor) AS target_actor,
    any_value(cameo) AS cameo,
    any_value(quad_class) AS quad_class,
    any_value(place) AS place,
    arg_min(plover_type, report_id) AS plover_type,
    arg_min(plover_mode, report_id) AS plover_mode,
    arg_min(summary, report_id) AS summary,
    list_sort(list_distinct(flatten(list(others)))) AS others,
    min(known_from) AS known_from,
    bool_or(coding = 'hand') AS hand_coded,
    count(*) AS reports
  FROM counted WHERE NOT capped GROUP BY event_id
)`,
  };
}

/** Prefer, of an event and its mirror, what a person wrote, then the visitor's side, then the lesser id. */
export const REPRESENTATIVE_ORDER = "hand_coded DESC, cameo, event_id";
