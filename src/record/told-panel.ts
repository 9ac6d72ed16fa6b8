import type { Granularity, Period } from "../kernel/index.ts";
import { derivation, type Scope } from "./derivation.ts";
import { isDatedSql, periodNumberSql, periodSql } from "./period-sql.ts";
import { IS_CONFLICTUAL, IS_COOPERATIVE } from "./polarity-sql.ts";
import { columnsOf, literal } from "./query.ts";
import type { Store } from "./store.ts";
import { ACT } from "./told-acts.ts";

/** What one source tells of one dyad in one period, by polarity; an event and its mirror are one. */
export interface DyadPeriod {
  readonly teller: string;
  /** The lesser code of the two in the alphabet. */
  readonly a: string;
  readonly b: string;
  readonly period: Period;
  readonly cooperation: number;
  readonly conflict: number;
  /** Acts of weight zero. */
  readonly attention: number;
}

/**
 * Every dyad's events by period and polarity, each source apart.
 *
 * @param touching only dyads of which one of these actors is part; left out, all
 */
export async function toldPanel(
  store: Store,
  { dyad: _, ...scope }: Scope,
  by: Granularity,
  touching: readonly string[] = [],
): Promise<DyadPeriod[]> {
  const names = touching.map(literal).join(", ");
  const among = names === "" ? "TRUE" : `source_actor IN (${names}) OR target_actor IN (${names})`;
  const { ctes, bindings } = derivation(scope, among);
  const told = await columnsOf<DyadPeriod>(
    store.connection,
    `WITH ${ctes}, ${ACT},
     polar AS (
       SELECT source AS teller, least("from", "to") AS a, greatest("from", "to") AS b, event_date,
         CASE WHEN ${IS_COOPERATIVE} THEN 1 WHEN ${IS_CONFLICTUAL} THEN -1 ELSE 0 END AS polarity
       FROM act WHERE ${isDatedSql(by)}
     ),
     cell AS (
       SELECT teller, a, b, min(event_date) AS event_date,
         (count(*) FILTER (polarity = 1))::DOUBLE AS cooperation,
         (count(*) FILTER (polarity = -1))::DOUBLE AS conflict,
         (count(*) FILTER (polarity = 0))::DOUBLE AS attention
       FROM polar GROUP BY teller, a, b, ${periodNumberSql(by)}
     )
     SELECT teller, a, b, ${periodSql(by)} AS period, cooperation, conflict, attention
     FROM cell ORDER BY period, teller, a, b`,
    bindings,
  );
  const { teller, a, b, period, cooperation, conflict, attention } = told;
  return teller.map((source, row) => ({
    teller: source,
    a: a[row] as string,
    b: b[row] as string,
    period: period[row] as Period,
    cooperation: cooperation[row] as number,
    conflict: conflict[row] as number,
    attention: attention[row] as number,
  }));
}
