import type { CameoCode } from "../lexicon/index.ts";
import { derivation, REPRESENTATIVE_ORDER, type Scope } from "./derivation.ts";
import { rowsOf } from "./query.ts";
import type { Store } from "./store.ts";

/** How many events of a dyad share year, direction, code and mode; an event and its mirror are one. */
export interface OccurrenceCell {
  readonly year: number;
  readonly source: string;
  readonly target: string;
  readonly cameo: CameoCode;
  readonly ploverMode: string | null;
  readonly mutual: boolean;
  readonly events: number;
}

/** A dyad's events as counts by year, direction, code and mode: small however many events there are. */
export async function occurrenceCells(
  store: Store,
  scope: Scope & { readonly dyad: readonly [string, string] },
): Promise<OccurrenceCell[]> {
  const { ctes, bindings } = derivation(scope);
  return await rowsOf<OccurrenceCell>(
    store.connection,
    `WITH ${ctes},
     entry AS (
       SELECT * FROM event
       QUALIFY row_number() OVER (PARTITION BY occurrence_id ORDER BY ${REPRESENTATIVE_ORDER}) = 1
     )
     SELECT year(event_date)::INTEGER AS year, source_actor AS source, target_actor AS target, cameo,
       plover_mode AS "ploverMode", occurrence_id <> event_id AS mutual, count(*)::DOUBLE AS events
     FROM entry GROUP BY ALL ORDER BY ALL`,
    bindings,
  );
}
