import type { IsoDate, Period, PeriodLength } from "../kernel/index.ts";
import type { CameoCode, PloverType, Polarity } from "../lexicon/index.ts";
import { countedFactTables } from "./counted-facts.ts";
import { derivation, type Scope } from "./derivation.ts";
import { TELLER } from "./epochs.ts";
import { datedPeriodSql, periodSql, UNTIL } from "./period-sql.ts";
import { POLARITY } from "./polarity-sql.ts";
import { type Bindings, literal, rowsOf } from "./query.ts";
import type { Store } from "./store.ts";

/**
 * One row per source and occurrence, an event and its mirror being one. Date, pair and polarity are part of what an occurrence
 * is, so that it does not matter which of its reports they are read from; an act written down from both sides has its ends in the
 * order of the alphabet.
 */
export const ACT: string = `
act AS (
  SELECT source, min(source_actor) AS "from", max(target_actor) AS "to",
    bool_or(occurrence_id <> event_id) AS mutual, min(cameo) AS cameo, min(quad_class) AS quad_class,
    arg_min(plover_type, report_id) AS plover_type, arg_min(plover_mode, report_id) AS plover_mode,
    any_value(event_date) AS event_date, any_value(date_precision) AS date_precision,
    min(known_from) AS known_from
  FROM counted WHERE NOT capped GROUP BY source, occurrence_id
)`;

const LAST_DAY: Readonly<Record<PeriodLength, string>> = {
  week: "(event_date + CAST(7 - isodow(event_date) AS INTEGER))",
  month: "last_day(event_date)",
  quarter: "last_day(make_date(year(event_date), 3 * quarter(event_date), 1))",
  year: "make_date(year(event_date), 12, 31)",
};

/** Which dyads a question is about: all of those that meet any condition. */
export interface ActQuestion {
  readonly pairs: readonly (readonly [string, string])[];
  /** Dyads of which one of these is part. */
  readonly touching: readonly string[];
  /** Pairs, among those, of which acts are told apart by code. */
  readonly coded: readonly (readonly [string, string])[];
}

/** What one source tells of two actors in one period: acts alike in direction, polarity and matter. */
export interface ToldAct {
  /** A source, or one of its epochs. */
  readonly teller: string;
  readonly period: Period;
  readonly from: string;
  readonly to: string;
  /** Whether they count in both directions. */
  readonly mutual: boolean;
  readonly polarity: Polarity;
  /** Null where the source does not tell words from deeds. */
  readonly matter: "words" | "deeds" | null;
  /** Whether they were known by the end of the period; what a source counts by the year or the day is taken to be. */
  readonly timely: boolean;
  /** Null where acts are not told apart by code. */
  readonly cameo: CameoCode | null;
  readonly ploverType: PloverType | null;
  readonly ploverMode: string | null;
  readonly events: number;
}

function isPair(one: string, other: string, pairs: ActQuestion["pairs"]): string {
  if (pairs.length === 0) return "FALSE";
  const listed = pairs.map(([a, b]) => `(${[a, b].toSorted().map(literal).join(", ")})`);
  return `(least(${one}, ${other}), greatest(${one}, ${other})) IN (${listed.join(", ")})`;
}

function isMeant(one: string, other: string, { pairs, touching }: ActQuestion): string {
  const names = touching.map(literal).join(", ");
  const touches = names === "" ? "FALSE" : `${one} IN (${names}) OR ${other} IN (${names})`;
  return `(${isPair(one, other, pairs)} OR ${touches})`;
}

/**
 * SQL that ends in `told`: acts of events and counting facts alike, each source apart.
 *
 * @param question left out, about all dyads
 */
