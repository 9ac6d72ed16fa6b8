import type { Granularity, IsoDate, Period, PeriodLength } from "../kernel/index.ts";
import type { Polarity } from "../lexicon/index.ts";
import type { Scope } from "./derivation.ts";
import { latestFacts } from "./latest-facts.ts";
import { periodSql } from "./period-sql.ts";
import { type Bindings, rowsOf } from "./query.ts";
import type { Store } from "./store.ts";

/** Facts that count events of a dyad, or days on which its events came to a score: what a balance can be made of. */
export interface CountedFact {
  /** The source. */
  readonly teller: string;
  readonly period: Period;
  readonly from: string;
  readonly to: string;
  /** Whether they count in both directions: a daily score has none. */
  readonly mutual: boolean;
  readonly polarity: Exclude<Polarity, "attention">;
  /** Absent in a score, which is of words and deeds together. */
  readonly matter: "words" | "deeds" | null;
  /** Events, or days. */
  readonly events: number;
  /** How many events they stand for in a rate: as many as there are, or a score's points over `POINTS_OF_AN_EVENT`. */
  readonly acts: number;
}

/** Counts of a year, and what they are counts of. */
const COUNTS: readonly (readonly [string, CountedFact["polarity"], "words" | "deeds"])[] = [
  ["events-verbal-cooperation", "cooperation", "words"],
  ["events-material-cooperation", "cooperation", "deeds"],
  ["events-verbal-conflict", "conflict", "words"],
  ["events-material-conflict", "conflict", "deeds"],
];

/** A day's sum of scores. */
const SCORE = "event-score";

/**
 * Goldstein points of a daily score that make one event.
 *
 * A day is no more than one of thirty in a month however much happens on it, so days say little of a rate. On the pairs of even
 * hash ICEWS, which counts an act once, tells of one conflict event for 166 and 106 points of the scores below zero, in 2018 and in
 * 2021 (median of pairs 91 and 61), and of one cooperative event for 206 and 111 above (180 and 91).
 */
export const POINTS_OF_AN_EVENT = 100;

const choose = (column: 1 | 2): string =>
  `CASE measure ${COUNTS.map((count) => `WHEN '${count[0]}' THEN '${count[column]}'`).join(" ")} END`;

/** A score of zero says nothing. */
const DATED = `
dated AS (
  SELECT source AS teller, actor_a, actor_b, first_day AS event_date, last_day, measure = '${SCORE}' AS mutual,
    coalesce(${choose(1)}, CASE WHEN value > 0 THEN 'cooperation' ELSE 'conflict' END) AS polarity,
    ${choose(2)} AS matter,
    CASE WHEN measure = '${SCORE}' THEN 1 ELSE value END AS events,
    CASE WHEN measure = '${SCORE}' THEN abs(value) / ${POINTS_OF_AN_EVENT} ELSE value END AS acts
  FROM latest
  WHERE value <> 0
)`;

/**
 * Common table expressions that end in `dated`: one row per counting fact.
 *
 * @param about which facts, as SQL over the columns of `fact`
 */
export function countedFactTables(
  { asOf, sources }: Pick<Scope, "asOf" | "sources">,
  by: PeriodLength,
  about: { readonly sql: string; readonly bindings: Bindings },
): { ctes: string; bindings: Bindings } {
  const yearly = by === "year" ? COUNTS.map(([measure]) => measure) : [];
  const scope = sources === undefined ? { asOf } : { asOf, sources };
  const { ctes, bindings } = latestFacts(scope, { ...about, measures: [SCORE, ...yearly] });
  return { ctes: `${ctes}, ${DATED}`, bindings };
}

/** What the record's counting facts say of one dyad, by period. */
export async function countedFacts(
  store: Store,
  scope: Scope & { readonly dyad: readonly [string, string] },
  by: Granularity,
): Promise<CountedFact[]> {
  const [a, b] = scope.dyad;
  const { ctes, bindings } = countedFactTables(scope, by, {
    sql: "actor_a IN ($one, $other) AND actor_b IN ($one, $other)",
    bindings: { one: a, other: b },
  });
  return await rowsOf<CountedFact>(
    store.connection,
    `WITH ${ctes}
     SELECT teller, ${periodSql(by)} AS period, actor_a AS "from", actor_b AS "to", mutual, polarity,
       matter, sum(events)::DOUBLE AS events
     FROM dated GROUP BY ALL ORDER BY ALL`,
    bindings,
  );
}

/** What they say of all other dyads together. */
export async function countedFactTotals(
  store: Store,
  scope: Scope & { readonly dyad: readonly [string, string] },
  by: Granularity,
): Promise<Pick<CountedFact, "teller" | "period" | "polarity" | "events" | "acts">[]> {
  const [a, b] = scope.dyad;
  const { ctes, bindings } = countedFactTables(scope, by, {
    sql: "NOT (actor_a IN ($one, $other) AND actor_b IN ($one, $other))",
    bindings: { one: a, other: b },
  });
  return await rowsOf(
    store.connection,
    `WITH ${ctes}
     SELECT teller, ${periodSql(by)} AS period, polarity, sum(events)::DOUBLE AS events,
       sum(acts)::DOUBLE AS acts
     FROM dated GROUP BY ALL ORDER BY ALL`,
    bindings,
  );
}

/** The days between which sources state facts that were known on the as-of date. */
export async function factSpans(
  store: Store,
  { asOf }: Scope,
  sources: readonly string[],
): Promise<{ readonly source: string; readonly first: IsoDate; readonly last: IsoDate }[]> {
  return await rowsOf(
    store.connection,
    `SELECT source, min(first_day)::VARCHAR AS first, max(last_day)::VARCHAR AS last
     FROM fact
     WHERE known_from <= CAST($as_of AS DATE) AND list_contains(string_split($names, ','), source)
     GROUP BY source ORDER BY source`,
    { as_of: asOf, names: sources.join(",") },
  );
}
