import { derivation, type Scope } from "./derivation.ts";
import { rowsOf } from "./query.ts";
import type { Store } from "./store.ts";

/** How much one source tells of a dyad. */
export interface DyadSource {
  readonly source: string;
  /** Its events, an event and its mirror counted once. */
  readonly events: number;
  /** Calendar years in which it has an event. */
  readonly years: number;
}

/**
 * The sources that tell of a dyad, the one that covers most years first: counts over time are comparable only
 * within one source, since each has its own reach.
 */
export async function dyadSources(
  store: Store,
  scope: Scope & { readonly dyad: readonly [string, string] },
): Promise<DyadSource[]> {
  const { ctes, bindings } = derivation(scope);
  return await rowsOf<DyadSource>(
    store.connection,
    `WITH ${ctes}
     SELECT source, count(DISTINCT occurrence_id)::DOUBLE AS events,
       count(DISTINCT year(event_date))::DOUBLE AS years
     FROM counted WHERE NOT capped GROUP BY source ORDER BY years DESC, events DESC, source`,
    bindings,
  );
}