function told(
  { dyad: _, ...scope }: Scope,
  by: PeriodLength,
  question?: ActQuestion,
): { readonly ctes: string; readonly bindings: Bindings } {
  const meant = (one: string, other: string): string =>
    question === undefined ? "TRUE" : isMeant(one, other, question);
  const events = derivation(scope, meant("source_actor", "target_actor"));
  const facts = countedFactTables(scope, by, {
    sql: meant("actor_a", "actor_b"),
    bindings: {},
  });
  return {
    bindings: { ...events.bindings, ...facts.bindings },
    ctes: `${events.ctes}, ${ACT}, ${facts.ctes},
told AS (
  SELECT ${TELLER} AS teller, ${datedPeriodSql(by)} AS period, "from", "to", mutual, ${POLARITY} AS polarity,
    CASE WHEN quad_class IN (1, 3) THEN 'words' ELSE 'deeds' END AS matter,
    known_from <= ${LAST_DAY[by]} AS timely, cameo, plover_type, plover_mode, ${UNTIL} AS until, 1 AS events
  FROM act WHERE period IS NOT NULL
  UNION ALL
  SELECT teller, ${periodSql(by)} AS period, actor_a, actor_b, mutual, polarity, matter, TRUE, NULL, NULL, NULL,
    last_day AS until, events
  FROM dated
)`,
  };
}

/**
 * The acts of some dyads by period, direction, polarity and matter: told as events, or counted in facts. Acts whose date is too
 * coarse for periods of this length are left out.
 */
export async function toldActs(
  store: Store,
  scope: Scope,
  by: PeriodLength,
  question: ActQuestion,
): Promise<ToldAct[]> {
  const { ctes, bindings } = told(scope, by, question);
  const apart = isPair('"from"', '"to"', question.coded);
  const ifApart = (column: string): string => `CASE WHEN ${apart} THEN ${column} END`;
  return await rowsOf<ToldAct>(
    store.connection,
    `WITH ${ctes}
     SELECT teller, period, "from", "to", mutual, polarity, matter, timely, ${ifApart("cameo")} AS cameo,
       ${ifApart("plover_type")} AS "ploverType", ${ifApart("plover_mode")} AS "ploverMode",
       sum(events)::DOUBLE AS events
     FROM told GROUP BY ALL ORDER BY ALL`,
    bindings,
  );
}

/** How many dyads of which a source tells had so many events of each polarity in a period. */
export interface ToldSpread {
  readonly teller: string;
  readonly period: Period;
  readonly cooperation: number;
  readonly conflict: number;
  readonly dyads: number;
  /** The latest day that any of these events is dated to. */
  readonly latest: IsoDate;
}

/** What each source tells of everybody, dyad by dyad and without their names. */
export async function toldSpread(
  store: Store,
  scope: Scope,
  by: PeriodLength,
): Promise<ToldSpread[]> {
  const { ctes, bindings } = told(scope, by);
  return await rowsOf<ToldSpread>(
    store.connection,
    `WITH ${ctes},
     cell AS (
       SELECT teller, period, least("from", "to") AS a, greatest("from", "to") AS b, max(until) AS until,
         coalesce(sum(events) FILTER (polarity = 'cooperation'), 0)::DOUBLE AS cooperation,
         coalesce(sum(events) FILTER (polarity = 'conflict'), 0)::DOUBLE AS conflict
       FROM told GROUP BY ALL
     )
     SELECT teller, period, cooperation, conflict, count(*)::DOUBLE AS dyads, max(until)::VARCHAR AS latest
     FROM cell GROUP BY ALL ORDER BY ALL`,
    bindings,
  );
}

/** Two actors of whom a source tells. */
export interface ToldPair {
  readonly teller: string;
  readonly a: string;
  readonly b: string;
}

/**
 * The dyads of which each source tells in most periods, most of all first.
 *
 * @param most so many of each source
 */
export async function steadiestDyads(
  store: Store,
  scope: Scope,
  by: PeriodLength,
  most: number,
): Promise<ToldPair[]> {
  const { ctes, bindings } = told(scope, by);
  return await rowsOf<ToldPair>(
    store.connection,
    `WITH ${ctes},
     pair AS (
       SELECT teller, least("from", "to") AS a, greatest("from", "to") AS b,
         count(DISTINCT period) AS periods, sum(events) AS events
       FROM told WHERE polarity <> 'attention' GROUP BY ALL
     )
     SELECT teller, a, b FROM pair
     QUALIFY row_number() OVER (PARTITION BY teller ORDER BY periods DESC, events DESC, a, b) <= ${most}
     ORDER BY teller, periods DESC, events DESC, a, b`,
    bindings,
  );
}
