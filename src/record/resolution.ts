import { actors } from "../lexicon/index.ts";
import type { Scope } from "./derivation.ts";
import { literal, rowsOf } from "./query.ts";
import type { Store } from "./store.ts";

/** How far a source's words for actors could be told. A mention is one side of a report that names somebody. */
export interface ResolvedShare {
  readonly source: string;
  readonly reports: number;
  readonly mentions: number;
  /** Mentions whose actor is known: a state, an organisation or a group. */
  readonly resolved: number;
  /** Of these, the ones that mean a state or territory. */
  readonly states: number;
  /** Of the resolved, the ones that a dictionary or ICEWS's own columns decided. */
  readonly byNames: number;
  /** `resolved / mentions`; null without a mention. */
  readonly share: number | null;
  /** Reports both of whose sides are resolved, be it to one actor. */
  readonly bothResolved: number;
  /** Reports both of whose sides mean a state or territory, be it the same. */
  readonly bothStates: number;
}

function stateList(): string {
  const states = actors().filter(({ kind }) => kind === "state");
  return states.map(({ code }) => literal(code)).join(", ");
}

/**
 * Per source, the share of mentions whose actor is known, at an as-of date.
 *
 * @param scope `sources` narrows it; a dyad would hold resolved reports only and has no part in it
 * @returns the sources that hold a report, by name
 */
export async function resolvedShare(
  store: Store,
  scope: Pick<Scope, "asOf" | "sources">,
): Promise<ResolvedShare[]> {
  const ofSources =
    scope.sources === undefined ? "" : "AND list_contains(string_split($sources, ','), source)";
  const bindings =
    scope.sources === undefined
      ? { as_of: scope.asOf }
      : { as_of: scope.asOf, sources: scope.sources.join(",") };
  return await rowsOf<ResolvedShare>(
    store.connection,
    `WITH told AS (
       SELECT source, report_id, source_actor, target_actor,
         (source_actor IS NOT NULL OR source_name IS NOT NULL)::INTEGER
           + (target_actor IS NOT NULL OR target_name IS NOT NULL)::INTEGER AS mentions,
         (source_actor IS NOT NULL)::INTEGER + (target_actor IS NOT NULL)::INTEGER AS resolved,
         coalesce(source_actor IN (${stateList()}), FALSE)::INTEGER
           + coalesce(target_actor IN (${stateList()}), FALSE)::INTEGER AS states
       FROM report WHERE known_from <= CAST($as_of AS DATE) ${ofSources}
     ),
     by_name AS (
       SELECT source, count(*) AS mentions FROM open_mention JOIN told USING (report_id)
       WHERE CASE side WHEN 'source' THEN source_actor ELSE target_actor END IS NOT NULL
       GROUP BY source
     )
     SELECT source, count(*)::DOUBLE AS reports, sum(told.mentions)::DOUBLE AS mentions,
       sum(resolved)::DOUBLE AS resolved, sum(states)::DOUBLE AS states,
       coalesce(any_value(by_name.mentions), 0)::DOUBLE AS "byNames",
       (sum(resolved) / nullif(sum(told.mentions), 0))::DOUBLE AS share,
       (count(*) FILTER (resolved = 2))::DOUBLE AS "bothResolved",
       (count(*) FILTER (states = 2))::DOUBLE AS "bothStates"
     FROM told LEFT JOIN by_name USING (source) GROUP BY source ORDER BY source`,
    bindings,
  );
}
