import type { IsoDate } from "../kernel/index.ts";
import type { Scope } from "./derivation.ts";
import type { SourceCard } from "./intake/source.ts";
import { rowsOf } from "./query.ts";
import { sourceCards } from "./source-registry.ts";
import type { Store } from "./store.ts";

/** A source that the record holds, with the days between which it tells of anything at all. */
export type SourceCoverage = Pick<
  SourceCard,
  "id" | "title" | "coding" | "licence" | "citation" | "address" | "faults"
> & { readonly first: IsoDate; readonly last: IsoDate };

/** The sources of the record that tell of anything known by the as-of date, in the order of the registry. */
export async function sourceCoverage(store: Store, scope: Scope): Promise<SourceCoverage[]> {
  const spans = await rowsOf<{ source: string; first: IsoDate; last: IsoDate }>(
    store.connection,
    `SELECT source, min(event_date)::VARCHAR AS first, max(event_date)::VARCHAR AS last
     FROM report WHERE known_from <= CAST($as_of AS DATE) GROUP BY source`,
    { as_of: scope.asOf },
  );
  return sourceCards().flatMap(({ id, title, coding, licence, citation, address, faults }) => {
    const span = spans.find((s) => s.source === id);
    const isAsked = scope.sources === undefined || scope.sources.includes(id);
    if (span === undefined || !isAsked) return [];
    const { first, last } = span;
    return [{ id, title, coding, licence, citation, address, faults, first, last }];
  });
}
