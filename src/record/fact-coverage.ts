import type { IsoDate } from "../kernel/index.ts";
import type { Scope } from "./derivation.ts";
import { FACT_KEY } from "./latest-facts.ts";
import { rowsOf } from "./query.ts";
import type { Store } from "./store.ts";

/** How far the facts of one measure reach. */
export interface FactCoverage {
  readonly source: string;
  readonly measure: string;
  readonly first: IsoDate;
  readonly last: IsoDate;
  /** Facts, each in its latest edition only. */
  readonly rows: number;
}

/** The measures of which the record holds facts that were known on the as-of date, by source and name. */
export async function factCoverage(
  store: Store,
  scope: Pick<Scope, "asOf" | "sources">,
): Promise<FactCoverage[]> {
  const { sources } = scope;
  return await rowsOf<FactCoverage>(
    store.connection,
    `SELECT source, measure, min(first_day)::VARCHAR AS first,
       max(least(last, CAST($as_of AS DATE)))::VARCHAR AS last, count(*)::DOUBLE AS rows
     FROM (
       SELECT ${FACT_KEY}, arg_max(last_day, edition) AS last FROM fact
       WHERE known_from <= CAST($as_of AS DATE)
         AND ($sources = '' OR list_contains(string_split($sources, ','), source))
       GROUP BY ${FACT_KEY}
     )
     GROUP BY source, measure ORDER BY source, measure`,
    { as_of: scope.asOf, sources: sources === undefined ? "" : `${sources.join(",")},` },
  );
}
