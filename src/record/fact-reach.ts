import type { IsoDate } from "../kernel/index.ts";
import type { Scope } from "./derivation.ts";
import { FACT_KEY, isOneOf } from "./latest-facts.ts";
import { rowsOf } from "./query.ts";
import type { Store } from "./store.ts";

type FactScope = Pick<Scope, "asOf" | "sources">;

/** How far one source tells of one measure, about anybody. */
export interface FactReach {
  readonly source: string;
  readonly measure: string;
  /** The latest day in question. */
  readonly latest: IsoDate;
}

function known(
  { asOf, sources }: FactScope,
  measures: readonly string[],
): { readonly sql: string; readonly bindings: { readonly as_of: string } } {
  const chosen = sources === undefined ? "TRUE" : isOneOf("source", sources);
  return {
    sql: `${isOneOf("measure", measures)} AND known_from <= CAST($as_of AS DATE) AND ${chosen}`,
    bindings: { as_of: asOf },
  };
}

/** The latest day that any fact reaches, by measure: no later than the as-of date, and of each fact in its latest edition. */
export async function factReach(
  store: Store,
  scope: FactScope,
  measures: readonly string[],
): Promise<FactReach[]> {
  const { sql, bindings } = known(scope, measures);
  return await rowsOf<FactReach>(
    store.connection,
    `SELECT source, measure, max(least(last, CAST($as_of AS DATE)))::VARCHAR AS latest
     FROM (
       SELECT ${FACT_KEY}, arg_max(last_day, edition) AS last FROM fact
       WHERE ${sql} GROUP BY ${FACT_KEY}
     )
     GROUP BY source, measure ORDER BY source, measure`,
    bindings,
  );
}

/** The latest day on which any fact begins, by measure; every edition of a fact begins on the same. */
export async function factBeginnings(
  store: Store,
  scope: FactScope,
  measures: readonly string[],
): Promise<FactReach[]> {
  const { sql, bindings } = known(scope, measures);
  return await rowsOf<FactReach>(
    store.connection,
    `SELECT source, measure, max(first_day)::VARCHAR AS latest
     FROM fact WHERE ${sql} GROUP BY source, measure ORDER BY source, measure`,
    bindings,
  );
}

/** A stretch of time about which a source states facts of a measure, whoever they are about. */
export interface FactSpan {
  readonly source: string;
  readonly measure: string;
  readonly last: IsoDate;
  /** First day on which any fact that ends then could be known. */
  readonly knownFrom: IsoDate;
}

/** The days on which facts of some measures end, with the day from which each was known: how far a source told at any time. */
export async function factCalendar(
  store: Store,
  scope: FactScope,
  measures: readonly string[],
): Promise<FactSpan[]> {
  const { sql, bindings } = known(scope, measures);
  return await rowsOf<FactSpan>(
    store.connection,
    `SELECT source, measure, last_day::VARCHAR AS last, min(known_from)::VARCHAR AS "knownFrom"
     FROM fact WHERE ${sql} GROUP BY source, measure, last_day ORDER BY source, measure, last_day`,
    bindings,
  );
}
