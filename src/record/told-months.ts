import type { IsoDate, Period } from "../kernel/index.ts";
import type { Scope } from "./derivation.ts";
import { TELLER } from "./epochs.ts";
import { periodNumberSql, periodSql, UNTIL } from "./period-sql.ts";
import { rowsOf } from "./query.ts";
import type { Store } from "./store.ts";

/** That a source tells of somebody in a month, whoever it is. */
export interface ToldMonth {
  /** A source, or one of its epochs. */
  readonly teller: string;
  readonly month: Period;
  /** Reports between two known actors, repetitions included. */
  readonly reports: number;
  /** Those that say in a line of their own what happened. */
  readonly summaries: number;
  /** The latest day that one of them is dated to. */
  readonly latest: IsoDate;
}

/**
 * The months of which each source tells of anybody, in order. Reports dated only to the year are left out.
 *
 * @param scope its dyad, if any, is not looked at: a source that tells of others has looked
 */
export async function toldMonths(store: Store, scope: Scope): Promise<ToldMonth[]> {
  const { asOf, sources } = scope;
  return await store.once(["told months", asOf, sources], () =>
    rowsOf<ToldMonth>(
      store.connection,
      `WITH alike AS (
         SELECT source, min(event_date) AS event_date, count(*) AS reports, count(summary) AS summaries,
           max(${UNTIL}) AS latest
         FROM report
         WHERE event_id IS NOT NULL AND known_from <= CAST($as_of AS DATE) AND date_precision <> 'year'
           AND ($sources = '' OR list_contains(string_split($sources, ','), source))
         GROUP BY source, ${periodNumberSql("month")}
       )
       SELECT ${TELLER} AS teller, ${periodSql("month")} AS month, reports::DOUBLE AS reports,
         summaries::DOUBLE AS summaries, latest::VARCHAR AS latest
       FROM alike ORDER BY teller, month`,
      { as_of: asOf, sources: sources?.join(",") ?? "" },
    ),
  );
}
