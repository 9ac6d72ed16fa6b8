import type { IsoDate } from "../kernel/index.ts";
import { derivation, REPRESENTATIVE_ORDER, type Scope } from "./derivation.ts";
import { KEEP_ORDER } from "./dyad-events.ts";
import { literal, rowsOf } from "./query.ts";
import type { Store } from "./store.ts";

/** Days from `first` to `last`, both included. */
export interface DaySpan {
  readonly first: IsoDate;
  readonly last: IsoDate;
}

/**
 * The ids of a dyad's weightiest events in each of some spans, as `dyadEvents` would keep and list them one span after the other:
 * all spans are answered in one pass.
 *
 * @param most how many to name for a span
 * @returns a list for each span, oldest first
 * @throws `record.damaged`
 */
export async function weightiestEvents(
  store: Store,
  scope: Scope & { readonly dyad: readonly [string, string] },
  spans: readonly DaySpan[],
  most: number,
): Promise<string[][]> {
  if (spans.length === 0) return [];
  const day = (date: IsoDate): string => `DATE ${literal(date)}`;
  const within = spans.map(
    ({ first, last }) => `event_date BETWEEN ${day(first)} AND ${day(last)}`,
  );
  const listed = spans.map(({ first, last }, i) => `(${i}, ${day(first)}, ${day(last)})`);
  const { ctes, bindings } = derivation(scope, within.join(" OR "));
  const rows = await rowsOf<{ span: number; id: string }>(
    store.connection,
    `WITH ${ctes},
     entry AS (
       SELECT span_no, event_id, event_date, hand_coded, reports
       FROM event, (VALUES ${listed.join(", ")}) span(span_no, "first", "last")
       WHERE event_date BETWEEN "first" AND "last"
       QUALIFY row_number() OVER (PARTITION BY span_no, occurrence_id ORDER BY ${REPRESENTATIVE_ORDER}) = 1
     ),
     kept AS (
       SELECT * FROM entry
       QUALIFY row_number() OVER (PARTITION BY span_no ORDER BY ${KEEP_ORDER.weightiest}) <= $most
     )
     SELECT span_no AS span, event_id AS id FROM kept ORDER BY span_no, event_date, event_id`,
    { ...bindings, most },
  );
  return spans.map((_, i) => rows.filter(({ span }) => span === i).map(({ id }) => id));
}
