import type { Granularity, Period } from "../kernel/index.ts";
import { derivation, type Scope } from "./derivation.ts";
import { datedPeriodSql } from "./period-sql.ts";
import { IS_CONFLICTUAL, IS_COOPERATIVE } from "./polarity-sql.ts";
import { literal, rowsOf } from "./query.ts";
import type { Store } from "./store.ts";

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
 * One row per source and occurrence. Date, pair and polarity are part of what an occurrence is, so that it does not matter
 * which of its reports, or of an event and its mirror, they are read from.
 */
const ACT = `
act AS (
  SELECT source AS teller, any_value(least(source_actor, target_actor)) AS a,
    any_value(greatest(source_actor, target_actor)) AS b, any_value(event_date) AS event_date,
    any_value(date_precision) AS date_precision, min(cameo) AS cameo
  FROM counted WHERE NOT capped GROUP BY source, occurrence_id
)`;

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
  return await rowsOf<DyadPeriod>(
    store.connection,
    `WITH ${ctes}, ${ACT}
     SELECT teller, a, b, ${datedPeriodSql(by)} AS period,
       (count(*) FILTER (${IS_COOPERATIVE}))::DOUBLE AS cooperation,
       (count(*) FILTER (${IS_CONFLICTUAL}))::DOUBLE AS conflict,
       (count(*) FILTER (NOT (${IS_COOPERATIVE}) AND NOT (${IS_CONFLICTUAL})))::DOUBLE AS attention
     FROM act WHERE period IS NOT NULL GROUP BY ALL ORDER BY ALL`,
    bindings,
  );
}
